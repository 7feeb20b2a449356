"""How an answer is worded: the one place that turns derived facts into the words that readers see.

American English conventions from CLDR (babel): `Nov 18, 2026`, `8:00 am`. Times carry no zone; pages name it once.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

import phonenumbers
from babel.core import Locale, get_global
from babel.dates import format_date

from generator.derive.freshness import State, Trust
from generator.derive.hours import DayRow, SpecialDay
from generator.derive.moments import OpenState
from generator.derive.overview import Share
from generator.derive.participation import Answer, PlanAnswer
from generator.model.care import ServiceKind
from generator.model.facts import AcceptingStatus, Availability, HeldSlots, Urgency, Visit, Within
from generator.model.fields import Phone
from generator.model.hours import MIDNIGHT, Span
from generator.model.insurance import PlanKind
from generator.model.news import Update, UpdateKind
from generator.model.places import ChannelKind

LOCALE = "en_US"
CALL = "Call to confirm"

ANSWERS = {
    Answer.IN_NETWORK: "In network",
    Answer.IN_NETWORK_UNTIL: "In network until {until}",
    Answer.FROM: "In network from {starts}",
    Answer.CALL_TO_CONFIRM: CALL,
    Answer.NOT_LISTED: "Not listed",
    Answer.NOT_IN_NETWORK: "Not in network",
}
ANSWERS_BRIEF = {
    Answer.IN_NETWORK: "In",
    Answer.IN_NETWORK_UNTIL: "In to {until}",
    Answer.FROM: "From {starts}",
    Answer.CALL_TO_CONFIRM: "Call",
    Answer.NOT_LISTED: "–",
    Answer.NOT_IN_NETWORK: "No",
}
"""The same in a narrow column."""
VOCABULARY = {
    Answer.IN_NETWORK: (
        "In network",
        "We are in a network that this plan uses. The patient pays the in-network share.",
    ),
    Answer.IN_NETWORK_UNTIL: (
        "In network until a date",
        "In network through the day shown. For a visit after it, call: we know what can be done.",
    ),
    Answer.FROM: (
        "In network from a date",
        "Not in network yet. From the day shown on we are, so a visit after it is covered as in network.",
    ),
    Answer.CALL_TO_CONFIRM: (
        CALL,
        "It differs from patient to patient, or our last check is too old to rely on. We find out while you wait.",
    ),
    Answer.NOT_LISTED: ("Not listed", "We have said nothing about this plan. It is not a no: call and we check it."),
    Answer.NOT_IN_NETWORK: (
        "Not in network",
        "We are in no network that this plan uses. The plan may pay a smaller share, or nothing.",
    ),
}
"""What each word of the answer vocabulary means to an office, in the order of the legend."""
VERIFIED = "Verified {day}"
LAST_VERIFIED = "last verified {day}"
NOT_VERIFIED = "not verified yet"
ENDED = "ended {day}"
EXPECTED = "expected in network from {day}"
DEPENDS_ON_PLACE = "Depends on the place"
SERVICE_KINDS = {
    ServiceKind.SERVICE: "Services",
    ServiceKind.PROCEDURE: "Procedures",
    ServiceKind.TEST: "Tests",
    ServiceKind.CONDITION: "Conditions",
}
ACCEPTING_SHORT = {
    AcceptingStatus.NEW_PATIENTS: "Accepting",
    AcceptingStatus.EXISTING_ONLY: "Existing only",
    AcceptingStatus.EXISTING_AND_FAMILY: "Existing and family",
    AcceptingStatus.NOT_ACCEPTING: "Not accepting",
}
"""For tables whose column says that it is about new patients."""
ACCEPTING = {
    AcceptingStatus.NEW_PATIENTS: "Accepting new patients",
    AcceptingStatus.EXISTING_ONLY: "Existing patients only",
    AcceptingStatus.EXISTING_AND_FAMILY: "Existing patients and their families",
    AcceptingStatus.NOT_ACCEPTING: "Not accepting patients",
}
VISITS = {
    Visit.NEW_PATIENT: "New patient",
    Visit.FOLLOW_UP: "Follow-up",
    Visit.CONSULT: "Consult",
    Visit.PROCEDURE: "Procedure",
    Visit.TEST: "Test",
    Visit.TELEHEALTH: "Video visit",
}
URGENCIES = {Urgency.ROUTINE: "Routine", Urgency.URGENT: "Urgent", Urgency.SAME_DAY: "Same day"}
CHANNELS = {
    ChannelKind.PHONE: "Phone",
    ChannelKind.FAX: "Fax",
    ChannelKind.PORTAL: "Online portal",
    ChannelKind.DIRECT: "Direct secure message",
    ChannelKind.EMAIL: "E-mail",
    ChannelKind.MAIL: "Mail",
    ChannelKind.PHYSICIAN_LINE: "Physician-to-physician line",
}
UPDATE_KINDS = {
    UpdateKind.NEW_PROVIDER: "New provider",
    UpdateKind.PROVIDER_LEAVING: "Provider leaving",
    UpdateKind.HOURS: "Hours",
    UpdateKind.LOCATION: "Location",
    UpdateKind.EQUIPMENT: "Equipment",
    UpdateKind.SERVICE: "Service",
    UpdateKind.INSURANCE: "Insurance",
    UpdateKind.CLOSURE: "Closure",
    UpdateKind.EVENT: "Event",
    UpdateKind.RECOGNITION: "Recognition",
    UpdateKind.LISTENING: "You said, we did",
    UpdateKind.GENERAL: "News",
}
PLAN_KINDS = {
    PlanKind.HMO: "HMO",
    PlanKind.PPO: "PPO",
    PlanKind.EPO: "EPO",
    PlanKind.POS: "POS",
    PlanKind.HDHP: "High-deductible plan",
    PlanKind.MEDICARE: "Medicare",
    PlanKind.MEDICARE_ADVANTAGE: "Medicare Advantage",
    PlanKind.MEDICAID: "Medicaid",
    PlanKind.EXCHANGE: "Marketplace plan",
    PlanKind.TRICARE: "TRICARE",
    PlanKind.VA: "VA",
    PlanKind.FEDERAL: "Federal employees",
    PlanKind.WORKERS_COMP: "Workers’ compensation",
    PlanKind.OTHER: "Plan",
}
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
DAYS_SHORT = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


@lru_cache(maxsize=4096)
def day(value: date) -> str:
    """Nov 18, 2026."""
    return format_date(value, "MMM d, y", locale=LOCALE)


@lru_cache(maxsize=4096)
def weekday(value: date) -> str:
    """Wed, Nov 18, 2026."""
    return format_date(value, "EEE, MMM d, y", locale=LOCALE)


def days(first: date, last: date) -> str:
    """One date, or first and last."""
    return weekday(first) if first == last else f"{weekday(first)} – {weekday(last)}"


@lru_cache(maxsize=2048)
def clock(minutes: int) -> str:
    """8:00 am; noon and midnight in words."""
    minutes %= MIDNIGHT
    if minutes in (0, MIDNIGHT // 2):
        return "midnight" if minutes == 0 else "noon"
    hour, minute = divmod(minutes, 60)
    return f"{(hour - 1) % 12 + 1}:{minute:02d} {'am' if hour < 12 else 'pm'}"


def span(value: Span) -> str:
    """8:00 am – 5:00 pm; an end on the next day says so."""
    if value == Span(0, MIDNIGHT):
        return "Open 24 hours"
    next_day = " next day" if value.end > MIDNIGHT else ""
    return f"{clock(value.start)} – {clock(value.end)}{next_day}"


def spans(values: tuple[Span, ...]) -> str:
    """The openings of one day, or Closed."""
    return ", ".join(map(span, values)) or "Closed"


def open_state(value: OpenState, reads: datetime) -> str:
    """Open now until 5 pm; Closed now, opens tomorrow at 7:30 am. `reads`: what the clock of the place reads now."""
    if value.at is None:
        return "Open now, around the clock" if value.open else "Closed now"
    on = (value.at - timedelta(minutes=1)).date() if _short(value.at) == "midnight" else value.at.date()
    named = format_date(on, "EEE, MMM d", locale=LOCALE)
    if value.open:
        far = value.at - reads >= timedelta(days=1)
        return f"Open now until {f'{named}, ' if far else ''}{_short(value.at)}"
    days = (on - reads.date()).days
    return f"Closed now, opens {('', 'tomorrow ')[days] if days < 2 else f'{named} '}at {_short(value.at)}"


def _short(value: datetime) -> str:
    """5 pm, 7:30 am, noon."""
    return clock(value.hour * 60 + value.minute).replace(":00", "")


def row_days(row: DayRow) -> str:
    """Mon – Fri."""
    if (row.first, row.last) == (0, 6):
        return "Every day"
    if row.first == row.last:
        return DAYS[row.first]
    return f"{DAYS_SHORT[row.first]} – {DAYS_SHORT[row.last]}"


def special(value: SpecialDay) -> str:
    """Closed, or the hours of a special day."""
    return spans(value.spans)


@lru_cache(maxsize=256)
def zone(name: str, on: date) -> str:
    """The zone as people call it: Eastern Time, with its abbreviation on that day (EST)."""
    long_names = Locale.parse(LOCALE).meta_zones.get(_metazone(name), {}).get("long", {})
    called = long_names.get("generic") or long_names.get("standard") or name
    return f"{called} ({zone_short(name, on)})"


def _metazone(name: str) -> str:
    """CLDR's metazone. Some zones are filed under an older name: America/Louisville for America/Kentucky/Louisville."""
    older = (old for old, new in get_global("zone_aliases").items() if new == name)
    metazones = get_global("meta_zones")
    return next((metazones[known] for known in (name, *older) if known in metazones), "")


@lru_cache(maxsize=256)
def zone_short(name: str, on: date) -> str:
    """The abbreviation of the zone on that day: EST."""
    return datetime(on.year, on.month, on.day, 12, tzinfo=ZoneInfo(name)).tzname() or name


@lru_cache(maxsize=65536)
def phone(number: Phone) -> str:
    """502-555-0134, with ext. 12; other countries in the international form (ITU-T E.123)."""
    e164 = number.e164
    if e164.startswith("+1") and len(e164) == 12:
        text = f"{e164[2:5]}-{e164[5:8]}-{e164[8:]}"
    else:
        form = phonenumbers.PhoneNumberFormat.INTERNATIONAL
        text = phonenumbers.format_number(phonenumbers.parse(e164), form)
    return f"{text} ext. {number.extension}" if number.extension else text


def phone_uri(number: Phone) -> str:
    """tel:+15025550134;ext=12 (RFC 3966 §3)."""
    return f"tel:{number.e164}" + (f";ext={number.extension}" if number.extension else "")


def plan_answer(value: PlanAnswer) -> str:
    """The answer in the fixed vocabulary: In network until Dec 31, 2026."""
    return _answer_words(value.answer, value.until, value.starts)


@lru_cache(maxsize=4096)
def _answer_words(answer: Answer, until: date | None, starts: date | None) -> str:
    return ANSWERS[answer].format(until=until and day(until), starts=starts and day(starts))


def plan_answer_brief(value: PlanAnswer) -> str:
    """In to 12/31/26."""
    until, starts = (day and f"{day.month}/{day.day}/{day:%y}" for day in (value.until, value.starts))
    return ANSWERS_BRIEF[value.answer].format(until=until, starts=starts)


_BEGINS = frozenset(
    {UpdateKind.NEW_PROVIDER, UpdateKind.HOURS, UpdateKind.LOCATION, UpdateKind.EQUIPMENT, UpdateKind.SERVICE}
)


def effective(value: Update, zone: str) -> str:
    """When the news holds: From Tue, Dec 1, 2026; the days and hours of an event; nothing if it says no day.

    zone: the IANA zone of where the event takes place.
    """
    days_of = _effective_days(value)
    if value.event is None or value.effective is None:
        return days_of
    hours = f"{span(Span(value.event.starts, value.event.ends))} {zone_short(zone, value.effective)}"
    return f"{days_of}, {hours}{' each day' if value.effective_until not in (None, value.effective) else ''}"


def _effective_days(value: Update) -> str:
    first, last = value.effective, value.effective_until
    if first and last:
        return days(first, last)
    if first:
        return f"From {weekday(first)}" if value.kind in _BEGINS else weekday(first)
    return f"Until {weekday(last)}" if last else ""


def share(value: Share, of: int) -> str:
    """In network: 13 of 15 providers; In network: Riverside, Hillcrest."""
    answer = plan_answer(value.answer) if value.answer else DEPENDS_ON_PLACE
    return f"{answer}: {', '.join(value.places) or f'{value.providers:,} of {of:,} providers'}"


def plan_detail(value: PlanAnswer) -> str:
    """What else is known beside the answer, or nothing."""
    if value.degraded:
        return last_verified(value.trust)
    if value.ended:
        return ENDED.format(day=day(value.ended))
    if value.answer is Answer.CALL_TO_CONFIRM and value.starts:
        return EXPECTED.format(day=day(value.starts))
    return ""


def verified(trust: Trust) -> str:
    """Verified Nov 12, 2026, the small print beside each fact that decays."""
    return VERIFIED.format(day=day(trust.verified_on)) if trust.good and trust.verified_on else last_verified(trust)


def last_verified(trust: Trust) -> str:
    """What stands beside a fact that is too old to be shown as true."""
    if trust.state is State.UNVERIFIED or trust.verified_on is None:
        return NOT_VERIFIED
    return LAST_VERIFIED.format(day=day(trust.verified_on))


def wait(value: Within) -> str:
    """Within 5 business days."""
    if value.amount == 0:
        return f"This {value.unit}" if value.unit in ("week", "month") else "Same day"
    if value == Within(1, "business day"):
        return "Next business day"
    return f"Within {value.amount} {value.unit}{'' if value.amount == 1 else 's'}"


def opening(value: Availability, day: date, *, moment: str = "") -> str:
    """Within 5 business days; Next on Wed, Nov 25, 2026; 2 held …: what of it is not over on a day.

    `moment`: the same at a minute of that day (`2026-11-18T11:00`), for readers to whom it is today.
    """
    parts = [
        wait(value.within) if value.within else "",
        f"Next on {weekday(value.next)}" if value.next and value.next >= day else "",
        held(value.held, today=bool(moment) and value.held.on == day)
        if value.held and (moment or day.isoformat()) < held_until(value.held)
        else "",
    ]
    return "; ".join(filter(None, parts))


def held(value: HeldSlots, *, today: bool = False) -> str:
    """2 held for referrals on Wed, Nov 18, 2026, call before 11:00 am; or: today."""
    before = f", call before {clock(value.call_before)}" if value.call_before is not None else ""
    return f"{value.slots} held for referrals {'today' if today else f'on {weekday(value.on)}'}{before}"


def held_until(value: HeldSlots) -> str:
    """The moment at which held slots go to others: `2026-11-18T11:00`, or the day after."""
    minutes = MIDNIGHT if value.call_before is None else value.call_before
    if minutes >= MIDNIGHT:
        return (value.on + timedelta(days=1)).isoformat()
    return f"{value.on}T{minutes // 60:02d}:{minutes % 60:02d}"
