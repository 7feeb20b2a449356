"""What `presence init` writes: a small practice of invented values, or the full sample, and what belongs around it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from generator import __version__
from generator.problems import UsageError
from generator.schema import schema_files

HERE = Path(__file__).parent
START = HERE / "start"
AROUND = {
    ".gitignore": "gitignore.txt",
    ".github/workflows/site.yml": "site.yml",
    ".vscode/extensions.json": "extensions.json",
    "README.md": "readme.md",
}
"""Path in the practice's folder -> template in `around/`. Names with a dot do not travel well in packages."""

SAMPLE = HERE / "sample"
"""Where an installed package carries the sample; in a checkout it is the checkout."""
CHECKOUT = HERE.parent.parent


def small_practice(today: date) -> dict[str, str | bytes]:
    """Path -> content of a small practice that builds without a problem on the day it is made."""
    return {path: _filled(file, today) for path, file in _files(START)}


def sample_practice() -> dict[str, str | bytes]:
    """Path -> content of the full sample. Raises UsageError when this installation does not carry it."""
    root = SAMPLE if SAMPLE.is_dir() else CHECKOUT
    if not (root / "site_config.yml").is_file():
        raise UsageError("this installation does not carry the sample practice; start without --from sample")
    parts = [root / "site_config.yml", *_tree(root / "content"), *_tree(root / "providers")]
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in parts}


def surroundings() -> dict[str, str | bytes]:
    """Path -> content of everything beside the practice's own files: schemas, the workflow, what git leaves out."""
    major, minor, *_ = __version__.split(".")
    version = f">={__version__},<{major}.{int(minor) + 1}"
    around = {path: (HERE / "around" / name).read_text("utf-8") for path, name in AROUND.items()}
    return {**schema_files(), **{path: text.replace("{{version}}", version) for path, text in around.items()}}


def _files(folder: Path) -> Iterator[tuple[str, Path]]:
    return ((path.relative_to(folder).as_posix(), path) for path in _tree(folder))


def _tree(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _filled(template: Path, today: date) -> str:
    return template.read_text("utf-8").replace("{{today}}", today.isoformat())
