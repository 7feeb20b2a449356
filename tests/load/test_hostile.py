"""Input made to hurt: it ends in a value or in problems, never in anything else, and soon."""

from __future__ import annotations

import random

import pytest

from generator.load.frontmatter import parse_front_matter
from generator.load.text import printable
from generator.load.yamlfile import parse_yaml
from generator.problems import Problem, Severity
from tests.load.reading import only_problem, problems_of, value_of


def merge_bomb() -> str:
    first = "a0: &a0 {x: 1}\n"
    rest = (f"a{n}: &a{n} {{<<: [{', '.join([f'*a{n - 1}'] * 9)}]}}\n" for n in range(1, 10))
    return first + "".join(rest)


def alias_bomb() -> str:
    first = "a0: &a0 [x]\n"
    rest = (f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 10))
    return first + "".join(rest)


DEEP = 200_000

BOMBS = {
    "merge bomb": (merge_bomb(), "yaml-anchor"),
    "alias bomb": (alias_bomb(), "yaml-anchor"),
    "self alias": ("a: &a [*a]", "yaml-anchor"),
    "deep lists in brackets": ("a: " + "[" * DEEP, "too-deep"),
    "deep mappings in braces": ("{a: " * DEEP, "too-deep"),
    "deep braces": ("a: " + "{" * DEEP, "template-braces"),
    "deep lists by dashes": ("a:\n  " + "- " * DEEP, "too-deep"),
    "deep question marks": ("? " * DEEP, "key-not-text"),
    "deep indentation": ("".join(" " * depth + "a:\n" for depth in range(1200)), "too-deep"),
    "closing brackets": ("a: " + "]" * DEEP, "unmatched-bracket"),
    "colons": ("a: " * DEEP, "unquoted-colon"),
    "open quote": ('a: "' + "x\n" * DEEP, "unclosed-quote"),
    "anchors": ("a: " + "&a " * DEEP, "yaml-anchor"),
    "tags": ("a: " + "!!str " * 100_000, "yaml-tag"),
    "tag names": ("a: !" + "x" * 900_000 + " y", "yaml-tag"),
    "duplicates": ("a: 1\n" * 150_000, "duplicate-key"),
    "documents": ("--- {}\n" * 100_000, "several-documents"),
    "invisible": ("a: " + "\u200b" * 300_000, "invisible-character"),
    "control": ("a: " + "\x01" * 900_000, "control-character"),
    "line ends": ("\r" * 900_000 + "@", "reserved-character"),
    "python": ("a: !!python/object/apply:os.system ['true']", "yaml-tag"),
}


@pytest.mark.parametrize("name", BOMBS)
def test_bombs_are_refused(name, parser):
    content, code = BOMBS[name]
    assert problems_of(content)[0].code == code


def test_huge_plain_data_is_just_data():
    many = 50_000
    assert len(value_of("".join(f"k{number}: 1\n" for number in range(many)))) == many
    assert len(value_of(f"a: [{'x, ' * many}]")["a"]) == many
    assert len(value_of("a: " + "9" * 900_000)["a"]) == 900_000


def test_no_message_repeats_what_is_huge():
    for content, _ in BOMBS.values():
        for problem in problems_of(content):
            assert len(problem.message) < 300
            assert len(problem.hint) < 300


def test_a_version_of_5000_digits_is_no_version(parser):
    assert only_problem("%YAML 1." + "9" * 5000 + "\n---\na: 1").severity is Severity.ERROR


def test_escapes_that_only_one_parser_minds(parser):
    for escape in ("\\U00110000", "\\UFFFFFFFF", "\\U0000D800"):
        problem = only_problem(f'a: 1\nb: "{escape}"')
        assert problem.severity is Severity.ERROR


SAMPLE = """\
# José's file
id: ana-alvarez
name: "Ana \\u00c1lvarez \\ud83d\\ude00"
hours:
  - {day: mon, open: '8:00', close: 17:00}
  - day: tue
note: |
  Suite #4 {{ x }}
tags: [a, b, 'c', {d: e}]
bio: >-
  Two
  lines # of text
fax: 555-0100
""".encode()

SNIPPETS = [
    *(bytes([number]) for number in (*range(128), 0xC3, 0xE9, 0xFF)),
    *(sign.encode() for sign in "\u200b\u202e\u2028\ufeff\u0301😀"),
    *(b": ", b" #", b"\n", b"\n\t", b"\r\n", b"- ", b"? ", b"---\n", b"...\n", b"{{", b"}}", b"[", b"]", b"'", b'"'),
    *(b"&a ", b"*a ", b"!!int ", b"<<: ", b"%YAML 1.1\n", b"\\ud83d", b"\\x00", b"|\n", b">2+\n", b"\x00", b"@", b"`"),
]  # fmt: skip


def mutated(dice: random.Random) -> bytes:
    data = bytearray(SAMPLE)
    for _ in range(dice.randint(1, 6)):
        start = dice.randrange(len(data) + 1)
        match dice.randrange(4):
            case 0:
                data[start : start + dice.randint(1, 20)] = b""
            case 1:
                data[start:start] = dice.choice(SNIPPETS)
            case 2:
                data[start : start + 1] = dice.choice(SNIPPETS)
            case _:
                data[start:start] = data[: dice.randrange(60)]
    return bytes(data)


@pytest.mark.parametrize("seed", range(8))
def test_mutated_files_make_values_or_problems_and_nothing_else(seed, parser):
    dice = random.Random(seed)
    for _ in range(150):
        data = mutated(dice)
        for parse in (parse_yaml, parse_front_matter):
            content = data if parse is parse_yaml else b"---\n" + data + b"\n---\n" + data
            document, problems = parse(content, "file")
            assert document is not None or any(problem.severity is Severity.ERROR for problem in problems)
            assert all(is_well_formed(problem, content) for problem in problems)
            if document is not None:
                assert all(document.where(path) for path in paths(document.value))
                "".join(texts(document.value)).encode()


def is_well_formed(problem: Problem, content: bytes) -> bool:
    lines = content.count(b"\n") + content.count(b"\r") + 1
    words = problem.message + problem.hint
    return 0 <= problem.where.line <= lines and words == printable(words) and "\n" not in words


def paths(value, above=()):
    yield above
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, child in pairs:
        yield from paths(child, (*above, key))


def texts(value):
    if isinstance(value, dict):
        yield from value
        value = list(value.values())
    if isinstance(value, list):
        for child in value:
            yield from texts(child)
    elif value is not None:
        yield value
