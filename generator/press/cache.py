"""What a renderer made, kept for the next build: a pure function of the job and of the renderer's fingerprint.

One zip file for each key, whose checksums tell a broken entry from a good one. A cache that cannot be read or written
is no error; it only costs time. Nothing in it depends on where a site is built, so that one folder serves every
practice and every output folder of a user: what the theme's templates say is worked out once, as their bytecode is.
"""

from __future__ import annotations

import contextlib
import os
import zipfile
from hashlib import sha256
from pathlib import Path

from generator.renderers.base import Renderer, Rendering, RenderJob

KEPT = 16
"""Entries that stay, a third of a megabyte each: those used last. Previews switch between a few states."""

_PAGES, _FILES = "pages/", "files/"


def of_this_user() -> Path:
    """Where a program keeps what it can make again (XDG Base Directory Specification, `$XDG_CACHE_HOME`)."""
    named = Path(os.environ.get("XDG_CACHE_HOME", ""))
    return (named if named.is_absolute() else Path("~/.cache").expanduser()) / "practice-presence"


def rendering_of(job: RenderJob, renderer: Renderer, folder: Path | None) -> Rendering:
    """From the cache if it is there, else from the renderer. Raises `RendererError`."""
    if folder is None:
        return renderer.render(job)
    entry = folder / f"shells-{_key(job, renderer)}.zip"
    made = _load(entry)
    if made is None:
        made = renderer.render(job)
        with contextlib.suppress(OSError):
            _save(entry, made)
            _prune(folder)
    return made


def _key(job: RenderJob, renderer: Renderer) -> str:
    return sha256(f"{renderer.name}\n{renderer.fingerprint()}\n{job!r}".encode()).hexdigest()[:24]


def _load(entry: Path) -> Rendering | None:
    try:
        with zipfile.ZipFile(entry) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        pages = {name: body.decode() for name, body in _below(_PAGES, parts)}
    except (OSError, zipfile.BadZipFile, ValueError, NotImplementedError):
        return None
    with contextlib.suppress(OSError):
        os.utime(entry)
    return Rendering(pages, dict(_below(_FILES, parts))) if pages else None


def _below(folder: str, parts: dict[str, bytes]) -> list[tuple[str, bytes]]:
    return [(name.removeprefix(folder), body) for name, body in parts.items() if name.startswith(folder)]


def _save(entry: Path, made: Rendering) -> None:
    entry.parent.mkdir(parents=True, exist_ok=True)
    unfinished = entry.with_suffix(f".{os.getpid()}.part")
    with zipfile.ZipFile(unfinished, "w") as archive:
        for path, page in made.pages.items():
            archive.writestr(_timeless(_PAGES + path), page)
        for path, body in made.files.items():
            archive.writestr(_timeless(_FILES + path), body)
    unfinished.replace(entry)


def _timeless(name: str) -> zipfile.ZipInfo:
    """An entry that says nothing of when it was made, so that equal builds leave equal folders."""
    return zipfile.ZipInfo(name)


def _prune(folder: Path) -> None:
    entries = sorted(folder.glob("shells-*"), key=lambda entry: entry.stat().st_mtime, reverse=True)
    for entry in entries[KEPT:]:
        entry.unlink(missing_ok=True)
