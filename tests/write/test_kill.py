"""A build that is killed leaves the old site or the new one, never a mix and never nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.outputs.base import File, Shelf
from generator.write import publish, tree

FILES = [f"{folder}page-{n}.html" for folder in ("", "a/", "a/b/") for n in range(3)]

OPERATIONS = ("mkdir", "chmod", "open", "link", "unlink")


class Killed(BaseException):
    """Not an `Exception`, so that nothing tidies up after it, as nothing does after SIGKILL."""


def put(out: Path, text: str, extra: str) -> None:
    shelf = [File(path, text.encode()) for path in (*FILES, f"only-{extra}/x.txt")]
    same = File("same/x.txt", b"always the same")
    publish(out, {Shelf.SITE: [*shelf, same]}, out.parent / "practice")


def state(out: Path) -> set[str]:
    """Every text in the site; a whole site has one text besides the file that never changes."""
    found = {path.read_text() for path in (out / "site").rglob("*") if path.is_file()}
    assert sum(path.is_file() for path in (out / "site").rglob("*")) == len(FILES) + 2
    return found - {"always the same"}


def kill_after(patch: pytest.MonkeyPatch, operations: int, one_step: bool) -> None:
    """Let that many operations on the disk happen and stop dead at the next."""
    left = [operations]

    def dying(function: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **options: Any) -> Any:
            if left[0] == 0:
                raise Killed
            left[0] -= 1
            return function(*args, **options)

        return call

    for name in OPERATIONS:
        patch.setattr(tree.os, name, dying(getattr(os, name)))
    patch.setattr(Path, "rename", dying(Path.rename))
    patch.setattr(tree, "exchange", dying(tree.exchange if one_step else lambda *_: False))


@pytest.mark.parametrize("one_step", [True, False], ids=["exchange", "renames"])
def test_killed_at_every_operation(tmp_path: Path, one_step: bool) -> None:
    out = tmp_path / "build"
    put(out, "0", "even")
    operations, finished = 0, False
    while not finished:
        old = state(out).pop()
        new, extra = str(int(old) + 1), "odd" if old[-1] in "02468" else "even"
        with pytest.MonkeyPatch.context() as patch:
            kill_after(patch, operations, one_step)
            try:
                put(out, new, extra)
                finished = True
            except Killed:
                pass
        if one_step:
            assert state(out) in ({old}, {new}), f"after {operations} operations"
        put(out, "0" + new, "even")
        assert state(out) == {"0" + new}
        assert {path.name for path in out.iterdir()} == {".presence", "site", ".spare-site"}
        operations += 1
    assert operations > 20


def test_killed_for_real(tmp_path: Path) -> None:
    """SIGKILL at some moment or other, again and again; whoever reads the site meanwhile finds it whole."""
    out = tmp_path / "build"
    put(out, "start", "even")
    program = (
        "import itertools, sys; from pathlib import Path; sys.path.insert(0, sys.argv[2]);"
        "from tests.write.test_kill import put; print(flush=True);"
        "[put(Path(sys.argv[1]), f'{sys.argv[3]}-{n}', 'even') for n in itertools.count()]"
    )
    for moment in range(6):
        command = [sys.executable, "-c", program, str(out), str(Path(__file__).parents[2]), str(moment)]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as running:
            assert running.stdout is not None
            running.stdout.readline()
            for _ in range(moment * 20):
                out.stat()
            running.kill()
        assert len(state(out)) == 1
    put(out, "end", "even")
    assert state(out) == {"end"}
