"""What MkDocs is told, as a dictionary. Only options that its successors know too."""

from __future__ import annotations

import html
from dataclasses import asdict
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from generator.problems import RendererError
from generator.renderers.base import RenderJob, SiteSettings

THEME = Path(__file__).parent.parent / "theme"

FEATURES = ("navigation.instant", "search.highlight", "search.suggest")

EXTENSIONS = ("def_list", "tables", "toc")
"""Few on purpose. Never `attr_list` (it turns `{ onclick=… }` in text into a handler) nor `md_in_html`."""

VALIDATION = {
    "nav": {"omitted_files": "ignore", "not_found": "warn", "absolute_links": "warn"},
    # Printed pages are not staged, so MkDocs cannot tell a broken link from a good one. The press can, and does.
    "links": dict.fromkeys(("not_found", "absolute_links", "unrecognized_links", "anchors"), "ignore"),
}


def options_for(job: RenderJob, docs: Path, site: Path) -> dict[str, Any]:
    """All options. MkDocs prints texts into HTML as they stand (it has no autoescape), so they are escaped here."""
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
        "extra": _extra(job),
        "validation": VALIDATION,
    }


def _extra(job: RenderJob) -> dict[str, Any]:
    """What our templates print besides the sheet of a page."""
    return {
        "policy": job.policy,
        "favicon": job.settings.favicon,
        "touch_icon": job.settings.touch_icon,
        "labels": {name: html.escape(text) for name, text in asdict(job.settings.labels).items()},
        "missing": dict(job.missing),
        "missing_body": job.missing_body,
    }


def _theme(settings: SiteSettings) -> dict[str, Any]:
    theme: dict[str, Any] = {
        "name": "material",
        "custom_dir": str(THEME),
        "language": language_of(settings.language),
        "font": False,
        "features": list(FEATURES),
        "palette": [_scheme("light", "default"), _scheme("dark", "slate")],
    }
    return theme | ({"logo": settings.logo} if settings.logo else {})


def _scheme(preference: str, name: str) -> dict[str, str]:
    """A colour scheme for readers who prefer light or dark. Its colours come from the practice's look."""
    return {
        "media": f"(prefers-color-scheme: {preference})",
        "scheme": name,
        "primary": "custom",
        "accent": "custom",
    }


def language_of(tag: str) -> str:
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
