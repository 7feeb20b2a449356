"""The import table of ARCHITECTURE.md, read from the code: who may know whom, and that there is no circle."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "generator"

FREE = {"problems"}
"""What everybody may import: problems are the common language."""

ONLY_IN = {
    "yaml": {"load", "importing", "sources", "scaffold"},
    "mkdocs": {"renderers", "serve"},
    "feedparser": {"sync"},
    "jinja2": {"render", "renderers"},
}
"""Libraries that only some parts may import."""


def table() -> dict[str, set[str]]:
    """Part -> parts it may import, from the table in ARCHITECTURE.md."""
    text = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    rows = re.findall(r"^\| `([a-z_]+)/?(?:\.py)?` \|.*\| ([^|]*) \|$", text, re.MULTILINE)
    return {part: set(re.findall(r"`([a-z_]+)`", allowed)) for part, allowed in rows}


def part_of(module: str) -> str:
    """`generator.derive.hours` -> `derive`."""
    return module.split(".")[1] if "." in module else "generator"


def modules() -> dict[str, Path]:
    """Every module of the package."""
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        found[name.removesuffix(".__init__")] = path
    return found


def imports(path: Path, *, types_too: bool = True) -> Iterator[str]:
    """Modules that a file imports, also inside functions; without those for type checkers if asked so."""
    tree = ast.parse(path.read_text("utf-8"))
    skipped = set()
    if not types_too:
        for node in ast.walk(tree):
            if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
                skipped |= {id(inner) for statement in node.body for inner in ast.walk(statement)}
    for node in ast.walk(tree):
        if id(node) in skipped:
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def resolve(name: str, known: dict[str, Path]) -> str | None:
    """The module of ours that an imported name belongs to."""
    while name:
        if name in known:
            return name
        name = name.rpartition(".")[0]
    return None


ALL = modules()


def test_every_part_is_in_the_table() -> None:
    parts = {part_of(module) for module in ALL} - {"generator", "__main__"}
    assert parts == {
        part for part in table() if any((PACKAGE / part).rglob("*.py")) or (PACKAGE / f"{part}.py").exists()
    }


@pytest.mark.parametrize("module", ALL)
def test_imports_keep_to_the_table(module: str) -> None:
    part = part_of(module)
    if part in ("generator", "__main__"):
        return
    allowed = table()[part] | FREE | {part}
    for name in imports(ALL[module]):
        ours = resolve(name, ALL)
        if ours is not None and ours != "generator":
            assert part_of(ours) in allowed, f"{module} imports {ours}"


@pytest.mark.parametrize("module", ALL)
def test_libraries_stay_where_they_belong(module: str) -> None:
    for name in imports(ALL[module]):
        library = name.split(".")[0]
        if library in ONLY_IN:
            assert part_of(module) in ONLY_IN[library], f"{module} imports {library}"


def test_rooms_do_not_know_each_other() -> None:
    for module, path in ALL.items():
        if module.startswith("generator.outputs.") and module.count(".") > 2:
            room = module.split(".")[2]
            for name in imports(path):
                ours = resolve(name, ALL) or ""
                if ours.startswith("generator.outputs.") and ours != "generator.outputs.base":
                    assert ours.split(".")[2] == room, f"{module} imports {ours}"


def test_no_import_goes_in_a_circle() -> None:
    graph = {
        module: {ours for name in imports(path, types_too=False) if (ours := resolve(name, ALL)) and ours != module}
        for module, path in ALL.items()
    }
    done: set[str] = set()

    def visit(module: str, trail: tuple[str, ...]) -> None:
        assert module not in trail, f"circle: {' -> '.join((*trail, module))}"
        if module not in done:
            for other in sorted(graph[module]):
                visit(other, (*trail, module))
            done.add(module)

    for module in sorted(graph):
        visit(module, ())
    assert done == set(graph)


def test_only_the_clock_asks_the_time() -> None:
    asking = {
        module
        for module, path in ALL.items()
        if re.search(r"\b(date\.today|datetime\.(now|utcnow|today)|time\.time)\(", path.read_text("utf-8"))
    }
    assert asking == {"generator.clock"}
