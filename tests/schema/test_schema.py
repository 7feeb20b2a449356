"""The schemas let every right file pass as an editor reads it, and refuse a wrong field or choice."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft7Validator
from yaml.resolver import Resolver

from generator.check.kinds import KINDS, kind_of
from generator.load.fences import split_front_matter
from generator.schema import modeline, schema, schema_files
from tests.conftest import Golden

ROOT = Path(__file__).resolve().parent.parent.parent
PRACTICES = (ROOT, ROOT / "tests/sites/minimal")
VALIDATORS = {kind.name: Draft7Validator(schema(kind)) for kind in KINDS}


class Editor(yaml.SafeLoader):
    """YAML 1.2, core schema (§10.3): what the YAML language server takes scalars for."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012

    def number(self, node: yaml.Node) -> float | int:
        text = self.construct_scalar(node)
        return float(text) if "." in text or "e" in text.lower() else int(text, 0 if text[1:2] in "xo" else 10)


for tag, regex, first in (
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("null", r"|~|null|Null|NULL", ["", "~", "n", "N"]),
    ("int", r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", "-+0123456789"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", "-+.0123456789"),
):
    Editor.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{regex})$"), list(first))
Editor.add_constructor("tag:yaml.org,2002:int", Editor.number)
Editor.add_constructor("tag:yaml.org,2002:float", Editor.number)


def as_an_editor_reads(path: Path) -> object:
    text = path.read_text("utf-8")
    if path.suffix == ".md":
        found = split_front_matter(text)
        assert found is not None
        text = found[0]
    return yaml.load(text, Editor)


def source_files(*endings: str) -> list[object]:
    found = []
    for practice in PRACTICES:
        files = [practice / "site_config.yml", *practice.glob("content/**/*.*"), *practice.glob("providers/*")]
        for path in sorted(file for file in files if file.suffix in endings):
            name = path.relative_to(practice).as_posix()
            found.append(pytest.param(path, name, id=path.relative_to(ROOT).as_posix()))
    return found


def test_the_editor_of_these_tests_reads_yaml_1_2():
    read = yaml.load("a: 04997\nb: 8:00\nc: no\nd: 2026-11-30\ne: 1.50\nf: true\ng:", Editor)
    assert read == {"a": 4997, "b": "8:00", "c": "no", "d": "2026-11-30", "e": 1.5, "f": True, "g": None}
    assert Editor.yaml_implicit_resolvers is not Resolver.yaml_implicit_resolvers


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_each_is_a_schema(kind):
    Draft7Validator.check_schema(schema(kind))
    assert not re.search(r'"(\$defs|prefixItems)"|"const": null', json.dumps(schema(kind)))


@pytest.mark.parametrize(("path", "name"), source_files(".yml", ".md"))
def test_a_right_file_has_no_squiggles(path: Path, name: str):
    kind = kind_of(name)
    assert kind is not None
    errors = VALIDATORS[kind.name].iter_errors(as_an_editor_reads(path))
    assert [f"{error.json_path}: {error.message}" for error in errors] == []


@pytest.mark.parametrize(("path", "name"), source_files(".yml"))
def test_every_yaml_file_names_its_schema(path: Path, name: str):
    kind = kind_of(name)
    assert kind is not None
    assert path.read_text("utf-8").splitlines()[0] == modeline(kind)


@pytest.mark.parametrize(
    ("kind", "wrong"),
    [
        ("provider", "name: A\nlangauges: en"),
        ("provider", "name: A\naccepting: new_patient"),
        ("provider", "name: A\nid: a"),
        ("provider", "credentials: MD"),
        ("location", "name: A\naddress: 8 Wharf Lane"),
        ("payer", "name: A\nplans:\n  b:\n    name: B\n    kind: ppoo"),
        ("payer", "name: A\nplans:\n  b:\n    name: B\n    payer: a"),
        ("payer", "name: A\nplans:\n  B C:\n    name: B"),
        ("provider", "name: A\nat:\n  wharf-lane:\n    huors: {}"),
        ("promises", "Report Back:\n  title: A"),
        ("promises", "report-back:\n  titel: A"),
        ("referrals", "channels:\n  fax:\n    kind: telefax"),
        ("update", "title: A\ndate: 2026-11-30\nsummary: B\nbody: C"),
        ("notice", "title: A\nkind: cookies"),
        ("site_config", "site:\n  url: https://a.example/"),
    ],
)
def test_a_wrong_file_is_refused(kind: str, wrong: str):
    assert list(VALIDATORS[kind].iter_errors(yaml.load(wrong, Editor)))


@pytest.mark.parametrize(
    ("kind", "short"),
    [
        ("location", "name: A\nvirtual: true\nphone: 207-555-0104\naccepting: new_patients\naccess: Ramp"),
        ("location", "name: A\nvirtual: yes\nphone: {number: 2075550104}\naccepting: [{status: not_accepting}]"),
        ("provider", "name: A\nnpi: 2000000002\nspecialties: dermatology\nat:\n  wharf-lane:\n"),
        ("provider", "name: A\naccepting: {status: existing_only, networks: plover-open}"),
        ("person", "name: 007\nrole: Agent\nhours: {mon-fri: [8:00-12:00, 13:00-17:00], sat: closed}"),
        ("referrals", "channels: {fax: {kind: fax, number: 2075550103, urgency: routine}}"),
    ],
)
def test_short_forms_are_accepted(kind: str, short: str):
    errors = VALIDATORS[kind].iter_errors(yaml.load(short, Editor))
    assert [error.message for error in errors] == []


def test_fields_are_explained():
    fields = schema(next(kind for kind in KINDS if kind.name == "provider"))["properties"]
    assert fields["formerly"]["description"] == "Earlier ids: their addresses redirect here."
    assert fields["best_sent"]["description"] == "Whom to send: one line each."


def test_the_schemas_of_the_sample_are_in_step(golden: Golden):
    made = schema_files()
    for path, text in made.items():
        golden(ROOT / path, text)
    assert {file.name for file in (ROOT / ".schemas").iterdir()} == {Path(path).name for path in made}
