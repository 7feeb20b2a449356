"""However the resources come (files, Bundle, NDJSON, array, mixed), the same is read; what is not JSON is told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.importing import REPORT_FILE, ImportOptions, ImportResult, import_plan_net
from generator.problems import UsageError
from tests.importing.fhir import (
    Resource,
    bundle,
    imported,
    in_network,
    location,
    network,
    organization,
    payer,
    practitioner,
    ref,
    role,
)
from tests.importing.readback import read_back

PRACTICE = [
    organization("practice", "Larkspur Heart"),
    payer(),
    network("net", "Juniper Open"),
    location("elm", "Elm Street", "practice"),
    practitioner("amara", "Amara", "Okafor"),
    role("r1", "amara", "elm", "practice", extension=[in_network("net")]),
]


def files_of(source: Path) -> dict[str, str]:
    files = dict(import_plan_net(source, ImportOptions()).files)
    del files[REPORT_FILE]
    return files


@pytest.fixture
def expected(tmp_path: Path) -> dict[str, str]:
    imported(tmp_path / "plain", *PRACTICE)
    return files_of(tmp_path / "plain")


def write(path: Path, text: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def test_one_bundle_file(tmp_path: Path, expected: dict[str, str]) -> None:
    assert files_of(write(tmp_path / "b.json", json.dumps(bundle(*PRACTICE)))) == expected


def test_one_file_each_in_folders(tmp_path: Path, expected: dict[str, str]) -> None:
    for item in PRACTICE:
        write(tmp_path / "s" / item["resourceType"] / "deep" / f"{item['id']}.json", json.dumps(item, indent=2))
    assert files_of(tmp_path / "s") == expected


@pytest.mark.parametrize("ending", [".ndjson", ".jsonl", ".json"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["plain", "bom"])
def test_lines(tmp_path: Path, expected: dict[str, str], ending: str, mark: bytes) -> None:
    lines = "\r\n".join(json.dumps(item) for item in PRACTICE) + "\r\n\r\n"
    assert files_of(write(tmp_path / f"s{ending}", mark + lines.encode())) == expected


def test_array_and_bundle_in_a_bundle(tmp_path: Path, expected: dict[str, str]) -> None:
    write(tmp_path / "s" / "a.json", json.dumps(PRACTICE[:3]))
    write(tmp_path / "s" / "b.json", json.dumps(bundle(bundle(*PRACTICE[3:]))))
    assert files_of(tmp_path / "s") == expected


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_other_encodings_of_json(tmp_path: Path, expected: dict[str, str], encoding: str) -> None:
    assert files_of(write(tmp_path / "b.json", json.dumps(bundle(*PRACTICE)).encode(encoding))) == expected


def test_references_of_every_form(tmp_path: Path, expected: dict[str, str]) -> None:
    """urn:uuid through fullUrl, an absolute address, a version, a search by identifier, a logical reference."""
    amara = practitioner("amara", "Amara", "Okafor", identifier=[{"system": "urn:staff", "value": "7"}])
    practice = organization("practice", "Larkspur Heart", identifier=[{"system": "urn:org", "value": "1"}])
    elm = location("elm", "Elm Street", "practice")
    elm["managingOrganization"] = {"identifier": {"system": "urn:org", "value": "1"}}
    r1 = role("r1", extension=[in_network("net")])
    r1 |= {"practitioner": ref("Practitioner?identifier=urn:staff|7"), "location": [ref("urn:uuid:0-0-1")]}
    r1 |= {"organization": ref("https://fhir.example/r4/Organization/practice/_history/3")}
    entries = [{"fullUrl": "urn:uuid:0-0-1", "resource": elm}]
    entries += [{"resource": item} for item in (amara, practice, payer(), network("net", "Juniper Open"), r1)]
    source = write(tmp_path / "s.json", json.dumps({"resourceType": "Bundle", "entry": entries}))
    assert files_of(source) == expected


def test_contained_resources(tmp_path: Path) -> None:
    holder = role("r7", "", "elm", "practice", contained=[practitioner("p", "Paula", "Inside")])
    holder["practitioner"] = ref("#p")
    other = role("r8", "", "elm", "practice", contained=[practitioner("p", "Peter", "Within")])
    other["practitioner"] = ref("#p")
    result = imported(tmp_path, *PRACTICE, holder, other)
    assert {"paula-inside", "peter-within"} < set(read_back(result.files).providers)


def test_the_last_of_two_wins_and_is_told(tmp_path: Path) -> None:
    result = imported(tmp_path, *PRACTICE, location("elm", "Elm Street East", "practice"))
    assert read_back(result.files).location_of("elm").name == "Elm Street East"
    assert "Location/elm in all.json" in result.report.missed["two resources have the same id; the later one was taken"]


def test_inactive_resources_are_not_carried(tmp_path: Path) -> None:
    result = imported(
        tmp_path, *PRACTICE, {**practitioner("old", "Old", "Hand"), "active": False}, role("r2", "old", "elm")
    )
    assert list(read_back(result.files).providers) == ["amara-okafor"]
    assert (
        "PractitionerRole/r2 -> Practitioner/old"
        in result.report.missed["it refers to a Practitioner that is not active"]
    )


BROKEN: dict[str, tuple[str | bytes, str]] = {
    "empty.json": ("", "the file is empty"),
    "cut.json": ('{"resourceType": "Location", "id": ', "the file is not JSON"),
    "words.json": ("Dear colleague", "the file is not JSON"),
    "number.json": ("7", "not a FHIR resource"),
    "nothing.json": ("null", "not a FHIR resource"),
    "stranger.json": ('{"name": "package"}', "not a FHIR resource"),
    "untyped.json": ('{"resourceType": 3}', "not a FHIR resource"),
    "patient.json": ('{"resourceType": "Patient", "id": "x"}', "Patient is not part of a provider directory"),
    "latin.json": (b'{"resourceType": "Location", "name": "\xe9"}', "the file is not JSON"),
    "deep.json": ("[" * 100_000, "the file is not JSON"),
    "nested.json": ("[" * 50 + "]" * 50, "Bundles or lists are nested too deep"),
    "digits.json": ("1" * 6000, "the file is not JSON"),
    "entry.json": (
        '{"resourceType": "Bundle", "entry": [{"fullUrl": "x"}, 5]}',
        "an entry of a Bundle without a resource",
    ),
    "entries.json": ('{"resourceType": "Bundle", "entry": {"resource": {}}}', ""),
    "lines.ndjson": ('{"resourceType": "Basic", "id": "1"}\n{cut\n', "the line is not JSON"),
    "page.html": ("<html>", "the file is not JSON"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_broken_files_are_told_and_passed_over(tmp_path: Path, expected: dict[str, str], name: str) -> None:
    content, reason = BROKEN[name]
    write(tmp_path / "s" / "good.json", json.dumps(bundle(*PRACTICE)))
    write(tmp_path / "s" / name, content)
    result: ImportResult = import_plan_net(tmp_path / "s", ImportOptions())
    assert files_of(tmp_path / "s") == expected
    assert not reason or any(name in what or "Patient/x" in what for what in result.report.missed[reason])


def test_a_resource_without_an_id_is_carried(tmp_path: Path) -> None:
    nameless: Resource = role("", "amara", "elm", "practice")
    del nameless["id"]
    result = imported(tmp_path, *PRACTICE[:-1], nameless)
    provider = read_back(result.files).providers["amara-okafor"]
    assert provider.imported is not None
    assert provider.imported.also == ()
    assert list(provider.at) == ["elm-street"]


@pytest.mark.parametrize("content", [[], [{"resourceType": "Patient", "id": "1"}]])
def test_nothing_to_import_is_a_usage_error(tmp_path: Path, content: list[Resource]) -> None:
    with pytest.raises(UsageError, match="no active Plan-Net resources"):
        imported(tmp_path, *content)


def test_no_such_source(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="does not exist"):
        import_plan_net(tmp_path / "nowhere", ImportOptions())
    (tmp_path / "empty").mkdir()
    with pytest.raises(UsageError, match="holds no FHIR JSON"):
        import_plan_net(tmp_path / "empty", ImportOptions())


def test_without_any_date_one_is_asked_for(tmp_path: Path) -> None:
    undated = [{name: part for name, part in item.items() if name != "meta"} for item in PRACTICE]
    with pytest.raises(UsageError, match="--as-of"):
        imported(tmp_path, *undated)


def test_links_out_of_the_source_are_not_followed(tmp_path: Path) -> None:
    write(tmp_path / "outside" / "secret.json", json.dumps(bundle(*PRACTICE)))
    (tmp_path / "s").mkdir()
    (tmp_path / "s" / "folder").symlink_to(tmp_path / "outside")
    with pytest.raises(UsageError, match="holds no FHIR JSON"):
        import_plan_net(tmp_path / "s", ImportOptions())
