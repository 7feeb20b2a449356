"""`presence serve`: the site on this computer, built anew and shown anew whenever a file is saved.

A server of our own, not MkDocs': that one writes its script into the page, which the site's policy forbids to run
(`script-src 'self'`), and asks MkDocs to build. Saved files are noticed by looking at their times twice a second,
which works on every disk, shared and virtual ones too, and costs a thousandth of a second for a practice.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

from generator.problems import UsageError
from generator.serve.preview import Preview
from generator.serve.watch import Watch
from generator.serve.web import Web


@contextmanager
def serving(preview: Preview, watched: list[Path], host: str, port: int) -> Iterator[str]:
    """The address of a running preview; it stops when the block ends. Port 0 is any free one.

    Raises UsageError when the port cannot be had.
    """
    try:
        web = Web((host, port), preview)
    except OSError as error:
        message = f"port {port} of {host} cannot be used ({error.strerror}); name another with --port"
        raise UsageError(message) from error
    watch = Watch(watched, preview.rebuild)
    threads = [Thread(target=web.serve_forever, args=(0.1,), name="web"), Thread(target=watch.run, name="watch")]
    preview.rebuild()
    for thread in threads:
        thread.start()
    try:
        yield web.address
    finally:
        watch.stop()
        preview.close()
        web.shutdown()
        for thread in threads:
            thread.join()
        web.server_close()
