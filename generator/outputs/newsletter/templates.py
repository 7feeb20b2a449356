"""The templates of this room, with what all of them may use."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from generator.derive.tracking import untagged
from generator.outputs.newsletter.services import Mark
from generator.render.environment import environment
from generator.render.mail.plain import plain_markdown, underlined, wrapped

FILLER = "\u034f\u200c\u00a0" * 60
"""After the preheader: nothing that is seen, so that mailboxes do not go on with the first words of the message."""

_SHARED = {
    "marks": Mark,
    "wrap": wrapped,
    "under": underlined,
    "paragraphs": plain_markdown,
    "bare": untagged,
    "filler": FILLER,
}


def fill(name: str, values: Mapping[str, Any]) -> str:
    """A template of this room, filled in."""
    return environment(__package__ or "").get_template(name).render({**_SHARED, **values})


def fill_text(name: str, values: Mapping[str, Any]) -> str:
    """A template of plain text: never more than one empty line, none at the ends."""
    return re.sub(r"\n{3,}", "\n\n", fill(name, values)).strip() + "\n"
