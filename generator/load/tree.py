"""A practice's folder to documents, images and problems. The one entrance for the rest of the program."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from generator.load import strays
from generator.load.cache import ParseCache
from generator.load.source import Source, line_of, read_again
from generator.load.text import MAX_FILE_BYTES, too_large
from generator.load.values import Document
from generator.load.walk import FoundFile, find_files
from generator.problems import Problem, Where

MAX_TOTAL_BYTES = 256_000_000


@dataclass(slots=True)
class SourceTree:
    """What was found in a practice's folder.

    `documents`, `images` and `fonts` are by path relative to `root`. `unusable` are the paths of documents that exist
    but could not be read at all, so that nobody is told that what they describe is missing.
    """

    root: Path
    documents: dict[str, Document] = field(default_factory=dict)
    images: dict[str, FoundFile] = field(default_factory=dict)
    fonts: dict[str, FoundFile] = field(default_factory=dict)
    unusable: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def line_text(self, where: Where) -> str:
        """The source line of a problem, safe to print; empty if there is none."""
        if not where.line:
            return ""
        return line_of(read_again(self.root / where.file).decode(errors="replace").removeprefix("\ufeff"), where.line)


def read_tree(root: Path, *, cache: ParseCache | None = None) -> SourceTree:
    """Reads everything under `root`. Never raises for what it finds there: that is told in `problems`.

    With a `cache`, only files whose bytes it does not know are parsed; saving it is left to the caller.
    """
    tree = SourceTree(root.resolve())
    if not tree.root.is_dir():
        tree.problems.append(strays.no_source_folder(str(root)))
        return tree
    found = find_files(tree.root)
    tree.images = {image.file: image for image in found.images}
    tree.fonts = {font.file: font for font in found.fonts}
    tree.problems = found.problems
    for file in _within_limit(found.documents, tree.problems):
        _add(tree, file, cache)
    return tree


def _within_limit(files: list[FoundFile], problems: list[Problem]) -> Iterator[FoundFile]:
    total = 0
    for file in files:
        total += file.size
        if total > MAX_TOTAL_BYTES:
            problems.append(strays.too_many_bytes(file.file, MAX_TOTAL_BYTES))
            return
        yield file


def _add(tree: SourceTree, file: FoundFile, cache: ParseCache | None) -> None:
    document, problems = _read(file, cache)
    tree.problems += problems
    if document is None:
        tree.unusable.append(file.file)
    else:
        tree.documents[file.file] = document


def read_document(root: Path, file: str) -> tuple[Document | None, list[Problem]]:
    """One file of a practice that is no part of its tree, read without any cache."""
    path = root / file
    return _read(FoundFile(file, path, path.stat().st_size), None)


def _read(file: FoundFile, cache: ParseCache | None) -> tuple[Document | None, list[Problem]]:
    if file.size > MAX_FILE_BYTES:
        return None, [too_large(file.file, file.size)]
    try:
        data = file.path.read_bytes()
    except OSError as error:
        return None, [strays.unreadable(file.file, error)]
    if cache is None:
        return _parse(data, file)
    return _through_cache(data, file, cache)


def _through_cache(data: bytes, file: FoundFile, cache: ParseCache) -> tuple[Document | None, list[Problem]]:
    key = cache.key(data, file.path.suffix)
    if entry := cache.get(key):
        return Document(file.file, *entry, Source(file.file, file.path)), []
    document, problems = _parse(data, file)
    if document and not problems:
        cache.put(key, (document.value, document.body, document.body_line))
    return document, problems


def _parse(data: bytes, file: FoundFile) -> tuple[Document | None, list[Problem]]:
    # PyYAML takes 20 ms to import; a build in which everything comes from the cache does without.
    from generator.load.frontmatter import parse_front_matter
    from generator.load.yamlfile import parse_yaml

    parse = parse_front_matter if file.path.suffix == ".md" else parse_yaml
    return parse(data, file.file, file.path)
