"""What stands around every page: menu, announcement, the bar that keeps referring within reach, the footer.

In finished HTML for all pages, `{root}`, `{page_path}` and `{page_title}` are filled in by the press for each page.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any
from urllib.parse import quote

from generator.derive import contacts, wording
from generator.derive.desk import Desk
from generator.derive.questions import is_asked
from generator.derive.routes import (
    CHECK,
    EQUIPMENT,
    HOME,
    INSURANCE,
    LOCATIONS,
    NEWSLETTER,
    NOTICES,
    PEOPLE,
    PROMISES,
    PROVIDERS,
    REFER,
    SERVICES,
    TOUCH_ICON,
    UPDATES,
    Routes,
)
from generator.model.news import Update, UpdateKind
from generator.model.places import ChannelKind
from generator.outputs.pages.parts import phone_link
from generator.outputs.pages.templates import fill
from generator.renderers.base import NavItem, SiteSettings

BRAND = "assets/brand.css"
STYLES = (BRAND, "assets/presence.css")
SCRIPTS = ("assets/clock.js", "assets/presence.js")
MONOGRAM = "assets/monogram.svg"
AHEAD = timedelta(days=7)
"""How long before a closure all pages announce it."""
IN_STORE = 4
"""Pages hold so many closures, for the clock in browsers to announce in time. The style sheet shows two at most."""


def site_settings(desk: Desk) -> SiteSettings:
    """Everything of the site that is not one page's own."""
    values = _values(desk)
    logo = desk.settings.brand.logo
    drawn = desk.settings.outputs.cards
    return SiteSettings(
        site_name=desk.practice.name,
        site_url=desk.routes.site_url,
        language=desk.settings.site.languages[0],
        description=desk.practice.summary,
        nav=tuple(_menu(desk)),
        extra_css=STYLES,
        extra_javascript=SCRIPTS,
        announcement_html=_part("announcement", values),
        bar_html=_part("bar", values),
        footer_html=_part("footer", values),
        logo=desk.gallery.variants(logo)[0].path if logo else MONOGRAM,
        favicon=TOUCH_ICON if logo and drawn else MONOGRAM,
        touch_icon=TOUCH_ICON if drawn else "",
    )


def _part(name: str, values: dict[str, Any]) -> str:
    return fill(f"frame/{name}", values).strip()


def _menu(desk: Desk) -> Iterator[NavItem]:
    """Hub pages that have something on them, then free pages that ask to be in the menu."""
    directory = desk.directory
    yield NavItem("Home", HOME)
    yield NavItem("Refer", REFER)
    hubs = (
        ("Insurance", INSURANCE, directory.payers),
        ("Providers", PROVIDERS, directory.providers),
        ("Locations", LOCATIONS, directory.locations),
        ("Services", SERVICES, directory.services),
        ("Equipment", EQUIPMENT, directory.equipment),
        ("Updates", UPDATES, desk.lookup.updates),
    )
    for title, path, content in hubs:
        if content:
            yield NavItem(title, path)
    for page in directory.pages.values():
        if page.menu:
            yield NavItem(page.title, Routes.prose(page.id))


def _values(desk: Desk) -> dict[str, Any]:
    directory, practice = desk.directory, desk.practice
    phone, fax = contacts.referral_phone(directory), contacts.referral_fax(directory)
    fax_channel = next(contacts.channels(directory, ChannelKind.FAX), None)
    return {
        "practice": practice,
        "today": wording.day(desk.today),
        "machine_today": desk.today.isoformat(),
        "demonstration": desk.settings.demonstration,
        "zone": desk.zone(),
        "closures": [_closure(desk, update) for update in closures(desk)],
        "phone": phone,
        "phone_uri": wording.phone_uri(phone.number) if phone else "",
        "phone_text": wording.phone(phone.number) if phone else "",
        "phone_link": phone_link(phone.number) if phone else "",
        "fax_text": wording.phone(fax.number) if fax else "",
        "fax_path": f"{REFER}#{fax_channel.id}" if fax_channel else REFER,
        "menu": list(_footer_menu(desk)),
        "notices": [(notice.title, Routes.notice(notice.id)) for notice in directory.notices.values()],
        "address": contacts.address_lines(practice.address) if practice.address else [],
        "profiles": [(PROFILES.get(key, key.replace("-", " ").title()), url) for key, url in practice.profiles.items()],
        "correction": _correction(desk),
        "check": CHECK if is_asked(desk) else INSURANCE if directory.payers else "",
        "refer": REFER,
        "printed_address": desk.routes.site_url,
    }


PROFILES = {"linkedin": "LinkedIn", "youtube": "YouTube", "x": "X", "tiktok": "TikTok", "google": "Google"}


def _footer_menu(desk: Desk) -> Iterator[tuple[str, str]]:
    yield "Refer a patient", REFER
    directory = desk.directory
    if directory.promises:
        yield "Our promises", PROMISES
    if directory.people:
        yield "People who help", PEOPLE
    for item in _menu(desk):
        if item.path not in (HOME, REFER):
            yield item.title, item.path
    if letter := desk.issues.archive_title:
        yield letter, NEWSLETTER
    for page in directory.pages.values():
        if not page.menu:
            yield page.title, Routes.prose(page.id)
    if directory.notices:
        yield "Notices", NOTICES


def closures(desk: Desk) -> list[Update]:
    """The nearest closures that say their day: of today, of the coming days, and some to announce later."""
    found = [update for update in desk.lookup.current_updates if update.kind is UpdateKind.CLOSURE and update.effective]
    return sorted((update for update in found if _days(update)[1] >= desk.today), key=_days)[:IN_STORE]


def _closure(desk: Desk, update: Update) -> dict[str, Any]:
    """An announcement with its first and its last day; it waits unseen until the first comes."""
    first, last = _days(update)
    begins = first - AHEAD
    return {
        "title": update.title,
        "path": Routes.update(update.id),
        "begins": begins.isoformat() if begins > desk.today else "",
        "last": min(last, update.expires or last).isoformat(),
    }


def _days(update: Update) -> tuple[date, date]:
    first = update.effective or date.max
    return first, update.effective_until or first


def _correction(desk: Desk) -> str:
    """The address of a letter about a mistake, with the page and the day already written (RFC 6068)."""
    to = desk.practice.corrections or desk.practice.email
    if to is None:
        return ""
    subject = quote("Something is wrong on this page: ") + "{page_title}"
    body = (
        quote(f"Page: {desk.routes.site_url}")
        + "{page_path}"
        + quote(
            f"\r\nFacts as of: {wording.day(desk.today)}\r\n\r\nWhat is wrong, and how should it read?\r\n"
            "(Please send no patient information.)\r\n\r\n"
        )
    )
    return f"mailto:{quote(to, safe='@')}?subject={subject}&body={body}"
