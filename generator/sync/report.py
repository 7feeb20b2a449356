"""What a run of `presence sync` has to tell."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Told:
    """`lines` say what was done, `warnings` what could not be; `files` are the texts to write, by path."""

    lines: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    files: dict[str, str] = field(default_factory=dict)
