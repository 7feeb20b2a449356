"""The long story of every problem code: `stories/<code>.md`, told by `presence explain` and in docs/problems.md.

A story has a title, why the problem matters and what to do, and one bad and one good example.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from generator.check.words import did_you_mean
from generator.problems import UsageError

STORIES = Path(__file__).parent / "stories"


@dataclass(frozen=True, slots=True)
class Story:
    """What there is to say about a code. `text` is Markdown without the title."""

    code: str
    title: str
    text: str


@cache
def codes() -> tuple[str, ...]:
    """Every code that has a story, in alphabetical order."""
    return tuple(sorted(file.stem for file in STORIES.glob("*.md")))


def story(code: str) -> Story:
    """The story of a code. Raises UsageError, with the code that was probably meant, when there is none."""
    if code not in codes():
        hint = did_you_mean(code, codes()) or "“presence explain” lists all there are."
        raise UsageError(f"there is no problem “{code}”. {hint}")
    title, _, text = (STORIES / f"{code}.md").read_text("utf-8").partition("\n")
    return Story(code, title.removeprefix("# "), text.strip())


def handbook() -> str:
    """docs/problems.md: all stories on one page."""
    stories = [story(code) for code in codes()]
    index = [f"- [`{one.code}`](#{one.code}): {one.title}" for one in stories]
    return "\n".join([_INTRODUCTION, *index, "", *(_chapter(one) for one in stories)])


_INTRODUCTION = """\
# Problems and what to do about them

`presence check` tells every problem with its place and its code: `content/practice.yml:3:7: error[bad-phone] …`. Errors
stop the build, and the site that is published stays as it is. Warnings stop nothing. This page has the long story of
each code; `presence explain bad-phone` prints the same in the terminal.
"""


def _chapter(one: Story) -> str:
    """A story one level down, under a heading with the code for its anchor."""
    text = re.sub(r"^## (.+)$", r"**\1**", one.text, flags=re.MULTILINE)
    return f"## {one.code}\n\n**{one.title}.** {text}\n"
