"""What is known of a font's file without looking at it again."""

from typing import NamedTuple


class Font(NamedTuple):
    """A font that can be published: what names its content, and whether one file holds all weights."""

    digest: str
    """Hexadecimal digits that only this content has."""
    variable: bool
