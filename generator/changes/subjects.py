"""Which changes one update tells together, and what it would be called."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from generator.changes.change import Change, Kind
from generator.derive import wording
from generator.model.news import UpdateKind
from generator.model.practice import Directory

Titles = Callable[[Directory, Sequence[Change]], str]


@dataclass(frozen=True, slots=True)
class Subject:
    """Changes with the same subject belong in one update. `slug` is the end of its file name."""

    slug: str
    kind: UpdateKind
    title: Titles
    action: tuple[str, str]
    """What the button says, and where it leads: `page: insurance`, `to: provider/…`."""


def subject_of(change: Change) -> Subject | None:
    """The subject of a change; None when it is not worth an update."""
    if change.news is None:
        return None
    return _MAKERS[change.kind](change, change.news)


def _of(reference: str) -> str:
    return reference.partition("/")[2]


def _first(change: Change) -> str:
    return _of(change.about[0])


def _sentence(_: Directory, changes: Sequence[Change]) -> str:
    """The first sentence without what was before."""
    return changes[0].text.partition(" (was")[0].partition(" (it was")[0].removesuffix(".")


def _said(title: str) -> Titles:
    """The same title, whatever changed; the sentence itself where there is only one change."""
    return lambda directory, changes: _sentence(directory, changes) if len(changes) == 1 else title


def _to_main(slug: str, text: str, title: Titles = _sentence) -> Callable[[Change, UpdateKind], Subject]:
    """One update for each record that changes are about, with a button that leads there."""
    return lambda change, kind: Subject(f"{_first(change)}-{slug}", kind, title, (text, f"to: {change.about[0]}"))


def _to_page(slug: str, text: str, page: str, title: str) -> Callable[[Change, UpdateKind], Subject]:
    """One update for everything of this sort."""
    return lambda _, kind: Subject(slug, kind, _said(title), (text, f"page: {page}"))


def _insurance(change: Change, kind: UpdateKind) -> Subject:
    payer = next(reference for reference in change.about if reference.startswith("payer/"))
    return Subject(f"{_of(payer)}-plans", kind, _insurance_title, ("Check a plan", "page: insurance"))


def _insurance_title(directory: Directory, changes: Sequence[Change]) -> str:
    """Meadow Mutual: 3 plans in network from Jan 1, 2027; or how many plans change."""
    plans = {reference for change in changes for reference in change.about if reference.startswith("plan/")}
    if len(changes) == 1 and len(plans) < 2:
        return _sentence(directory, changes)
    reference = next(reference for reference in changes[0].about if reference.startswith("payer/"))
    payer = directory.payers.get(_of(reference))
    name = payer.name if payer else _of(reference)
    words = {change.after for change in changes if change.kind is Kind.PLAN_ANSWER}
    if len(words) == 1 and all(f"({name}): " in change.text for change in changes):  # for all of us, not for some
        after = words.pop()
        return f"{name}: {len(plans)} plans {after[0].lower()}{after[1:]}"
    return f"{name}: what changes for {len(plans)} plans"


def _hours_title(directory: Directory, changes: Sequence[Change]) -> str:
    return f"New hours at {directory.locations[_first(changes[0])].known_as}"


def _special_hours(change: Change, kind: UpdateKind) -> Subject:
    what = "closed" if kind is UpdateKind.CLOSURE else "hours"
    return Subject(f"{what}-{change.effective}", kind, _special_title, ("See the hours", "page: locations"))


def _special_title(_: Directory, changes: Sequence[Change]) -> str:
    first = changes[0]
    if first.effective is None or first.until is None or len(changes) > 1:
        return "Hours on special days"
    what = "Closed" if first.news is UpdateKind.CLOSURE else "Other hours"
    return f"{what} on {wording.days(first.effective, first.until)}"


def _accepting(change: Change, kind: UpdateKind) -> Subject:
    status = "-".join(change.after.lower().split())
    return Subject(status, kind, _accepting_title, ("See who takes new patients", "page: providers"))


def _accepting_title(directory: Directory, changes: Sequence[Change]) -> str:
    if len(changes) == 1:
        return _sentence(directory, changes)
    people = len({change.about[0] for change in changes})
    return f"{changes[0].after}: what changes with {people} of us"


_provider = _to_main("news", "See the page")
_MAKERS: dict[Kind, Callable[[Change, UpdateKind], Subject]] = {
    Kind.PROVIDER_CAME: _to_main("joins", "Read whom to send"),
    Kind.PROVIDER_LEFT: _to_page("leaves", "See who is here", "providers", "Who leaves us"),
    Kind.PROVIDER_DATES: _to_main("dates", "See the page"),
    Kind.PROVIDER_MOVED: _provider,
    Kind.PROVIDER_PLACE_ADDED: _provider,
    Kind.PROVIDER_PLACE_ENDED: _provider,
    Kind.PERSON_CAME: _to_main("joins", "See the page"),
    Kind.PERSON_LEFT: _to_page("team", "See all ways to refer", "refer", "Who helps you now"),
    Kind.LOCATION_NEW: _to_main("opens", "See how to get there"),
    Kind.LOCATION_MOVED: _to_main("moves", "See how to get there"),
    Kind.LOCATION_CLOSED: _to_page("closed-location", "See all locations", "locations", "Locations that are closed"),
    Kind.HOURS: _to_main("hours", "See the hours", _hours_title),
    Kind.SPECIAL_HOURS: _special_hours,
    Kind.PAYER_NEW: _insurance,
    Kind.PAYER_GONE: _insurance,
    Kind.PLAN_NEW: _insurance,
    Kind.PLAN_GONE: _insurance,
    Kind.PLAN_ANSWER: _insurance,
    Kind.ACCEPTING: _accepting,
    Kind.SERVICE_NEW: _to_main("service", "Read whom to send"),
    Kind.SERVICE_GONE: _to_page("service-ends", "See all services", "services", "Services that ended"),
    Kind.SERVICE_DETAILS: _to_main("service", "Read whom to send"),
    Kind.EQUIPMENT_NEW: _to_main("equipment", "See what it is good for"),
    Kind.EQUIPMENT_GONE: _to_page("equipment-gone", "See our equipment", "equipment", "Equipment that is gone"),
    Kind.EQUIPMENT_DETAILS: _to_main("equipment", "See what it is good for"),
    Kind.CONTACT: _to_page("how-to-reach-us", "See all ways to refer", "refer", "How to reach us"),
    Kind.DOCUMENTS: _to_page("what-to-send", "See what to send", "refer", "What to send with a referral"),
    Kind.PROMISE_NEW: _to_page("promises", "See all our promises", "promises", "What we promise"),
    Kind.PROMISE_GONE: _to_page("promises", "See all our promises", "promises", "What we promise"),
    Kind.PROMISE_DETAILS: _to_page("promises", "See all our promises", "promises", "What we promise"),
}
"""Every kind of change that may be worth an update, and what that update is about."""
