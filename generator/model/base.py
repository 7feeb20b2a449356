"""What every record shares: frozen, no unknown keys, and small types that are written the same way everywhere."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints
from pydantic.json_schema import SkipJsonSchema
from pydantic_core import PydanticCustomError

ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"


def as_tuple(value: Any) -> Any:
    """One thing may be written without the list around it."""
    return (value,) if isinstance(value, str | dict) else value


def parse_date(value: Any) -> Any:
    """A calendar date, written YYYY-MM-DD (ISO 8601 / RFC 3339 full-date) and nothing else."""
    if not isinstance(value, str):
        return value
    try:
        if len(value) == 10:
            return date.fromisoformat(value)
    except ValueError:
        pass
    raise PydanticCustomError("bad-date", "“{value}” is not a date; write it as 2026-11-30", {"value": value})


Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Slug = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=80)]
Slugs = Annotated[tuple[Slug, ...], BeforeValidator(as_tuple)]
Texts = Annotated[tuple[Text, ...], BeforeValidator(as_tuple)]
Date = Annotated[date, BeforeValidator(parse_date)]


class Record(BaseModel):
    """The base of everything written in a practice's files. Unknown keys are errors."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=False, use_attribute_docstrings=True)


class Imported(Record):
    """Where a file came from when a program wrote it.

    Identifiers that fail their check (NPI, phone) are warnings in imported files and errors in one's own.
    """

    source: Text = Field(alias="from")
    """The kind of source: `plan-net`."""
    id: Text | None = None
    """The record's id in the source."""
    also: Texts = ()
    """Further ids in the source that this record carries."""


class Photo(Record):
    """A picture from `content/images/`, and what it shows, for those who do not see it."""

    file: Text
    """Path below `content/images/`: JPEG, PNG or WebP."""
    alt: Text | None = None
    """What the picture shows, in one short sentence."""


class Entity(Record):
    """A record with a file (or a key) of its own. `id` comes from the file name or the key, never from inside."""

    id: SkipJsonSchema[str]
    source: SkipJsonSchema[str] = ""
    formerly: Slugs = ()
    """Earlier ids: their addresses redirect here."""
    imported: Imported | None = None
    """Set by `presence import`: where the file came from."""
