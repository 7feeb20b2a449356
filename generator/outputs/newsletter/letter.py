"""An issue as its templates print it: finished words and addresses, no questions left."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.derive import contacts, wording
from generator.derive.about import Fact, facts_of
from generator.derive.desk import Desk
from generator.derive.issues import Issue
from generator.derive.routes import HUBS, REFER, TOUCH_ICON, UPDATES, Routes, reference_path
from generator.derive.tracking import NEWSLETTER, tagged
from generator.model.base import Photo
from generator.model.feeds import CommunityItem
from generator.model.news import Action, Update
from generator.model.newsletters import Mailing
from generator.model.people import Person
from generator.outputs.base import Still
from generator.render.names import initials

WIDE = 1072
"""Pixels of the picture at the top, for fine screens; it stands 536 wide."""
SMALL = 160
"""The same for a portrait beside a title, which stands 80 wide."""
BRIEF_FROM = 16
"""An issue with more updates than this prints their facts only for the first ones: Gmail cuts off long messages."""
FACTS = 4
"""Facts of one update that are printed; its page has the others."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture in the message: its full address, its size on the screen, and what it shows."""

    url: str
    width: int
    height: int
    alt: str


@dataclass(frozen=True, slots=True)
class Mentioned:
    """A fact: what it is, its page, and one line of what is true of it on the day."""

    label: str
    name: str
    url: str
    line: str


@dataclass(frozen=True, slots=True)
class Item:
    """An update in the message. `action` is (words, address)."""

    id: str
    kind: str
    title: str
    summary: str
    when: str
    url: str
    facts: tuple[Mentioned, ...]
    action: tuple[str, str]
    picture: Shown | None
    portrait: bool


@dataclass(frozen=True, slots=True)
class Block:
    """A section of the message; `text` is Markdown."""

    title: str
    text: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """Everything that an issue says."""

    id: str
    number: int
    day: str
    month: str
    subject: str
    preheader: str
    greeting: str
    introduction: str
    lead: Item | None
    blocks: tuple[Block, ...]
    community: tuple[CommunityItem, ...]
    closing: str
    signature: tuple[str, ...]
    signer: Shown | None
    signer_call: str
    segment: str
    title: str
    practice: str
    address: tuple[str, ...]
    phone: tuple[str, str]
    fax: str
    refer_url: str
    home_url: str
    updates_url: str
    archive_url: str
    logo_url: str
    letters: str
    stills: tuple[Still, ...]

    @property
    def items(self) -> tuple[Item, ...]:
        """Every update, in the order in which it is read."""
        first = (self.lead,) if self.lead else ()
        return (*first, *(item for block in self.blocks for item in block.items))


class Writer:
    """Turns issues into letters, with the facts as the desk knows them."""

    def __init__(self, desk: Desk, issue: Issue, mailing: Mailing) -> None:
        self._desk = desk
        self._issue = issue
        self._mailing = mailing
        self._stills: list[Still] = []
        self._told: set[str] = set()
        self._brief = {update.id for update in issue.updates[BRIEF_FROM:]}

    def letter(self) -> Letter:
        """The issue in words."""
        desk, issue, written = self._desk, self._issue, self._issue.newsletter
        lead = self._item(issue.lead, wide=True) if issue.lead else None
        blocks = tuple(
            Block(part.title, part.text, tuple(self._item(update) for update in part.updates)) for part in issue.parts
        )
        phone, fax = contacts.referral_phone(desk.directory), contacts.referral_fax(desk.directory)
        address = desk.practice.address
        return Letter(
            id=issue.id,
            number=written.number,
            day=wording.day(written.date),
            month=f"{written.date:%B %Y}",
            subject=written.subject,
            preheader=written.preheader,
            greeting=written.greeting.rstrip(","),
            introduction=written.introduction or "",
            lead=lead,
            blocks=blocks,
            community=tuple(desk.directory.community[key] for key in written.community),
            closing=written.closing or "",
            signature=tuple(self._signature()),
            signer=self._portrait(),
            signer_call=self._signer_call(),
            segment=_segment(issue),
            title=self._mailing.title,
            practice=desk.practice.legal_name or desk.practice.name,
            address=tuple(contacts.address_lines(address)) if address else (),
            phone=(wording.phone(phone.number), wording.phone_uri(phone.number)) if phone else ("", ""),
            fax=wording.phone(fax.number) if fax else "",
            refer_url=self._url(REFER, "refer"),
            home_url=self._url("", "home"),
            updates_url=self._url(UPDATES, "updates"),
            archive_url=desk.routes.url(Routes.issue(issue.id)),
            logo_url=desk.routes.url(TOUCH_ICON) if desk.settings.outputs.cards else "",
            letters=desk.settings.brand.monogram or initials(desk.practice.name),
            stills=tuple(self._stills),
        )

    def _url(self, path: str, content: str) -> str:
        return self._tagged(self._desk.routes.url(path), content)

    def _tagged(self, url: str, content: str) -> str:
        return tagged(url, self._desk.routes.site_url, NEWSLETTER, self._issue.id, content)

    def _item(self, update: Update, *, wide: bool = False) -> Item:
        facts = [] if update.id in self._brief else self._facts(update)
        portrait = update.image is not None and not wide and self._is_portrait(update.image)
        return Item(
            update.id,
            wording.UPDATE_KINDS[update.kind],
            update.title,
            update.summary,
            self._desk.when(update),
            self._url(Routes.update(update.id), update.id),
            tuple(self._mentioned(fact, update) for fact in facts),
            self._action(update, update.action),
            self._picture(update.image, SMALL if portrait else WIDE, update.title)
            if update.image and (wide or portrait)
            else None,
            portrait,
        )

    def _facts(self, update: Update) -> list[Fact]:
        """What is true of whom and what the update is about, each said once in an issue."""
        new = [fact for fact in facts_of(self._desk, update) if fact.answers and fact.reference not in self._told]
        self._told |= {fact.reference for fact in new[:FACTS]}
        return new[:FACTS]

    def _mentioned(self, fact: Fact, update: Update) -> Mentioned:
        return Mentioned(fact.label, fact.name, self._url(fact.path, update.id), " · ".join(fact.answers))

    def _action(self, update: Update, action: Action | None) -> tuple[str, str]:
        """The one thing to do; by default to read the update's page."""
        if action is None:
            return "Read more", self._url(Routes.update(update.id), update.id)
        if action.url:
            return action.text, self._tagged(action.url, update.id)
        path = HUBS.get(action.page, "") if action.page else reference_path(self._desk.directory, action.to or "")
        return action.text, self._url(path or "", update.id)

    def _is_portrait(self, photo: Photo) -> bool:
        """Pictures that are not wider than high stand small beside the title."""
        picture = self._desk.gallery.picture(photo.file)
        return picture.width <= picture.height

    def _picture(self, photo: Photo, wanted: int, called: str) -> Shown:
        """The picture as JPEG, half as large on the screen as it is."""
        picture = self._desk.gallery.picture(photo.file)
        width = min(wanted, picture.width)
        height = max(1, round(picture.height * width / picture.width))
        path = Routes.still(photo.file, picture.digest, width)
        self._stills.append(Still(path, photo.file, width, height, (self._issue.newsletter.source,)))
        shown = min(wanted // 2, width)
        return Shown(self._desk.routes.url(path), shown, max(1, round(height * shown / width)), photo.alt or called)

    def _signature(self) -> Iterator[str]:
        person = self._signer()
        if person is None:
            return
        yield person.name
        yield person.role
        if person.phone:
            yield wording.phone(person.phone.number)

    def _signer_call(self) -> str:
        """The address behind the last line of the signature, if that is a number."""
        person = self._signer()
        return wording.phone_uri(person.phone.number) if person and person.phone else ""

    def _portrait(self) -> Shown | None:
        person = self._signer()
        if person is None or person.photo is None or not self._is_portrait(person.photo):
            return None
        return self._picture(person.photo, SMALL, person.name)

    def _signer(self) -> Person | None:
        key = self._issue.newsletter.signed or self._desk.practice.liaison
        return self._desk.directory.people.get(key) if key else None


def _segment(issue: Issue) -> str:
    """Whom an issue is for: Cardiology offices near Hillcrest; nothing if it is for everybody."""
    return ", ".join(issue.newsletter.segment.specialties)
