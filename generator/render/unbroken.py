"""Dates, times and telephone numbers that keep to one line: one that is broken over two lines has to be read twice."""

from __future__ import annotations

import re
from functools import lru_cache

from markupsafe import Markup

from generator.render.writing import html_text

_MONTH = (
    "(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    "|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
)
_DATE = rf"{_MONTH} \d{{1,2}}(?:, \d{{4}})?"
_WEEKDAY = "(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), "
_HOUR = r"\d{1,2}(?::\d\d)? [ap]m"
_TIME = f"(?:{_HOUR}|noon|midnight)"
_PHONE = r"\d{3}-\d{3}-\d{4}"
_DAYS = rf"{_WEEKDAY}{_DATE} –|(?<=– ){_WEEKDAY}{_DATE}"
_WHOLE = re.compile(rf"(?<![\w-])(?:{_DAYS}|{_DATE}|{_TIME} – {_TIME}|{_HOUR}|{_PHONE})(?![\w-])")
_has_digit = re.compile(r"\d").search


@lru_cache(maxsize=65536)
def unbroken(text: str) -> Markup:
    """The text in HTML, each date, time and number in a `<span class="nb">`, which the stylesheet keeps whole.

    A weekday may stay behind at the end of a line, but not between the first and the last of several days.
    """
    escaped = str(html_text(text))
    return Markup(_WHOLE.sub(r'<span class="nb">\g<0></span>', escaped) if _has_digit(escaped) else escaped)
