"""Which fields of each record the data file keeps."""

from __future__ import annotations

from typing import Any, NamedTuple

from generator.model.base import Record
from generator.model.care import Equipment, RequiredDocument, Service, Specialty
from generator.model.insurance import Payer
from generator.model.news import Update
from generator.model.people import Person, Provider
from generator.model.places import Location
from generator.model.practice import Participations, Practice, Promise, Referrals
from generator.model.settings import Settings


class Kept(NamedTuple):
    """`fields` are kept, but for what `inside` names in the records within them."""

    fields: set[str]
    inside: dict[str, Any]


_STAMP = {"verified"}
_STAMPS = {"__all__": _STAMP}
_OPENINGS = {"__all__": {"verified", "as_of", "expires"}}
_OWNED = {"__all__": {"id", "source", "payer", "imported"}}
_LINES = {"phone": _STAMP, "fax": _STAMP}

KEPT: dict[type[Record], Kept] = {
    Settings: Kept({"site"}, {}),
    Practice: Kept(
        {"name", "summary", "npi", "phone", "fax", "email", "address", "locations", "liaison", "holidays"},
        {**_LINES, "holidays": _STAMPS},
    ),
    Referrals: Kept({"channels", "documents", "same_day", "no_answer"}, {"channels": {"__all__": {"id", "verified"}}}),
    Participations: Kept({"participation"}, {"participation": _STAMPS}),
    Specialty: Kept({"name", "nucc", "formerly"}, {}),
    RequiredDocument: Kept({"name", "detail", "formerly"}, {}),
    Promise: Kept({"title", "figure", "detail", "formerly"}, {}),
    Location: Kept(
        {"formerly", "name", "short_name", "address", "virtual", "time_zone", "phone", "fax", "email", "hours"}
        | {"special_hours", "parking", "transit", "entrance", "access", "accepting", "participation"},
        {**_LINES, "special_hours": _STAMPS, "accepting": _STAMPS, "participation": _STAMPS},
    ),
    Payer: Kept({"formerly", "name", "phone", "website", "networks", "plans"}, {"networks": _OWNED, "plans": _OWNED}),
    Service: Kept(
        {"formerly", "name", "kind", "summary", "locations", "documents", "availability"}, {"availability": _OPENINGS}
    ),
    Equipment: Kept({"formerly", "name", "summary", "locations", "services", "since"}, {}),
    Person: Kept({"formerly", "name", "role", "phone", "email"}, {"phone": _STAMP}),
    Provider: Kept(
        {"formerly", "name", "sort_name", "credentials", "title", "npi", "specialties", "languages", "at", "starts"}
        | {"until", "services", "accepting", "availability", "participation", "phone", "fax", "direct_address"},
        {
            **_LINES,
            "at": {"__all__": _LINES},
            "accepting": _STAMPS,
            "availability": _OPENINGS,
            "participation": _STAMPS,
        },
    ),
    Update: Kept({"formerly", "title", "kind", "date", "summary", "about", "effective"}, {}),
}
