"""One mistake is told once: what stands in a file that was refused is not missed by the files that name it."""

from __future__ import annotations

from generator.check.directory import check
from tests.practices import SMALLEST, TODAY, checked, documents

PLACE = "name: Riverside\naddress: {street: 1 Elm Street, city: Larchmere, state: KY, zip: 40202}\n"
INSURANCE = "name: Meadow\nnetworks: {choice: {name: Choice}}\nplans: {ppo: {name: PPO, networks: choice}}\n"
ANN = "name: Ann Lee\nat: {riverside: }\nparticipation: [{networks: choice, status: in_network}]\n"


def codes(files: dict[str, str]) -> list[tuple[str, str]]:
    return [(problem.code, problem.where.file) for problem in checked(files).problems]


def test_a_location_that_does_not_fit_is_not_missed() -> None:
    broken = {"content/locations/riverside.yml": PLACE + "fix: 1\n", "content/insurance/meadow.yml": INSURANCE}
    assert codes({**broken, "providers/ann.yml": ANN}) == [("unknown-key", "content/locations/riverside.yml")]


def test_networks_of_a_payer_that_does_not_fit_are_not_missed() -> None:
    broken = {"content/locations/riverside.yml": PLACE, "content/insurance/meadow.yml": INSURANCE + "fone: 1\n"}
    assert codes({**broken, "providers/ann.yml": ANN}) == [("unknown-key", "content/insurance/meadow.yml")]


def test_nothing_is_missed_of_a_file_that_is_no_yaml() -> None:
    files = documents({**SMALLEST, "content/locations/riverside.yml": PLACE, "providers/ann.yml": ANN})
    found = check(files, {}, lambda _: TODAY, unread=["content/insurance/meadow.yml"])
    assert found.problems == []


def test_what_really_is_missing_is_told_beside_another_mistake() -> None:
    files = {
        "content/locations/riverside.yml": PLACE,
        "content/insurance/meadow.yml": INSURANCE,
        "providers/ann.yml": ANN.replace("choice", "choise"),
        "providers/ben.yml": "name: Ben Ito\nnpi: 12\nat: {riverside: }\n",
    }
    assert codes(files) == [("unknown-id", "providers/ann.yml"), ("bad-npi", "providers/ben.yml")]


def test_without_the_practice_file_only_that_is_told() -> None:
    files = documents({"site_config.yml": SMALLEST["site_config.yml"], "providers/ann.yml": ANN})
    found = check(files, {}, lambda _: TODAY)
    assert [problem.code for problem in found.problems] == ["missing-file"]
    assert found.directory is None
    assert found.failed
