"""Material's pages, mended: what the theme gets wrong where it gives us no block to override."""

from __future__ import annotations

import re
from collections.abc import Callable


def skip_link_first(page: str) -> str:
    """The link past the header comes first, on every page.

    The theme puts it behind other things that take focus, and leaves it out of pages without a table of contents. Ours
    stands in the header's template, the only one that knows its words; here it moves to the component that instant
    navigation replaces, and this to the start.
    """
    link = re.search(r'<a href="#__content" class="md-skip">.*?</a>', page)
    if link is None:
        return page
    page = page.replace(link[0], "")
    page = re.sub(r'<div data-md-component="skip">.*?</div>', "", page, count=1, flags=re.DOTALL)
    return re.sub(
        r"<body\b[^>]*>", lambda body: f'{body[0]}<div data-md-component="skip">{link[0]}</div>', page, count=1
    )


def toggles_without_autocomplete(page: str) -> str:
    """`autocomplete` is not allowed on checkboxes (HTML, the input element)."""
    return re.sub(r'(<input class="md-toggle"[^>]*?) autocomplete="off"', r"\1", page)


def toggles_with_names(page: str) -> str:
    """The hidden checkboxes behind menu and search have no label with words. Nobody meets them; validators do."""
    return re.sub(r'<input class="md-toggle" data-md-toggle="(\w+)"', r'\g<0> aria-label="\1"', page)


def overlay_without_label(page: str) -> str:
    """The shade over the page behind the menu was a label without words."""
    return page.replace(
        '<label class="md-overlay" for="__drawer"></label>', '<div class="md-overlay" data-closes="__drawer"></div>'
    )


def without_blank_lines(page: str) -> str:
    """Templates leave hundreds of lines with nothing but spaces. Text that keeps its spaces is left alone."""
    parts = re.split(r"(<(?:pre|textarea)\b.*?</(?:pre|textarea)>)", page, flags=re.DOTALL)
    parts[::2] = [re.sub(r"\s*\n\s*", "\n", part) for part in parts[::2]]
    return "".join(parts).strip() + "\n"


MENDS: tuple[Callable[[str], str], ...] = (
    skip_link_first,
    toggles_without_autocomplete,
    toggles_with_names,
    overlay_without_label,
    without_blank_lines,
)


def mend(page: str) -> str:
    """The page with everything put right."""
    for one in MENDS:
        page = one(page)
    return page


def is_wanted(path: str, language: str) -> bool:
    """Whether a file of the theme is needed: no source maps, no search languages but the site's own."""
    if path.startswith("assets/javascripts/lunr/"):
        return language != "en"
    return not path.endswith((".map", ".gz")) and path != "sitemap.xml"
