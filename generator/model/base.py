"""What every record shares: frozen, no unknown keys, and small types that are written the same way everywhere."""

import re
from datetime import date
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints
from pydantic.json_schema import SkipJsonSchema

from generator.model.faults import fault

ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"

_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}$")
_AMERICAN_DATE = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$")


def as_tuple(value: Any) -> Any:
    """One thing may be written without the list around it."""
    return (value,) if isinstance(value, str | dict) else value


def parse_date(value: Any) -> Any:
    """A calendar date, written YYYY-MM-DD (ISO 8601 / RFC 3339 full-date) and nothing else."""
    if not isinstance(value, str):
        return value
    if not _ISO_DATE.match(value):
        raise fault(
            "bad-date", "“{value}” is not a date", "Write year-month-day: {example}.", value=value, example=_iso(value)
        )
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise fault(
            "bad-date", "“{value}” is no day of the calendar", "Look at the month and the day.", value=value
        ) from None


def _iso(written: str) -> str:
    """The date that an American `11/30/2026` means, as an example; a fixed one for anything else."""
    found = _AMERICAN_DATE.match(written)
    return f"{found[3]}-{int(found[1]):02}-{int(found[2]):02}" if found else "2026-11-30"


Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Slug = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=80)]
Slugs = Annotated[tuple[Slug, ...], BeforeValidator(as_tuple, json_schema_input_type=Slug | tuple[Slug, ...])]
Texts = Annotated[tuple[Text, ...], BeforeValidator(as_tuple, json_schema_input_type=Text | tuple[Text, ...])]
Date = Annotated[date, BeforeValidator(parse_date)]


class Record(BaseModel):
    """The base of everything written in a practice's files. Unknown keys are errors.

    The text below a field tells its writers what it holds (see `schema.described`). Validators are built for what a run
    meets, and not for every record there is.
    """

    model_config = ConfigDict(defer_build=True, frozen=True, extra="forbid", populate_by_name=False)


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
