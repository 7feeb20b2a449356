"""JSON Schemas of the source files, made from the records, for editors that complete and underline while one types.

Draft-07, which the YAML language server of most editors knows best. Each file names its schema in its first line:
`# yaml-language-server: $schema=../.schemas/practice.json`.
"""

from __future__ import annotations

import json
from pathlib import PurePosixPath

from generator.check.kinds import KINDS, PRIVATE, Holds, Kind
from generator.model.base import ID_PATTERN
from generator.schema.described import Described
from generator.schema.loosen import Node, loosened

FOLDER = ".schemas"


def schema_files() -> dict[str, str]:
    """Path below the practice's folder -> text, for every kind of file."""
    return {
        f"{FOLDER}/{kind.name}.json": json.dumps(schema(kind), indent=2, ensure_ascii=False) + "\n"
        for kind in (*KINDS, PRIVATE)
    }


def schema(kind: Kind) -> Node:
    """The schema of a whole file of a kind; of its front matter, where the file is prose."""
    whole = kind.record.model_json_schema(
        by_alias=True, mode="validation", ref_template="#/definitions/{model}", schema_generator=Described
    )
    definitions = {name: loosened(node) for name, node in whole.pop("$defs", {}).items()}
    record = loosened(whole)
    if kind.prose:
        record = _without(record, "body")
    if kind.holds is Holds.MAPPING:
        definitions[kind.record.__name__] = record
        record = {
            "type": "object",
            "description": f"{_first_line(kind)} Each stands under its id.",
            "propertyNames": {"pattern": ID_PATTERN, "maxLength": 80},
            "additionalProperties": {"$ref": f"#/definitions/{kind.record.__name__}"},
        }
    head = {"$schema": "http://json-schema.org/draft-07/schema#", "title": kind.pattern}
    return {**head, **record, **({"definitions": definitions} if definitions else {})}


def modeline(kind: Kind) -> str:
    """The first line of a file of a kind, which tells the editor where the schema is."""
    up = "../" * (len(PurePosixPath(kind.pattern).parts) - 1)
    return f"# yaml-language-server: $schema={up}{FOLDER}/{kind.name}.json"


def _without(record: Node, field: str) -> Node:
    """A record without a field that is not written as one: the text below the front matter."""
    fields = {name: node for name, node in record["properties"].items() if name != field}
    return {**record, "properties": fields, "required": [name for name in record["required"] if name != field]}


def _first_line(kind: Kind) -> str:
    return (kind.record.__doc__ or "").partition("\n")[0]
