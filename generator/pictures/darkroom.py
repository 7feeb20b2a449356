"""From what the rooms describe to files: pictures in their sizes, drawings as PNG, codes as SVG."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from generator.derive.gallery import Gallery, Variant
from generator.outputs.base import Artifact, Code, Drawing, File, Sheet, Shelf, Still
from generator.pictures.album import FOLDER, Album
from generator.pictures.limits import CannotPrint, Unusable
from generator.pictures.printing import NOT_INSTALLED, edition
from generator.pictures.tasks import Jpeg, Pdf, Png, Qr, Sizes, Task
from generator.pictures.vault import Vault
from generator.pictures.workers import Workers
from generator.problems import ContentError, Problem, Where


class _Ordered(NamedTuple):
    """A file whose body is in the vault, or will be."""

    path: str
    key: str
    sources: tuple[str, ...]
    shelf: Shelf = Shelf.SITE


class Darkroom:
    """What one build makes of the pictures of an album. What the vault knows is not made again."""

    def __init__(self, album: Album, vault: Vault) -> None:
        self.unprinted = ""
        """Why there are no PDFs, where some were asked for and this computer cannot make them."""
        self._album = album
        self._vault = vault
        self._orders: dict[tuple[Shelf, str], _Ordered] = {}
        self._asked: set[str] = set()
        self._bodies: dict[str, bytes] = {}
        self._tasks: list[Task] = []

    def order(self, gallery: Gallery, artifacts: Iterable[Artifact]) -> None:
        """Asks for the published pictures, and for all drawings and codes."""
        for file in gallery:
            self._order_sizes(file, gallery.variants(file))
        for artifact in artifacts:
            if isinstance(artifact, Drawing):
                self._order_drawing(artifact)
            elif isinstance(artifact, Still):
                self._order_still(artifact)
            elif isinstance(artifact, Code):
                self._order_code(artifact)
            elif isinstance(artifact, Sheet):
                self._order_sheet(artifact)
        self._album.keep(self._vault)

    @contextlib.contextmanager
    def developing(self) -> Iterator[Iterator[File]]:
        """Starts on what is ordered, and gives the files, each address once; asking for the first may take a while.

        Asking raises `ContentError` when a picture has changed since it was checked, or cannot be shown after all.
        """
        with Workers(self._tasks, self._vault) as workers:
            yield self._files(workers)

    def _order_sizes(self, file: str, variants: Sequence[Variant]) -> None:
        source = self._album.source(file)
        wanted = []
        for variant in variants:
            key = Vault.key("size", source.digest, f"{variant.width}x{variant.height}")
            if self._is_new(_Ordered(variant.path, key, (FOLDER + file,))):
                wanted.append((key, variant.width, variant.height))
        if wanted:
            self._tasks.append(Sizes(source, tuple(wanted)))

    def _order_drawing(self, drawing: Drawing) -> None:
        sources = tuple(self._album.source(placed.file) for placed in drawing.pictures)
        places = (repr(placed[1:]) for placed in drawing.pictures)
        key = Vault.key("drawing", drawing.svg, *places, *(source.digest for source in sources))
        if self._is_new(_Ordered(drawing.path, key, drawing.sources, drawing.shelf)):
            self._tasks.append(Png(key, drawing.svg, sources, drawing.pictures))

    def _order_still(self, still: Still) -> None:
        source = self._album.source(still.picture)
        key = Vault.key("still", source.digest, f"{still.width}x{still.height}")
        if self._is_new(_Ordered(still.path, key, still.sources)):
            self._tasks.append(Jpeg(key, source, (still.width, still.height)))

    def _order_code(self, code: Code) -> None:
        kind = "png-code" if code.path.endswith(".png") else "code"
        key = Vault.key(kind, code.text)
        if self._is_new(_Ordered(code.path, key, code.sources, code.shelf)):
            self._tasks.append(Qr(key, code.text, kind == "png-code"))

    def _order_sheet(self, sheet: Sheet) -> None:
        if not edition():
            self.unprinted = NOT_INSTALLED
            return
        key = Vault.key("pdf", edition(), str(sheet.pages), sheet.html, *chain.from_iterable(sheet.codes))
        if self._is_new(_Ordered(sheet.path, key, sheet.sources, sheet.shelf)):
            self._tasks.append(Pdf(key, sheet.html, sheet.codes, sheet.pages))

    def _is_new(self, order: _Ordered) -> bool:
        """Whether something has to be done for an order."""
        self._orders.setdefault((order.shelf, order.path), order)
        if order.key in self._asked:
            return False
        self._asked.add(order.key)
        body = self._vault.get(order.key)
        if body is not None:
            self._bodies[order.key] = body
        return body is None

    def _files(self, workers: Workers) -> Iterator[File]:
        workers.wait()
        for task in self._tasks:
            try:
                self._bodies |= self._collected(task)
            except CannotPrint as error:
                self.unprinted = str(error)
        for order in self._orders.values():
            if order.key in self._bodies:
                yield File(order.path, self._bodies[order.key], order.shelf, order.sources)

    def _collected(self, task: Task) -> dict[str, bytes]:
        """What a worker has put into the vault; done here if it has not."""
        found = {key: body for key in task.keys if (body := self._vault.get(key)) is not None}
        if len(found) == len(task.keys):
            return found
        made = _made(task)
        for key, body in made.items():
            self._vault.put(key, body)
        return made


def _made(task: Task) -> dict[str, bytes]:
    """A task done here. What its decoder cannot take is told of its first picture: it seldom has two."""
    from generator.pictures.opening import quiet

    try:
        with quiet():
            return dict(task.run())
    except Unusable as error:
        code, message, hint = error.flaw
        raise ContentError([Problem(code, Where(task.sources[0].file), message, hint)]) from error
