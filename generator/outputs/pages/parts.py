"""Small pieces of finished HTML that stand in rows: made once, used thousands of times.

Pages at the same depth share a `Parts`, because their links are written the same way.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from markupsafe import Markup

from generator.derive import wording
from generator.derive.answers import AcceptingAnswer
from generator.derive.desk import Desk, RoleView
from generator.derive.freshness import Trust
from generator.derive.lookup import full_name
from generator.derive.overview import Share
from generator.derive.participation import Answer, PlanAnswer
from generator.derive.routes import Routes
from generator.derive.turns import detail, of_plan
from generator.model.base import Photo
from generator.model.facts import AcceptingStatus
from generator.model.fields import Phone
from generator.model.insurance import Plan
from generator.model.people import Provider
from generator.model.places import Location
from generator.outputs.pages.ages import ages, ages_of, until
from generator.render.names import initials
from generator.render.unbroken import unbroken
from generator.render.writing import html_text

CALL = Answer.CALL_TO_CONFIRM.value
NOTHING = Markup("")
UNSAID = Markup(' data-last=""')
"""Of something that nobody ever stated: it does not grow old with the table that it stands in."""


class Parts:
    """Pieces for pages whose way to the root is `root`."""

    def __init__(self, desk: Desk, root: str) -> None:
        self.desk = desk
        self.root = root
        self._answers: dict[int, tuple[PlanAnswer, Markup]] = {}
        self._cells: dict[int, tuple[PlanAnswer, str]] = {}
        self._plan_rows: dict[tuple[str, int], tuple[PlanAnswer, str]] = {}
        self._soon: dict[int, tuple[RoleView, Markup]] = {}
        self._ends: dict[tuple[int, int, bool], tuple[RoleView, AcceptingAnswer, tuple[str, str]]] = {}
        self._images: dict[tuple[object, ...], Markup] = {}
        self._plans: dict[str, Markup] = {}
        self._providers: dict[str, Markup] = {}
        self._locations: dict[str, Markup] = {}

    def to(self, path: str) -> str:
        """The link to a site path."""
        return (self.root + path) or "./"

    def link(self, path: str, text: str) -> Markup:
        """A link to a site path."""
        return Markup(f'<a href="{html_text(self.to(path))}">{html_text(text)}</a>')

    def plan(self, plan: Plan) -> Markup:
        """The plan's name, linked to its page."""
        if plan.id not in self._plans:
            self._plans[plan.id] = self.link(Routes.plan(plan.payer, plan.id), plan.name)
        return self._plans[plan.id]

    def provider(self, provider: Provider) -> Markup:
        """The provider's name with credentials, linked."""
        if provider.id not in self._providers:
            name = Markup(f"<bdi>{html_text(full_name(provider))}</bdi>")
            self._providers[provider.id] = self.link(Routes.provider(provider.id), name)
        return self._providers[provider.id]

    def location(self, location: Location) -> Markup:
        """The location's short name, linked."""
        if location.id not in self._locations:
            self._locations[location.id] = self.link(Routes.location(location.id), location.known_as)
        return self._locations[location.id]

    def image(self, photo: Photo, sizes: str, *, shown: bool = False, soon: bool = False) -> Markup:
        """A picture in the size that fits. `sizes` says how wide it stands (HTML, source size list).

        `shown`: its description is for those who do not see it; else the text beside it says as much. `soon`: it stands
        in the first screen, so the browser need not wait.
        """
        key = (photo.file, photo.alt, sizes, shown, soon)
        if key not in self._images:
            variants = self.desk.gallery.variants(photo.file)
            addresses = ", ".join(f"{self.root}{variant.path} {variant.width}w" for variant in variants)
            lazy = "" if soon else ' loading="lazy"'
            alt = (photo.alt or "") if shown else ""
            largest = variants[-1]
            self._images[key] = Markup(
                f'<img src="{html_text(self.root + largest.path)}" srcset="{html_text(addresses)}" sizes="{sizes}"'
                f' width="{largest.width}" height="{largest.height}" alt="{html_text(alt)}"{lazy} decoding="async">'
            )
        return self._images[key]

    def face(self, name: str, photo: Photo | None, *, big: bool = False) -> Markup:
        """A portrait, or initials on one of three tints, always the same for a name."""
        size = " face--big" if big else ""
        if photo:
            sizes = "(min-width: 45em) 10rem, 7.5rem" if big else "4rem"
            return Markup(f'<span class="face{size}">{self.image(photo, sizes, shown=big, soon=big)}</span>')
        letters = html_text(initials(name))
        return Markup(f'<span class="face{size} face--{sum(map(ord, name)) % 3}" aria-hidden="true">{letters}</span>')

    def soon(self, role: RoleView) -> Markup:
        """How soon a provider can be seen at a place, if that is known and not too old."""
        known = self._soon.get(id(role))
        if known is None:
            known = self._soon[id(role)] = (role, self._soon_words(role))
        return known[1]

    def _soon_words(self, role: RoleView) -> Markup:
        soonest = role.soonest
        if soonest is None or not soonest.trust.good:
            return Markup("")
        marks = ages_of(self.desk, soonest, (role.location,))
        return Markup(f"<span{marks}>{unbroken(soonest.words)}</span>")

    def answer(self, answer: PlanAnswer) -> Markup:
        """The status of a plan, with the last day on which it may be shown as true."""
        known = self._answers.get(id(answer))
        if known is None:
            made = status(answer.answer.value, wording.plan_answer(answer), ages(answer.trust, of_plan(answer)))
            known = self._answers[id(answer)] = (answer, made)
        return known[1]

    def share(self, share: Share, of: int) -> Markup:
        """How many give an answer."""
        if share.answer is None:
            return status("depends", wording.share(share, of))
        turns = of_plan(share.answer, lambda then: wording.share(share._replace(answer=then), of))
        return status(share.answer.answer.value, wording.share(share, of), ages(share.answer.trust, turns))

    def cell(self, answer: PlanAnswer) -> str:
        """A table cell with the status and what else is known."""
        known = self._cells.get(id(answer))
        if known is None:
            more = detail(answer)
            small = f" <small>{html_text(more)}</small>" if more else ""
            known = self._cells[id(answer)] = (answer, f"<td>{self.answer(answer)}{small}</td>")
        return known[1]

    def plan_row(self, plan: Plan, answer: PlanAnswer) -> str:
        """A table row with a plan and the answer for it, which thousands of tables share."""
        key = plan.id, id(answer)
        known = self._plan_rows.get(key)
        if known is None:
            row = f'<tr><th scope="row">{self.plan(plan)}</th>{self.cell(answer)}</tr>\n'
            known = self._plan_rows[key] = answer, row
        return known[1]

    def at_place(self, role: RoleView, accepting: AcceptingAnswer, with_soon: bool) -> tuple[str, str]:
        """What stands before and behind the answer in the row of a provider at a place: the same for most plans."""
        key = id(role), id(accepting), with_soon
        known = self._ends.get(key)
        if known is None:
            start = f'<tr{until(role.last)}><th scope="row">{self.provider(role.provider)}</th>'
            soon = f"<td>{self.soon(role)}</td>" if with_soon else ""
            end = f"<td>{self.accepting_short(accepting)}</td>{soon}</tr>\n"
            known = self._ends[key] = role, accepting, (start, end)
        return known[2]

    def accepting(self, answer: AcceptingAnswer) -> Markup:
        """Whether new patients are taken."""
        return _accepting(answer.status or answer.claimed, answer.trust, False)

    def states(self, roles: Sequence[RoleView]) -> list[tuple[Markup, str, str]]:
        """(status, places, note) of new patients; one line without places where all places say the same."""
        found: dict[tuple[AcceptingStatus | None, str], list[RoleView]] = {}
        for role in roles:
            found.setdefault((role.accepting.status, role.accepting.note or ""), []).append(role)
        apart = len(found) > 1
        return [
            (self.accepting(group[0].accepting), ", ".join(r.location.known_as for r in group) if apart else "", note)
            for (_, note), group in found.items()
        ]

    def accepting_short(self, answer: AcceptingAnswer) -> Markup:
        """The same for a column that says it is about new patients."""
        return _accepting(answer.status or answer.claimed, answer.trust, True)


ACCEPTING_SHAPES = {
    AcceptingStatus.NEW_PATIENTS: Answer.IN_NETWORK.value,
    AcceptingStatus.EXISTING_ONLY: Answer.IN_NETWORK_UNTIL.value,
    AcceptingStatus.EXISTING_AND_FAMILY: Answer.IN_NETWORK_UNTIL.value,
    AcceptingStatus.NOT_ACCEPTING: Answer.NOT_IN_NETWORK.value,
}
"""Which shape and colour of the answer vocabulary stands for which state."""


@lru_cache(maxsize=4096)
def _accepting(state: AcceptingStatus | None, trust: Trust, short: bool) -> Markup:
    if state is None:
        return status(CALL, wording.CALL, UNSAID)
    if not trust.good:
        return status(CALL, wording.CALL, UNSAID) + Markup(" <small>{}</small>").format(wording.last_verified(trust))
    words = wording.ACCEPTING_SHORT if short else wording.ACCEPTING
    return status(ACCEPTING_SHAPES[state], words[state], ages(trust))


def status(shape: str, words: str, marks: Markup = NOTHING) -> Markup:
    """Words first, then a shape, then a colour. `marks` tell the browser how long they hold, see `ages`."""
    return Markup(f'<span class="st {shape}"{marks}>{unbroken(words)}</span>')


@lru_cache(maxsize=65536)
def phone_link(number: Phone) -> Markup:
    """A number to dial."""
    return Markup(f'<a class="tel" href="{wording.phone_uri(number)}">{html_text(wording.phone(number))}</a>')


def verified(trust: Trust, *, by: bool = True) -> Markup:
    """When a fact was verified, and by whom if that is public and there is room for it."""
    words = wording.verified(trust)
    return _verified(f"{words} by {trust.by}" if by and trust.by and trust.good else words, ages(trust))


@lru_cache(maxsize=4096)
def _verified(words: str, marks: Markup) -> Markup:
    return Markup(f'<small class="verified"{marks}>{unbroken(words)}</small>')
