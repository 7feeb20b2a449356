"""Descriptions of fields, from the texts below them in the source of the records.

They are read here and not by pydantic (`use_attribute_docstrings`), which would read them for every run of the program
and take longer over that than over reading a practice.
"""

from __future__ import annotations

import ast
import inspect
import textwrap
from functools import cache
from itertools import pairwise
from typing import cast

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema


class Described(GenerateJsonSchema):
    """pydantic's JSON Schemas with those descriptions."""

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        """The schema of one record."""
        record = cast("type[BaseModel]", schema["cls"])
        found = super().model_schema(schema)
        texts = field_texts(record)
        for name, field in record.model_fields.items():
            node = found["properties"].get(field.alias or name)
            if node is not None and name in texts:
                node.setdefault("description", texts[name])
        return found


@cache
def field_texts(record: type) -> dict[str, str]:
    """Name of a field -> the text below it, those of the classes that a record is derived from among them."""
    found: dict[str, str] = {}
    for base in reversed(record.__mro__):
        if issubclass(base, BaseModel) and base is not BaseModel:
            found |= _own_texts(base)
    return found


def _own_texts(record: type) -> dict[str, str]:
    source = ast.parse(textwrap.dedent(inspect.getsource(record)))
    definition = source.body[0]
    assert isinstance(definition, ast.ClassDef)
    return {
        field.target.id: inspect.cleandoc(text.value.value)
        for field, text in pairwise(definition.body)
        if isinstance(field, ast.AnnAssign)
        and isinstance(field.target, ast.Name)
        and isinstance(text, ast.Expr)
        and isinstance(text.value, ast.Constant)
        and isinstance(text.value.value, str)
    }
