"""A stamp put into the text of a source file: a few characters change, everything else stays as it was written.

Nothing here is trusted: `upkeep.proof` reads the result again and compares.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import TypeAlias

from generator.load.nodes import Node, fields_of, nodes_of
from generator.load.text import LINE_BREAK
from generator.load.values import KeyPath
from generator.problems import UsageError
from generator.scaffold.wording import yaml_text

Fields: TypeAlias = "Mapping[str, str | Fields]"
"""What is written into a mapping, in this order."""

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def with_fields(text: str, file: str, path: KeyPath, fields: Fields, *, at_end: bool = True) -> str:
    """The text with `fields` set in the mapping at `path`, which is made if it is not there.

    What is new at the top of a file stands at its end, or with `at_end=False` before its last field. Raises UsageError
    where nothing can be put in.
    """
    yaml = fields_of(text, file)
    page = _Page(yaml, at_end=at_end)
    node = page.root
    for depth, part in enumerate(path):
        child = node.child(part)
        if child is None or child.is_nothing:
            for outer in reversed(path[depth + 1 :]):
                fields = {str(outer): fields}
            return page.with_new(node, str(part), fields, file) + text[len(yaml) :]
        node = child
    for name, value in fields.items():
        if node.child(name) is None:
            made = page.with_new(node, name, value, file) + text[len(yaml) :]
            return with_fields(made, file, path, fields, at_end=at_end)
    return page.with_values(node, fields) + text[len(yaml) :]


def with_value(text: str, file: str, path: KeyPath, value: str) -> str:
    """The text with another scalar in the place of the one at `path`."""
    yaml = fields_of(text, file)
    *above, last = path
    node = nodes_of(yaml)
    for part in above:
        node = node.child(part) or node
    return _Page(yaml).with_values(node, {str(last): value}) + text[len(yaml) :]


class _Page:
    """One YAML text and the places in it."""

    def __init__(self, text: str, *, at_end: bool = True) -> None:
        self.text = text
        self.root = nodes_of(text)
        self.at_end = at_end
        found = LINE_BREAK.search(text)
        self.line_break = found.group() if found else "\n"

    def with_values(self, node: Node, fields: Fields) -> str:
        """With other scalars in a mapping that has all the fields."""
        text = self.text
        for (name, _), child in reversed(list(zip(node.keys, node.children, strict=True))):
            value = fields.get(name)
            if isinstance(value, str):
                text = _replaced(text, child, value, flow=bool(node.style))
        return text

    def with_new(self, node: Node, key: str, value: str | Fields, file: str) -> str:
        """With one field more in a mapping, or with a value behind a field that has none."""
        if node.style not in ("", "{") or (node is not self.root and not (node.keys or node.style)):
            message = "says this in its short form, which has no room for a stamp"
            raise UsageError(f"{file} {message}; verify all of its class, or write it out first. Nothing was changed.")
        if (empty := node.child(key)) is not None:
            return self._behind(node, key, empty, value)
        if node.style:
            return self._in_flow(node, key, f"{_key(key, node)}: {_flow(value, node)}")
        column = node.keys[0][1].column if node.keys else 0
        lines = list(self._lines(key, value, column, node))
        return self._scalar_line(node, key, lines) if isinstance(value, str) else self._last(node, lines)

    def _behind(self, node: Node, key: str, empty: Node, value: str | Fields) -> str:
        """`verified:` with nothing behind it, or with `~`. In lines of its own if there is no trace of one line."""
        if node.style or empty.end > empty.start or isinstance(value, str):
            return _replaced(self.text, empty, _flow(value, node), flow=True, ready=True)
        column = next(place.column for name, place in node.keys if name == key) + self._step()
        lines = (line for name, inner in value.items() for line in self._lines(name, inner, column, node))
        return self._after_line(empty.end, list(lines))

    def _in_flow(self, node: Node, key: str, pair: str) -> str:
        after = _before_it(node, key) or (node.children[-1] if node.children else None)
        if after is None:
            return self.text[: node.start + 1] + pair + self.text[node.start + 1 :]
        return f"{self.text[: after.end]}, {pair}{self.text[after.end :]}"

    def _scalar_line(self, node: Node, key: str, lines: list[str]) -> str:
        after = _before_it(node, key)
        return self._after_line(after.end, lines) if after else self._before(node.keys[0][1], lines)

    def _last(self, node: Node, lines: list[str]) -> str:
        if node is not self.root:
            return self._after_line(node.end, lines)
        return self._at_the_end(lines) if self.at_end or not node.keys else self._before(node.keys[-1][1], lines)

    def _lines(self, key: str, value: str | Fields, column: int, beside: Node) -> Iterator[str]:
        """A field as lines; as one line where its neighbours are mappings in one line."""
        in_a_line = beside is not self.root and any(child.style == "{" for child in beside.children)
        if isinstance(value, str) or in_a_line:
            written = _scalar(value) if isinstance(value, str) else _flow(value, beside)
            yield f"{' ' * column}{key}: {written}"
            return
        yield f"{' ' * column}{key}:"
        for name, inner in value.items():
            yield from self._lines(name, inner, column + self._step(), self.root)

    def _step(self) -> int:
        """How many columns the file moves in what belongs to a field."""
        for (_, key), child in zip(self.root.keys, self.root.children, strict=True):
            if child.keys and not child.style and child.column > key.column:
                return child.column - key.column
        return 2

    def _after_line(self, index: int, lines: list[str]) -> str:
        """With lines after the one that `index` is on."""
        found = LINE_BREAK.search(self.text, index)
        if found is None:
            return self.text + self.line_break + self.line_break.join(lines)
        new = "".join(line + self.line_break for line in lines)
        return self.text[: found.end()] + new + self.text[found.end() :]

    def _before(self, key: Node, lines: list[str]) -> str:
        start = key.start - key.column
        return self.text[:start] + "".join(line + self.line_break for line in lines) + self.text[start:]

    def _at_the_end(self, lines: list[str]) -> str:
        """After the last line of all. A text without a line break at its end gets none."""
        new = self.line_break.join(lines)
        if self.text and not self.text.endswith(("\n", "\r")):
            return self.text + self.line_break + new
        return self.text + new + self.line_break


def _before_it(stamp: Node, key: str) -> Node | None:
    """What a field of a stamp stands behind: when, who, how."""
    if key not in ("by", "how"):
        return None
    return (stamp.child("by") if key == "how" else None) or stamp.child("on")


def _replaced(text: str, node: Node, value: str, *, flow: bool, ready: bool = False) -> str:
    """With a scalar in the place of another, in the same quotes. A comment behind a block sign stays."""
    comment = ""
    if node.style in ("|", ">"):
        head = LINE_BREAK.split(text[node.start : node.end])[0]
        comment = f"  {head[head.index('#') :].rstrip()}" if "#" in head else ""
    if not ready:
        value = _quoted(value, node.style) if node.style in ("'", '"') and node.style else _scalar(value, flow=flow)
    space = " " if node.start == node.end else ""
    return text[: node.start] + space + value + comment + text[node.end :]


def _quoted(value: str, quote: str) -> str:
    doubled = value.replace("'", "''")
    return f"'{doubled}'" if quote == "'" else json.dumps(value, ensure_ascii=False)


def _scalar(value: str, *, flow: bool = False) -> str:
    """A value as a scalar: dates are plain, all else is in quotes where it needs them."""
    if _DATE.fullmatch(value):
        return value
    return json.dumps(value, ensure_ascii=False) if flow and "," in value else yaml_text(value)


def _key(name: str, like: Node) -> str:
    """A key, in quotes where its neighbours are (JSON is YAML)."""
    return json.dumps(name) if _is_json(like) else name


def _flow(value: str | Fields, like: Node) -> str:
    """A value in one line."""
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False) if _is_json(like) else _scalar(value, flow=True)
    return "{" + ", ".join(f"{_key(name, like)}: {_flow(inner, like)}" for name, inner in value.items()) + "}"


def _is_json(node: Node) -> bool:
    return bool(node.style and node.keys) and node.keys[0][1].style == '"'
