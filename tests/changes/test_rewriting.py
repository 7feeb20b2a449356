"""However the files of a practice are written anew, with the same facts in them: there is no change."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.changes.compare import Comparison, compare
from generator.changes.lenient import read_loosely
from generator.changes.states import State, state_of_folder
from generator.load.tree import read_tree
from tests.practices import TODAY

ROOT = Path(__file__).resolve().parent.parent.parent
SETS = frozenset(
    "accepting access also_called availability card_says channels equipment helps_with holidays interests languages "
    "locations networks participation plans profiles providers services special_hours at".split()
) - {"access"}
"""Lists and mappings whose order says nothing that changes tell of."""


def shuffled(value: Any, dice: random.Random, key: str = "") -> Any:
    """The same value with its keys, and the items of sets, in another order."""
    if isinstance(value, dict):
        pairs = [(name, shuffled(item, dice, name)) for name, item in value.items()]
        dice.shuffle(pairs)
        return dict(pairs)
    if isinstance(value, list):
        items = [shuffled(item, dice) for item in value]
        if key in SETS:
            dice.shuffle(items)
        return items
    return value


def written_anew(target: Path, dice: random.Random) -> Path:
    """The sample practice, every YAML file in another order and form and with comments of no meaning."""
    for file, document in read_tree(ROOT).documents.items():
        path = target / file
        path.parent.mkdir(parents=True, exist_ok=True)
        if document.body is not None:
            path.write_bytes((ROOT / file).read_bytes())
            continue
        style = dice.choice([False, True, None])
        text = yaml.safe_dump(
            shuffled(document.value, dice), default_flow_style=style, allow_unicode=dice.random() < 0.5,
            indent=dice.choice([2, 4]), width=dice.choice([40, 80, 1000]), sort_keys=False,
        )  # fmt: skip
        path.write_text(f"# {dice.random()}\n\n{text}\n# the end\n", "utf-8", newline=dice.choice(["\n", "\r\n"]))
    return target


def compared(before: Path, after: Path) -> Comparison:
    return compare(state_of_folder(before), state_of_folder(after), TODAY)


@pytest.mark.parametrize("seed", range(3))
def test_the_sample_written_anew_is_unchanged(seed: int, tmp_path: Path):
    found = compared(ROOT, written_anew(tmp_path, random.Random(seed)))
    assert [change.text for change in found.changes] == []
    assert found.left_out == ()


def leaves(value: Any, way: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The way to everything that is written in a file."""
    if isinstance(value, dict | list):
        for key, item in value.items() if isinstance(value, dict) else enumerate(value):
            yield from leaves(item, (*way, key))
    elif isinstance(value, str):
        yield way


def altered(value: Any, way: tuple[Any, ...]) -> Any:
    """A copy with another last digit at the end of the way."""
    if not way:
        return value[:-1] + str((int(value[-1]) + 1) % 10)
    copied = dict(value) if isinstance(value, dict) else list(value)
    copied[way[0]] = altered(value[way[0]], way[1:])
    return copied


PLACES = ("content/locations/", "content/people/", "content/referrals.yml", "providers/")


def test_every_number_of_the_sample_counts():
    """Another digit in a phone or fax number, an NPI or a ZIP code is told of."""
    documents = read_tree(ROOT).documents
    before = State("before", read_loosely(documents, ()))
    silent, tried = [], 0
    for file, document in documents.items():
        for way in (way for way in leaves(document.value) if way[-1] in ("number", "npi", "zip")):
            if file.startswith(PLACES):
                other = {**documents, file: replace(document, value=altered(document.value, way))}
                found = compare(before, State("after", read_loosely(other, ())), TODAY)
                silent += [] if found.changes else [(file, way)]
                tried += 1
    assert silent == []
    assert tried > 30
