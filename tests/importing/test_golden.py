"""The fictional Tidewater source, which has each feature once, against its files as they were read and approved."""

from __future__ import annotations

from pathlib import Path

from generator.importing import ImportOptions, import_plan_net
from tests.conftest import Golden

HERE = Path(__file__).parent
SOURCE, GOLDEN = HERE / "tidewater", HERE / "tidewater-files"


def test_files_are_as_approved(golden: Golden) -> None:
    files = import_plan_net(SOURCE, ImportOptions()).files
    for path, text in files.items():
        golden(GOLDEN / path, text)
    kept = {path.relative_to(GOLDEN).as_posix() for path in GOLDEN.rglob("*") if path.is_file()}
    assert kept == set(files)


def test_told_in_lines(golden: Golden) -> None:
    report = import_plan_net(SOURCE, ImportOptions()).report
    golden(HERE / "tidewater.txt", "\n".join(report.lines()) + "\n")


def test_twice_gives_the_same() -> None:
    first, second = (import_plan_net(SOURCE, ImportOptions()) for _ in range(2))
    assert dict(first.files) == dict(second.files)
