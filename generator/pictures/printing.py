"""Pages for paper to PDF/UA (ISO 14289-1): tagged, fonts inside, the same bytes for the same page, and no network.

WeasyPrint is an extra (`pip install practice-presence[print]`) and needs Pango. Without it the pages are there all the
same, and any browser prints them.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Mapping
from functools import cache
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from generator.pictures.limits import CannotPrint
from generator.render.lettering import FAMILY, FONTS
from generator.render.sheets import LEVELS, left_out

HERE = "print://kit/"
"""The made-up address that pages are printed at; the fetcher knows nothing else."""
NOT_INSTALLED = "there are no PDFs, because WeasyPrint is not installed: pip install 'practice-presence[print]'"


@cache
def edition() -> str:
    """The version of the printer, "" if it is not installed. It has a part in what is printed."""
    try:
        return version("weasyprint")
    except PackageNotFoundError:
        return ""


def pdf(html: str, codes: Mapping[str, str], pages: int) -> bytes:
    """The page as PDF, with form fields. `codes`: what an image's `src` says -> the text of the QR code there.

    Where it takes more than `pages` pages, it is set smaller, then without what it can spare; see `LEVELS`.
    Raises `CannotPrint` where WeasyPrint or one of the libraries below it is missing.
    """
    printer = _printer()
    fetcher = _fetcher(codes)

    @cache
    def rendered(level: int) -> Any:
        fonts = printer.text.fonts.FontConfiguration()
        sheet = printer.CSS(string=_style(*LEVELS[level]), font_config=fonts, url_fetcher=fetcher, base_url=HERE)
        page = printer.HTML(string=_PICTOGRAPHS.sub("", html), base_url=HERE, url_fetcher=fetcher)
        return page.render(stylesheets=[sheet], font_config=fonts, **_OPTIONS)

    # each level takes less room than the one before it, so a few tries find the first that fits
    last = len(LEVELS) - 1
    found = 0 if len(rendered(0).pages) <= pages else _first(1, last, lambda level: len(rendered(level).pages) <= pages)
    digest = blake2b(html.encode(), digest_size=16).hexdigest().encode()
    body = rendered(found).write_pdf(pdf_identifier=digest, **_OPTIONS)
    assert isinstance(body, bytes)
    return body


_PICTOGRAPHS = re.compile("(?:\u200d?[\U0001f000-\U0001faff\U000e0020-\U000e007f][\ufe0e\ufe0f]?)+")
"""Emoji, which text fonts have no glyphs for: an empty box on paper, and no PDF/UA (ISO 14289-1 §7.21.8)."""
_OPTIONS = {"pdf_variant": "pdf/ua-1", "pdf_forms": True}


def _first(low: int, high: int, fits: Callable[[int], bool]) -> int:
    """The first number from `low` on that fits; `high` where none does."""
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if fits(middle) else (middle + 1, high)
    return low


def _style(size: float, spares: int) -> str:
    return f"{_FACES}html{{font-size:{size}pt!important}}{left_out(spares)}"


def _printer() -> Any:
    """WeasyPrint, which takes a second to import."""
    logging.getLogger("weasyprint").setLevel(logging.CRITICAL)  # it tells of every property that it does not know
    logging.getLogger("fontTools").setLevel(logging.CRITICAL)
    try:
        import weasyprint
        import weasyprint.text.fonts
    except ImportError as error:
        raise CannotPrint(NOT_INSTALLED) from error
    except OSError as error:
        message = "there are no PDFs, because WeasyPrint does not find Pango: install the system's package of it"
        raise CannotPrint(message) from error
    return weasyprint


_FACES = "".join(
    f"@font-face{{font-family:{FAMILY};font-weight:{weight};src:url({HERE}{font.name})}}"
    for font, weight in zip(FONTS, (400, 700), strict=True)
)


def _fetcher(codes: Mapping[str, str]) -> Any:
    """What serves our own fonts and QR codes, and refuses every other address, of files as of the network."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    from generator.pictures.codes import qr_svg

    fonts = {font.name: font for font in FONTS}

    class OurOwn(URLFetcher):  # type: ignore[misc,unused-ignore]
        def fetch(self, url: str, headers: Any = None) -> Any:
            name = url.removeprefix(HERE)
            if name in fonts:
                return URLFetcherResponse(url, fonts[name].read_bytes(), {"Content-Type": "font/ttf"})
            if name in codes:
                return URLFetcherResponse(url, qr_svg(codes[name]), {"Content-Type": "image/svg+xml"})
            raise ValueError(f"nothing is fetched from {url}")

    return OurOwn()
