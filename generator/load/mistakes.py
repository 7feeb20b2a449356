"""The commonest mistakes in YAML, told in our own words.

A parser says where it stumbled, in terms of its grammar. Here each such place is looked at again: what stands
there in the text, and what did its author probably mean? The rules are asked in order; the first that recognises
the mistake answers.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from yaml.events import ScalarEvent

from generator.load import refusals
from generator.load.stumble import Spot, Stumble, quoting_hint, stumble_of
from generator.load.text import printable, shown
from generator.problems import Problem

Rule = Callable[[Stumble], Problem | None]


def explain(error: Exception, text: str, file: str, last: ScalarEvent | None) -> Problem:
    """What `error`, raised by a parser somewhere in `text`, means for its author. `last` is the last scalar before."""
    stumble = stumble_of(error, text, file, last)
    for rule in _RULES:
        if problem := rule(stumble):
            return problem
    return stumble.problem("yaml-syntax", *_UNKNOWN)


_UNKNOWN = (
    "this cannot be read as YAML",
    "Look at this line and the one above it: quotes, brackets, colons and the spaces at the start.",
)


def _tab(it: Stumble) -> Problem | None:
    if "\t" not in it.line or not ("tab character" in it.says or it.character == "\t"):
        return None
    column = it.line.index("\t")
    hint = "Put spaces instead, two for each level. Most editors can do this for the whole file."
    message = "a tab stands here, where only spaces are allowed"
    return it.problem("tab-indent", message, hint, spot=(it.at[0], column))


def _template(it: Stumble) -> Problem | None:
    column = max(it.before.find("{{"), it.before.find("{%"), it.line.find("{%"))
    return refusals.template_braces(it.where((it.at[0], column))) if column >= 0 else None


def _label(it: Stumble) -> Problem | None:
    where = it.where(it.since)
    if "scanning an alias" in it.doing:
        return refusals.alias(where, it.word_since)
    if "scanning an anchor" in it.doing:
        return refusals.anchor(where, it.word_since)
    if "a tag" in it.doing or "tag handle" in it.says:
        return refusals.tag(where, it.word_since)
    return None


def _reserved(it: Stumble) -> Problem | None:
    directive = "directive" in it.doing or "directive" in it.says or "incompatible YAML" in it.says
    if not directive and not (it.character and it.character in "@`%" and "cannot start" in it.says):
        return None
    spot = it.since if directive else it.at
    sign = "%" if directive else it.character
    message = f"a text may not start with {sign} unless it is in quotes"
    return it.problem("reserved-character", message, quoting_hint(it.lines[spot[0]]), spot=spot)


def _unclosed_quote(it: Stumble) -> Problem | None:
    if "quoted scalar" in it.doing and ("end of stream" in it.says or "document" in it.says):
        return _never_closed(it, it.since)
    return None


def _swallowed_lines(it: Stumble) -> Problem | None:
    """A quote closed by the opening quote of a later line: `a: "x` and then `b: "y"`."""
    last = it.last
    if last is None or not last.style or last.style not in "'\"" or not last.start_mark or not last.end_mark:
        return None
    start, end = last.start_mark, last.end_mark
    if start.line < end.line == it.at[0] and it.line[end.column : it.at[1]].strip() == "":
        return _never_closed(it, (start.line, start.column))
    return None


def _never_closed(it: Stumble, spot: Spot) -> Problem:
    quote = it.lines[spot[0]][spot[1] : spot[1] + 1]
    message = f"the quotation mark {quote} that opens here is never closed"
    hint = f"Put a second {quote} where the text ends. Inside single quotes an apostrophe is written twice: 'O''Brien'"
    return it.problem("unclosed-quote", message, hint, spot=spot)


def _after_quote(it: Stumble) -> Problem | None:
    quote = it.before.rstrip()[-1:]
    if not quote or quote not in "'\"" or not re.search("expected", it.says):
        return None
    message = f"there is text after the closing quotation mark {quote}"
    hint = 'Put the quotes round the whole text, and use the other kind outside: "O\'Brien" or \'the "new" clinic\''
    return it.problem("text-after-quote", message, hint)


def _escape(it: Stumble) -> Problem | None:
    if "Unicode character escape" in it.says:
        return refusals.lone_surrogate(it.where(it.since))
    if "quoted scalar" not in it.doing and "double-quoted" not in it.doing:
        return None
    message = "a backslash in double quotes starts a code such as \\n, and this is none"
    return it.problem("bad-escape", message, "Use single quotes, in which a backslash is just a backslash.")


def _open_bracket(it: Stumble) -> Problem | None:
    if "a flow" not in it.doing:
        return None
    line, column = it.since
    bracket = it.lines[line][column : column + 1]
    closing = "}" if bracket == "{" else "]"
    message = f"the bracket {bracket} that opens here is never closed, or a comma is missing after it"
    hint = f"Close it with {closing}. If it is part of a text, put the whole text in quotes."
    problem = it.problem("unmatched-bracket", message, hint, spot=it.since)
    return replace(problem, related=(it.where(it.at),))


def _closing_bracket(it: Stumble) -> Problem | None:
    if not it.character or it.character not in "]}" or "expected" not in it.says:
        return None
    message = f"the bracket {it.character} closes nothing: none is open here"
    return it.problem("unmatched-bracket", message, f"Delete it. {quoting_hint(it.line)}")


def _missing_colon(it: Stumble) -> Problem | None:
    if "could not find expected ':'" not in it.says:
        return None
    line = it.lines[it.since[0]].strip()
    if found := re.match(r"([A-Za-z_]\w*):(\S.*)", line):
        hint = f"Put a space after the colon: {found[1]}: {printable(found[2])[:60]}"
    else:
        hint = "Write a field name, a colon and a space. If the line belongs to the text above, indent it."
    return it.problem(
        "missing-colon", "this line has no field name followed by a colon and a space", hint, spot=it.since
    )


def _colon(it: Stumble) -> Problem | None:
    if "mapping values are not allowed" not in it.says:
        return None
    if not re.search(r":\s", it.before):
        return _indent_problem(it, len(it.line) - len(it.line.lstrip()))
    message = "a colon followed by a space starts a new field, but this text already belongs to one"
    return it.problem("unquoted-colon", message, quoting_hint(it.line))


def _no_key(it: Stumble) -> Problem | None:
    return refusals.key_not_text(it.where(it.at)) if it.character == ":" and "expected" in it.says else None


def _list_beside_key(it: Stumble) -> Problem | None:
    if "sequence entries are not allowed" not in it.says:
        return None
    hint = "Begin the list on the next line, two spaces in. If it is a text, put it in quotes."
    return it.problem("list-beside-field", "a list may not begin on the line of its field", hint)


def _block_text(it: Stumble) -> Problem | None:
    if "block scalar" not in it.doing:
        return None
    message = "after | or > the text begins on the next line"
    return it.problem("text-after-block-sign", message, quoting_hint(it.line), spot=it.since)


def _indent(it: Stumble) -> Problem | None:
    return _indent_problem(it, it.at[1]) if "expected" in it.says and it.before.strip() in {"", "-"} else None


def _indent_problem(it: Stumble, column: int) -> Problem:
    message = "this line does not go on with anything above it"
    hint = "Begin it exactly below the field or dash that it belongs with. A text of several lines needs a | above it."
    return it.problem("bad-indent", message, hint, spot=(it.at[0], column))


def _unexpected_sign(it: Stumble) -> Problem | None:
    if "node content" not in it.says and "cannot start" not in it.says:
        return None
    return it.problem("reserved-character", f"a text may not start with {shown(it.character)}", quoting_hint(it.line))


_RULES: tuple[Rule, ...] = (
    _tab,
    _template,
    _label,
    _reserved,
    _unclosed_quote,
    _swallowed_lines,
    _after_quote,
    _escape,
    _open_bracket,
    _closing_bracket,
    _missing_colon,
    _colon,
    _no_key,
    _list_beside_key,
    _block_text,
    _indent,
    _unexpected_sign,
)
