"""Small pieces of finished HTML that stand in rows: made once, used thousands of times.

Pages at the same depth share a `Parts`, because their links are written the same way.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from markupsafe import Markup, escape

from generator.derive import wording
from generator.derive.answers import AcceptingAnswer
from generator.derive.desk import Desk
from generator.derive.freshness import Trust
from generator.derive.lookup import full_name
from generator.derive.participation import Answer, PlanAnswer
from generator.derive.routes import Routes
from generator.model.facts import AcceptingStatus
from generator.model.fields import Phone
from generator.model.insurance import Plan
from generator.model.people import Provider
from generator.model.places import Location

CALL = Answer.CALL_TO_CONFIRM.value


class Parts:
    """Pieces for pages whose way to the root is `root`."""

    def __init__(self, desk: Desk, root: str) -> None:
        self.desk = desk
        self.root = root
        self._answers: dict[int, tuple[PlanAnswer, Markup]] = {}
        self._cells: dict[int, tuple[PlanAnswer, str]] = {}
        self._plans: dict[str, Markup] = {}
        self._providers: dict[str, Markup] = {}
        self._locations: dict[str, Markup] = {}

    def to(self, path: str) -> str:
        """The link to a site path."""
        return (self.root + path) or "./"

    def link(self, path: str, text: str) -> Markup:
        """A link to a site path."""
        return Markup(f'<a href="{escape(self.to(path))}">{escape(text)}</a>')

    def plan(self, plan: Plan) -> Markup:
        """The plan's name, linked to its page."""
        if plan.id not in self._plans:
            self._plans[plan.id] = self.link(Routes.plan(plan.payer, plan.id), plan.name)
        return self._plans[plan.id]

    def provider(self, provider: Provider) -> Markup:
        """The provider's name with credentials, linked."""
        if provider.id not in self._providers:
            name = Markup(f"<bdi>{escape(full_name(provider))}</bdi>")
            self._providers[provider.id] = self.link(Routes.provider(provider.id), name)
        return self._providers[provider.id]

    def location(self, location: Location) -> Markup:
        """The location's short name, linked."""
        if location.id not in self._locations:
            self._locations[location.id] = self.link(Routes.location(location.id), location.known_as)
        return self._locations[location.id]

    def answer(self, answer: PlanAnswer) -> Markup:
        """The status of a plan, with the last day on which it may be shown as true."""
        known = self._answers.get(id(answer))
        if known is None:
            last = min(filter(None, (answer.until, answer.trust.expires)), default=None)
            made = status(answer.answer.value, wording.plan_answer(answer), last)
            known = self._answers[id(answer)] = (answer, made)
        return known[1]

    def cell(self, answer: PlanAnswer) -> str:
        """A table cell with the status and what else is known."""
        known = self._cells.get(id(answer))
        if known is None:
            more = detail(answer)
            small = f" <small>{escape(more)}</small>" if more else ""
            known = self._cells[id(answer)] = (answer, f"<td>{self.answer(answer)}{small}</td>")
        return known[1]

    def accepting(self, answer: AcceptingAnswer) -> Markup:
        """Whether new patients are taken."""
        return _accepting(answer.status, answer.trust.expires)


ACCEPTING_SHAPES = {
    AcceptingStatus.NEW_PATIENTS: Answer.IN_NETWORK.value,
    AcceptingStatus.EXISTING_ONLY: Answer.IN_NETWORK_UNTIL.value,
    AcceptingStatus.EXISTING_AND_FAMILY: Answer.IN_NETWORK_UNTIL.value,
    AcceptingStatus.NOT_ACCEPTING: Answer.NOT_IN_NETWORK.value,
}
"""Which shape and colour of the answer vocabulary stands for which state."""


@lru_cache(maxsize=4096)
def _accepting(state: AcceptingStatus | None, expires: date | None) -> Markup:
    if state is None:
        return status(CALL, wording.CALL)
    return status(ACCEPTING_SHAPES[state], wording.ACCEPTING[state], expires)


def detail(answer: PlanAnswer) -> str:
    """What is known beside an answer: its dates, and the note of whoever wrote it."""
    return "; ".join(filter(None, (wording.plan_detail(answer), answer.note)))


def status(shape: str, words: str, last: date | None = None) -> Markup:
    """Words first, then a shape, then a colour. After the day `last` the browser shows "call to confirm"."""
    until = f' data-last="{last}"' if last and shape != CALL else ""
    return Markup(f'<span class="st {shape}"{until}>{escape(words)}</span>')


@lru_cache(maxsize=65536)
def phone_link(number: Phone) -> Markup:
    """A number to dial."""
    return Markup(f'<a class="tel" href="{wording.phone_uri(number)}">{escape(wording.phone(number))}</a>')


def verified(trust: Trust) -> Markup:
    """When a fact was verified, and by whom if that is public."""
    words = wording.verified(trust)
    return _verified(f"{words} by {trust.by}" if trust.by and trust.good else words)


@lru_cache(maxsize=4096)
def _verified(words: str) -> Markup:
    return Markup(f'<small class="verified">{escape(words)}</small>')
