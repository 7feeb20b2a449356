"""“What we heard, what we changed”: drafts of updates from what offices said, in the words that everybody may read.

Of an entry only `heard`, `changed` and `about` are used: who said it and how stays in the private file.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date, timedelta

from generator.model.private import Feedback, Offices
from generator.scaffold.wording import yaml_text

NEWS_FOR = timedelta(days=90)


def drafts(offices: Offices, taken: Collection[str], today: date) -> dict[str, str]:
    """Path -> text of one draft for everything that was changed and not told yet; none where there is nothing."""
    items = [item for office in offices.offices.values() for item in office.feedback if _is_to_be_told(item)]
    if not items:
        return {}
    names = (f"{today:%Y-%m}-what-we-heard{f'-{number}' if number > 1 else ''}" for number in range(1, 1000))
    name = next(name for name in names if name not in taken)
    return {f"content/updates/{name}.md": "\n".join(_lines(items, today)) + "\n"}


def _is_to_be_told(item: Feedback) -> bool:
    return bool(item.heard and item.changed and item.update is None)


def _lines(items: list[Feedback], today: date) -> Iterator[str]:
    about = dict.fromkeys(reference for item in items for reference in item.about)
    yield "---"
    yield "# Drafted by presence offices. Name nobody, and tell nothing of a patient. Delete the next line to publish"
    yield "# it, and write its id behind “update:” of each entry that it tells of."
    yield "draft: true"
    yield f"title: {yaml_text('What we heard, and what we changed')}"
    yield "kind: listening"
    yield f"date: {today}"
    yield f"expires: {today + NEWS_FOR}"
    yield f"summary: {yaml_text(f'{items[0].heard} {items[0].changed}')}"
    if about:
        yield f"about: [{', '.join(about)}]"
    yield "---"
    for item in items:
        yield f"**What we heard.** {item.heard}\n\n**What we changed.** {item.changed}\n"
