"""One change of the facts, as a value: a sentence, what it is about, and what update would tell it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from generator.model.news import UpdateKind


class Topic(StrEnum):
    """What a referring office wants to know, in the order in which it asks."""

    INSURANCE = "insurance"
    PEOPLE = "people"
    ACCESS = "access"
    PLACES = "places"
    CARE = "care"
    CONTACT = "contact"
    PROMISES = "promises"


HEADINGS = {
    Topic.INSURANCE: "Insurance",
    Topic.PEOPLE: "People",
    Topic.ACCESS: "New patients and how soon",
    Topic.PLACES: "Places and hours",
    Topic.CARE: "Services and equipment",
    Topic.CONTACT: "How to reach us and what to send",
    Topic.PROMISES: "Promises",
}


class Kind(StrEnum):
    """What happened. These are the words of the JSON report."""

    PROVIDER_CAME = "provider-came"
    PROVIDER_LEFT = "provider-left"
    PROVIDER_DATES = "provider-dates"
    PROVIDER_MOVED = "provider-moved"
    PROVIDER_PLACE_ADDED = "provider-place-added"
    PROVIDER_PLACE_ENDED = "provider-place-ended"
    PROVIDER_DETAILS = "provider-details"
    PERSON_CAME = "person-came"
    PERSON_LEFT = "person-left"
    PERSON_DETAILS = "person-details"
    LOCATION_NEW = "location-new"
    LOCATION_MOVED = "location-moved"
    LOCATION_CLOSED = "location-closed"
    LOCATION_DETAILS = "location-details"
    HOURS = "hours"
    SPECIAL_HOURS = "special-hours"
    PROVIDER_HOURS = "provider-hours"
    PAYER_NEW = "payer-new"
    PAYER_GONE = "payer-gone"
    PLAN_NEW = "plan-new"
    PLAN_GONE = "plan-gone"
    PLAN_DETAILS = "plan-details"
    PLAN_ANSWER = "plan-answer"
    ACCEPTING = "accepting"
    AVAILABILITY = "availability"
    SERVICE_NEW = "service-new"
    SERVICE_GONE = "service-gone"
    SERVICE_DETAILS = "service-details"
    EQUIPMENT_NEW = "equipment-new"
    EQUIPMENT_GONE = "equipment-gone"
    EQUIPMENT_DETAILS = "equipment-details"
    CONTACT = "contact"
    PRACTICE_DETAILS = "practice-details"
    DOCUMENTS = "documents"
    PROMISE_NEW = "promise-new"
    PROMISE_GONE = "promise-gone"
    PROMISE_DETAILS = "promise-details"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """`about` are references (`provider/amara-okafor`), the main one first; what is gone has its old id.

    `before` and `after` are the words of both states, empty where there is nothing to set against each other.
    `effective` and `until` are days that the facts themselves give. `news` is the kind of update that would tell of
    it, None when it is not worth one.
    """

    kind: Kind
    topic: Topic
    about: tuple[str, ...]
    text: str
    before: str = ""
    after: str = ""
    effective: date | None = None
    until: date | None = None
    news: UpdateKind | None = None

    def __post_init__(self) -> None:
        """Words of the facts may run over several lines; a change is told on one."""
        for field in ("text", "before", "after"):
            object.__setattr__(self, field, " ".join(getattr(self, field).split()))
