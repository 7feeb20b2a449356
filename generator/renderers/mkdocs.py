"""MkDocs 1.6 with Material 9.8, driven in process: the only code that knows MkDocs by name.

MkDocs is imported when something is rendered and not before, so that a build that finds its shells in the cache does
not pay for it. It is given a dictionary; a practice has no `mkdocs.yml`.
"""

from __future__ import annotations

import html
import json
import logging
import re
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from hashlib import sha256
from importlib import import_module, metadata
from pathlib import Path
from typing import Any
from urllib.parse import quote

from generator.problems import RendererError
from generator.renderers.base import Rendering, RenderJob, SearchEntry, StagedPage
from generator.renderers.material import direction_of, mend, mend_files
from generator.renderers.mkdocs_options import THEME, options_for

PACKAGES = ("mkdocs-material", "Markdown", "Jinja2")
"""Besides MkDocs itself, what decides what a page looks like."""

PROPERDOCS = "properdocs"
"""A successor with the same modules. Its module `replacement` is what plugins find when they import `mkdocs`."""

SEARCH_INDEX = "search/search_index.json"

MOST_URLS = 5_000
"""Addresses in one sitemap file: about 20 KB on the wire."""


class MkDocs:
    """The renderer. `package` may be PROPERDOCS, in a process that has not rendered with MkDocs."""

    def __init__(self, package: str = "mkdocs") -> None:
        self.name = package

    def fingerprint(self) -> str:
        """The versions of all that takes part in rendering, and our own files."""
        versions = (f"{package}=={metadata.version(package)}" for package in (self.name, *PACKAGES))
        return " ".join((*versions, _own_files()))

    def render(self, job: RenderJob) -> Rendering:
        """Stage the pages in a folder of their own, build, and read back what was made."""
        with tempfile.TemporaryDirectory(prefix="presence-") as folder:
            docs, site = Path(folder, "docs"), Path(folder, "site")
            _stage(job.pages, docs)
            _build(self.name, options_for(job, docs, site), Path(folder, "mkdocs.yml"))
            return _collect(site)

    def search_index(self, files: Mapping[str, bytes], entries: Iterable[SearchEntry]) -> Mapping[str, bytes]:
        """The index that the search worker loads. Titles and texts are shown as HTML there, so they are escaped."""
        index = json.loads(files[SEARCH_INDEX])
        index["docs"] += [
            {"location": entry.path, "title": _text(entry.title), "text": _text(entry.text)} for entry in entries
        ]
        return {SEARCH_INDEX: json.dumps(index, separators=(",", ":"), ensure_ascii=False).encode()}

    def sitemap(self, root_url: str, paths: Iterable[str]) -> Mapping[str, bytes]:
        """The sitemap, as sitemaps.org 0.9 has it. No `lastmod`: nobody knows when a fact on a page last changed.

        A long one is cut into parts, because every reader's browser loads it for instant navigation. The theme finds
        no pages in the list of parts, so that the links of a very big site are ordinary ones.
        """
        urls = [root_url + quote(path) for path in paths]
        if len(urls) <= MOST_URLS:
            return {"sitemap.xml": _sitemap("urlset", "url", urls)}
        cuts = range(0, len(urls), MOST_URLS)
        parts = {f"sitemap-{n}.xml": urls[cut : cut + MOST_URLS] for n, cut in enumerate(cuts, 1)}
        index = _sitemap("sitemapindex", "sitemap", (root_url + name for name in parts))
        return {"sitemap.xml": index} | {name: _sitemap("urlset", "url", part) for name, part in parts.items()}


def _sitemap(kind: str, entry: str, urls: Iterable[str]) -> bytes:
    entries = "".join(f"<{entry}><loc>{html.escape(url)}</loc></{entry}>\n" for url in urls)
    opening = f'<{kind} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{opening}\n{entries}</{kind}>\n'.encode()


def _text(plain: str) -> str:
    return html.escape(plain, quote=False)


@cache
def _own_files() -> str:
    """A word that changes when our theme or an adapter does."""
    files = sorted(file for folder in (THEME, Path(__file__).parent) for file in folder.rglob("*.*") if file.is_file())
    sources = (file for file in files if file.parent.name != "__pycache__")
    return sha256(b"\0".join(file.name.encode() + b"\0" + file.read_bytes() for file in sources)).hexdigest()


def _stage(pages: Iterable[StagedPage], docs: Path) -> None:
    docs.mkdir()
    for page in pages:
        file = docs / page.path / "index.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"---\n{_front_matter(page)}\n---\n\n{page.markdown}\n", encoding="utf-8", newline="\n")


_NOT_YAML = "[^ -~\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
"""What a double-quoted text cannot hold as it is: the unprintable, and other line breaks (YAML 1.1, 5.1 and 5.4)."""


def _front_matter(page: StagedPage) -> str:
    """JSON, which is YAML once such characters are written as escapes."""
    meta: dict[str, Any] = {**page.sheet, "printed": page.printed, "search": {"exclude": not page.searchable}}
    return re.sub(_NOT_YAML, lambda found: f"\\u{ord(found[0]):04x}", json.dumps(meta, ensure_ascii=False))


def _build(package: str, options: dict[str, Any], anchor: Path) -> None:
    """Run MkDocs. Its errors, of whatever class, and its warnings become ours: nothing unexpected is published."""
    with _listening(package) as said:
        try:
            if package == PROPERDOCS:
                import_module(f"{package}.replacement")
            import_module(f"{package}.commands.build").build(_config(package, options, anchor))
        except RendererError:
            raise
        except Exception as error:
            said.append(str(error))
    if said:
        raise RendererError(f"{package}: {'; '.join(said)}")


def _config(package: str, options: dict[str, Any], anchor: Path) -> Any:
    config = import_module(f"{package}.config.defaults").MkDocsConfig(config_file_path=str(anchor))
    config.load_dict(options)
    failed, warned = config.validate()
    if failed or warned:
        raise RendererError("; ".join(f"{package}: {key}: {error}" for key, error in [*failed, *warned]))
    from generator.renderers.quick_theme import quicken  # Jinja, too, is imported only when something is rendered

    quicken(config.theme)
    return config


class _Notes(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())


@contextmanager
def _listening(logger_name: str) -> Iterator[list[str]]:
    """Collect what a logger says instead of letting it print."""
    logger, notes = logging.getLogger(logger_name), _Notes()
    propagate, logger.propagate = logger.propagate, False
    logger.addHandler(notes)
    try:
        yield notes.lines
    finally:
        logger.removeHandler(notes)
        logger.propagate = propagate


def _collect(site: Path) -> Rendering:
    """Read back what was made, mended."""
    made = {path.relative_to(site).as_posix(): path for path in sorted(site.rglob("*")) if path.is_file()}
    pages = {path: mend(file.read_text("utf-8")) for path, file in made.items() if path.endswith(".html")}
    files = {path: file.read_bytes() for path, file in made.items() if path not in pages}
    languages = json.loads(files[SEARCH_INDEX])["config"]["lang"]
    return Rendering(pages, mend_files(files, languages, direction_of(pages["404.html"])))
