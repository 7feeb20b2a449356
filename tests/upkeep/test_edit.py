"""A stamp goes into a text and nothing else changes, however the text is written."""

from __future__ import annotations

import codecs
from textwrap import dedent

import pytest

from generator.load.values import KeyPath
from generator.problems import UsageError
from generator.upkeep.proof import stamped

STAMP = {"on": "2026-11-23", "by": "Ruth", "how": "phone"}
FILE = ("verified",)
PLANS = ("verified", "plans")


def put(text: str, *paths: KeyPath, file: str = "providers/x.yml", stamp: dict[str, str] | None = None) -> str:
    return stamped(file, text.encode(), dict.fromkeys(paths, stamp or STAMP))[0].decode()


CASES = {
    "all three lines": (
        """
        name: X   # her name
        verified:
          # since the move
          on: 2026-11-01   # a Sunday
          by: 'Old "Name"'
          how: "roster"

        # the end
        """,
        FILE,
        """
        name: X   # her name
        verified:
          # since the move
          on: 2026-11-23   # a Sunday
          by: 'Ruth'
          how: "phone"

        # the end
        """,
    ),
    "only a day": ("verified:\n  on: 2026-11-01\n", FILE, "verified:\n  on: 2026-11-23\n  by: Ruth\n  how: phone\n"),
    "who before when": (
        "verified:\n    how: old\n    on: 2026-11-01 # x\nname: X\n",
        FILE,
        "verified:\n    how: phone\n    on: 2026-11-23 # x\n    by: Ruth\nname: X\n",
    ),
    "only a class": (
        "verified:\n  plans:\n    on: 2026-11-01\n",
        FILE,
        "verified:\n  on: 2026-11-23\n  by: Ruth\n  how: phone\n  plans:\n    on: 2026-11-01\n",
    ),
    "one line": (
        "verified: {on: 2026-11-01, internal: true}  # c\n",
        FILE,
        "verified: {on: 2026-11-23, by: Ruth, how: phone, internal: true}  # c\n",
    ),
    "one line over two": (
        "verified: { on: 2026-11-01,\n  by: A, }\n",
        FILE,
        "verified: { on: 2026-11-23,\n  by: Ruth, how: phone, }\n",
    ),
    "an empty line": ("verified: {}\n", FILE, "verified: {on: 2026-11-23, by: Ruth, how: phone}\n"),
    "nothing": ("name: X\n", FILE, "name: X\nverified:\n  on: 2026-11-23\n  by: Ruth\n  how: phone\n"),
    "nothing behind it": (
        "verified:   # soon\nname: X\n",
        FILE,
        "verified:   # soon\n  on: 2026-11-23\n  by: Ruth\n  how: phone\nname: X\n",
    ),
    "a tilde": ("verified: ~\nname: X\n", FILE, "verified: {on: 2026-11-23, by: Ruth, how: phone}\nname: X\n"),
    "a class below nothing": (
        "name: X\n",
        PLANS,
        "name: X\nverified:\n  plans:\n    on: 2026-11-23\n    by: Ruth\n    how: phone\n",
    ),
    "a class below a day": (
        "at:\n    a:\n        hours: 8-9\nverified:\n    on: 2026-11-01\nbio: x\n",
        PLANS,
        "at:\n    a:\n        hours: 8-9\nverified:\n    on: 2026-11-01\n    plans:\n        on: 2026-11-23\n"
        "        by: Ruth\n        how: phone\nbio: x\n",
    ),
    "a class beside one in one line": (
        "verified:\n  hours: {on: 2026-11-01}  # c\n",
        PLANS,
        "verified:\n  hours: {on: 2026-11-01}  # c\n  plans: {on: 2026-11-23, by: Ruth, how: phone}\n",
    ),
    "a class in one line": (
        "verified: {on: 2026-11-01}\n",
        PLANS,
        "verified: {on: 2026-11-01, plans: {on: 2026-11-23, by: Ruth, how: phone}}\n",
    ),
    "no line break at the end": (
        "bio: y\nname: X",
        FILE,
        "bio: y\nname: X\nverified:\n  on: 2026-11-23\n  by: Ruth\n  how: phone",
    ),
    "a text at the end that would grow by a line": (
        "name: X\n# about her\nbio: |\n  one",
        FILE,
        "name: X\n# about her\nverified:\n  on: 2026-11-23\n  by: Ruth\n  how: phone\nbio: |\n  one",
    ),
    "an end mark": (
        "name: X\nbio: y\n...\n",
        FILE,
        "name: X\nverified:\n  on: 2026-11-23\n  by: Ruth\n  how: phone\nbio: y\n...\n",
    ),
    "who as a block": (
        "verified:\n  on: 2026-11-01\n  by: >- # who\n    Ruth\n    Penn\n\n  how: |\n    by phone\nname: X\n",
        FILE,
        "verified:\n  on: 2026-11-23\n  by: Ruth  # who\n\n  how: phone\nname: X\n",
    ),
    "who over two lines": (
        "verified:\n  on: 2026-11-01\n  by: Ruth\n    Penn\n  how:\nname: X\n",
        FILE,
        "verified:\n  on: 2026-11-23\n  by: Ruth\n  how: phone\nname: X\n",
    ),
    "the stamp of one statement": (
        "participation:\n- networks: [a]\n  status: in_network  # ok\n\n- networks: b\n  status: in_network\n",
        ("participation", 0, "verified"),
        "participation:\n- networks: [a]\n  status: in_network  # ok\n  verified:\n    on: 2026-11-23\n    by: Ruth\n"
        "    how: phone\n\n- networks: b\n  status: in_network\n",
    ),
    "the stamp of one statement in one line": (
        "participation: [{networks: a, status: in_network}]\n",
        ("participation", 0, "verified"),
        "participation: [{networks: a, status: in_network, verified: {on: 2026-11-23, by: Ruth, how: phone}}]\n",
    ),
    "JSON": (
        '{"name": "X", "verified": {"on": "2026-11-01"}}\n',
        FILE,
        '{"name": "X", "verified": {"on": "2026-11-23", "by": "Ruth", "how": "phone"}}\n',
    ),
    "JSON without a stamp": (
        '{\n  "name": "X"\n}\n',
        PLANS,
        '{\n  "name": "X", "verified": {"plans": {"on": "2026-11-23", "by": "Ruth", "how": "phone"}}\n}\n',
    ),
    "everything further in": (
        "  name: X\n",
        FILE,
        "  name: X\n  verified:\n    on: 2026-11-23\n    by: Ruth\n    how: phone\n",
    ),
    "tabs and odd letters in texts": (
        'name: "X\\ty"  \t# tab\nnote: \'a\tb 😀 é\'\nverified:\n  on: 2026-11-01\n  by: "Thùy \\u00e9"\n',
        FILE,
        'name: "X\\ty"  \t# tab\nnote: \'a\tb 😀 é\'\nverified:\n  on: 2026-11-23\n  by: "Ruth"\n  how: phone\n',
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_only_the_stamp_changes(name: str) -> None:
    before, path, after = CASES[name]
    before, after = (dedent(text) if text.startswith("\n") else text for text in (before, after))
    assert put(before, path) == after


@pytest.mark.parametrize("name", CASES)
def test_line_ends_and_the_mark_at_the_start_stay(name: str) -> None:
    before, path, after = CASES[name]
    before, after = (dedent(text) if text.startswith("\n") else text for text in (before, after))
    windows = codecs.BOM_UTF8 + before.replace("\n", "\r\n").encode()
    assert stamped("x.yml", windows, {path: STAMP})[0] == codecs.BOM_UTF8 + after.replace("\n", "\r\n").encode()


@pytest.mark.parametrize("name", CASES)
def test_a_stamp_that_is_there_changes_nothing(name: str) -> None:
    text = put(CASES[name][0], CASES[name][1])
    assert put(text, CASES[name][1]) == text


def test_front_matter_grows_and_the_text_below_stays() -> None:
    before = "---\r\ntitle: X\r\n---\r\n\r\nverified:\r\n  on: never\r\n"
    after = put(before, FILE, file="content/notices/x.md")
    lines = "verified:\r\n  on: 2026-11-23\r\n  by: Ruth\r\n  how: phone\r\n"
    assert after == f"---\r\ntitle: X\r\n{lines}---\r\n\r\nverified:\r\n  on: never\r\n"


def test_several_stamps_at_once() -> None:
    before = "participation:\n  - networks: a\n    status: in_network\n    verified: {on: 2026-01-01}\nverified: {on: 2026-01-01}\n"
    after = put(before, FILE, PLANS, ("participation", 0, "verified"))
    stamp = "on: 2026-11-23, by: Ruth, how: phone"
    own = f"    verified: {{{stamp}}}\n"
    assert (
        after
        == f"participation:\n  - networks: a\n    status: in_network\n{own}verified: {{{stamp}, plans: {{{stamp}}}}}\n"
    )


@pytest.mark.parametrize(
    ("who", "written"),
    [
        ("Thùy Phạm, insurance", "Thùy Phạm, insurance"),
        ("Ruth: the manager", '"Ruth: the manager"'),
        ("# 1", '"# 1"'),
        ("no", '"no"'),
        ("O'Brien", "O'Brien"),
        ('say "x"', '"say \\"x\\""'),
        ("{x}", '"{x}"'),
        ("=cmd", '"=cmd"'),
        ("- a", '"- a"'),
        ("2026-11-23", "2026-11-23"),
        ("12", '"12"'),
    ],
)
def test_names_are_in_quotes_only_where_they_must_be(who: str, written: str) -> None:
    assert f"  by: {written}\n" in put("verified:\n  on: 2026-11-01\n", FILE, stamp={**STAMP, "by": who})


@pytest.mark.parametrize("who", ["Thùy Phạm, insurance", "a]b", "a: b", "{x}", "x, y"])
def test_in_one_line_commas_and_brackets_are_in_quotes(who: str) -> None:
    assert f'by: "{who}"' in put("verified: {on: 2026-11-01}\n", FILE, stamp={**STAMP, "by": who})


@pytest.mark.parametrize(
    "text",
    [
        "a: &x {on: 2026-11-01}\nverified: *x\n",
        "verified: &x\n  on: 2026-11-01\n",
        "verified: !stamp {on: 2026-11-01}\n",
        "verified:\n  on: 2026-11-01\n  on: 2026-11-02\n",
        "verified: 2026-11-01\n",
        "verified: [2026-11-01]\n",
        "a: b: c\n",
        "accepting: new_patients\n",
    ],
    ids=["alias", "anchor", "tag", "key twice", "scalar", "list", "no YAML", "short form"],
)
def test_what_cannot_be_stamped_is_refused(text: str) -> None:
    path = ("accepting", 0, "verified") if text.startswith("accepting") else FILE
    with pytest.raises(UsageError):
        put(text, path)
