"""`presence verify`: what ids stand for, and that all files change or none."""

from __future__ import annotations

import stat
from pathlib import Path
from textwrap import dedent

import pytest
from click.testing import CliRunner, Result

from generator.cli import presence
from generator.problems import UsageError
from generator.sources import Rewrite, rewrite_source_files
from tests.practices import SMALLEST

FILES = {
    **SMALLEST,
    "content/specialties.yml": "cardiology: {name: Cardiology}\n",
    "content/locations/north.yml": """
        name: North
        address: {street: 1 Elm St, city: Elm, state: VA, zip: 20190}
        hours: {mon-fri: 8:00-17:00}
        phone: 502-555-0120
    """,
    "content/insurance/meadow.yml": """
        name: Meadow
        networks:
          open: {name: Meadow Open}
          select: {name: Meadow Select}
        plans: {meadow-ppo: {name: Meadow PPO, networks: open}}
    """,
    "content/participation.yml": """
        participation:
          - networks: open
            status: in_network
          - networks: select
            status: not_in_network
            verified: {on: 2026-10-01, by: Ann}
        verified: {on: 2026-11-10, by: Thuy}
    """,
    "providers/ada-lane.yml": """
        name: Ada Lane
        specialties: cardiology
        at: {north: }
        accepting: new_patients
        availability:
          - {visit: new_patient, within: 5 days, as_of: 2026-11-16}
          - {visit: follow_up, within: 9 days, expires: 2026-11-19}
        verified:
          on: 2026-11-16
          by: Ann
          how: phone
    """,
}


@pytest.fixture
def practice(tmp_path: Path) -> Path:
    for file, text in FILES.items():
        path = tmp_path / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(text).lstrip("\n"), "utf-8")
    return tmp_path


def verify(practice: Path, *args: str, today: str = "2026-11-18") -> Result:
    options = ["--source", str(practice), "--today", today]
    who = [] if "--by" in args else ["--by", "Ruth", "--how", "roster"]
    return CliRunner().invoke(presence, ["verify", *args, *who, *options])


def content(practice: Path) -> dict[str, bytes]:
    return {str(path.relative_to(practice)): path.read_bytes() for path in practice.rglob("*") if path.is_file()}


def changed(practice: Path, before: dict[str, bytes]) -> dict[str, list[str]]:
    """File -> its new lines."""
    after = content(practice)
    assert after.keys() == before.keys()
    return {
        file: [line for line in text.decode().splitlines() if line not in before[file].decode().splitlines()]
        for file, text in after.items()
        if text != before[file]
    }


STAMP = "{on: 2026-11-18, by: Ruth, how: roster}"


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("participation", {"content/participation.yml": [f"    verified: {STAMP}", f"verified: {STAMP}"]}),
        (
            "participation:plans",
            {"content/participation.yml": [f"    verified: {STAMP}", f"verified: {{on: 2026-11-10, by: Thuy, plans: {STAMP}}}"]},
        ),
        ("participation:plans.2", {"content/participation.yml": [f"    verified: {STAMP}"]}),
        ("participation:plans.1", {"content/participation.yml": ["    verified:", "      on: 2026-11-18", "      by: Ruth", "      how: roster"]}),
        ("practice", {"content/practice.yml": [f"verified: {STAMP}"]}),
        ("practice:plans", {"content/practice.yml": [f"verified: {{on: 2026-11-16, plans: {STAMP}}}"]}),
        ("payer/meadow", {"content/insurance/meadow.yml": ["verified:", "  on: 2026-11-18", "  by: Ruth", "  how: roster"]}),
        (
            "location/north:hours",
            {"content/locations/north.yml": ["verified:", "  hours:", "    on: 2026-11-18", "    by: Ruth", "    how: roster"]},
        ),
        (
            "provider/ada-lane:accepting",
            {"providers/ada-lane.yml": ["  accepting:", "    on: 2026-11-18", "    by: Ruth", "    how: roster"]},
        ),
        (
            "provider/ada-lane:availability.1",
            {"providers/ada-lane.yml": [f"  - {{visit: new_patient, within: 5 days, as_of: 2026-11-18, verified: {STAMP}}}"]},
        ),
        (
            "provider/ada-lane",
            {
                "providers/ada-lane.yml": [
                    "  - {visit: new_patient, within: 5 days, as_of: 2026-11-18}",
                    "  on: 2026-11-18",
                    "  by: Ruth",
                    "  how: roster",
                ]
            },
        ),
    ],
)  # fmt: skip
def test_an_id_stands_for_its_stamps(practice: Path, name: str, lines: dict[str, list[str]]) -> None:
    before = content(practice)
    result = verify(practice, name)
    assert result.exit_code == 0, result.output
    assert changed(practice, before) == lines
    again = verify(practice, name)
    assert "nothing was written" in again.output


def test_several_are_stamped_at_once(practice: Path) -> None:
    before = content(practice)
    assert verify(practice, "provider/ada-lane:accepting", "location/north", "practice").exit_code == 0
    assert len(changed(practice, before)) == 3


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("provider/ada-lain", "Did you mean “provider/ada-lane”?"),
        ("providers/ada-lane", "Did you mean “provider/ada-lane”?"),
        ("provider/ada-lane:acepting", "Did you mean “provider/ada-lane:accepting”?"),
        ("provider/ada-lane:plans", "says nothing of “plans”"),
        ("participation:plans.3", "participation:plans.1, participation:plans.2"),
        ("site_config", "nothing is called"),
        ("", "nothing is called"),
        (":plans", "nothing is called"),
        ("../../etc/passwd", "nothing is called"),
    ],
)
def test_an_unknown_id_changes_nothing_not_even_the_others(practice: Path, name: str, hint: str) -> None:
    before = content(practice)
    with pytest.raises(UsageError) as told:
        CliRunner().invoke(
            presence,
            ["verify", "practice", name, "--by", "R", "--how", "h", "--source", str(practice), "--today", "2026-11-18"],
            catch_exceptions=False,
        )
    assert hint in str(told.value)
    assert content(practice) == before


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (("practice", "--on", "2026-12-24"), "still to come"),
        (("practice", "--by", " ", "--how", "x"), "--by is empty"),
        (("practice", "--by", "x", "--how", "\u200b"), "--how is empty"),
        (("practice", "--by", "a\x07b", "--how", "x"), "cannot be seen"),
        (("provider/ada-lane", "--on", "2026-11-01"), "later than 2026-11-01"),
        (("provider/ada-lane:availability", "--on", "2026-11-20"), "the day in expires: is over"),
    ],
)
def test_what_cannot_be_true_is_not_written(practice: Path, args: tuple[str, ...], message: str) -> None:
    before = content(practice)
    today = "2026-11-20" if "2026-11-20" in args else "2026-11-18"
    result = verify(practice, *args, today=today)
    assert isinstance(result.exception, UsageError)
    assert message in str(result.exception)
    assert content(practice) == before


def test_a_file_with_an_error_is_left_alone_and_the_error_told(practice: Path) -> None:
    (practice / "providers/ada-lane.yml").write_text("name: Ada\nverified: {on: 2026-11-31}\n")
    before = content(practice)
    result = verify(practice, "practice", "provider/ada-lane")
    assert result.exit_code == 1
    assert "providers/ada-lane.yml:2:16: error[bad-date]" in result.output
    assert content(practice) == before
    assert verify(practice, "practice").exit_code == 0


def test_a_stamp_from_the_future_is_put_right(practice: Path) -> None:
    path = practice / "providers/ada-lane.yml"
    path.write_text(path.read_text().replace("on: 2026-11-16", "on: 2027-11-16"))
    assert verify(practice, "provider/ada-lane").exit_code == 0
    assert "2027" not in path.read_text()


def test_a_dry_run_shows_the_lines_and_writes_nothing(practice: Path) -> None:
    before = content(practice)
    result = verify(practice, "practice", "--dry-run")
    assert "-verified: {on: 2026-11-16}\n+verified: {on: 2026-11-18, by: Ruth, how: roster}\n" in result.output
    assert content(practice) == before


def test_a_stamp_is_the_end_of_a_stale_fact(practice: Path) -> None:
    def stale() -> str:
        args = ["stale", "--source", str(practice), "--today", "2026-11-18", "--within", "0"]
        return CliRunner().invoke(presence, args).output

    (practice / "content/participation.yml").write_text(
        "participation:\n- {networks: open, status: in_network, verified: {on: 2026-01-01}}\n"
    )
    assert "participation:plans.1" in stale()
    assert verify(practice, "participation:plans.1").exit_code == 0
    assert stale().startswith("Nothing has to be verified")


def test_rights_stay(practice: Path) -> None:
    path = practice / "content/practice.yml"
    path.chmod(0o640)
    assert verify(practice, "practice").exit_code == 0
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_link_stays_a_link(practice: Path) -> None:
    path, real = practice / "content/practice.yml", practice / "shared/practice.yml"
    real.parent.mkdir()
    path.rename(real)
    path.symlink_to("../shared/practice.yml")
    assert verify(practice, "practice").exit_code == 0
    assert path.is_symlink()
    assert "by: Ruth" in real.read_text()


def test_when_one_file_cannot_be_written_all_stay_as_they_are(practice: Path) -> None:
    one, two = practice / "content/practice.yml", practice / "content/participation.yml"
    before = content(practice)
    rewrites = [Rewrite(one, one.read_bytes(), b"new"), Rewrite(two, b"what it was yesterday", b"new")]
    with pytest.raises(UsageError, match="has changed in the meantime"):
        rewrite_source_files(rewrites)
    assert content(practice) == before


def test_nothing_is_left_lying_about(practice: Path) -> None:
    before = content(practice).keys()
    assert verify(practice, "practice", "participation").exit_code == 0
    assert content(practice).keys() == before
