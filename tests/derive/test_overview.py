"""What many pairs say together of a plan: the common answer, who gives which, and the soonest visit."""

from __future__ import annotations

from datetime import date

import pytest

from generator.derive import wording
from generator.derive.desk import Desk
from generator.derive.overview import wait_days
from tests.practices import TODAY, desk

PLACE = "name: {name}\naddress: {{street: 1 Elm, city: X, state: KY, zip: 40202}}\n"
PAYER = "name: Meadow\nnetworks: {open: {name: Open}}\nplans: {ppo: {name: PPO, networks: open}}"


def practice(ann: str, bob: str, places: str = "") -> Desk:
    """Ann at both places and Bob at Hillcrest, with what their files say of participation."""
    return desk(
        {
            "content/insurance/meadow.yml": PAYER,
            "content/locations/riverside.yml": PLACE.format(name="Riverside"),
            "content/locations/hillcrest.yml": PLACE.format(name="Hillcrest") + places,
            "providers/ann.yml": f"name: Ann\nat: {{riverside: , hillcrest: }}\nparticipation: [{ann}]",
            "providers/bob.yml": f"name: Bob\nat: {{hillcrest: }}\nparticipation: [{bob}]",
        }
    )


IN = "{networks: open, status: in_network}"
NOTED = "{networks: open, status: in_network, note: Ask}"
UNTIL = "{networks: open, status: in_network, until: 2026-12-31}"
OUT = "{networks: open, status: not_in_network}"
HERE = "{networks: open, status: in_network, at: riverside}"


@pytest.mark.parametrize(
    ("ann", "bob", "told"),
    [
        (IN, OUT, ["In network: 1 of 2 providers", "Not in network: 1 of 2 providers"]),
        (OUT, IN, ["In network: 1 of 2 providers", "Not in network: 1 of 2 providers"]),
        (IN, UNTIL, ["In network: 1 of 2 providers", "In network until Dec 31, 2026: 1 of 2 providers"]),
        (IN, "", ["In network: 1 of 2 providers", "Not listed: 1 of 2 providers"]),
        (HERE, "", ["Not listed: 1 of 2 providers", "Depends on the place: 1 of 2 providers"]),
    ],
)
def test_who_gives_which_answer(ann: str, bob: str, told: list[str]) -> None:
    overview = practice(ann, bob).plan_overviews["ppo"]
    assert overview.common is None
    assert [wording.share(share, len(overview.pairs)) for share in overview.shares] == told


def test_one_answer_has_no_note_unless_all_have_it() -> None:
    alike = practice(NOTED, NOTED).plan_overviews["ppo"].common
    differing = practice(NOTED, IN).plan_overviews["ppo"].common
    assert alike is not None
    assert alike.note == "Ask"
    assert differing is not None
    assert differing.note is None


def test_one_answer_is_as_old_as_the_oldest() -> None:
    older = "{networks: open, status: in_network, verified: {on: 2026-10-01}}"
    common = practice(IN, older).plan_overviews["ppo"].common
    assert common is not None
    assert common.trust.verified_on == date(2026, 10, 1)


def test_answers_that_differ_by_nothing_but_the_place_name_the_places() -> None:
    local = f"participation: [{IN}]"
    apart = practice("{networks: open, status: not_in_network, at: riverside}", "", local).plan_overviews["ppo"]
    told = [wording.share(share, len(apart.pairs)) for share in apart.shares]
    assert sorted(told) == ["In network: Hillcrest", "Not in network: Riverside"]


@pytest.mark.parametrize(
    ("opening", "days"),
    [
        ("within: 2 weeks", 14),
        ("next: 2026-11-21", 3),
        ("held: {slots: 2, on: 2026-11-18}", 0),
        ("within: 5 business days, next: 2026-11-19", 1),
        ("within: same day", 0),
        ("within: same day, as_of: 2026-01-01", float("inf")),
    ],
)
def test_waits_can_be_put_in_order(opening: str, days: float) -> None:
    entry = "as_of" if "as_of" in opening else f"{opening}, as_of: 2026-11-18"
    line = opening if entry == "as_of" else entry
    here = desk(
        {
            "content/locations/riverside.yml": PLACE.format(name="Riverside"),
            "providers/ann.yml": f"name: Ann\nat: {{riverside: }}\navailability: [{{visit: new_patient, {line}}}]",
        }
    )
    soonest = here.role("ann", "riverside").soonest
    assert soonest is not None
    assert wait_days(soonest, TODAY) == pytest.approx(days)
