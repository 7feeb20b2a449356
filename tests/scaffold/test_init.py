"""Starting practices build clean on the day they are made, and nothing that is there is overwritten."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from generator.cli import presence
from generator.inspection import inspect
from generator.problems import UsageError
from generator.scaffold import starting

ROOT = Path(__file__).resolve().parent.parent.parent
DAY = date(2027, 3, 1)
EPOCH = str(int((DAY - date(1970, 1, 1)).total_seconds()) + 12 * 3600)


def init(folder: Path, *options: str) -> str:
    run = CliRunner().invoke(presence, ["init", str(folder), *options], env={"SOURCE_DATE_EPOCH": EPOCH})
    if isinstance(run.exception, UsageError):
        raise run.exception
    assert run.exit_code == 0, run.output
    return run.output


def content(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_small_practice_is_clean_on_its_first_day(tmp_path: Path):
    told = init(tmp_path / "mine")
    assert "presence serve" in told
    assert inspect(tmp_path / "mine", DAY).problems == []


def test_the_small_practice_is_stamped_with_the_day_it_is_made(tmp_path: Path):
    init(tmp_path / "mine")
    assert "on: 2027-03-01" in (tmp_path / "mine/content/practice.yml").read_text("utf-8")
    later = inspect(tmp_path / "mine", DAY + timedelta(days=400)).problems
    assert {problem.code for problem in later} == {"stale"}


def test_the_small_practice_has_no_frozen_day_and_builds(tmp_path: Path):
    practice = tmp_path / "mine"
    init(practice)
    assert "demonstration" not in (practice / "site_config.yml").read_text("utf-8")
    place = ["--source", str(practice), "--out", str(tmp_path / "out")]
    run = CliRunner().invoke(presence, ["build", *place, "--today", str(DAY)])
    assert run.exit_code == 0, run.output
    assert (tmp_path / "out/site/providers/jordan-example/index.html").is_file()


def test_the_values_of_the_small_practice_are_plainly_invented():
    texts = [text for text in starting.small_practice(DAY).values() if isinstance(text, str)]
    everything = "\n".join(texts)
    assert {number[-8:-2] for number in re.findall(r"\d{3}-\d{3}-\d{4}", everything)} == {"555-01"}
    hosts = set(re.findall(r"(?:@|https://)([\w-]+\.[\w.-]+\w)", everything))
    assert hosts
    assert all(host.endswith(".example") for host in hosts)


def test_the_sample_comes_along_whole(tmp_path: Path):
    init(tmp_path / "sample", "--from", "sample")
    for part in ("content", "providers"):
        assert content(tmp_path / "sample" / part) == content(ROOT / part)
    assert (tmp_path / "sample/site_config.yml").read_bytes() == (ROOT / "site_config.yml").read_bytes()


def test_an_installed_package_carries_the_sample_inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(starting, "SAMPLE", tmp_path)
    (tmp_path / "providers").mkdir()
    (tmp_path / "site_config.yml").write_text("site:\n")
    (tmp_path / "providers/a.yml").write_text("name: A\n")
    assert set(starting.sample_practice()) == {"site_config.yml", "providers/a.yml"}


def test_without_the_sample_one_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(starting, "SAMPLE", tmp_path / "no")
    monkeypatch.setattr(starting, "CHECKOUT", tmp_path / "no")
    with pytest.raises(UsageError, match="does not carry the sample"):
        init(tmp_path / "mine", "--from", "sample")


@pytest.mark.parametrize("there", ["site_config.yml", "content/practice.yml"])
def test_a_practice_is_not_overwritten(there: str, tmp_path: Path):
    (tmp_path / there).parent.mkdir(exist_ok=True)
    (tmp_path / there).write_text("name: Mine\n")
    with pytest.raises(UsageError, match="nothing was written"):
        init(tmp_path)
    assert content(tmp_path) == {there: b"name: Mine\n"}


def test_a_readme_that_is_there_stays(tmp_path: Path):
    (tmp_path / "README.md").write_text("Mine\n")
    assert "stays as it is" in init(tmp_path)
    assert (tmp_path / "README.md").read_text() == "Mine\n"
    assert (tmp_path / "site_config.yml").is_file()


def test_the_workflow_asks_for_little_and_publishes_only_from_main(tmp_path: Path):
    init(tmp_path)
    text = (tmp_path / ".github/workflows/site.yml").read_text("utf-8")
    flow = yaml.load(text, yaml.BaseLoader)
    assert flow["permissions"] == {}
    assert set(flow["on"]) == {"pull_request", "push", "schedule", "workflow_dispatch"}
    assert flow["jobs"]["check"]["permissions"] == {"contents": "read"}
    assert "refs/heads/main" in flow["jobs"]["publish"]["if"]
    runs = [step.get("run", "") for job in flow["jobs"].values() for step in job["steps"]]
    assert "presence check --format github" in runs
    assert any("--allow-stale" in run for run in runs)
    assert not re.search(r"\{\{(version|today)\}\}", text)
    used = [step["uses"] for job in flow["jobs"].values() for step in job["steps"] if "uses" in step]
    assert all(re.fullmatch(r"actions/[\w-]+@v\d+", action) for action in used)


def test_build_and_private_stay_out_of_git(tmp_path: Path):
    init(tmp_path)
    assert {"/build/", "/private/"} <= set((tmp_path / ".gitignore").read_text("utf-8").splitlines())
    assert json.loads((tmp_path / ".schemas/provider.json").read_text("utf-8"))["title"] == "providers/*.yml"
