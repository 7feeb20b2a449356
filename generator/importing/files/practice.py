"""`site_config.yml` and the files that there is one of: practice, referrals, participation."""

from __future__ import annotations

from generator.importing.directory import Channel
from generator.importing.files.desk import (
    Desk,
    address_fields,
    day,
    given,
    hours_fields,
    line_fields,
    participation_fields,
)
from generator.importing.fitting import Fields
from generator.importing.identity import slug
from generator.importing.text import day_text
from generator.importing.yaml_text import Noted
from generator.model.practice import Participations, Practice, Referrals
from generator.model.settings import Settings

MANY = 200
"""Providers, from which on drawing a picture for each is left to those who want it."""


def practice_files(desk: Desk) -> None:
    """Write them."""
    _settings(desk)
    _practice(desk)
    _referrals(desk)
    said = participation_fields(desk, desk.directory.participation)
    if said:
        desk.write("content/participation.yml", "participation", Participations, {"participation": said})
    desk.report.carry(len(said), "network statement of an organization", "network statements of organizations")


def _settings(desk: Desk) -> None:
    directory = desk.directory
    fields: Fields = {
        "site": {
            "url": Noted(directory.site_url, "write the address at which the site will be published"),
            "time_zone": directory.time_zone,
        },
        "demonstration": Noted(
            {
                "today": day(directory.as_of),
                "note": f"Taken from the {directory.vouched_by}, as of {day_text(directory.as_of)}.",
            },
            above=(
                "The facts are as of the directory's own date. Once the practice has verified them, remove the",
                "next three lines: `presence check` then lists what must be verified.",
            ),
        ),
    }
    if len(directory.clinicians) > MANY:
        count = f"{len(directory.clinicians):,}"
        why = f"Pictures, QR codes and sheets of {count} providers take minutes to make; delete this to have them."
        fields["outputs"] = Noted({"cards": "false", "codes": "false", "kit": "false"}, above=(why,))
    desk.write("site_config.yml", "site_config", Settings, fields)


def _practice(desk: Desk) -> None:
    directory, practice = desk.directory, desk.directory.practice
    website = practice.contacts.website
    profile = website if website.startswith("https://") else ""
    if website and not profile:
        desk.report.miss("a web address without https://", f"{practice.key}: {website}")
    fields = given(
        name=practice.name,
        summary=practice.summary,
        npi=practice.npi,
        phone=line_fields(practice.contacts.phone),
        fax=line_fields(practice.contacts.fax),
        email=practice.contacts.email,
        address=address_fields(practice.postal),
        profiles=given(website=profile),
    )
    fields |= desk.imported(practice.origin)
    fields["verified"] = {"on": day(directory.as_of), "by": directory.vouched_by, "how": "directory import"}
    desk.write("content/practice.yml", "practice", Practice, fields, practice.doubts)


def _referrals(desk: Desk) -> None:
    channels = desk.directory.channels
    fields: Fields = {"channels": dict(_channel(desk, channel) for channel in channels)} if channels else {}
    if not channels:
        fields["summary"] = "Call the location that the patient would go to; its number stands on its page."
    desk.write("content/referrals.yml", "referrals", Referrals, fields)
    desk.report.carry(len(channels), "referral channel")


def _channel(desk: Desk, channel: Channel) -> tuple[str, Fields]:
    address = Noted(channel.address, channel.doubt) if channel.doubt else channel.address
    field = {"portal": "url", "direct": "address"}.get(channel.kind, "number")
    fields = given(kind=channel.kind, name=channel.name) | {field: address}
    return _channel_id(desk, channel), fields | given(hours=hours_fields(channel.hours))


def _channel_id(desk: Desk, channel: Channel) -> str:
    same = [item for item in desk.directory.channels if _base(item) == _base(channel)]
    number = same.index(channel) + 1
    return _base(channel) if number == 1 else f"{_base(channel)}-{number}"


def _base(channel: Channel) -> str:
    return "-".join(part for part in (channel.kind, slug(channel.name)) if part)
