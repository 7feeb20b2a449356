"""Which changes an update tells of already."""

from __future__ import annotations

from collections.abc import Iterable

from generator.changes.change import Change
from generator.changes.compare import Comparison
from generator.model.news import Update
from generator.model.practice import Directory


def told_changes(comparison: Comparison) -> dict[Change, str]:
    """Change -> the file of an update, draft or not, that was written since the older state and is about it."""
    directory = comparison.after.directory
    before = comparison.before
    known = {*before.directory.updates, *(name.removeprefix("update/") for name in before.found.unread)}
    written = [update for update in directory.updates.values() if update.id not in known]
    found = {}
    for change in comparison.changes:
        if (update := next((u for u in written if _tells(u, change, directory)), None)) is not None:
            found[change] = update.source
    return found


def _tells(update: Update, change: Change, directory: Directory) -> bool:
    if change.news is not update.kind:
        return False
    main = main_references(change, directory)
    if not main:  # it is gone, or a number of the whole practice: only words can tell it
        words = change.after or change.before
        return words in " ".join((update.title, update.summary, update.body or ""))
    return set(main) <= _reach(update.about, directory)


def main_references(change: Change, directory: Directory) -> tuple[str, ...]:
    """What an update has to be about to tell of a change: its main fact; all plans; all locations of a special day."""
    plans = tuple(reference for reference in change.about if reference.startswith("plan/"))
    main = plans or (change.about if change.until is not None else change.about[:1])
    return tuple(reference for reference in main if exists(reference, directory))


def _reach(about: Iterable[str], directory: Directory) -> set[str]:
    """What an update is about, with the plans of its networks; of its payers, if it names nothing narrower."""
    found = set(about)
    networks = {reference.partition("/")[2] for reference in found if reference.startswith("network/")}
    found |= {f"plan/{plan.id}" for plan in directory.plans.values() if networks & set(plan.networks)}
    if not any(reference.startswith("plan/") for reference in found):
        payers = {reference.partition("/")[2] for reference in found if reference.startswith("payer/")}
        found |= {f"plan/{plan.id}" for plan in directory.plans.values() if plan.payer in payers}
    return found


_COLLECTIONS = {
    "provider": "providers", "location": "locations", "person": "people", "payer": "payers", "network": "networks",
    "plan": "plans", "service": "services", "equipment": "equipment", "promise": "promises",
}  # fmt: skip


def exists(reference: str, directory: Directory) -> bool:
    """Whether a reference leads to something in the newer state, as an update's `about:` has to."""
    kind, _, key = reference.partition("/")
    return key in getattr(directory, _COLLECTIONS[kind])
