"""The theme's style sheet without the parts of the theme that no page of ours has.

Material dresses some fifty components, of which a practice's site has a third. A rule stays if every class it asks for
is known here; variables that nothing uses any more, most of them pictures, go as well.
"""

from __future__ import annotations

import re

COMPONENTS = (
    "banner|container|content|dialog|ellipsis|grid|header|icon|main|overlay|search|search-result|sidebar|skip|tabs"
    "|toggle|typeset"
)
"""Parts of the frame: those in our templates, and those that the theme's script makes."""

NAVIGATION = "nav(?:--primary|--secondary|__list|__item(?:--active)?|__link(?:--active|--passed)?)?"
"""Of the theme's biggest component, made for trees of pages, what a flat list of hub pages needs."""

OTHERS = "no-js|js|js-focus-visible|focus-visible"
"""Classes that scripts set on the whole page. Prose has none: boxes of the theme's are no part of our look."""

UNSEEN = (
    r"(?<!\w)(?:abbr|details|figure|figcaption|iframe|kbd|sub|sup|video)(?![\w-])"
    r"|typeset(?: \.[\w.-]+>?)? ?summary|>summary:(?:before|after)"
    r"|\[(?:align|data-preview|for|id=__comments|role=columnheader|src\$|type)"
    r"|md-(?:banner__button|banner--warning|content__button|content--post|header__option|header__source|sidebar--post)"
    r"|md-tabs__item:nth-child|md-nav__link (?:svg|\.md-)|md-tabs__link svg|\.md-nav .*\.md-nav(?![\w-])"
)
"""Of those parts, what nothing makes: elements that prose cannot have, trees in menus, controls of other pages."""

_RULE = r"[^{}]+\{[^{}]*\}"
_PIECE = re.compile(rf"@[^{{}};]+;|(?P<head>@[^{{}}]+)\{{(?P<rules>(?:{_RULE})*)\s*\}}|{_RULE}")
_INNER = re.compile(_RULE)
_KNOWN = re.compile(rf"md-(?:{COMPONENTS})(?:(?:__|--)[\w-]+)?|md-{NAVIGATION}|{OTHERS}")
_CLASS = re.compile(r"\.(-?[a-zA-Z_][\w-]*)")
_SELECTOR = re.compile(r"(?:[^,(\[]|\([^)]*\)|\[[^\]]*\])+")
_READY_COLOUR = re.compile(r"\[data-md-color-(?:primary|accent)=")
_UNSEEN = re.compile(UNSEEN)
_KEYFRAMES = re.compile(r"@keyframes ([\w-]+)\{(?:[^{}]+\{[^{}]*\}\s*)*\}")
_VARIABLE = re.compile(r'(--md-[\w-]+):(?:"[^"]*"|[^";}])*;?')
_USE = re.compile(r"var\((--[\w-]+)")


def lean(sheet: str, others: str = "", direction: str = "ltr") -> str:
    """The style sheet for pages of one direction, without what neither it nor the `others` need.

    One that is not written the way we know stays as it is.
    """
    plain = re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL).strip()
    pieces = list(_PIECE.finditer(plain))
    if _without_spaces("".join(piece[0] for piece in pieces)) != _without_spaces(plain):
        return sheet
    turned = "[dir=rtl]" if direction == "ltr" else "[dir=ltr]"
    return _without_unused(_without_motion("".join(_needed(piece, turned) for piece in pieces)), others)


def _without_spaces(text: str) -> str:
    return "".join(text.split())


def _needed(piece: re.Match[str], turned: str) -> str:
    """What stays of a rule, or of a group of rules under one condition."""
    if piece["head"] is None:
        return _needed_rule(piece[0], turned)
    if piece["head"].startswith("@keyframes"):
        return piece[0]
    inside = "".join(_needed_rule(rule, turned) for rule in _INNER.findall(piece["rules"]))
    return f"{piece['head'].strip()}{{{inside}}}" if inside else ""


def _needed_rule(rule: str, turned: str) -> str:
    """What stays of one rule: those of its selectors that can match something."""
    if rule.startswith("@"):
        return rule
    selectors, _, body = rule.strip().partition("{")
    wanted = [selector for selector in _SELECTOR.findall(selectors) if turned not in selector and _can_match(selector)]
    return f"{','.join(wanted)}{{{body}" if wanted else ""


def _can_match(selector: str) -> bool:
    """Whether all classes are ours. Colours come from the practice's own look, never from the theme's ready ones."""
    known = all(_KNOWN.fullmatch(name) for name in _CLASS.findall(selector))
    return known and not _READY_COLOUR.search(selector) and not _UNSEEN.search(selector)


def _without_motion(sheet: str) -> str:
    """Without movements that no rule asks for."""
    asked = " ".join(re.findall(r"animation(?:-name)?:([^;}]*)", sheet))
    return _KEYFRAMES.sub(lambda frames: frames[0] if re.search(rf"\b{frames[1]}\b", asked) else "", sheet)


def _without_unused(sheet: str, others: str) -> str:
    """Without variables that no rule uses, and those that only such variables use."""
    used = frozenset(_USE.findall(sheet + others))
    rest = _VARIABLE.sub(lambda variable: variable[0] if variable[1] in used else "", sheet)
    rest = re.sub(r"[^{}]+\{\}", "", rest)
    return rest if rest == sheet else _without_unused(rest, others)
