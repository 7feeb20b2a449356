"""Where an earlier state comes from: git, folders, published facts; and what is said when it cannot."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from generator.changes.compare import compare
from generator.changes.states import State, last_published, state_of_folder, state_since
from generator.cli import main
from generator.derive.desk import Desk
from generator.inspection import inspect
from generator.outputs.facts import ROOM
from generator.problems import UsageError
from tests.changes.practice import FILES, comparison, edited, without
from tests.practices import TODAY

ROOT = Path(__file__).resolve().parent.parent.parent
ZONE = "America/New_York"
NORTH, BO = "content/locations/north.yml", "providers/bo-cruz.yml"


def put(folder: Path, files: Mapping[str, str]) -> Path:
    """The folder with these files, and no others of before."""
    for old in (path for path in folder.rglob("*") if path.is_file() and ".git" not in path.parts):
        old.unlink()
    for file, text in files.items():
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).write_text(text, "utf-8")
    return folder


@pytest.fixture(autouse=True)
def _no_settings_of_people(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    for key in [key for key in os.environ if key.startswith("GIT_")]:
        monkeypatch.delenv(key)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))


def git(folder: Path, *args: str, day: str = "2026-10-01T12:00:00-04:00") -> str:
    who = {f"GIT_{role}_{what}": value for role in ("AUTHOR", "COMMITTER") for what, value in
           (("NAME", "Lou"), ("EMAIL", "lou@elm.example"), ("DATE", day))}  # fmt: skip
    run = subprocess.run(
        ["git", *args], cwd=folder, env={**os.environ, **who}, capture_output=True, text=True, check=True
    )
    return run.stdout.strip()


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository whose folder `site files` is a practice: as FILES on Oct 1, with other hours on Nov 1."""
    top = tmp_path / "repository"
    folder = top / "site files"
    folder.mkdir(parents=True)
    git(top, "init", "--quiet", "--initial-branch=main")
    put(folder, {**FILES, "content/images/a.png": "no picture", "notes.txt": "not read"})
    git(top, "add", "--all")
    git(top, "commit", "--quiet", "--message=first")
    put(folder, edited((NORTH, "mon-fri: 8:00-17:00", "mon-fri: 8:00-18:00")))
    git(top, "add", "--all")
    git(top, "commit", "--quiet", "--message=second", day="2026-11-01T00:30:00-04:00")
    return folder


def texts(before: State, after: Path) -> list[str]:
    return [change.text for change in compare(before, state_of_folder(after), TODAY).changes]


HOURS = "North: new hours. Monday to Friday 8:00 am – 6:00 pm (was 8:00 am – 5:00 pm)."


@pytest.mark.parametrize("since", ["HEAD~1", "main~1", "2026-11-01", "2026-10-15"])
def test_a_revision_or_a_date(repository: Path, since: str):
    before = state_since(since, repository, ZONE)
    assert texts(before, repository) == [HOURS]
    assert re.fullmatch(r"commit [0-9a-f]{9} of 2026-10-01", before.name)
    assert before.found.told == []


@pytest.mark.parametrize("since", ["HEAD", "main", "2026-11-02"])
def test_a_later_one(repository: Path, since: str):
    assert texts(state_since(since, repository, ZONE), repository) == []


def test_what_is_not_committed_counts(repository: Path):
    put(repository, FILES)
    before = state_since("HEAD", repository, ZONE)
    assert len(texts(before, repository)) == 1
    assert not git(repository.parent, "stash", "list")
    assert git(repository.parent, "log", "--format=%s") == "second\nfirst"


def test_a_folder_comes_before_a_revision_of_the_same_name(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    put(tmp_path / "main", without(BO))
    monkeypatch.chdir(tmp_path)
    assert texts(state_since("main", repository, ZONE), repository)[0] == "Bo Cruz, NP joins, at South."


def test_a_repository_that_the_environment_names_is_not_asked(repository: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("GIT_DIR", str(repository / "nowhere"))
    assert texts(state_since("HEAD~1", repository, ZONE), repository) == [HOURS]


@pytest.mark.parametrize(
    ("since", "told"),
    [
        ("no-such-branch", "is no revision"),
        ("--output=/tmp/x", "is no revision"),
        ("HEAD:site files", "is no revision"),
        ("2026-09-01", "no commit before 2026-09-01"),
        ("x" * 5000, "is no revision"),
        ("", "says nothing"),
    ],
)
def test_a_state_that_is_not_there(repository: Path, since: str, told: str):
    with pytest.raises(UsageError, match=told):
        state_since(since, repository, ZONE)


def test_before_the_practice_was_there(repository: Path):
    first = git(repository.parent, "rev-list", "--max-parents=0", "HEAD")
    (repository.parent / "later").mkdir()
    with pytest.raises(UsageError, match="had no site_config"):
        state_since(first, put(repository.parent / "later", FILES), ZONE)


def test_no_repository_and_no_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    folder = put(tmp_path / "alone", FILES)
    with pytest.raises(UsageError, match="in no git repository"):
        state_since("HEAD", folder, ZONE)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(UsageError, match="git is not installed"):
        state_since("2026-10-01", folder, ZONE)


def test_a_clone_without_history_says_so(repository: Path, tmp_path: Path):
    git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{repository.parent}", "shallow")
    with pytest.raises(UsageError, match="git fetch --unshallow"):
        state_since("2026-10-15", tmp_path / "shallow" / "site files", ZONE)


def test_links_in_the_history_are_not_followed(repository: Path):
    (repository / "providers" / "sly.yml").symlink_to("/etc/passwd")
    git(repository.parent, "add", "--all")
    git(repository.parent, "commit", "--quiet", "--message=third")
    assert state_since("HEAD", repository, ZONE).found.told == []


def test_the_published_facts_are_the_facts(tmp_path: Path):
    found = inspect(ROOT, TODAY).checked
    assert found.directory is not None
    (file,) = ROOM.render(Desk(found.directory, TODAY))
    site = tmp_path / "build" / "site"
    (site / "data").mkdir(parents=True)
    (site / "data" / "practice.json").write_bytes(file.body)
    for before in (
        last_published(tmp_path / "build"),
        state_since(str(site), ROOT, ZONE),
        state_since(str(tmp_path / "build"), ROOT, ZONE),
        state_since(str(site / "data" / "practice.json"), ROOT, ZONE),
    ):
        assert texts(before, ROOT) == []
        assert before.found.told == []
        assert before.name == "the site as published on 2026-11-18"


def test_nothing_internal_is_published(tmp_path: Path):
    found = inspect(ROOT, TODAY).checked
    assert found.directory is not None
    (file,) = ROOM.render(Desk(found.directory, TODAY))
    text = file.body.decode()
    assert "contract desk" not in text
    assert '"verified"' not in text
    assert "second-rehab-class" not in text
    assert '"as_of": "2026-11-18"' in text


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"version": 1}', '{"version": 1, "as_of": "x", "files": {}}', '{"version": 1, "as_of": "2026-11-18", "files": {"a": 3}}', "[" * 100_000]
)  # fmt: skip
def test_a_data_file_that_is_none(text: str, tmp_path: Path):
    (tmp_path / "practice.json").write_text(text, "utf-8")
    with pytest.raises(UsageError, match="is not the data file"):
        state_since(str(tmp_path / "practice.json"), tmp_path, ZONE)


def test_a_data_file_of_another_version(tmp_path: Path):
    (tmp_path / "practice.json").write_text('{"version": 2, "as_of": "2026-11-18", "files": {}}', "utf-8")
    with pytest.raises(UsageError, match="another version"):
        state_since(str(tmp_path / "practice.json"), tmp_path, ZONE)


def test_a_folder_that_is_no_practice(tmp_path: Path):
    with pytest.raises(UsageError, match="neither a practice's folder"):
        state_since(str(tmp_path), tmp_path, ZONE)
    with pytest.raises(UsageError, match="no built site"):
        last_published(tmp_path)


def test_errors_of_an_earlier_state_are_left_out_and_told():
    before = edited(
        (BO, "npi: 2082462815", "npi: 12\nno_such_field: x"),
        (NORTH, "phone: 502-555-0120", "phone: call us"),
        ("content/promises.yml", "title:", "titel:"),
        (NORTH, "hours: {mon-fri: 8:00-17:00}", "hours: {mon-fri: 8:00-17:00, someday: 9:00}"),
    )
    found = comparison(FILES, {**before, "content/people/lou.yml": "role: Liaison\n"})
    assert [change.text for change in found.changes] == [
        "Bo Cruz, NP: NPI 2082462815.",
        "North: phone 502-555-0120.",
    ]
    assert list(found.left_out) == [
        "before: content/promises.yml.report could not be read; what it says was not compared.",
        "before: content/locations/north.yml: “hours.someday” could not be read and was left out.",
        "before: content/locations/north.yml: “phone” could not be read and was left out.",
        "before: content/people/lou.yml could not be read; what it says was not compared.",
        "before: providers/bo-cruz.yml: “no_such_field” could not be read and was left out.",
        "before: providers/bo-cruz.yml: “npi” could not be read and was left out.",
    ]


def test_a_file_that_is_no_yaml_is_not_taken_for_gone(repository: Path):
    put(repository, {**FILES, BO: "name: [\n", "content/participation.yml": "\t- x"})
    git(repository.parent, "add", "--all")
    git(repository.parent, "commit", "--quiet", "--message=broken")
    put(repository, FILES)
    before = state_since("HEAD", repository, ZONE)
    assert texts(before, repository) == []
    assert before.found.told == [
        "content/participation.yml could not be read; what it says was not compared.",
        "providers/bo-cruz.yml could not be read; what it says was not compared.",
    ]


class Ran(NamedTuple):
    returncode: int
    stdout: str
    stderr: str


Presence = Callable[..., Ran]


@pytest.fixture
def presence(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Presence:
    """Run `presence changes` in a folder; what it says, and its exit code."""

    def run(*args: str, cwd: Path) -> Ran:
        monkeypatch.chdir(cwd)
        with pytest.raises(SystemExit) as end:
            main(["changes", *args])
        return Ran(int(end.value.code or 0), *capsys.readouterr())

    return run


def test_the_command_drafts_once(repository: Path, presence: Presence):
    put(repository, {**FILES, NORTH: FILES[NORTH].replace("8:00-17:00", "7:00-17:00")})
    args = ("--since", "HEAD", "--today", "2026-11-18")
    once = presence(*args, "--write", cwd=repository)
    path = repository / "content/updates/2026-11-north-hours.md"
    assert (once.returncode, "2026-11-north-hours.md is drafted" in once.stderr) == (0, True), once.stderr
    assert "draft: true" in path.read_text("utf-8")
    written = path.read_bytes()
    again = presence(*args, "--write", cwd=repository)
    assert (again.returncode, again.stderr) == (0, "")
    assert "[told in content/updates/2026-11-north-hours.md]" in " ".join(again.stdout.split())
    assert "Drafts that wait for you" in again.stdout
    assert [file.read_bytes() for file in path.parent.iterdir()] == [written]
    month_later = presence("--since", "HEAD", "--today", "2026-12-18", "--write", cwd=repository)
    assert (month_later.returncode, month_later.stderr) == (0, "")


def test_a_drafted_practice_has_no_errors(repository: Path, presence: Presence):
    changed = edited(
        (NORTH, "street: 1 Elm Street", "street: '9 Elm Street: *back* door'"),
        ("content/referrals.yml", "502-555-0135", "502-555-0139"),
        ("content/practice.yml", "why: Christmas Day", "why: 'Christmas “Day”, #1: *'"),
    )
    put(repository, {**changed, "providers/caro.yml": "name: Caro Diaz\nat: {north: }\nfrom: 2026-12-07\n"})
    run = presence("--since", "HEAD~1", "--today", "2026-11-18", "--write", cwd=repository)
    assert (run.returncode, run.stderr.count("is drafted")) == (0, 4), run.stderr
    found = inspect(repository, TODAY, allow_stale=True)
    assert [str(problem.where) for problem in found.problems if problem.severity.value == "error"] == []


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (["--format", "csv"], "--format csv goes with --tell-plans"),
        (["--payer", "meadow"], "--payer goes with --tell-plans"),
        (["--write", "--tell-plans"], "run one after the other"),
        (["--tell-plans", "--payer", "nobody", "--since", "HEAD"], "there is no payer “nobody”. Known: "),
        (["--tell-plans", "--format", "markdown", "--since", "HEAD"], "--format text, csv or json"),
        ([], "there is no built site in build"),
    ],
)
def test_what_makes_no_sense_is_said(repository: Path, presence: Presence, args: list[str], told: str):
    run = presence(*args, "--today", "2026-11-18", cwd=repository)
    assert (run.returncode, told in run.stderr) == (2, True), run.stderr


def test_nothing_is_written_of_files_with_errors(repository: Path, presence: Presence):
    put(repository, edited((BO, "npi: 2082462815", "npi: 12")))
    run = presence("--since", "HEAD", "--write", "--today", "2026-11-18", cwd=repository)
    assert (run.returncode, "which presence check tells" in run.stderr) == (2, True), run.stderr
    assert not (repository / "content/updates").exists()
