"""The drafts for other programs (JSON) and for reading (Markdown)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from generator.derive import wording
from generator.derive.desk import Desk
from generator.derive.social import counting
from generator.derive.social.drafts import Draft
from generator.model.social import Network
from generator.outputs.base import File, Shelf
from generator.outputs.social import google
from generator.outputs.social.pictures import FOLDER, Pictures


def file(name: str, text: str) -> File:
    """A file of the room."""
    return File(f"{FOLDER}/{name}", text.encode(), Shelf.DRAFTS)


def json_text(desk: Desk, made: list[Draft], pictures: Pictures) -> str:
    """drafts.json."""
    told = {
        "practice": desk.practice.name,
        "site": desk.routes.site_url,
        "as_of": desk.today.isoformat(),
        "time_zone": desk.settings.site.time_zone,
        "drafts": [_draft(desk, draft, pictures) for draft in made],
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def _draft(desk: Desk, draft: Draft, pictures: Pictures) -> dict[str, Any]:
    place = pictures.place(draft.subject, draft.network)
    image = (
        {"file": place.path, "published": place.on_site, "width": place.width, "height": place.height}
        if place
        else None
    )
    return {
        "id": draft.id,
        "about": draft.subject.key,
        "topic": draft.subject.topic.value,
        "title": draft.subject.title,
        "network": draft.network.value,
        "readers": draft.rules.readers.value,
        "text": draft.text,
        "length": draft.length,
        "limit": draft.rules.limit,
        "counted_in": draft.rules.unit,
        "left_out": list(draft.left_out),
        "link": draft.link,
        "image": image,
        "alt": draft.alt,
        "day": draft.day.isoformat() if draft.day else None,
        "time": wall_clock(draft),
        "announced": draft.announced.first_seen.isoformat() if draft.announced else None,
        "hints": list(draft.hints),
        **_special(desk, draft),
    }


def wall_clock(draft: Draft) -> str:
    """07:40."""
    hour, minute = divmod(draft.rules.clock, 60)
    return f"{hour:02d}:{minute:02d}"


def _special(desk: Desk, draft: Draft) -> dict[str, Any]:
    """What only one network knows."""
    if draft.network is Network.GOOGLE:
        return {"google": google.api(desk, draft)}
    if draft.network is Network.BLUESKY:
        return {"bluesky": {"langs": list(desk.settings.site.languages[:3]), "facets": list(facets(draft))}}
    return {}


def facets(draft: Draft) -> Iterator[dict[str, Any]]:
    """Links, hashtags and names of a text, by octets of UTF-8 (app.bsky.richtext.facet). Our own link is marked."""
    for span in counting.link_spans(draft.text):
        uri = draft.link if "/r/" in span.text or draft.link.startswith(span.text) else span.text
        yield _facet(span, {"$type": "app.bsky.richtext.facet#link", "uri": uri})
    for span in counting.spans(counting.HASHTAG, draft.text):
        yield _facet(span, {"$type": "app.bsky.richtext.facet#tag", "tag": span.text[1:]})


def _facet(span: counting.Span, feature: dict[str, str]) -> dict[str, Any]:
    return {"index": {"byteStart": span.start, "byteEnd": span.end}, "features": [feature]}


def markdown(desk: Desk, made: list[Draft]) -> str:
    """drafts.md: every text in a block of its own, so that it can be copied as it is."""
    lines = [f"# Posts of {desk.practice.name}", "", f"As of {wording.day(desk.today)}. Nothing of this is published."]
    known = ""
    for draft in made:
        if draft.subject.key != known:
            known = draft.subject.key
            lines += ["", f"## {_plain(draft.subject.title)}", "", f"<{draft.link.partition('?')[0]}>"]
            if draft.announced:
                lines += ["", f"Announced {wording.day(draft.announced.first_seen)}."]
        lines += ["", f"### {draft.rules.name}", "", " · ".join(_facts(draft)), ""]
        fence = "`" * max(3, 1 + max((len(run) for run in _ticks(draft.text)), default=0))
        lines += [f"{fence}text", draft.text, fence, "", f"Picture: {_plain(draft.alt)}"]
        if draft.network is Network.GOOGLE:
            lines += ["", *(f"- {_plain(line)}" for line in google.told(draft))]
        lines += ["", *(f"- {_plain(hint)}" for hint in draft.hints)] if draft.hints else []
    return "\n".join(lines) + "\n"


def _facts(draft: Draft) -> Iterator[str]:
    yield f"{draft.length:,} of {draft.rules.limit:,} {draft.rules.unit}"
    yield f"{wording.weekday(draft.day)}, {wording.clock(draft.rules.clock)}" if draft.day else "no working day is left"
    if draft.left_out:
        yield f"left out: {', '.join(dict.fromkeys(draft.left_out))}"


def _ticks(text: str) -> list[str]:
    return [run for run in "".join(c if c == "`" else " " for c in text).split() if run]


def _plain(text: str) -> str:
    """A text on one line, with nothing that Markdown takes for markup."""
    return "".join(f"\\{c}" if c in "\\`*_[]<>#" else c for c in " ".join(text.split()))


def listing(made: list[Draft]) -> Iterator[str]:
    """2026-11-23 07:40  LinkedIn   770/3000  Dr. Lee joins, in the order of the days."""
    for draft in sorted(made, key=lambda draft: (draft.day or date.max, draft.rules.clock, draft.id)):
        day = f"{draft.day} {wall_clock(draft)}" if draft.day else "no day left     "
        mark = f" (announced {draft.announced.first_seen})" if draft.announced else ""
        length = f"{draft.length:>5}/{draft.rules.limit}"
        yield f"{day}  {draft.rules.name:<23} {length:<10}  {draft.subject.title}{mark}"
