"""Refer a patient: every channel side by side, what to send along, what is urgent, what happens next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from operator import itemgetter
from typing import NamedTuple

from markupsafe import Markup, escape

from generator.derive import wording
from generator.derive.answers import Opening, is_held_only
from generator.derive.hours import special_days
from generator.derive.routes import REFER, Routes
from generator.model.facts import Urgency
from generator.model.hours import Week
from generator.model.places import Channel, ChannelKind
from generator.model.verify import FactClass
from generator.outputs.base import Page
from generator.outputs.pages import views
from generator.outputs.pages.parts import phone_link, verified
from generator.outputs.pages.site import Site

TITLE = "Refer a patient"

ICONS = {
    ChannelKind.PHONE: "phone",
    ChannelKind.FAX: "fax",
    ChannelKind.PORTAL: "monitor",
    ChannelKind.DIRECT: "shield-lock-outline",
    ChannelKind.EMAIL: "email-outline",
    ChannelKind.MAIL: "mailbox-outline",
    ChannelKind.PHYSICIAN_LINE: "stethoscope",
}


class ChannelView(NamedTuple):
    """One way to send a referral."""

    id: str
    kind: str
    icon: str
    name: str
    address: Markup
    copy: str
    hours: Sequence[tuple[str, Markup]]
    zone: str
    zone_long: str
    used_for: str
    answered: str
    note: str
    verified: Markup
    open_now: Markup


AHEAD = timedelta(days=3)
"""So many days ahead visits that are held open are named."""
HELD = 8
"""No more than so many of them."""


def held(site: Site) -> list[tuple[Markup, list[views.SoonView]]]:
    """(who, where and for what; what is held) of visits held open today and in the coming days, the soonest first."""
    here, last = site.parts(REFER), site.today + AHEAD
    found: dict[tuple[str, Opening], tuple[date, Markup, views.SoonView]] = {}
    for role in site.desk.current_roles:
        for opening in role.openings:
            slots = opening.source.held
            if slots and opening.trust.good and is_held_only(opening.source) and slots.on <= last:
                view = views.soon(site.desk, opening, len(site.directory.locations) > 1, [role.location])
                where = ", ".join(filter(None, (view.places, view.kind.lower(), view.service)))
                who = here.provider(role.provider) + Markup(f" <span>{escape(where)}</span>")
                found[role.provider.id, opening] = slots.on, who, view
    grouped: dict[Markup, list[views.SoonView]] = {}
    for _, who, view in sorted(found.values(), key=itemgetter(0))[:HELD]:
        grouped.setdefault(who, []).append(view)
    return list(grouped.items())


def pages(site: Site) -> Iterator[Page]:
    """The page, always: without channels it shows the numbers of the practice and its locations."""
    referrals, directory = site.directory.referrals, site.directory
    views_ = {key: channel_view(site, channel) for key, channel in referrals.channels.items()}
    zones = {view.zone_long for view in views_.values() if view.hours}
    same_day, no_answer = referrals.same_day, referrals.no_answer
    liaison = directory.people[site.desk.practice.liaison] if site.desk.practice.liaison else None
    extra = [(service, Routes.service(service.id)) for service in directory.services.values() if service.documents]
    values = {
        "channels": list(views_.values()),
        "has": {
            "hours": any(view.hours for view in views_.values()),
            "answered": any(view.answered for view in views_.values()),
        },
        "one_zone": zones.pop() if len(zones) == 1 else "",
        "doctors": [view for view in views_.values() if view.kind == ChannelKind.PHYSICIAN_LINE.value],
        "places": [
            (place, Routes.location(place.id), site.contact(None, place))
            for place in directory.locations.values()
            if place.phone or place.fax
        ],
        "documents": [directory.documents[key] for key in referrals.documents],
        "extra": extra,
        "same_day": same_day,
        "same_day_channel": views_[same_day.channel] if same_day else None,
        "held": held(site),
        "call_before": wording.clock(same_day.call_before) if same_day and same_day.call_before is not None else "",
        "no_answer": no_answer,
        "no_answer_channel": views_[no_answer.channel] if no_answer else None,
        "report_back": directory.promises[referrals.report_back] if referrals.report_back else None,
        "verified": views.stamp(site.desk, FactClass.CONTACTS, referrals.verified),
        "liaison": liaison,
        "liaison_phone": phone_link(liaison.phone.number) if liaison and liaison.phone else "",
    }
    description = (
        f"How to refer a patient to {site.desk.practice.name}: phone, fax and other ways in, hours, what to send."
    )
    names = " · ".join(view.name for view in views_.values())
    sources = ("content/referrals.yml", "content/documents.yml")
    yield site.page(
        REFER, "refer", TITLE, description, values, search=f"{names} urgent same day documents", sources=sources
    )


def channel_view(site: Site, channel: Channel) -> ChannelView:
    """A channel for the page."""
    zone = site.desk.channel_zone(channel)
    week = channel.hours
    always = week is not None and all(wording.spans(day) == wording.spans(week[0]) == "Open 24 hours" for day in week)
    rows = (("24 hours", Markup("every day")),) if always else tuple(_rows(site, channel))
    address, copy = _address(channel)
    return ChannelView(
        channel.id,
        channel.kind.value,
        ICONS[channel.kind],
        channel.name or wording.CHANNELS[channel.kind],
        address,
        copy,
        rows,
        "" if always or not rows else wording.zone_short(zone, site.today),
        "" if always or not rows else wording.zone(zone, site.today),
        views.listed([wording.URGENCIES[urgency].lower() for urgency in _in_order(channel.urgency)]).capitalize(),
        channel.answered_within or "",
        channel.note or "",
        verified(site.desk.trust(FactClass.CONTACTS, channel.verified, site.directory.referrals.verified)),
        Markup("") if week is None or always or site.desk.settings.demonstration else _open_now(site, channel, week),
    )


def _rows(site: Site, channel: Channel) -> Iterator[tuple[str, Markup]]:
    if channel.hours:
        yield from views.week_rows(channel.hours, True)
        if channel.open_on_holidays and site.desk.practice.holidays:
            yield "Holidays", Markup("as usual")


def _open_now(site: Site, channel: Channel, week: Week) -> Markup:
    """Where browsers say whether it is answered now, until its hours are too old to say so.

    On the practice's holidays it is answered as they say, unless it is open on them.
    """
    trust = site.desk.trust(FactClass.CONTACTS, channel.verified, site.directory.referrals.verified)
    if not trust.good:
        return Markup("")
    days = special_days((), () if channel.open_on_holidays else site.desk.practice.holidays)
    special = views.special_views(day for day in days if day.last >= site.today)
    until = Markup(' data-until="{}"').format(trust.expires) if trust.expires else ""
    return Markup('<small class="open-now" data-week="{}" data-zone="{}" data-special="{}"{}></small>').format(
        views.machine_week(week), site.desk.channel_zone(channel), "".join(f"{day.machine};" for day in special), until
    )


def _in_order(urgencies: Sequence[Urgency]) -> list[Urgency]:
    return [urgency for urgency in Urgency if urgency in urgencies]


def _address(channel: Channel) -> tuple[Markup, str]:
    """(what to dial, open or write to, the text to copy)."""
    if channel.number:
        return phone_link(channel.number), wording.phone(channel.number)
    if channel.url:
        shown = channel.url.removeprefix("https://").rstrip("/")
        return Markup(f'<a href="{escape(channel.url)}" rel="noopener">{escape(shown)}</a>'), ""
    if channel.address and channel.kind is ChannelKind.EMAIL:
        return Markup(f'<a href="mailto:{escape(channel.address)}">{escape(channel.address)}</a>'), channel.address
    return Markup(escape(channel.address or "")), channel.address or ""
