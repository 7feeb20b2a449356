"""MkDocs 1.6 with Material 9.8, driven in process: the only code that knows MkDocs by name.

MkDocs is imported when something is rendered and not before, so that a build that finds its shells in the cache does
not pay for it. It is given a dictionary; a practice has no `mkdocs.yml`.
"""

from __future__ import annotations

import html
import json
import logging
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.problems import RendererError
from generator.renderers.base import Rendering, RenderJob, SearchEntry, SiteSettings, StagedPage
from generator.renderers.material import mend, mend_files

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

THEME = Path(__file__).parent.parent / "theme"

FEATURES = ("navigation.instant", "navigation.tabs", "search.highlight", "search.suggest")

EXTENSIONS = ("admonition", "def_list", "tables", "toc")
"""Few on purpose. Never `attr_list` (it turns `{ onclick=… }` in text into a handler) nor `md_in_html`."""

PACKAGES = ("mkdocs", "mkdocs-material", "Markdown", "Jinja2")

SEARCH_INDEX = "search/search_index.json"


class MkDocs:
    """The renderer. It holds no state."""

    name = "MkDocs"

    def fingerprint(self) -> str:
        """The versions of all that takes part in rendering."""
        return " ".join(f"{package}=={metadata.version(package)}" for package in PACKAGES)

    def render(self, job: RenderJob) -> Rendering:
        """Stage the pages in a folder of their own, build, and read back what was made."""
        with tempfile.TemporaryDirectory(prefix="presence-") as folder:
            docs, site = Path(folder, "docs"), Path(folder, "site")
            _stage(job.pages, docs)
            notes = _build(_options(job, docs, site), Path(folder, "mkdocs.yml"))
            return _collect(site, notes)

    def search_index(self, files: Mapping[str, bytes], entries: Iterable[SearchEntry]) -> Mapping[str, bytes]:
        """The index that the search worker loads. Titles and texts are shown as HTML there, so they are escaped."""
        if SEARCH_INDEX not in files:
            return {}
        index = json.loads(files[SEARCH_INDEX])
        index["docs"] += [
            {"location": entry.path, "title": _text(entry.title), "text": _text(entry.text)} for entry in entries
        ]
        return {SEARCH_INDEX: json.dumps(index, separators=(",", ":"), ensure_ascii=False).encode()}

    def sitemap(self, urls: Iterable[str]) -> Mapping[str, bytes]:
        """The sitemap, as sitemaps.org 0.9 has it. No `lastmod`: nobody knows when a fact on a page last changed."""
        entries = "".join(f"  <url><loc>{html.escape(url)}</loc></url>\n" for url in urls)
        text = f"{_SITEMAP_HEAD}{entries}</urlset>\n"
        return {"sitemap.xml": text.encode()}


_SITEMAP_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'


def _text(plain: str) -> str:
    return html.escape(plain, quote=False)


def _stage(pages: Iterable[StagedPage], docs: Path) -> None:
    docs.mkdir()
    for page in pages:
        file = docs / page.path / "index.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"---\n{_front_matter(page)}\n---\n\n{page.markdown}\n", encoding="utf-8", newline="\n")


def _front_matter(page: StagedPage) -> str:
    """JSON, which is YAML."""
    meta: dict[str, Any] = {**page.sheet, "hide": ["navigation", "toc"] if page.printed else ["navigation"]}
    meta["printed"] = page.printed
    meta["search"] = {"exclude": not page.searchable}
    return json.dumps(meta, ensure_ascii=False)


def _options(job: RenderJob, docs: Path, site: Path) -> dict[str, Any]:
    """MkDocs' own settings. It prints texts into HTML as they stand, so they are escaped here."""
    settings = job.settings
    safe = [] if job.raw_html else ["generator.renderers.safe_markdown"]
    return {
        "site_name": _markup(settings.site_name),
        "site_url": settings.root_url,
        "docs_dir": str(docs),
        "site_dir": str(site),
        "theme": _theme(settings),
        "nav": [{_markup(item.title): f"{item.path}index.md"} for item in settings.nav],
        "plugins": ["material/search"],
        "markdown_extensions": [*EXTENSIONS, *safe],
        "extra_css": list(settings.extra_css),
        "extra_javascript": list(settings.extra_javascript),
        "extra": {
            "policy": job.policy,
            "favicon": settings.favicon,
            "labels": {name: html.escape(text) for name, text in asdict(settings.labels).items()},
            "missing": dict(job.missing),
            "missing_body": job.missing_body,
        },
        "validation": _VALIDATION,
    }


_VALIDATION = {
    "nav": {"omitted_files": "ignore", "not_found": "warn", "absolute_links": "warn"},
    # Printed pages are not staged, so MkDocs cannot tell a broken link from a good one. The press can, and does.
    "links": dict.fromkeys(("not_found", "absolute_links", "unrecognized_links", "anchors"), "ignore"),
}


def _theme(settings: SiteSettings) -> dict[str, Any]:
    theme: dict[str, Any] = {
        "name": "material",
        "custom_dir": str(THEME),
        "language": _language(settings.language),
        "font": False,
        "features": list(FEATURES),
        "palette": [_scheme("light", "default"), _scheme("dark", "slate")],
    }
    return theme | ({"logo": settings.logo} if settings.logo else {})


def _scheme(preference: str, name: str) -> dict[str, str]:
    return {
        "media": f"(prefers-color-scheme: {preference})",
        "scheme": name,
        "primary": "custom",
        "accent": "custom",
    }


def _language(tag: str) -> str:
    """The theme's name for a language: `pt-BR` as it is if the theme has it, else `pt`, else English."""
    known = _package_folder("material") / "templates" / "partials" / "languages"
    names = (tag, tag.partition("-")[0])
    return next((name for name in names if (known / f"{name}.html").is_file()), "en")


def _package_folder(name: str) -> Path:
    """Where a package is installed, found without importing it."""
    spec = find_spec(name)
    if spec is None or not spec.submodule_search_locations:
        raise RendererError(f"The package {name} is not installed.")
    return Path(spec.submodule_search_locations[0])


def _markup(text: str) -> str:
    """Escaped once, however often the theme escapes it again."""
    from markupsafe import escape

    return escape(text)


def _build(options: dict[str, Any], anchor: Path) -> tuple[str, ...]:
    """Run MkDocs. Returns its warnings; its errors, of whatever class, become ours."""
    from mkdocs.commands.build import build

    with _listening("mkdocs") as notes:
        try:
            build(_config(options, anchor))
        except Exception as error:
            raise RendererError(f"MkDocs: {'; '.join([*notes, str(error)])}") from error
    return tuple(notes)


def _config(options: dict[str, Any], anchor: Path) -> MkDocsConfig:
    from mkdocs.config.defaults import MkDocsConfig

    config = MkDocsConfig(config_file_path=str(anchor))
    config.load_dict(options)
    failed, warned = config.validate()
    if failed or warned:
        raise RendererError("; ".join(f"{key}: {error}" for key, error in [*failed, *warned]))
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


def _collect(site: Path, notes: tuple[str, ...]) -> Rendering:
    """Read back what was made, mended."""
    made = {path.relative_to(site).as_posix(): path for path in sorted(site.rglob("*")) if path.is_file()}
    pages = {path: mend(file.read_text("utf-8")) for path, file in made.items() if path.endswith(".html")}
    files = {path: file.read_bytes() for path, file in made.items() if path not in pages}
    languages = json.loads(files[SEARCH_INDEX])["config"]["lang"]
    return Rendering(pages, mend_files(files, languages), notes)
