"""The private file: what is made of it, and that nothing of it gets anywhere else."""

from __future__ import annotations

import csv
import io
import os
import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner
from icalendar import Calendar
from pypdf import PdfReader

from generator.cli import presence
from generator.derive.desk import Desk
from generator.inspection import inspect
from generator.model.private import Feedback, Office, Offices
from generator.offices.heard import drafts
from generator.offices.inducement import inducements
from generator.offices.making import Made
from generator.offices.reading import read
from generator.offices.tables import segments_csv
from generator.offices.times import next_visit, thanks_due
from generator.pipeline import build
from generator.problems import UsageError
from tests.practices import desk, documents

MINIMAL = Path(__file__).parents[1] / "sites/minimal"
TODAY = date(2026, 11, 18)
SECRET = """
offices:
  quagga-hollow:
    name: Quagga Hollow Medicine
    phone: 502-555-0199
    fax: 502-555-0198
    address: {street: 7 Zibeline Row, city: Xanthia, state: KY, zip: "40298"}
    people:
      - {name: Wilhelmine Quirk, role: Manager, email: wq@quagga.example, newsletter: true}
    specialties: Primary care
    referring_since: 2026-10-20
    last_visit: 2026-10-01
    visit_every: 60
    prefers: Never call before ten
    feedback:
      - {on: 2026-10-01, by: Wilhelmine Quirk, said: Hold music drives us mad, heard: Hold music is too loud., changed: It is gone.}
thanks: {closing: Zephyrous regards}
"""
PRIVATE = (
    "Quagga", "quagga", "555-0199", "5025550199", "555-0198", "Zibeline", "Xanthia", "Wilhelmine", "wq@", "before ten",
    "Hold music", "Zephyrous",
)  # fmt: skip


@pytest.fixture
def practice(tmp_path: Path) -> Path:
    folder = shutil.copytree(MINIMAL, tmp_path / "practice")
    (folder / "private").mkdir()
    (folder / "private/offices.yml").write_text(SECRET)
    return folder


def run(practice: Path, *args: str) -> tuple[int, str]:
    done = CliRunner().invoke(presence, ["offices", "--source", str(practice), "--today", str(TODAY), *args])
    return done.exit_code, done.output


def everything_below(folder: Path) -> bytes:
    """All bytes of all files, and their names."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert files
    return b"\n".join([*(os.fsencode(path) for path in files), *(path.read_bytes() for path in files)])


@pytest.mark.parametrize("first", ["build", "offices"])
def test_no_private_byte_is_built_or_cached(practice: Path, first: str, tmp_path: Path):
    if first == "offices":
        assert run(practice)[0] == 0
    build(practice, tmp_path / "build", TODAY, allow_stale=True)
    if first == "build":
        assert run(practice)[0] == 0
    made = everything_below(tmp_path / "build")
    kept = everything_below(practice / "private/kit")
    assert not [word for word in PRIVATE if word.encode() in made]
    assert [word for word in PRIVATE if word.encode() in kept]


def test_no_build_or_check_reads_the_file(practice: Path, tmp_path: Path):
    (practice / "private/offices.yml").write_bytes(b"\xff: [")
    build(practice, tmp_path / "build", TODAY, allow_stale=True)
    assert not [problem for problem in inspect(practice, TODAY).problems if "private" in problem.where.file]


def test_the_command_makes_everything(practice: Path):
    exit_code, output = run(practice)
    assert exit_code == 0, output
    names = {path.name for path in (practice / "private/kit").iterdir()}
    pairs = {
        f"{name}.{ending}"
        for name in ("visit-quagga-hollow", "thank-you-cards", "thank-you-letters")
        for ending in ("html", "pdf")
    }
    assert names == {*pairs, "newsletter-segments.csv", "mail-merge.csv", "follow-up.ics", "made.json"}
    sheet = PdfReader(practice / "private/kit/visit-quagga-hollow.pdf")
    assert len(sheet.pages) == 1
    words = sheet.pages[0].extract_text()
    assert all(word in words for word in ("Wilhelmine Quirk", "Hold music drives us mad", "It is gone", "Oct 1, 2026"))
    letter = PdfReader(practice / "private/kit/thank-you-letters.pdf").pages[0].extract_text()
    assert "Zephyrous regards" in letter
    assert not any(character.isdigit() for character in letter.partition("Dear")[2].partition("Zephyrous")[0])


def test_what_is_no_longer_named_goes(practice: Path):
    run(practice)
    (practice / "private/offices.yml").write_text("offices: {}\n")
    assert run(practice)[0] == 0
    assert {path.name for path in (practice / "private/kit").iterdir()} == {
        "newsletter-segments.csv", "mail-merge.csv", "follow-up.ics", "made.json",
    }  # fmt: skip


def test_mistakes_are_told_with_their_place(practice: Path):
    (practice / "private/offices.yml").write_text("offices:\n  a:\n    name: A\n    near: nowhere\n    phnoe: 1\n")
    assert "private/offices.yml:5:5: error[unknown-key]" in run(practice)[1]
    (practice / "private/offices.yml").write_text("offices:\n  a:\n    name: A\n    near: nowhere\n")
    assert "private/offices.yml:4:11: error[unknown-id]" in run(practice)[1]
    (practice / "private/offices.yml").unlink()
    with pytest.raises(UsageError, match="is not there"):
        read(practice, inspect(practice, TODAY).checked.directory)  # type: ignore[arg-type]


REFUSED = [
    "Please enjoy this gift card.", "A $25 voucher is enclosed.", "Lunch is on us.", "You win a prize.",
    "We thank you for 40 referrals.", "For every patient you send", "Keep them coming.", "You are our top referrer.",
    "Send us more.", "We’ll refer our patients to you.", "in return for your trust", "A reward waits for you.",
]  # fmt: skip
ALLOWED = [
    "Thank you for trusting us with the care of your patients.", "Your notes are clear.",
    "We read the history twice before each visit.", "You told us what to mend, and we did.",
]  # fmt: skip


@pytest.mark.parametrize("text", REFUSED)
def test_inducements_are_refused(text: str):
    assert [problem.code for problem in _inducements(text)] == ["inducement"]


@pytest.mark.parametrize("text", [*ALLOWED, Offices().thanks.new, Offices().thanks.long_standing])
def test_thanks_are_not(text: str):
    assert not _inducements(text)


def _inducements(text: str) -> list[object]:
    offices = Offices(offices={"a": Office(name="A", thanks=text)})
    document = documents({"private/offices.yml": "offices: {a: {name: A, thanks: x}}"})["private/offices.yml"]
    return list(inducements(offices, document))


@pytest.mark.parametrize(
    ("since", "thanked", "expected"),
    [
        (None, None, ""),
        (10, None, "new"),
        (10, 5, ""),
        (100, None, ""),
        (400, None, "long_standing"),
        (400, 30, ""),
        (900, 366, "long_standing"),
        (-3, None, ""),
    ],
)
def test_who_is_thanked(since: int | None, thanked: int | None, expected: str):
    def ago(days: int | None) -> date | None:
        return None if days is None else TODAY - timedelta(days=days)

    office = Office(name="A", referring_since=ago(since), thanked=ago(thanked))
    assert thanks_due(office, TODAY) == expected


def test_the_next_visit():
    assert next_visit(Office(name="A", last_visit=date(2026, 10, 1), visit_every=30)) == date(2026, 10, 31)
    assert next_visit(Office(name="A", next_visit=date(2026, 12, 1), visit_every=30)) == date(2026, 12, 1)
    assert next_visit(Office(name="A")) is None


def test_tables_are_safe_in_spreadsheets():
    person = {"name": "=cmd()", "email": "a@b.example", "newsletter": True}
    offices = Offices.model_validate({"offices": {"a": {"name": "+A", "people": [person]}}})
    assert next(csv.DictReader(io.StringIO(segments_csv(desk({}), offices)))) == {
        "email": "a@b.example", "name": "'=cmd()", "office": "'+A", "segments": "",
    }  # fmt: skip


def test_reminders(practice: Path):
    run(practice)
    calendar = Calendar.from_ical((practice / "private/kit/follow-up.ics").read_bytes())
    events = {str(event["summary"]): event["dtstart"].dt for event in calendar.walk("VEVENT")}
    assert events == {"Visit Quagga Hollow Medicine": date(2026, 11, 30), "Thank Quagga Hollow Medicine": TODAY}


def test_what_was_heard_becomes_a_draft_that_names_nobody(practice: Path):
    exit_code, output = run(practice, "--heard")
    assert exit_code == 0, output
    draft = (practice / "content/updates/2026-11-what-we-heard.md").read_text()
    assert "draft: true" in draft
    assert "kind: listening" in draft
    assert "Hold music is too loud. It is gone." in draft
    assert not [word for word in PRIVATE if word in draft and word != "Hold music"]
    found = inspect(practice, TODAY, allow_stale=True).checked
    assert not found.failed, found.problems
    assert found.directory is not None
    assert found.directory.updates["2026-11-what-we-heard"].draft


def test_what_feedback_is_about_must_be_there(tmp_path: Path):
    (tmp_path / "private").mkdir()
    (tmp_path / "private/offices.yml").write_text(
        "offices:\n"
        "  mill-creek:\n"
        "    name: Mill Creek\n"
        "    feedback:\n"
        "      - {on: 2026-11-02, said: So loud, about: [promise/report-bakc], update: friday-afternons}\n"
        "      - {on: 2026-11-03, said: So late, about: [location/wharf-lane, location/warf-lane]}\n"
    )
    directory = inspect(Path(__file__).parents[1] / "sites/minimal", TODAY, allow_stale=True).checked.directory
    assert directory is not None
    told = [
        (str(problem.where), problem.code, problem.message, problem.hint)
        for problem in read(tmp_path, directory).problems
    ]
    assert told == [
        ("private/offices.yml:5:49", "unknown-id", "there is no promise “report-bakc”", "Did you mean “report-back”?"),
        (
            "private/offices.yml:5:79",
            "unknown-id",
            "there is no update “friday-afternons”",
            "Did you mean “friday-afternoons”?",
        ),
        ("private/offices.yml:6:70", "unknown-id", "there is no location “warf-lane”", "Did you mean “wharf-lane”?"),
    ]


def test_only_what_was_changed_and_not_told_is_drafted():
    entries = [
        Feedback(on=TODAY, said="a", heard="b"),
        Feedback(on=TODAY, said="a", heard="b", changed="c", update="2026-08-x"),
    ]
    assert drafts(Offices(offices={"a": Office(name="A", feedback=tuple(entries))}), (), TODAY) == {}


def test_the_sample_file_is_right():
    root = Path(__file__).parents[2]
    directory = inspect(root).checked.directory
    assert directory is not None
    offices, problems = read(root, directory)
    assert problems == []
    assert offices is not None
    made = Made(Desk(directory, TODAY), offices).files
    assert {name for name in made if name.startswith("visit-")} >= {"visit-mill-creek.pdf", "visit-dogwood.pdf"}
    cards, letters = (PdfReader(io.BytesIO(made[f"thank-you-{kind}.pdf"])) for kind in ("cards", "letters"))  # type: ignore[arg-type]
    assert [page.extract_text().count("Thank you,") for page in cards.pages] == [2]
    assert [page.extract_text().count("Dear") for page in letters.pages] == [1, 1]
    for name, body in made.items():
        if name.startswith("visit-") and isinstance(body, bytes):
            assert len(PdfReader(io.BytesIO(body)).pages) == 1


def test_four_cards_stand_on_a_sheet():
    offices = Offices(
        offices={f"a{n}": Office(name=f"Office {n}", referring_since=date(2026, 11, 1)) for n in range(5)}
    )
    body = Made(desk({}), offices).files["thank-you-cards.pdf"]
    assert isinstance(body, bytes)
    assert [page.extract_text().count("With kind regards") for page in PdfReader(io.BytesIO(body)).pages] == [4, 1]
