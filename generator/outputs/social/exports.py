"""Files that scheduling programs import, in the columns that they ask for.

Pictures in them are those of the published site, as these programs fetch them from there; a picture that a network asks
for in another shape is beside them, to be put in by hand. Every cell is quoted; a text that a spreadsheet would take
for a formula begins with a space, which networks cut off.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC
from typing import Any

from generator.derive.desk import Desk
from generator.derive.routes import HOME, Routes
from generator.derive.social.drafts import Draft
from generator.model.social import Network
from generator.outputs.base import File, Shelf
from generator.outputs.social import google
from generator.outputs.social.calendar import moment
from generator.outputs.social.columns import (
    BUFFER,
    GOOGLE_COLUMNS,
    HIGHLEVEL,
    HIGHLEVEL_ADVANCED,
    HIGHLEVEL_GROUPS,
    METRICOOL,
    METRICOOL_NETWORKS,
    PUBLER,
)
from generator.outputs.social.data import wall_clock
from generator.outputs.social.pictures import FOLDER
from generator.render.spreadsheet import FORMULA

POSTIZ = {
    Network.LINKEDIN: "linkedin-page",
    Network.FACEBOOK: "facebook",
    Network.X: "x",
    Network.INSTAGRAM: "instagram",
    Network.GOOGLE: "gmb",
    Network.BLUESKY: "bluesky",
    Network.THREADS: "threads",
    Network.MASTODON: "mastodon",
}


def files(desk: Desk, made: Sequence[Draft]) -> Iterator[File]:
    """A file for each program and network; one for all networks where the program can tell them apart."""
    timed = [draft for draft in made if draft.day]
    by_network: tuple[tuple[str, Sequence[str], Callable[[Desk, Draft], list[str]]], ...] = (
        ("buffer", BUFFER, _buffer),
        ("publer", PUBLER, _publer),
        ("highlevel", HIGHLEVEL, _highlevel),
    )
    for network in dict.fromkeys(draft.network for draft in timed):
        own = [draft for draft in timed if draft.network is network]
        for program, header, row in by_network:
            yield _csv(f"{program}/{network.value}", header, [row(desk, draft) for draft in own])
    profile = [draft for draft in timed if draft.network is Network.GOOGLE]
    if profile:
        rows = [HIGHLEVEL_ADVANCED, *(_highlevel_google(desk, draft) for draft in profile)]
        yield _csv("highlevel/google-advanced", HIGHLEVEL_GROUPS, rows)
    known = [draft for draft in timed if draft.network in METRICOOL_NETWORKS]
    yield _csv("metricool", METRICOOL, [_metricool(desk, draft) for draft in known])
    bodies = json.dumps([_postiz(desk, draft) for draft in timed], ensure_ascii=False, indent=2) + "\n"
    yield File(f"{FOLDER}/import/postiz.json", bodies.encode(), Shelf.DRAFTS)


def _csv(name: str, header: Sequence[str], rows: Iterable[Sequence[str]]) -> File:
    """UTF-8 with its mark and CRLF, as spreadsheet programs on Windows want it (RFC 4180)."""
    target = io.StringIO()
    writer = csv.writer(target, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows([safe(cell) for cell in row] for row in rows)
    return File(f"{FOLDER}/import/{name}.csv", target.getvalue().encode("utf-8-sig"), Shelf.DRAFTS)


def safe(cell: str) -> str:
    """The cell, with a space in front if a spreadsheet would compute it (OWASP, CSV injection)."""
    return f" {cell}" if cell.startswith(FORMULA) else cell


def _picture(desk: Desk, draft: Draft) -> str:
    """The card of the page, on the site."""
    if not desk.settings.outputs.cards:
        return ""
    page = draft.subject.path if draft.subject.key.startswith(("update/", "provider/")) else HOME
    return desk.routes.url(Routes.card(page))


def _buffer(desk: Desk, draft: Draft) -> list[str]:
    return [draft.text, _picture(desk, draft), draft.subject.topic.value, f"{draft.day} {wall_clock(draft)}"]


def _publer(desk: Desk, draft: Draft) -> list[str]:
    """There are no columns for the days of an event or an offer, so on Google these are plain posts here."""
    to_google = draft.network is Network.GOOGLE
    picture = _picture(desk, draft)
    cells = {
        PUBLER[0]: f"{draft.day:%Y/%m/%d} {wall_clock(draft)}",
        PUBLER[1]: draft.text,
        PUBLER[2]: draft.link if to_google else "",
        PUBLER[3]: picture,
        PUBLER[5]: draft.subject.topic.value,
        PUBLER[6]: draft.alt if picture else "",
        PUBLER[10]: _PUBLER_BUTTONS[google.post_of(draft).action] if to_google else "",
    }
    return [cells.get(column, "") for column in PUBLER]


_PUBLER_BUTTONS = {"CALL": "Call", "LEARN_MORE": "Learn more", "": "Learn more"}


def _highlevel(desk: Desk, draft: Draft) -> list[str]:
    link = draft.link if draft.network is Network.GOOGLE else ""
    return [f"{draft.day} {wall_clock(draft)}:00", draft.text, link, _picture(desk, draft), "", ""]


def _highlevel_google(desk: Desk, draft: Draft) -> list[str]:
    """A row of the advanced form: the same, and what kind of post it is."""
    post = google.post_of(draft)
    row = [""] * len(HIGHLEVEL_ADVANCED)
    row[0], row[1], row[3] = f"{draft.day} {wall_clock(draft)}:00", draft.text, _picture(desk, draft)
    first, last = (
        (f"{when:%Y-%m-%d %H:%M:%S}" for when in (post.period.first, post.period.last)) if post.period else ("", "")
    )
    offer = post.offer
    row[GOOGLE_COLUMNS] = [
        _HIGHLEVEL_KINDS[post.kind],
        (post.action or "none").lower(),
        post.title if post.kind is google.Kind.EVENT else "",
        post.title if offer else "",
        first,
        last,
        offer.terms if offer else "",
        (offer.code or "") if offer else "",
        post.redeem,
        post.link if post.action == "LEARN_MORE" else "",
    ]
    return row


_HIGHLEVEL_KINDS = {
    google.Kind.STANDARD: "call_to_action",
    google.Kind.EVENT: "event",
    google.Kind.OFFER: "offer",
}


def _metricool(desk: Desk, draft: Draft) -> list[str]:
    picture = _picture(desk, draft)
    cells = {
        "Text": draft.text,
        "Date": str(draft.day),
        "Time": f"{wall_clock(draft)}:00",
        "Draft": "TRUE",
        "Picture Url 1": picture,
        "Alt text picture 1": draft.alt if picture else "",
        "Shortener": "FALSE",
        **{column: str(network is draft.network).upper() for network, column in METRICOOL_NETWORKS.items()},
        **dict.fromkeys(("Pinterest", "TikTok", "Youtube"), "FALSE"),
        **_METRICOOL_TYPES.get(draft.network, {}),
    }
    return [cells.get(column, "") for column in METRICOOL]


_METRICOOL_TYPES = {
    Network.INSTAGRAM: {"Instagram Post Type": "POST"},
    Network.FACEBOOK: {"Facebook Post Type": "POST"},
}
"""What kind of post it is, where there are others beside posts: stories, reels."""


def _postiz(desk: Desk, draft: Draft) -> dict[str, Any]:
    """The body of POST /public/v1/posts; the id of the account is the practice's to fill in."""
    when = moment(desk, draft)
    picture = _picture(desk, draft)
    settings = {"__type": POSTIZ[draft.network], **_POSTIZ_MUST.get(draft.network, {})}
    if draft.network is Network.GOOGLE:
        settings |= _postiz_google(google.post_of(draft))
    image = [{"id": "", "path": picture}] if picture else []
    return {
        "type": "draft",
        "date": when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z") if when else "",
        "shortLink": False,
        "tags": [],
        "posts": [
            {"integration": {"id": ""}, "value": [{"content": draft.text, "image": image}], "settings": settings}
        ],
    }


_POSTIZ_MUST = {Network.X: {"who_can_reply_post": "everyone"}, Network.INSTAGRAM: {"post_type": "post"}}
"""Settings without which Postiz refuses a post."""


def _postiz_google(post: google.Post) -> dict[str, str]:
    """The settings of a post on a Google Business Profile; those that are empty are left out."""
    period, offer = post.period, post.offer
    settings = {
        "topicType": post.kind.value,
        "callToActionType": post.action,
        "callToActionUrl": post.link if post.action == "LEARN_MORE" else "",
        "eventTitle": post.title,
        "eventStartDate": f"{period.first:%Y-%m-%d}" if period else "",
        "eventEndDate": f"{period.last:%Y-%m-%d}" if period else "",
        "eventStartTime": f"{period.first:%H:%M}" if period and period.timed else "",
        "eventEndTime": f"{period.last:%H:%M}" if period and period.timed else "",
        "offerCouponCode": (offer.code or "") if offer else "",
        "offerRedeemUrl": post.redeem,
        "offerTerms": offer.terms if offer else "",
    }
    return {name: text for name, text in settings.items() if text}
