"""When two ways of writing are the same: names, addresses, phones, addresses of pages, categories."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from generator.derive.lookup import plain_letters

_STREET_WORDS = {
    "alley": "aly", "apartment": "apt", "avenue": "ave", "av": "ave", "boulevard": "blvd", "building": "bldg",
    "center": "ctr", "centre": "ctr", "circle": "cir", "court": "ct", "cove": "cv", "crossing": "xing", "drive": "dr",
    "east": "e", "expressway": "expy", "first": "1st", "floor": "fl", "freeway": "fwy", "heights": "hts",
    "highway": "hwy", "hill": "hl", "junction": "jct", "landing": "lndg", "lane": "ln", "mount": "mt",
    "mountain": "mtn", "north": "n", "northeast": "ne", "northwest": "nw", "parkway": "pkwy",
    "place": "pl", "plaza": "plz", "point": "pt", "ridge": "rdg", "road": "rd", "room": "rm",
    "route": "rte", "saint": "st", "second": "2nd", "south": "s", "southeast": "se", "southwest": "sw",
    "square": "sq", "station": "sta", "street": "st", "suite": "#", "ste": "#", "unit": "#", "no": "#", "number": "#",
    "terrace": "ter", "third": "3rd", "trail": "trl", "turnpike": "tpke", "valley": "vly", "west": "w",
}  # fmt: skip
"""Words of addresses and their short forms (USPS Publication 28, appendices C1 and C2). All units are `#`."""


def name(text: str) -> str:
    """Without case, accents and signs; & is and, M.D. is MD."""
    plain = plain_letters(text).replace("&", " and ")
    return " ".join(re.sub(r"[^\w\s]", " ", re.sub(r"(?<=\w)[.'’](?=\w|\s|,|$)", "", plain)).split())


def street(text: str) -> str:
    """St is Street, Ste is Suite is #; lines and commas make no difference."""
    plain = plain_letters(text).replace("#", " # ")
    words = re.sub(r"[^\w#\s]", " ", re.sub(r"(?<=\w)\.(?=\w|\s|,|$)", "", plain)).split()
    short = " ".join(_STREET_WORDS.get(word, word) for word in words)
    return re.sub(r"(?:# )+", "# ", short)


def zip_code(text: str) -> str:
    """The first five digits: ZIP+4 says no more of the place. Other countries' codes without spaces."""
    plain = re.sub(r"[\s-]", "", text.casefold())
    return plain[:5] if plain.isdigit() else plain


def page(text: str) -> str:
    """An address without its scheme, www, last slash, fragment and the marks that say where a reader came from."""
    try:
        parts = urlsplit(text if "://" in text else f"https://{text}")
    except ValueError:  # no address at all, so it is the same as nothing else
        return text
    query = "&".join(item for item in parts.query.split("&") if item and not item.startswith("utm_"))
    host = parts.netloc.casefold().removeprefix("www.")
    return f"{host}{parts.path.rstrip('/')}" + (f"?{query}" if query else "")


def categories(items: Iterable[str]) -> frozenset[str]:
    """Categories in any order, each as a name."""
    return frozenset(filter(None, map(name, items)))
