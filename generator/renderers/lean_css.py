"""The theme's style sheet without the parts of the theme that no page of ours has.

Material dresses some fifty components, of which a practice's site has a third. A rule stays if every class it asks for
is known here; pictures that no rule shows any more go as well.
"""

from __future__ import annotations

import re

COMPONENTS = (
    "banner|container|content|dialog|ellipsis|grid|header|icon|main|nav|overlay|search|search-result|sidebar|skip|tabs"
    "|toggle|typeset"
)
"""Parts of the frame: those in our templates, and those that the theme's script makes."""

OTHERS = "no-js|js|js-focus-visible|focus-visible|admonition|admonition-title|note|info|tip|warning|danger"
"""Classes that scripts set on the whole page, and those of prose."""

_RULE = r"[^{}]+\{[^{}]*\}"
_PIECE = re.compile(rf"@[^{{}};]+;|(?P<head>@[^{{}}]+)\{{(?P<rules>(?:{_RULE})*)\}}|{_RULE}")
_INNER = re.compile(_RULE)
_KNOWN = re.compile(rf"md-(?:{COMPONENTS})(?:(?:__|--)[\w-]+)?|{OTHERS}")
_CLASS = re.compile(r"\.(-?[a-zA-Z_][\w-]*)")
_SELECTOR = re.compile(r"(?:[^,(\[]|\([^)]*\)|\[[^\]]*\])+")
_READY_COLOUR = re.compile(r"\[data-md-color-(?:primary|accent)=")
_PICTURE = re.compile(r'(--[\w-]+):url\("[^"]*"\);?')


def lean(sheet: str) -> str:
    """The style sheet without what is not needed. One that is not written the way we know stays as it is."""
    plain = re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL).strip()
    pieces = list(_PIECE.finditer(plain))
    if "".join(piece[0] for piece in pieces).split() != plain.split():
        return sheet
    return _without_pictures("".join(map(_needed, pieces)))


def _needed(piece: re.Match[str]) -> str:
    """What stays of a rule, or of a group of rules under one condition."""
    if piece["head"] is None:
        return _needed_rule(piece[0])
    if piece["head"].startswith("@keyframes"):
        return piece[0]
    inside = "".join(_needed_rule(rule) for rule in _INNER.findall(piece["rules"]))
    return f"{piece['head'].strip()}{{{inside}}}" if inside else ""


def _needed_rule(rule: str) -> str:
    """What stays of one rule: those of its selectors that can match something."""
    if rule.startswith("@"):
        return rule
    selectors, _, body = rule.strip().partition("{")
    wanted = [selector for selector in _SELECTOR.findall(selectors) if _can_match(selector)]
    return f"{','.join(wanted)}{{{body}" if wanted else ""


def _can_match(selector: str) -> bool:
    """Whether all classes are ours. Colours come from the practice's own look, never from the theme's ready ones."""
    known = all(_KNOWN.fullmatch(name) for name in _CLASS.findall(selector))
    return known and not _READY_COLOUR.search(selector)


def _without_pictures(sheet: str) -> str:
    """Without pictures, kept in variables, that no rule uses."""
    shown = frozenset(re.findall(r"var\((--[\w-]+)", sheet))
    sheet = _PICTURE.sub(lambda picture: picture[0] if picture[1] in shown else "", sheet)
    return sheet.replace(":root{}", "")
