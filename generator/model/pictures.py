"""What is known of a picture's file without looking at it again."""

from typing import NamedTuple


class Picture(NamedTuple):
    """A picture that can be shown: its size in pixels as people see it (turned upright), and what names its content."""

    width: int
    height: int
    digest: str
    """Hexadecimal digits that only this content has."""


class Flaw(NamedTuple):
    """Why a file cannot be shown as a picture: a problem without its place."""

    code: str
    message: str
    hint: str
