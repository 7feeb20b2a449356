"""Material's pages, mended: what the theme gets wrong, put right once for every page made from a shell."""

from __future__ import annotations


def is_wanted(path: str, language: str) -> bool:
    """Whether a file of the theme is needed: no source maps, no search languages but the site's own."""
    if path.startswith("assets/javascripts/lunr/"):
        return language != "en"
    return not path.endswith((".map", ".gz")) and path != "sitemap.xml"


def mend(page: str) -> str:
    """The page with everything put right."""
    return page
