"""Finished sites for the tests that examine them, each built once in a test session.

Workers of pytest-xdist share them: the first that needs a site builds it, the others wait at a lock.
"""

from __future__ import annotations

import fcntl
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PLAN_NET = Path(__file__).parent / "data" / "plan-net"
SOURCES = ("site_config.yml", "content", "providers")
SAMPLE_DAY = "2026-11-18"
"""The day on which the sample practice stands still."""
BASE = "/referrals/"
"""The path of the second sample site, as on a host that several sites share."""


@dataclass(frozen=True)
class SitePage:
    """One page of a built site: its kind, its path below the site's root (`""` is home), its file."""

    kind: str
    path: str
    file: Path

    def __str__(self) -> str:
        return f"{self.kind} /{self.path}"


@dataclass(frozen=True)
class Site:
    """A published folder, and the path it is served under."""

    folder: Path
    base: str = "/"

    @cached_property
    def pages(self) -> tuple[SitePage, ...]:
        """Every page that says what kind it is; old addresses that only send the browser on do not."""
        found = []
        for file in sorted(self.folder.rglob("*.html")):
            kind = re.search(r'<article[^>]* data-kind="([^"]+)"', file.read_text("utf-8"))
            if kind:
                path = file.relative_to(self.folder).as_posix().removesuffix("index.html")
                found.append(SitePage(kind[1], path, file))
        return tuple(found)

    @cached_property
    def one_of_each(self) -> tuple[SitePage, ...]:
        """The richest page of every kind, which is the one with most to go wrong."""
        richest: dict[str, SitePage] = {}
        for page in sorted(self.pages, key=lambda page: page.file.stat().st_size):
            richest[page.kind] = page
        return tuple(richest[kind] for kind in sorted(richest))

    def page(self, kind: str) -> SitePage:
        """The richest page of that kind."""
        return next(page for page in self.one_of_each if page.kind == kind)


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """The folder of that name that all workers share, made by whoever comes first."""
    shared = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    folder = shared / name
    with (shared / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            unfinished = shared / f"{name}.unfinished"
            shutil.rmtree(unfinished, ignore_errors=True)
            make(unfinished)
            unfinished.rename(folder)
    return folder


def presence(*args: str | Path) -> None:
    """Run a command as people do; what it says is the reason if it fails."""
    done = subprocess.run(
        [sys.executable, "-m", "generator", *map(str, args)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if done.returncode:
        pytest.fail(f"presence {' '.join(map(str, args))} ended with {done.returncode}:\n{done.stdout}{done.stderr}")


def sample(factory: pytest.TempPathFactory) -> Site:
    """The sample practice at the root of a host."""
    return Site(once(factory, "sample", lambda out: presence("build", "--out", out)) / "site")


def copy_practice(whence: Path, folder: Path) -> Path:
    """The files of a practice in a folder, without the drafts that take long to draw; returns its `site_config.yml`."""
    for name in SOURCES:
        copy = shutil.copytree if (whence / name).is_dir() else shutil.copyfile
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        copy(whence / name, folder / name)
    config = folder / "site_config.yml"
    text, stated = re.subn(r"(?m)^outputs:\n", "outputs:\n  kit: false\n  social: false\n", config.read_text("utf-8"))
    config.write_text(text if stated else f"{text}\noutputs: {{kit: false, social: false}}\n", "utf-8")
    return config


def sample_in_time(factory: pytest.TempPathFactory) -> Site:
    """The sample practice as if it were no demonstration, built on the day of the sample: its clock runs."""

    def make(out: Path) -> None:
        presence("build", "--source", real_sample(out / "source"), "--out", out / "built", "--today", SAMPLE_DAY)

    return Site(once(factory, "sample-in-time", make) / "built" / "site")


def real_sample(folder: Path) -> Path:
    """The files of the sample practice, without the mark that makes it a demonstration."""
    config = copy_practice(ROOT, folder)
    text, changed = re.subn(r"(?m)^demonstration:\n(?:  .*\n)+", "", config.read_text("utf-8"))
    assert changed == 1, "site_config.yml states that the sample is a demonstration in another way"
    config.write_text(text, "utf-8")
    return folder


def sample_under_base(factory: pytest.TempPathFactory) -> Site:
    """The sample practice under a path of a host; its pictures are the sample's own."""
    kept = sample(factory).folder.parent

    def make(out: Path) -> None:
        shutil.copytree(kept, out / "built", ignore=shutil.ignore_patterns("site", "drafts"))
        source = out / "source"
        config = copy_practice(ROOT, source)
        text, changed = re.subn(r"(?m)^(  url: https://[^/\s]+)/$", rf"\g<1>{BASE}", config.read_text("utf-8"))
        assert changed == 1, "site_config.yml states the address of the site in another way"
        config.write_text(text, "utf-8")
        presence("build", "--source", source, "--out", out / "built")

    return Site(once(factory, "sample-under-base", make) / "built" / "site", BASE)


def imported(factory: pytest.TempPathFactory, name: str) -> Site:
    """A practice whose files were imported from public Plan-Net data."""

    def make(out: Path) -> None:
        presence("import", "plan-net", PLAN_NET / name, "--into", out / "source")
        presence("build", "--source", out / "source", "--out", out / "built", "--allow-stale", "--today", "2026-11-18")

    return Site(once(factory, f"imported-{name}", make) / "built" / "site")
