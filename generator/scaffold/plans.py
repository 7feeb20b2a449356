"""A plan into its payer's file, which keeps its comments and its order: text is put in, nothing is written anew."""

from __future__ import annotations

import re
from textwrap import indent

from generator.check.kinds import KINDS
from generator.check.places import value_at
from generator.load.values import Document, Plain
from generator.load.yamlfile import parse_yaml
from generator.model.practice import Directory
from generator.problems import UsageError
from generator.scaffold.new import filled
from generator.scaffold.wording import id_of, yaml_text

PATTERN = next(kind.pattern for kind in KINDS if kind.name == "payer")


def payer_file(payer: str) -> str:
    """The file of a payer, by its id or its name."""
    return PATTERN.replace("*", id_of(payer))


def plan_id(name: str, payer: str) -> str:
    """Ids of plans are unique over all payers, so each begins with its payer's, or at least with its first word."""
    made, owner = id_of(name), id_of(payer)
    return made if made.partition("-")[0] == owner.partition("-")[0] else f"{owner}-{made}"


def payer_named(payer: str, known: Directory | None) -> str:
    """The id of a payer that was named by its id or its name; the text itself for a new one."""
    payers = known.payers.values() if known else []
    return next((one.id for one in payers if id_of(payer) in (one.id, id_of(one.name))), payer)


def payer_of(name: str, known: Directory | None) -> str | None:
    """The payer that a plan's name begins with, or the only one there is."""
    payers = list(known.payers.values()) if known else []
    named = [payer.id for payer in payers if id_of(name).startswith((f"{payer.id}-", f"{id_of(payer.name)}-"))]
    return named[0] if named else payers[0].id if len(payers) == 1 else None


def new_payer(payer: str, plan: str, plan_name: str, network: str | None = None) -> str:
    """The text of a payer's file with its first network and plan."""
    network = network or f"{id_of(payer)}-network"
    entry = indent(_entry(plan, plan_name, f"networks: {network}"), "  ")
    return filled(".yml", "payer", {"payer": yaml_text(payer), "network": network, "plan": entry.rstrip("\n")})


def with_plan(text: str, file: str, plan: str, plan_name: str, network: str | None = None) -> str:
    """The text of a payer's file with one plan more.

    Raises UsageError when the file cannot be read, has the plan already, or is written in a way that text cannot
    simply be put into.
    """
    document, _ = parse_yaml(text, file)
    if document is None:
        raise UsageError(f"{file} cannot be read; presence check says why")
    plans, networks = document.value.get("plans"), document.value.get("networks")
    if isinstance(plans, dict) and plan in plans:
        raise UsageError(f"{file} has a plan “{plan}” already; nothing was written")
    known = ", ".join(networks) if isinstance(networks, dict) else ""
    entry = _entry(plan, plan_name, f"networks: {network}" if network else f"# networks: [{known}]")
    made = _put_in(text, document, entry)
    _verify(made, file, document, plan, entry)
    return made


def _entry(plan: str, name: str, networks: str) -> str:
    """Networks are a comment unless they were named: which of them a plan uses decides whether it is accepted."""
    return filled(".yml", "plan", {"id": plan, "name": yaml_text(name), "networks": networks})


def _put_in(text: str, document: Document, entry: str) -> str:
    """After the last plan; below `plans:` when there is none; at the end when that is missing too."""
    newline = "\r\n" if "\r\n" in text else "\n"
    lines = text.splitlines()
    plans = value_at(document, ("plans",))
    if isinstance(plans, dict) and plans:
        last = document.where(("plans", list(plans)[-1]), key=True)
        after, depth = _end_of_block(lines, last.line, last.column - 1), last.column - 1
    elif "plans" in document.value:
        after, depth = document.where(("plans",), key=True).line, 2
    else:
        after, depth, entry = len(lines), 0, f"plans:\n{indent(entry, '  ')}"
    added = indent(entry, " " * depth).splitlines()
    return newline.join([*lines[:after], *added, *lines[after:]]) + newline


def _end_of_block(lines: list[str], first: int, depth: int) -> int:
    """The number of the last line of a block whose key stands on line `first` (from 1), `depth` spaces in."""
    end = first
    for number, line in enumerate(lines[first:], first + 1):
        if not line.strip():
            continue
        inside = len(line) - len(line.lstrip())
        if inside < depth or (inside == depth and not line.lstrip().startswith("#")):
            break
        end = number
    return end


def _verify(made: str, file: str, before: Document, plan: str, entry: str) -> None:
    """What was there is still there, and the plan stands below the others. Nothing else is taken on trust."""
    document, _ = parse_yaml(made, file)
    value = document.value if document else {}
    plans = value.get("plans")
    if isinstance(plans, dict) and plan in plans:
        others: Plain = {key: item for key, item in plans.items() if key != plan}
        if {**value, "plans": others} == {**before.value, "plans": before.value.get("plans") or {}}:
            return
    bare = re.sub(r"\n +#[^\n]*", "", entry)
    message = f"{file} is written in a way that nothing can be put into. Add this below plans: yourself"
    raise UsageError(f"{message}:\n\n{bare}")
