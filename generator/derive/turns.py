"""What facts will read on days to come, for the clock in browsers: it has only to look the moment up."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from generator.derive import wording
from generator.derive.answers import Opening, is_held_only
from generator.derive.freshness import Trust
from generator.derive.participation import Answer, PlanAnswer
from generator.model.facts import Availability

_DAY = timedelta(days=1)
SHAPE = Answer.CALL_TO_CONFIRM.value


class Turn(NamedTuple):
    """From the moment `at` on (`2026-12-01`, `2026-11-18T11:00` on the clock of the place) a fact reads so.

    `shape` is the answer whose shape and colour it has, or nothing. A fact without words is gone.
    """

    at: str
    shape: str = ""
    words: str = ""
    detail: str = ""


def written(turns: Iterable[Turn]) -> str:
    """Turns as the browser reads them: a line for each, `AT|shape|words|detail`, without what is empty at its end."""
    return "\n".join("|".join(turn).rstrip("|") for turn in turns)


def too_old(trust: Trust, note: str | None = None) -> Turn:
    """The end of a fact that is too old."""
    detail = "; ".join(filter(None, (wording.last_verified(trust), note)))
    return Turn(_after(trust.expires or date.max), SHAPE, wording.CALL, detail)


def of_plan(answer: PlanAnswer, words: Callable[[PlanAnswer], str] = wording.plan_answer) -> list[Turn]:
    """What becomes of a plan answer that changes on days to come, each time until its verification is too old.

    Of an answer with an end, of which nobody found out what comes after it, the browser says to call.
    """
    if not answer.later:
        ends = answer.until is not None and answer.trust.holds_on(answer.until)
        return [too_old(replace(answer.trust, expires=answer.until), answer.note)] if ends else []
    begins = [*(day for day, _ in answer.later), date.max]
    turns = [too_old(answer.trust, answer.note)] if answer.trust.good and _ends_before(answer.trust, begins[0]) else []
    for (day, then), end in zip(answer.later, begins[1:], strict=True):
        aged = then.trust.verified_on is not None
        if aged and not then.trust.holds_on(day):
            turns.append(too_old(then.trust, then.note)._replace(at=day.isoformat()))
            continue
        turns.append(Turn(day.isoformat(), then.answer.value, words(then), detail(then)))
        if aged and _ends_before(then.trust, end):
            turns.append(too_old(then.trust, then.note))
    return turns


def _ends_before(trust: Trust, day: date) -> bool:
    return not trust.holds_on(day - _DAY)


def last_day(answer: PlanAnswer) -> date | None:
    """The last day on which an answer holds as it stands; None if no end is known."""
    changes = answer.later[0][0] - _DAY if answer.later else None
    return min(filter(None, (answer.until, answer.trust.expires, changes)), default=None)


def detail(answer: PlanAnswer) -> str:
    """What is known beside an answer: its dates, and the note of whoever wrote it."""
    return "; ".join(filter(None, (wording.plan_detail(answer), answer.note)))


def of_opening(opening: Opening) -> list[Turn]:
    """What becomes of how soon a visit can be had, where that is more than growing too old."""
    trust, source = opening.trust, opening.source
    if not trust.good or (source.held is None and (source.next is None or source.within is None)):
        return []
    note = source.note or ""
    turns = [Turn(at, "", wording.opening(source, day, moment=at), note) for at, day in _moments(source)]
    end = too_old(trust)._replace(shape="")
    gone = [Turn(turn.at) for turn in turns if not turn.words][:1] if is_held_only(source) else []
    ends = [end, *gone] if not gone or end.at < gone[0].at else gone
    return [*(turn for turn in turns if turn.words and turn.at < ends[0].at), *ends]


def _moments(source: Availability) -> list[tuple[str, date]]:
    """When something of it changes: the day of held slots comes, they go to others, the next date is over."""
    found: set[tuple[str, date]] = set()
    if source.held is not None:
        until = wording.held_until(source.held)
        found |= {(source.held.on.isoformat(), source.held.on), (until, date.fromisoformat(until[:10]))}
    if source.next is not None:
        found.add((_after(source.next), source.next + _DAY))
    return sorted(found)


def _after(day: date) -> str:
    return (day + _DAY).isoformat() if day < date.max else day.isoformat()
