"""The checker's data, read by its documentation, says what desks say; it is small, and the same every time."""

from __future__ import annotations

import gzip
import random
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import pytest

from generator.derive import contacts
from generator.derive.desk import Desk
from generator.derive.participation import Answer
from generator.inspection import inspect
from generator.model.practice import Directory
from generator.outputs import rooms
from generator.outputs.checker.pools import ALPHABET, Scale, packed, sign
from tests.outputs.checker.reading import Reader, column, number
from tests.practices import desk

ROOT = Path(__file__).resolve().parents[3]
PRACTICES = {"sample": ROOT, "minimal": ROOT / "tests" / "sites" / "minimal"}
BUILT = date(2026, 11, 18)
ANSWERS = list(Answer)


@cache
def directory(name: str) -> Directory:
    found = inspect(PRACTICES[name], BUILT, allow_stale=True).checked.directory
    assert found is not None
    return found


@cache
def reader(name: str) -> Reader:
    return Reader(Desk(directory(name), BUILT))


def differences(made: Desk, asked: Desk, reader: Reader) -> list[str]:
    """Where the data of one day and the desk of another do not agree."""
    found = []
    pairs = [(p, at) for p in made.lookup.providers for at in made.current_roles_of(p)]
    for number_of_pair, (provider, role) in enumerate(pairs):
        for place, plan in enumerate(made.directory.plans.values()):
            right = asked.participation.answer(plan.id, provider.id, role.location.id)
            said = reader.answer(number_of_pair, place, asked.today)
            dates = (str(right.until or ""), str(right.starts or ""))
            if right.answer is Answer.CALL_TO_CONFIRM:
                said, dates = (said[0], "", ""), ("", "")
            if said != (ANSWERS.index(right.answer), *dates):
                found.append(f"{asked.today} {plan.id} {provider.id} {role.location.id}: {said}, not {right}")
    return found


@pytest.mark.parametrize("after", [-300, -30, -1, 0, 1, 26, 27, 43, 44, 45, 83, 84, 85, 90, 400])
@pytest.mark.parametrize("name", PRACTICES)
def test_the_data_say_on_a_day_what_a_desk_of_that_day_says(name: str, after: int) -> None:
    asked = Desk(directory(name), BUILT + timedelta(days=after))
    assert not differences(Desk(directory(name), BUILT), asked, reader(name))


@pytest.mark.parametrize("name", PRACTICES)
def test_ids_and_numbers_come_back(name: str) -> None:
    made = Desk(directory(name), BUILT)
    pairs = [role for p in made.lookup.providers for role in made.current_roles_of(p)]
    assert reader(name).ids() == [provider.id for provider in made.lookup.providers if made.current_roles_of(provider)]
    for which, find in (("phone", contacts.phone), ("fax", contacts.fax)):
        for role, said in zip(pairs, reader(name).lines(which), strict=True):
            line = find(made.directory, role.provider, role.location)
            if said is None:
                assert line is find(made.directory, None, role.location)
            else:
                assert line is None or line.number.e164.endswith(said.removeprefix("+1"))


def test_ids_that_end_in_numbers() -> None:
    """Most in four digits, one in one, one of another kind, one that is the name alone."""
    files = {
        f"providers/{end}.yml": "name: Ann Lee\nat: {here: }\nparticipation: [{networks: a, status: in_network}]"
        for end in ("ann-lee", "ann-lee-2", "ann-lee-0042", "ann-lee-0007", "ann-lee-9999", "annie")
    }
    made = desk(files | WHERE, BUILT)
    assert sorted(Reader(made).ids()) == sorted(made.directory.providers)


def test_ids_that_changed_are_told_and_only_these() -> None:
    ann = "name: Ann Lee\nat: {here: }\nformerly: [ann-roe]\nparticipation: [{networks: a, status: in_network}]"
    data = Reader(desk({"providers/ann.yml": ann} | WHERE, BUILT)).data
    assert data["formerly"] == {"plan": {"uno": "one"}, "provider": {"ann-roe": "ann"}}
    assert ("formerly" in reader("minimal").data) == any(
        one.formerly
        for kind in ("plans", "providers", "locations", "services", "specialties")
        for one in getattr(directory("minimal"), kind).values()
    )


WHERE = {
    "content/insurance/meadow.yml": "name: Meadow\nnetworks: {a: {name: A}}\nplans: {one: {name: One, networks: a, formerly: [uno]}}",
    "content/locations/here.yml": "name: Here\naddress: {street: 1 Elm, city: Larchmere, state: KY, zip: 40202}",
}


def test_numbers_of_a_fixed_width_come_back() -> None:
    for least, most in ((0, 0), (0, 76), (0, 77), (0, 4999), (2_000_000, 9_999_999)):
        scale = Scale.of(least, most)
        for value in {least, most, (least + most) // 2}:
            assert column(scale.column(scale.text(value))) == [("", value)]
    assert (Scale.of(0, 76).width, Scale.of(0, 77).width, Scale.of(2_000_000, 9_999_999).base) == (1, 2, 54)


def test_random_statements_too() -> None:
    """Many networks for a plan, statements at all levels, stamps of all ages, plans that begin and end."""
    chance = random.Random(20261118)
    for _ in range(25):
        files = random_practice(chance)
        made = desk(files, BUILT)
        data = Reader(made)
        for after in sorted(chance.sample(range(-200, 300), 12)):
            asked = Desk(made.directory, BUILT + timedelta(days=after))
            assert not differences(made, asked, data), files


def random_practice(chance: random.Random) -> dict[str, str]:
    def day(near: int = 150) -> date:
        return BUILT + timedelta(days=chance.randint(-near, near))

    def statement(scope: str = "") -> str:
        start, end = sorted((day(), day()))
        target = chance.choice(["networks: a", "networks: b", "networks: [a, b]", "plans: two", "plans: one"])
        status = chance.choice(["in_network", "in_network", "not_in_network", "call_to_confirm"])
        dates = chance.choice(["", f", from: {start}", f", until: {end}", f", from: {start}, until: {end}"])
        stamp = chance.choice(["", f", verified: {{on: {day(100) - timedelta(days=100)}}}"])
        return f"{{{target}, status: {status}{dates}{stamp}{scope}}}"

    def statements(scope: str = "") -> str:
        return "[" + ", ".join(statement(scope) for _ in range(chance.randint(0, 1))) + "]"

    place = "name: {}\naddress: {{street: 1 Elm, city: Larchmere, state: KY, zip: 40202}}\nparticipation: {}"
    return {
        "content/insurance/meadow.yml": "name: Meadow\nnetworks: {a: {name: A}, b: {name: B}}\nplans:\n"
        f"  one: {{name: One, networks: a, until: {day() + timedelta(days=151)}}}\n"
        f"  two: {{name: Two, networks: [a, b], from: {day()}}}\n  three: {{name: Three, networks: b}}\n  four: {{name: Four}}",
        "content/locations/here.yml": place.format("Here", statements()),
        "content/locations/there.yml": place.format("There", statements()),
        "content/participation.yml": f"participation: {statements()}\nverified: {{on: {day(60) - timedelta(days=60)}}}",
        "providers/ann.yml": f"name: Ann Lee\nat: {{here: , there: }}\nparticipation: {statements()}",
        "providers/ben.yml": f"name: Ben Åström\nat: {{here: }}\nparticipation: {statements(', at: here')}",
    }


def test_a_number_is_one_character_and_comes_back() -> None:
    for value in [*range(300), 55_000, 55_300, 60_000]:
        assert len(sign(value)) == 1
        assert number(sign(value)) == value
        assert sign(value).encode()
    assert len(ALPHABET) == 77


def test_rows_of_one_column_and_of_none() -> None:
    assert packed([])["signs"] == ""
    assert packed([(0,), (1,)]) == {"columns": "0", "base": 2, "per": 6, "signs": "01"}


def test_equal_columns_stand_once() -> None:
    assert packed([(0, 0, 1), (1, 1, 1)])["columns"] == "001"


def test_the_sample_is_small_and_names_nobody_who_verified() -> None:
    body = reader("sample").files[0].body
    assert len(gzip.compress(body, 6)) < 10_000
    stamp = directory("sample").participation.verified
    assert stamp is not None
    assert b"Th\xc3\xb9y" not in body


def test_nothing_is_made_where_nothing_can_be_asked() -> None:
    room = next(room for room in rooms() if room.name == "checker")
    assert not list(room.render(desk({})))
