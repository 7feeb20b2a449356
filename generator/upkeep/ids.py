"""Names of facts, as `presence stale` gives them and `presence verify` takes them.

provider/amara-okafor           all facts of a file
provider/amara-okafor:plans     one class of them
provider/amara-okafor:plans.3   one fact of a class, counted from 1, or by its name (referrals:contacts.fax)
participation                   a file of which there is only one
"""

from __future__ import annotations

from pathlib import PurePosixPath

from generator.check.kinds import Holds, kind_of
from generator.derive.dated import DatedFact
from generator.load.values import KeyPath

_LISTS = frozenset({"participation", "accepting", "availability", "channels", "at"})
"""Fields that go without saying in the name of a fact."""


def owner_id(file: str) -> str | None:
    """`provider/amara-okafor` for `providers/amara-okafor.yml`; None for files that have no stamp."""
    kind = kind_of(file)
    if kind is None or "verified" not in kind.record.model_fields:
        return None
    return f"{kind.name}/{PurePosixPath(file).stem}" if kind.holds is Holds.ENTITY else kind.name


def part_of(path: KeyPath) -> str:
    """`3` for the third participation, `fax` for a line, `riverside.phone` for a line at a location."""
    parts = path[1:] if path[0] in _LISTS else path
    return ".".join(str(part + 1) if isinstance(part, int) else part for part in parts)


def fact_id(fact: DatedFact) -> str:
    """The name of a single fact."""
    return f"{owner_id(fact.file)}:{fact.fact.value}.{part_of(fact.path)}"
