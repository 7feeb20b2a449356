"""What pydantic says a value must be, loosened to what may be written in YAML.

The program takes every scalar as text and lets the field decide what it means; an editor goes by YAML 1.2, in which
`npi: 2000000002` and `zip: 04997` are numbers. So that it underlines nothing that is right, a field that takes text
takes numbers too. (Not truth values: editors would then offer true and false in every field.)
"""

from __future__ import annotations

from typing import Any

Node = dict[str, Any]

_TEXTS = {
    "integer": r"^\d+$",
    "number": r"^[-+.\d]+$",
    "boolean": r"^(yes|no|on|off)$",
}
"""What may be written as text for something else; the check reads it as that."""

_NULL = {"type": "null"}


def loosened(node: Node) -> Node:
    """A schema as an editor should apply it: no machine-made titles, no empty values, text that looks like numbers."""
    node = {key: _inside(key, value) for key, value in node.items() if not _is_noise(key, value)}
    kind = node.get("type")
    if kind == "string" and not {"enum", "const", "format"} & node.keys():
        node["type"] = ["string", "number"]
    elif isinstance(kind, str) and kind in _TEXTS:
        node["type"] = [kind, "string"]
        node["pattern"] = _TEXTS[kind]
    return _told(_one_form(_by_id(node)))


def _by_id(node: Node) -> Node:
    """A mapping by id, in the way in which editors complete inside it and underline a wrong id."""
    if "patternProperties" not in node:
        return node
    rest = {key: value for key, value in node.items() if key != "patternProperties"}
    [(pattern, value)] = node["patternProperties"].items()
    return {**rest, "propertyNames": {"pattern": pattern}, "additionalProperties": loosened(value)}


def _inside(key: str, value: Any) -> Any:
    if key in ("properties", "$defs"):
        return {name: loosened(_filled(node)) for name, node in value.items()}
    if key in ("items", "additionalProperties") and isinstance(value, dict):
        return loosened(value)
    if key == "anyOf":
        return [loosened(option) for option in value]
    return value


def _is_noise(key: str, value: Any) -> bool:
    """Titles repeat the name of the field, and an empty default is no advice."""
    return key == "title" or (key == "default" and value in (None, [], {}, ""))


def _filled(node: Node) -> Node:
    """A field that may be left out need not be empty when it is there: editors would offer `null` for all of them."""
    options = [option for option in node.get("anyOf", []) if option != _NULL]
    return {**node, "anyOf": options} if options else node


def _one_form(node: Node) -> Node:
    """Of a choice with one option, the option itself."""
    if len(node.get("anyOf", [])) != 1:
        return node
    rest = {key: value for key, value in node.items() if key != "anyOf"}
    return {**node["anyOf"][0], **rest}


def _told(node: Node) -> Node:
    """Draft-07 ignores what stands beside a reference, so the reference goes one level down."""
    if "$ref" not in node or len(node) == 1:
        return node
    rest = {key: value for key, value in node.items() if key != "$ref"}
    return {"allOf": [{"$ref": node["$ref"]}], **rest}
