"""The Chromium of the system: where it is, what to say when there is none, and how it is started."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

VARIABLE = "CHROME_PATH"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MISSING = f"""No Chromium was found, so nothing is known of how the site works in a browser.
  Install it:              .ci/setup dev   (on Debian: apt-get install chromium)
  Or say where it is:      {VARIABLE}=/path/to/chromium
  Or leave these tests out: pytest -m "not browser"
Looked for {", ".join(NAMES)}."""

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # No other host exists: whatever a page asks of one fails, and is counted by the test.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)


def path() -> str | None:
    """Where Chromium is: what the environment says, or the first of its names that can be run."""
    said = os.environ.get(VARIABLE)
    return shutil.which(said) if said else next(filter(None, map(shutil.which, NAMES)), None)


@contextmanager
def started() -> Iterator[Browser]:
    """A running browser. Raises `FileNotFoundError` with what to do when there is none."""
    found = path()
    if found is None:
        raise FileNotFoundError(MISSING)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=list(FLAGS))
        yield browser
        browser.close()
