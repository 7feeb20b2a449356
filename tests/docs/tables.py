"""The parts of the documentation that are made from the program: tables of fields, of commands' options.

They stand between `<!-- fields: provider -->` and `<!-- end -->` in texts that are otherwise written by hand.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import click

from generator.check.kinds import KINDS, PRIVATE
from generator.cli import presence
from generator.schema import schema

Node = dict[str, Any]

_PLACE = re.compile(r"(<!-- (fields|options): ([\w -]+) -->\n).*?(<!-- end -->)", re.DOTALL)


def in_step(text: str) -> str:
    """The text with every made part made anew."""
    makers: dict[str, Callable[[str], str]] = {"fields": fields, "options": options}
    return _PLACE.sub(lambda found: f"{found[1]}{makers[found[2]](found[3])}{found[4]}", text)


def places(text: str, kind: str) -> list[str]:
    """What the made parts of a kind are about."""
    return [found[3] for found in _PLACE.finditer(text) if found[2] == kind]


def records() -> dict[str, Node]:
    """Name -> schema of every record that can be written: kinds of files by their names, what is inside by its own."""
    found: dict[str, Node] = {}
    for kind in (*KINDS, PRIVATE):
        whole = schema(kind)
        parts = whole.pop("definitions", {})
        entry = (
            parts.pop(kind.record.__name__) if "additionalProperties" in whole and "properties" not in whole else whole
        )
        found[kind.name] = entry
        found |= {name: part for name, part in parts.items() if "properties" in part}
    return found


CHOICES: dict[str, list[str]] = {
    name: part["enum"] for kind in KINDS for name, part in schema(kind).get("definitions", {}).items() if "enum" in part
}


def fields(name: str) -> str:
    """The table of a record's fields."""
    record = records()[name]
    needed = record.get("required", [])
    rows = [_row(field, node, field in needed) for field, node in record["properties"].items()]
    usual = [row for row in rows if not row.startswith(("| `formerly`", "| `imported`"))]
    return "\n".join(["| field | what it holds | |", "|---|---|---|", *usual, ""])


def _row(field: str, node: Node, needed: bool) -> str:
    told = " ".join(node.get("description", "").split()).replace("|", "\\|")
    return f"| `{field}`{' **(needed)**' if needed else ''} | {form(node)} | {told} |"


def form(node: Node) -> str:
    """What may be written for a value, in a few words."""
    if "allOf" in node:
        return form(node["allOf"][0])
    if "$ref" in node:
        return _named(node["$ref"].rpartition("/")[2])
    if "anyOf" in node:
        options = [option for option in node["anyOf"] if option.get("type") != "null"]
        if options[-1].get("type") == "array":
            choices = dict.fromkeys(form(option) for option in (*options[:-1], options[-1]["items"]))
            return f"{' or '.join(choices)}; one or a list"
        return " or ".join(dict.fromkeys(form(option) for option in options))
    return _simple(node)


def _simple(node: Node) -> str:
    kind = node.get("type")
    kind = kind[0] if isinstance(kind, list) else kind
    if "propertyNames" in node and "examples" in node["propertyNames"]:
        return "[hours](#hours)"
    if kind == "object":
        return f"by id: {form(node['additionalProperties'])}"
    if kind == "array":
        return f"list of: {form(node['items'])}" if "items" in node else "list"
    if node.get("format") == "date":
        return "date"
    if kind in ("boolean", "integer", "number"):
        return {"boolean": "true or false", "integer": "number", "number": "number"}[kind]
    if "examples" in node:
        return f"like `{node['examples'][0]}`"
    return "id" if node.get("pattern", "").startswith("^[a-z0-9]+(") else "text"


def _named(name: str) -> str:
    if name in CHOICES:
        return "one of " + ", ".join(f"`{choice}`" for choice in CHOICES[name])
    return f"[{_words(name).lower()}](#{_words(name).lower().replace(' ', '-')})"


def _words(name: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name)


def options(path: str) -> str:
    """The usage of a command and what its options do, from its help."""
    command, context = find(path)
    rows = [f"| `{name}` | {told} |" for name, told in told_options(command, context)]
    table = ["", "| option | |", "|---|---|", *rows] if rows else []
    return "\n".join(["```text", _usage(command, context), "```", *table, ""])


def find(path: str) -> tuple[click.Command, click.Context]:
    """A command by its words: `new plan`."""
    command: click.Command = presence
    context = click.Context(command, info_name="presence")
    for word in path.split():
        assert isinstance(command, click.Group)
        found = command.get_command(context, word)
        assert found is not None, path
        command, context = found, click.Context(found, info_name=word, parent=context)
    return command, context


def _usage(command: click.Command, context: click.Context) -> str:
    return f"{context.command_path} {' '.join(command.collect_usage_pieces(context))}"


def told_options(command: click.Command, context: click.Context) -> Iterator[tuple[str, str]]:
    """(how an option is written, what it does) of each option but --help."""
    for parameter in command.get_params(context):
        record = parameter.get_help_record(context)
        if record is not None and record[1] and "--help" not in record[0]:
            yield record[0].replace("|", "\\|"), " ".join(record[1].split()).replace("|", "\\|")


def all_commands() -> Iterator[str]:
    """Every command that does something, by its words."""
    yield from _below(presence, click.Context(presence), "")


def _below(group: click.Group, context: click.Context, path: str) -> Iterator[str]:
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if isinstance(command, click.Group):
            yield from _below(command, context, f"{path}{name} ")
        else:
            yield f"{path}{name}"
