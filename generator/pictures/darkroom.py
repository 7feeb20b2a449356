"""From what the rooms describe to files: pictures in their sizes, drawings as PNG, codes as SVG.

The libraries that decode, draw and encode are imported only when something is not in the vault.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor

from generator.derive.gallery import Gallery, Variant
from generator.model.pictures import Picture
from generator.outputs.base import Artifact, Code, Drawing, File, Printable
from generator.pictures.album import FOLDER, Album
from generator.pictures.vault import Vault


class Darkroom:
    """Develops the pictures of one album, with one vault."""

    def __init__(self, album: Album, vault: Vault) -> None:
        self._album = album
        self._vault = vault
        album.keep(vault)

    def develop(self, artifacts: Iterable[Artifact]) -> Iterator[Printable]:
        """The artifacts, with files in the place of drawings and codes. Raises `ContentError`."""
        for artifact in artifacts:
            if isinstance(artifact, Drawing):
                yield File(artifact.path, self._drawn(artifact), sources=artifact.sources)
            elif isinstance(artifact, Code):
                yield File(artifact.path, self._coded(artifact.text), sources=artifact.sources)
            else:
                yield artifact

    def pictures(self, gallery: Gallery) -> Iterator[File]:
        """Every published size of every picture, each address once. Raises `ContentError`."""
        found = {variant.path: (file, variant) for file in gallery for variant in gallery.variants(file)}
        known = {path: self._vault.get(_key(self._digest(file), variant)) for path, (file, variant) in found.items()}
        missing: dict[str, list[Variant]] = {}
        for path, (file, variant) in found.items():
            if known[path] is None:
                missing.setdefault(file, []).append(variant)
        known |= self._encoded(missing)
        for path, body in known.items():
            yield File(path, body or b"", sources=(FOLDER + found[path][0],))

    def _encoded(self, missing: Mapping[str, Sequence[Variant]]) -> dict[str, bytes]:
        """The bodies of these sizes, by path; all processors at work."""
        if not missing:
            return {}
        from generator.pictures.encoding import webp_variants
        from generator.pictures.opening import quiet

        made: dict[str, bytes] = {}
        with quiet(), ThreadPoolExecutor(os.cpu_count()) as pool:
            bodies = pool.map(lambda file: webp_variants(self._album.read(file), missing[file]), missing)
            for file, encoded in zip(missing, bodies, strict=True):
                for variant, body in zip(missing[file], encoded, strict=True):
                    self._vault.put(_key(self._digest(file), variant), body)
                    made[variant.path] = body
        return made

    def _digest(self, file: str) -> str:
        picture = self._album[file]
        assert isinstance(picture, Picture), "the gallery has no others"
        return picture.digest

    def _drawn(self, drawing: Drawing) -> bytes:
        key = Vault.key("drawing", drawing.svg, *map(self._digest, drawing.pictures))
        return self._vault.made(key, lambda: self._draw(drawing))

    def _draw(self, drawing: Drawing) -> bytes:
        from generator.pictures.drawings import png
        from generator.pictures.opening import quiet

        with quiet():
            return png(drawing.svg, [self._album.read(file) for file in drawing.pictures])

    def _coded(self, text: str) -> bytes:
        from generator.pictures.codes import qr_svg

        return self._vault.made(Vault.key("code", text), lambda: qr_svg(text))


def _key(digest: str, variant: Variant) -> str:
    return Vault.key("variant", digest, f"{variant.width}x{variant.height}")
