"""The whole story on one screen: load, check, derive, make, print, write."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from generator.derive.desk import Desk
from generator.inspection import PICTURES, inspect
from generator.model.practice import Directory
from generator.outputs import rooms
from generator.outputs.base import Artifact, File, Printable, Shelf, Sized
from generator.outputs.pages.frame import site_settings
from generator.pictures.darkroom import Darkroom
from generator.pictures.vault import Vault
from generator.press import print_site
from generator.press.cache import of_this_user
from generator.problems import ContentError, Problem, Severity
from generator.renderers.base import Renderer
from generator.renderers.mkdocs import MkDocs
from generator.write import Summary, everyone_may_read, publish, refuse

CACHE = ".cache"


class Built(NamedTuple):
    """What a build did. `problems` are the warnings it went on with; `address` is where the site will be published."""

    summary: Summary
    address: str
    today: date
    problems: list[Problem]
    unprinted: str = ""
    """Why there are no PDFs, where some were asked for and this computer cannot make them."""


def build(
    source: Path,
    out: Path,
    today: date | None = None,
    *,
    allow_stale: bool = False,
    renderer: Renderer | None = None,
) -> Built:
    """Build the site and the drafts of a practice, or change nothing on disk.

    Raises `ContentError` with every problem when the files cannot be trusted, `UsageError`, `RendererError`.
    """
    with everyone_may_read():
        return _build(source, out, today, renderer or MkDocs(), allow_stale=allow_stale)


def _build(source: Path, out: Path, today: date | None, renderer: Renderer, *, allow_stale: bool) -> Built:
    refuse(out, source)
    cache = out / CACHE if out.is_dir() else None
    found = inspect(source, today, allow_stale=allow_stale, cache=cache)
    directory, day = found.checked.directory, found.checked.today
    if found.failed or directory is None or day is None:
        raise ContentError(found.problems)
    desk = Desk(directory, day)
    artifacts, remarks = sorted_out(make(desk))
    problems = sorted([*found.problems, *remarks], key=lambda problem: problem.sort_key)
    if any(problem.severity is Severity.ERROR for problem in remarks):
        raise ContentError(problems)
    artifacts += found.fonts.published(directory)
    vault = Vault(out / CACHE / PICTURES)
    darkroom = Darkroom(found.album, vault)
    darkroom.order(desk.gallery, artifacts)
    drafts = [file for file in artifacts if isinstance(file, File) and file.shelf is Shelf.DRAFTS]
    with darkroom.developing() as pictures:
        printable = [artifact for artifact in artifacts if isinstance(artifact, Printable)]
        printed = print_site(printable, site_settings(desk), renderer, of_this_user())
        site = chain(printed, _with_sizes(_sorted_pictures(pictures, drafts), artifacts))
        summary = publish(out, {Shelf.SITE: site, Shelf.DRAFTS: drafts}, source)
    vault.prune()
    return Built(summary, desk.settings.site.url, day, problems, darkroom.unprinted)


class Form(StrEnum):
    """In which form drafts are told."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"


def social_texts(directory: Directory, today: date, form: Form, day: date | None, after: str | None) -> str:
    """The drafts of posts: of all that is news, since a day, or after an update (by its id)."""
    from generator.derive.social.since import since
    from generator.outputs.social import making

    desk = Desk(directory, today)
    makers = {Form.TEXT: making.listing, Form.MARKDOWN: making.markdown, Form.JSON: making.json_text}
    return makers[form](desk, since(directory, day, after))


def sorted_out(made: Iterable[Artifact | Problem]) -> tuple[list[Artifact], list[Problem]]:
    """What the rooms made, and what they found wrong with it."""
    artifacts: list[Artifact] = []
    remarks: list[Problem] = []
    for thing in made:
        if isinstance(thing, Problem):
            remarks.append(thing)
        else:
            artifacts.append(thing)
    return artifacts, remarks


def _sorted_pictures(pictures: Iterable[File], drafts: list[File]) -> Iterator[File]:
    """The pictures of the site; those of drafts are put to the drafts, which are written after it."""
    for picture in pictures:
        if picture.shelf is Shelf.DRAFTS:
            drafts.append(picture)
        else:
            yield picture


def _with_sizes(pictures: Iterable[File], artifacts: Iterable[Artifact]) -> Iterator[File]:
    """The pictures, and behind them the files that state their sizes."""
    sizes: dict[str, int] = {}
    for picture in pictures:
        sizes[picture.path] = len(picture.body)
        yield picture
    for artifact in artifacts:
        if isinstance(artifact, Sized):
            yield artifact.filled(sizes)


def make(desk: Desk) -> Iterator[Artifact | Problem]:
    """Everything that the chosen rooms make of the practice, and what they find wrong with it."""
    chosen = desk.settings.outputs.model_dump()
    for room in rooms():
        if chosen.get(room.name, True):
            yield from room.render(desk)
