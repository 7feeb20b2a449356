"""What the loader hands on: plain values, and the places where they stand.

Every scalar is text, exactly as written: `8:00`, `NO`, `02134`, `1_000`, `1.10` and dates are never numbers,
truth values or times here; the model decides what a text means. `None` stands for "nothing written": an
unquoted empty value, `~` or lower-case `null`. `Null` and `NULL` stay text (people have that name), and quotes
always make text: `""` is the empty text, `"null"` the word.

Values are read-only by agreement: two files with the same bytes may share them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from generator.problems import Where

if TYPE_CHECKING:
    from generator.load.source import Source

Plain: TypeAlias = "dict[str, Plain] | list[Plain] | str | None"

KeyPath: TypeAlias = tuple[str | int, ...]
"""The way to a value: keys of mappings and indexes of lists, `("hours", "mon", 0)`. `()` is the whole document."""


@dataclass(frozen=True, slots=True)
class Document:
    """One YAML file, or one Markdown file with front matter.

    `file` is the path relative to the source folder, with forward slashes. `value` is the top-level mapping
    (of the front matter, for Markdown). `body` is the Markdown after the front matter with `\\n` line ends, None
    for YAML files; `body_line` is the line, counted from 1, on which it starts, 0 if there is none.
    """

    file: str
    value: dict[str, Plain]
    body: str | None = None
    body_line: int = 0
    source: Source | None = field(default=None, repr=False, compare=False)

    def where(self, path: KeyPath = (), *, key: bool = False) -> Where:
        """Where the value at `path` starts, or with `key` its key.

        If there is no such path, the key (or the list item) of the nearest ancestor that exists. The first call
        reads the file's text once more; if that is gone, the answer is the file as a whole.
        """
        return self.source.where(path, key=key) if self.source else Where(self.file)

    def line_text(self, line: int) -> str:
        """The source line with this number (from 1), safe to print; empty if there is none."""
        return self.source.line_text(line) if self.source else ""
