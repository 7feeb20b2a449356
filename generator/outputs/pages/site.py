"""What all page modules work with: the desk, and a page in the making with links relative to it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any

from markupsafe import Markup

from generator.derive import contacts, wording
from generator.derive.desk import Desk
from generator.derive.questions import is_asked
from generator.derive.routes import HOME, NOT_FOUND, Routes
from generator.model.base import Photo
from generator.model.people import Provider
from generator.model.places import Line, Location
from generator.outputs.base import Crumb, Page
from generator.outputs.pages.head import Sharing, head, preview
from generator.outputs.pages.parts import Parts
from generator.outputs.pages.templates import component, fill
from generator.outputs.pages.views import Card, Contact, card, contact

HOME_CRUMB = Crumb("Home", HOME)
UNCODED = frozenset({"not_found", "check"})
"""Kinds of pages whose address does not lead back to what was printed. All others have theirs as a QR code on paper."""

CODE = f'<img class="code" src="{Routes.code("")}" alt="" width="96" height="96" loading="lazy">\n'
"""Only paper shows it. Browsers do not fetch a lazy picture that is not displayed until the page is printed."""


class Site:
    """The desk with everything that is worked out once for all pages."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.directory = desk.directory
        self.routes = desk.routes
        self.today = desk.today
        self._parts: dict[str, Parts] = {}
        self._cards: dict[str, Card] = {}
        self._contacts: dict[tuple[int, int], Contact] = {}

    def card(self, provider: Provider) -> Card:
        """A provider for lists."""
        if provider.id not in self._cards:
            self._cards[provider.id] = card(self.desk, provider)
        return self._cards[provider.id]

    def contact(self, provider: Provider | None = None, location: Location | None = None) -> Contact:
        """The numbers of a provider, a location, or a provider at a location."""
        phone = contacts.phone(self.directory, provider, location)
        fax = contacts.fax(self.directory, provider, location)
        return self._contact(phone, fax)

    @cached_property
    def referral(self) -> Contact:
        """The numbers for referring offices."""
        return self._contact(contacts.referral_phone(self.directory), contacts.referral_fax(self.directory))

    def referral_to(self, provider: Provider) -> Contact:
        """The numbers for referring to one provider."""
        phone = contacts.referral_phone_for(self.directory, provider)
        return self._contact(phone, contacts.referral_fax_for(self.directory, provider))

    def contact_of(self, phone: Line | None) -> Contact:
        """One number as a contact."""
        return self._contact(phone, None)

    def _contact(self, phone: Line | None, fax: Line | None) -> Contact:
        key = id(phone), id(fax)  # lines of the directory, which outlives this
        if key not in self._contacts:
            self._contacts[key] = contact(phone, fax, self._zone_of)
        return self._contacts[key]

    def _zone_of(self, line: Line) -> str:
        """The abbreviation of the zone in which a line is answered: a location's own, else the practice's."""
        return wording.zone_short(self._abroad.get(id(line), self.desk.zone()), self.today)

    @cached_property
    def documents(self) -> Markup:
        """What to send along with every referral, as a list; nothing if there is none."""
        items = tuple(self.directory.documents[key] for key in self.directory.referrals.documents)
        return component("documents", items) if items else Markup("")

    @cached_property
    def _abroad(self) -> dict[int, str]:
        return {id(line): zone for line, zone in contacts.lines_abroad(self.directory)}

    def parts(self, path: str) -> Parts:
        """The small pieces of HTML for pages with the same way to the root."""
        root = self.routes.base if path == NOT_FOUND else "../" * path.count("/")
        if root not in self._parts:
            self._parts[root] = Parts(self.desk, root)
        return self._parts[root]

    @cached_property
    def shared(self) -> dict[str, Any]:
        """What every template may use."""
        return {
            "practice": self.directory.practice,
            "referrals": self.directory.referrals,
            "referral": self.referral,
            "checks": is_asked(self.desk),
            "as_of": wording.day(self.today),
            "many": len(self.directory.locations) > 1,
        }

    def has_code(self, kind: str) -> bool:
        """Whether pages of this kind carry their address as a QR code."""
        return kind not in UNCODED and self.desk.settings.outputs.codes

    def page(
        self,
        path: str,
        kind: str,
        title: str,
        description: str,
        values: dict[str, Any],
        *,
        crumbs: Sequence[Crumb] = (),
        data: Iterable[dict[str, Any]] = (),
        carded: bool = False,
        photo: Photo | None = None,
        search: str | None = None,
        sources: Iterable[str] = (),
    ) -> Page:
        """Print the body from the template of the page's kind, and put everything else of a page around it.

        `data` are the nodes of structured data that the page is about; `carded` pages have a card of their own, and
        `photo` is shown where the page is shared if no cards are made. All but `UNCODED` pages carry their address for
        their printed copy.
        """
        trail = (HOME_CRUMB, *crumbs, Crumb(title, path)) if path not in (HOME, NOT_FOUND) else ()
        body = (CODE if self.has_code(kind) else "") + fill(kind, {**self.shared, "here": self.parts(path), **values})
        picture = preview(self.desk, path if carded else HOME, title, photo)
        sharing = Sharing(path, title, description, picture, "article" if kind == "update" else "website")
        return Page(
            path,
            kind,
            title,
            description,
            body,
            head(self.desk, sharing, trail, data),
            trail,
            search,
            tuple(filter(None, dict.fromkeys(sources))),
        )
