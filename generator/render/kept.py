"""What is worked out once for an installation, and kept beside its compiled modules and templates."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterable
from hashlib import sha256
from importlib.resources import files
from pathlib import Path


def folder_of(package: str) -> Path | None:
    """The folder in which Python keeps a package's compiled modules; None where it cannot be written."""
    folder = Path(str(files(package))) / "__pycache__"
    return folder if os.access(folder, os.W_OK) else None


def kept(package: str, made_of: Iterable[str], make: Callable[[], str]) -> str:
    """A text that depends on nothing but these others, made once for an installation."""
    folder = folder_of(package)
    if folder is None:
        return make()
    path = folder / sha256("\0".join(made_of).encode()).hexdigest()[:40]
    with contextlib.suppress(OSError, ValueError):
        return path.read_text("utf-8")
    made = make()
    unfinished = path.with_suffix(f".{os.getpid()}")
    with contextlib.suppress(OSError):
        unfinished.write_text(made, "utf-8")
        unfinished.replace(path)
    return made
