"""Material's pages, mended: what the theme gets wrong where it gives us no block to override."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from fnmatch import fnmatchcase
from pathlib import Path

from generator.render.kept import kept


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


def banner_with_name(page: str) -> str:
    """The announcement bar is a landmark without a name, and pages have other landmarks of its kind. Ours is inside."""
    return page.replace('<aside class="md-banner">', '<aside class="md-banner" aria-labelledby="__announcement">')


def overlay_without_label(page: str) -> str:
    """The shade over the page behind the menu was a label without words."""
    return page.replace(
        '<label class="md-overlay" for="__drawer"></label>', '<div class="md-overlay" data-closes="__drawer"></div>'
    )


def script_that_waits(page: str) -> str:
    """The theme's script is not loaded with the page: `shell.js` does that when the reader does something."""
    script = re.search(r'<script src="([^"]*assets/javascripts/bundle\.[^"]*)"></script>\s*', page)
    if script is None:
        return page
    return page.replace(script[0], "").replace(
        '<script id="__config"', f'<script id="__config" data-script="{script[1]}"'
    )


def pages_are_found(page: str) -> str:
    """The theme's search tells of documents, which to a medical office are a patient's. Ours finds pages."""
    return re.sub(r'("search\.result\.\w+": "[^"]*matching) document', r"\1 page", page)


def without_blank_lines(page: str) -> str:
    """Templates leave hundreds of lines with nothing but spaces. Text that keeps its spaces is left alone."""
    parts = re.split(r"(<(?:pre|textarea)\b.*?</(?:pre|textarea)>)", page, flags=re.DOTALL)
    parts[::2] = [re.sub(r"\s*\n\s*", "\n", part) for part in parts[::2]]
    return "".join(parts).strip() + "\n"


MENDS: tuple[Callable[[str], str], ...] = (
    skip_link_first,
    toggles_without_autocomplete,
    toggles_with_names,
    banner_with_name,
    overlay_without_label,
    script_that_waits,
    pages_are_found,
    without_blank_lines,
)


def mend(page: str) -> str:
    """The page with everything put right."""
    for one in MENDS:
        page = one(page)
    return page


def direction_of(page: str) -> str:
    """`ltr` or `rtl`, as the theme says by the language of the site."""
    found = re.search(r'<body dir="(\w+)"', page)
    return found[1] if found else "ltr"


STYLE_SHEET = "assets/theme.css"
"""The one style sheet that takes the place of the theme's two and of our mends to them."""

_THEMES_SHEETS = ("assets/stylesheets/main.*.min.css", "assets/stylesheets/palette.*.min.css")
_OUR_MENDS = "assets/shell.css"


def mend_files(files: Mapping[str, bytes], languages: Iterable[str], direction: str) -> dict[str, bytes]:
    """The theme's files as they are published: one lean style sheet, no comments, nothing that no page loads.

    `languages` are those of the search index, `direction` is that of the pages.
    """
    needed = frozenset(_search_scripts(languages))
    rest = {path: body for path, body in files.items() if _is_wanted(path, needed)}
    own = {path: _published(path, body) for path, body in rest.items()}
    mends = own.pop(_OUR_MENDS).decode()
    sheets = [files[path].decode() for pattern in _THEMES_SHEETS for path in files if fnmatchcase(path, pattern)]
    others = [body.decode() for path, body in own.items() if path.endswith(".css")]
    theme = _lean("".join(sheets), mends + "".join(others), direction)
    return {**own, STYLE_SHEET: f"{theme}{mends}".encode()}


def _lean(sheet: str, others: str, direction: str) -> str:
    """The same for all sites of one direction, until a version of the theme's or of ours changes."""
    from generator.renderers import lean_css

    source = Path(lean_css.__file__).read_text("utf-8")
    return kept(__package__ or "", (source, sheet, others, direction), lambda: lean_css.lean(sheet, others, direction))


def _is_wanted(path: str, search_scripts: frozenset[str]) -> bool:
    """Whether a file is published: no source maps, no icon of the theme's, no search languages but the site's own."""
    if path.startswith("assets/javascripts/lunr/"):
        return path.rpartition("/")[2] in search_scripts
    unwanted = ("*.map", "*.gz", "sitemap.xml", "assets/images/favicon.png", *_THEMES_SHEETS)
    return not any(fnmatchcase(path, pattern) for pattern in unwanted)


def _search_scripts(languages: Iterable[str]) -> Iterator[str]:
    """What the search worker loads for languages besides English: stemmers, and for some a splitter of words."""
    splitters = {"ja": "tinyseg.js", "th": "wordcut.js", "hi": "wordcut.js"}
    others = [language for language in languages if language != "en"]
    if others:
        yield from ("lunr.stemmer.support.min.js", "lunr.multi.min.js")
    for language in others:
        yield f"lunr.{language}.min.js"
        yield splitters.get(language, "")


def _published(path: str, body: bytes) -> bytes:
    """A file without our comments, or without the theme's pointer to a source map, which is not published."""
    if _is_own_source(path):
        own = without_comments(body)
        return close_set(own) if path.endswith(".css") else own
    return re.sub(rb"\n?//# sourceMappingURL=\S+\s*$", b"", body) if path.endswith(".js") else body


def _is_own_source(path: str) -> bool:
    """Our scripts and styles lie right in assets/, the theme's, which are packed already, in folders below."""
    return re.fullmatch(r"assets/[^/]+\.(?:css|js)", path) is not None


def without_comments(source: bytes) -> bytes:
    """Our own script or style sheet without comments that have a line to themselves, indentation and empty lines."""
    text = re.sub(r"^\s*/\*(?:(?!\*/).)*\*/\s*$", "", source.decode(), flags=re.DOTALL | re.MULTILINE)
    lines = (line.strip() for line in text.split("\n"))
    return "\n".join(line for line in lines if line and not line.startswith("//")).encode()


def close_set(sheet: bytes) -> bytes:
    """A style sheet of ours without the spaces that only people need; texts in quotes keep theirs."""
    parts = re.split(r'("[^"]*")', sheet.decode())
    parts[::2] = [re.sub(r"(?<=[\w-]): ", ":", re.sub(r"\s*([{};,])\s*", r"\1", part)) for part in parts[::2]]
    return "".join(parts).replace(";}", "}").encode()
