"""Which file names the loader takes. A file's name without its ending is the id of what it describes."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator

from generator.load.text import printable, shown
from generator.problems import Problem, Where

MAX_ID = 80

_NEVER_READ = frozenset({"private", "build"})
_LEFTOVERS = frozenset({"thumbs.db", "desktop.ini", "icon\r"})
_ID = re.compile(r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?")
_WINDOWS_DEVICES = re.compile(r"con|prn|aux|nul|com[0-9]|lpt[0-9]")
_ALMOST_RIGHT = re.compile(r"\.(?:(ya?ml)|md|markdown|mdown)(?:\.txt)?$", re.IGNORECASE)


def is_hidden(name: str) -> bool:
    """True for what is never looked at: dot files, `private`, `build`, and what editors and systems leave behind."""
    return name[0] == "." or name in _NEVER_READ or name[-1] == "~" or name.lower() in _LEFTOVERS


def is_for_people(name: str) -> bool:
    """True for README files, which explain a folder to people."""
    return name.lower().partition(".")[0] == "readme"


def readable_name(name: str) -> str:
    """A file name as text: composed (NFC), with U+FFFD for what is not UTF-8 or plays tricks on a terminal."""
    return printable(unicodedata.normalize("NFC", name))


def split_ending(name: str) -> tuple[str, str]:
    """`("amara-okafor", ".yml")`; a name without a dot has no ending."""
    stem, dot, ending = name.rpartition(".")
    return (stem, dot + ending) if stem else (name, "")


def unsafe_name(name: str, file: str) -> Problem | None:
    """The error for a name with bytes that are not UTF-8, with control or with direction characters."""
    if "\ufffd" not in readable_name(name):
        return None
    message = "this file name holds characters that cannot be shown or are not UTF-8"
    return Problem("bad-file-name", Where(file), message, "Rename it with letters, digits and hyphens.")


def misnamed(name: str, file: str, known: Iterable[str]) -> Problem | None:
    """The error for `Providers` or `site_config.yaml` where `providers` and `site_config.yml` are looked for."""
    for right in known:
        if name != right and name.casefold() == right:
            hint = f"Rename it to {shown(right)}."
            return Problem("bad-file-name", Where(file), f"this is not read: the name is {shown(right)}", hint)
        if _ALMOST_RIGHT.sub(".yml", name).casefold() == right != name:
            return wrong_extension(name, file)
    return None


def wrong_extension(name: str, file: str) -> Problem | None:
    """The error for `.yaml`, `.YML`, `.markdown` and `.yml.txt`: one ending each, so that one id is one file."""
    found = _ALMOST_RIGHT.search(name)
    if not found or found.group() in {".yml", ".md"}:
        return None
    right = f"{name[: found.start()]}{'.yml' if found[1] else '.md'}"
    message = f"a file that ends in {found.group()} is not read"
    return Problem("wrong-extension", Where(file), message, f"Rename it to {shown(right)}.")


def id_problems(files: list[str]) -> Iterator[Problem]:
    """What is wrong with the names of all documents of one folder: bad ids, and ids that occur twice."""
    clashing: set[str] = set()
    for group in _same_on_some_disk(files, ids=True):
        clashing.update(group)
        yield _clash("duplicate-id", group, "two files of this folder have the same id")
    for file in files:
        if file not in clashing and (problem := _bad_id(file)):
            yield problem


def clashes(files: list[str]) -> Iterator[Problem]:
    """Files of one folder whose names are the same to Windows or macOS."""
    for group in _same_on_some_disk(files, ids=False):
        yield _clash("duplicate-file", group, "on other computers these two are the same file")


def _same_on_some_disk(files: list[str], *, ids: bool) -> Iterator[list[str]]:
    """Groups of names that differ only in case or Unicode form (for ids: or in their ending)."""
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for file in files:
        name = split_ending(file)[0] if ids else file
        groups[unicodedata.normalize("NFC", name.casefold())].append(file)
    return (group for group in groups.values() if len(group) > 1)


def _clash(code: str, group: list[str], why: str) -> Problem:
    first, second = (file.rpartition("/")[2] for file in group[:2])
    related = tuple(Where(file) for file in group if file != group[1])
    message = f"{shown(first)} and {shown(second)}: {why}"
    return Problem(
        code, Where(group[1]), message, "Rename one of them, or delete the one that is left over.", related=related
    )


def _bad_id(file: str) -> Problem | None:
    stem, ending = split_ending(file.rpartition("/")[2])
    if _WINDOWS_DEVICES.fullmatch(stem):
        return Problem(
            "bad-file-name", Where(file), f"Windows keeps the name {shown(stem)} for itself", "Choose another."
        )
    if len(stem) > MAX_ID:
        message = f"this file name has {len(stem)} characters; the limit is {MAX_ID}"
        return Problem("bad-file-name", Where(file), message, "Choose a shorter name.")
    if _ID.fullmatch(stem):
        return None
    message = f"{shown(stem)} cannot be an id: an id has a-z, 0-9 and hyphens between them"
    return Problem("bad-file-name", Where(file), message, _rename_hint(stem, ending))


def _rename_hint(stem: str, ending: str) -> str:
    ascii_only = unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode()
    suggestion = re.sub(r"[^a-z0-9]+", "-", ascii_only.lower()).strip("-")[:MAX_ID]
    return f"Rename it to {shown(suggestion + ending)}." if suggestion else f"Rename it, as in “li-wei{ending}”."
