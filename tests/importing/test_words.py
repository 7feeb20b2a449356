"""Names, credentials, contacts, ids and YAML text, each by examples."""

from __future__ import annotations

import re

import pytest
import yaml

from generator.importing.contacts import (
    address_parts,
    country_text,
    is_box,
    mail_text,
    phone_doubt,
    phone_text,
    state_text,
    zip_text,
)
from generator.importing.credentials import after_comma, read_suffixes
from generator.importing.identity import make_ids, slug, told_apart
from generator.importing.naming import organization_name, person_name, specialty_label, street_or_city
from generator.importing.text import clean, clean_tree, hides_something, joined, sentence
from generator.importing.yaml_text import Inline, Noted, document, plain
from generator.model.base import ID_PATTERN


@pytest.mark.parametrize(
    ("shouted", "written"),
    [
        ("SOUNDVIEW ORTHOPAEDIC ASSOC. LLP", "Soundview Orthopaedic Assoc. LLP"),
        ("UNIVERSITY OF THE RIVER MEDICAL CENTER, INC.", "University of the River Medical Center, Inc."),
        ("ST. MARY'S HOSPITAL", "St. Mary's Hospital"),
        ("O'BRIEN & MCALLISTER, P.C.", "O'Brien & McAllister, P.C."),
        ("BCBS OF KENTUCKY", "BCBS of Kentucky"),
        ("CVS", "CVS"),
        ("AARP", "AARP"),
        ("CLINIC A LLC", "Clinic A LLC"),
        ("3RD STREET CLINIC II", "3rd Street Clinic II"),
        ("WOMEN'S HEALTH/OB-GYN GROUP", "Women's Health/Ob-Gyn Group"),
        ("Persona of Rhode IslandBronze PPO", "Persona of Rhode IslandBronze PPO"),
        ("eHealth", "eHealth"),
        ("КЛИНИКА СЕВЕР", "Клиника Север"),
        ("李明診所", "李明診所"),
        ("", ""),
    ],
)
def test_organization_names(shouted: str, written: str) -> None:
    assert organization_name(shouted) == written


@pytest.mark.parametrize(
    ("shouted", "written"),
    [
        ("101 AIRPORT RD", "101 Airport Rd"),
        ("PO BOX 1454", "PO Box 1454"),
        ("D201", "D201"),
        ("NORTH KINGSTOWN", "North Kingstown"),
        ("12 NW 3RD AVE", "12 NW 3rd Ave"),
        ("Suite 4B", "Suite 4B"),
    ],
)
def test_streets_and_cities(shouted: str, written: str) -> None:
    assert street_or_city(shouted) == written


@pytest.mark.parametrize(
    ("shouted", "written"),
    [
        ("OKAFOR-MCBRIDE", "Okafor-McBride"),
        ("O'NEIL", "O'Neil"),
        ("D’ANGELO", "D’Angelo"),
        ("NG", "Ng"),
        ("AJ", "AJ"),
        ("TJ", "TJ"),
        ("J.", "J."),
        ("LI", "Li"),
        ("de la Vega", "de la Vega"),
        ("ÉLODIE", "Élodie"),
    ],
)
def test_person_names(shouted: str, written: str) -> None:
    assert person_name(shouted) == written


@pytest.mark.parametrize(
    ("display", "label"),
    [
        ("Cardiovascular Disease Physician", "Cardiovascular disease"),
        ("Geriatric Medicine (Family Medicine) Physician", "Geriatric medicine (family medicine)"),
        ("Neuromusculoskeletal Medicine & OMM Physician", "Neuromusculoskeletal medicine & OMM"),
        ("Nurse Practitioner", "Nurse practitioner"),
        ("Physician", "Physician"),
        ("Physician Assistant", "Physician assistant"),
        ("Community/Retail Pharmacy", "Community/retail pharmacy"),
        ("FAMILY MEDICINE PHYSICIAN", "Family medicine"),
    ],
)
def test_specialty_labels(display: str, label: str) -> None:
    assert specialty_label(display) == label


@pytest.mark.parametrize(
    ("suffixes", "credentials", "generation"),
    [
        (["M.D."], ["MD"], ""),
        (["MD", "M.D."], ["MD"], ""),
        (["M.D., PH.D."], ["MD", "PhD"], ""),
        (["MD PHD"], ["MD", "PhD"], ""),
        (["PAC"], ["PA-C"], ""),
        (["pa-c"], ["PA-C"], ""),
        (["OTR/L"], ["OTR/L"], ""),
        (["JR", "D.O."], ["DO"], "Jr."),
        (["III"], [], "III"),
        (["Q.X.Y."], ["QXY"], ""),
        (["Knight of Malta"], ["Knight of Malta"], ""),
        ([], [], ""),
    ],
)
def test_credentials(suffixes: list[str], credentials: list[str], generation: str) -> None:
    assert read_suffixes(suffixes) == (credentials, generation)


def test_credentials_behind_a_comma() -> None:
    assert after_comma("Susie Smith, LPC") == ("Susie Smith", ["LPC"])
    assert after_comma("Joe Smith, MD, PhD") == ("Joe Smith", ["MD", "PhD"])
    assert after_comma("Smith, Joe") == ("Smith, Joe", [])
    assert after_comma("Joe Smith") == ("Joe Smith", [])


@pytest.mark.parametrize(
    ("raw", "written"),
    [
        ("(401) 555-0134 x12", "401-555-0134 ext. 12"),
        ("1-506-199-1868 x5301", "506-199-1868 ext. 5301"),
        ("656.458.2919", "656-458-2919"),
        ("(111)-222-3333", "111-222-3333"),
        ("tel:+15025550134", "502-555-0134"),
        ("502–555–0134", "502-555-0134"),
        ("+44 20 7946 0958", "+44 20 7946 0958"),
        ("+39 06 1234567", "+39 06 123 4567"),
        ("(444)-555-666", None),
        ("call us", None),
        ("٥٠٢-٥٥٥-٠١٣٤", None),
        ("", None),
        ("+", None),
    ],
)
def test_phones(raw: str, written: str | None) -> None:
    assert phone_text(raw) == written


def test_phones_that_cannot_exist_are_doubted() -> None:
    assert phone_doubt("111-222-3333")
    assert not phone_doubt("502-555-0134")


def test_addresses() -> None:
    assert zip_text("028913432") == "02891-3432"
    assert zip_text("2891") is None
    assert state_text("Rhode Island") == "RI"
    assert state_text("ri") == "RI"
    assert state_text("Ontario") is None
    assert [country_text(raw) for raw in ("", "USA", "us", "CAN", "Atlantis")] == ["US", "US", "US", "CA", None]
    assert is_box(("PO BOX 12",))
    assert is_box(("P. O. Box 12",))
    assert not is_box(("PO Box 12", "9 Elm Street"))
    assert not is_box(("12 Boxwood Lane",))
    parts = address_parts("9 Ferry Lane, Suite 2, New Albany, IN 47150-1234, USA")
    assert parts == (("9 Ferry Lane", "Suite 2"), "New Albany", "IN", "47150-1234")
    assert address_parts("somewhere near the river") is None
    assert mail_text("mailto:a@direct.example.org") == "a@direct.example.org"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Mervin Ledner", "mervin-ledner"),
        ("Müller & Søn", "muller-son"),
        ("O'Brien Jr.", "obrien-jr"),
        ("李明", ""),
        ("🦷", ""),
        ("Łódź", "lodz"),
    ],
)
def test_slugs(text: str, found: str) -> None:
    assert slug(text) == found


def test_long_slugs_end_at_a_word() -> None:
    found = slug("word " * 100)
    assert len(found) <= 60
    assert found.endswith("word")
    assert len(slug("w" * 5000)) == 60


def test_ids_are_unique_whatever_the_order() -> None:
    names = {
        "P/a-1234": "Min Lee",
        "P/a-1235": "MIN LEE",
        "P/b": "李明",
        "P/c": "index",
        "P/d": "Ann Smith",
        "P/e": "🦷",
    }
    ids = make_ids(names)
    assert ids == {
        "P/a-1234": "min-lee-1234",
        "P/a-1235": "min-lee-1235",
        "P/b": "b",
        "P/c": "index-c",
        "P/d": "ann-smith",
        "P/e": "e",
    }
    assert make_ids(dict(reversed(names.items()))) == ids


def test_ids_survive_keys_that_look_alike() -> None:
    names = {f"P/{'!' * count}": "Min Lee" for count in range(1, 40)}
    ids = make_ids(names)
    assert len(set(ids.values())) == len(names)
    assert all(re.match(ID_PATTERN, value) and len(value) <= 80 for value in ids.values())


def test_told_apart() -> None:
    names = {"a": "Clinic", "b": "clinic", "c": "Elm"}
    details = {"a": ["X", "Rome", "a"], "b": ["X", "Paris", "b"], "c": ["", "", "c"]}
    assert told_apart(names, details) == {"a": "Clinic (Rome)", "b": "clinic (Paris)", "c": "Elm"}
    same = {key: ["X", "Rome", key] for key in names}
    assert told_apart(names, same)["a"] == "Clinic (a)"


@pytest.mark.parametrize(
    ("dirty", "tidy"),
    [
        ("  a \t b\nc ", "a b c"),
        (" a", "a"),
        ("a ", "a"),
        ("a  b", "a b"),
        ("a\u202eb\u2066c", "abc"),
        ("a\x00b\x1bc", "abc"),
        ("e\u0301", "é"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("\ud800x", "x"),
        ("x\u2028y", "x y"),
        ("نم\u200cی", "نم\u200cی"),
        ("a\u200db", "ab"),
        ("👩‍⚕️", "👩‍⚕️"),
    ],
)
def test_clean(dirty: str, tidy: str) -> None:
    assert clean(dirty) == tidy
    assert clean(tidy) == tidy


def test_what_is_hidden_is_noticed() -> None:
    assert hides_something("a\u202eb")
    assert not hides_something("a\tb\u00e9")
    tree, hidden = clean_tree({"a\u200b": ["x\x07", 3, None, True]})
    assert (tree, hidden) == ({"a": ["x", 3, None, True]}, True)


def test_nesting_has_an_end() -> None:
    value: object = "x"
    for _ in range(1000):
        value = [value]
    tree, hidden = clean_tree(value)
    assert hidden
    assert str(tree).count("[") == 40


def test_sentences() -> None:
    assert joined(["a"]) == "a"
    assert joined(["a", "b", "c"]) == "a, b and c"
    assert sentence("closed on Friday") == "Closed on Friday."
    assert sentence("Really?") == "Really?"
    assert sentence("") == ""


NASTY = [
    "8:00", "02134", "no", "~", "null", "1_000", "0x1F", "Suite #4", "a: b", "- a", "* x", "& y", "! z", "{{ x }}", "[a", "a]",
    "'quoted'", '"double"', "back\\slash", "% x", "@ x", "` x", "# x", "a #b", "a # b", "?", "? x", "a:", ":a", "--- x",
    "...", "é", "李明", "👩‍⚕️", "trailing ,", "a, b", "x" * 5000, "word " * 400 + "end", "<script>alert(1)</script>", "=", "<<",
    "|", ">", ">-", "| x", "2026-11-30", "true", "1e3", ".5", "+1", "-", "key: [a, b]", "\u00a0x",
]  # fmt: skip


@pytest.mark.parametrize("text", NASTY, ids=lambda text: text[:12])
def test_yaml_reads_back_the_same(text: str) -> None:
    fields = {
        "plain": text,
        "noted": Noted(text, "look at this"),
        "list": [text, text],
        "inline": Inline({"id": text, "also": [text]}),
        "records": [{"name": text, "list": [text]}, {"name": text}],
        "above": Noted({"deep": {text[:80]: text}}, above=("two", "lines")),
        "nothing": {},
    }
    read = yaml.load(document("x.json", fields, ["a remark"]), Loader=yaml.BaseLoader)
    assert read == {**plain(fields), "nothing": ""}  # type: ignore[dict-item]


def test_quotes_only_where_needed() -> None:
    written = document("x.json", {"hours": "8:00-12:00, 13:00-17:00", "zip": "02134", "name": "O'Brien & Co. (West)"})
    assert '"' not in written
    assert 'name: "Zoë: a clinic"' in document("x.json", {"name": "Zoë: a clinic"})
