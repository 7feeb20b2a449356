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
from generator.outputs.social.calendar import moment
from generator.outputs.social.data import button, event_title, wall_clock
from generator.outputs.social.pictures import FOLDER
from generator.render.spreadsheet import FORMULA

BUFFER = ("Text", "Image URL", "Tags", "Posting Time")
HIGHLEVEL = (
    "postAtSpecificTime (YYYY-MM-DD HH:mm:ss)",
    "content",
    "link (OGmetaUrl)",
    "imageUrls",
    "gifUrl",
    "videoUrls",
)
PUBLER = (
    "Date - Intl. format or prompt",
    "Text",
    "Link(s) - Separated by comma for FB carousels",
    "Media URL(s) - Separated by comma",
    "Title - For the video, pin, PDF ..",
    "Label(s) - Separated by comma",
    "Alt text(s) - Separated by ||",
    "Comment(s) - Separated by ||",
    "Pin board, FB album, or Google category",
    "Post subtype - I.e. story, reel, PDF ..",
    "CTA - For Facebook links or Google",
    "Reminder - For stories, reels, shorts, and TikToks",
)
METRICOOL_NETWORKS = {
    Network.FACEBOOK: "Facebook",
    Network.X: "Twitter/X",
    Network.LINKEDIN: "LinkedIn",
    Network.GOOGLE: "GBP",
    Network.INSTAGRAM: "Instagram",
    Network.THREADS: "Threads",
    Network.BLUESKY: "Bluesky",
}
METRICOOL = (
    "Text", "Date", "Time", "Draft", "Facebook", "Twitter/X", "LinkedIn", "GBP", "Instagram", "Pinterest", "TikTok",
    "Youtube", "Threads", "Bluesky", *(f"Picture Url {number}" for number in range(1, 11)),
    *(f"Alt text picture {number}" for number in range(1, 11)), "Document title", "Shortener",
)  # fmt: skip
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
    google = draft.network is Network.GOOGLE
    picture = _picture(desk, draft)
    return [
        f"{draft.day:%Y/%m/%d} {wall_clock(draft)}",
        draft.text,
        draft.link if google else "",
        picture,
        event_title(draft) if google and draft.subject.event else "",
        draft.subject.topic.value,
        draft.alt if picture else "",
        "",
        "",
        "Event" if google and draft.subject.event else "",
        {"CALL": "Call", "LEARN_MORE": "Learn more"}[button(draft)["actionType"]] if google else "",
        "",
    ]


def _highlevel(desk: Desk, draft: Draft) -> list[str]:
    link = draft.link if draft.network is Network.GOOGLE else ""
    return [f"{draft.day} {wall_clock(draft)}:00", draft.text, link, _picture(desk, draft), "", ""]


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
    }
    return [cells.get(column, "") for column in METRICOOL]


def _postiz(desk: Desk, draft: Draft) -> dict[str, Any]:
    """The body of POST /public/v1/posts; the id of the account is the practice's to fill in."""
    when = moment(desk, draft)
    picture = _picture(desk, draft)
    settings = {"__type": POSTIZ[draft.network]}
    if draft.network is Network.X:
        settings["who_can_reply_post"] = "everyone"
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
