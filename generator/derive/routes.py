"""Every address of the site, decided here and nowhere else.

Site paths are relative to the site's root and end with a slash (`providers/amara-okafor/`); home is the empty path.
They are made of ids, never of names, so that a changed name changes no address.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from urllib.parse import urlsplit

from generator.model.practice import Directory

PROVIDERS = "providers/"
LOCATIONS = "locations/"
INSURANCE = "insurance/"
SERVICES = "services/"
EQUIPMENT = "equipment/"
SPECIALTIES = "specialties/"
REFER = "refer/"
CHECK = "check/"
CHECK_DATA = "check/v1.json"
UPDATES = "updates/"
NEWSLETTER = "newsletter/"
PEOPLE = "people/"
PROMISES = "promises/"
NOTICES = "notices/"
HOME = ""
FEEDS = "feeds/"
IMAGES = "images/"
SLOTS = "slots/"
SHORT = "r/"
FONTS = "fonts/"
NOT_FOUND = "404.html"
TOUCH_ICON = "assets/touch-icon.png"
"""The sign of the practice as a picture that every program can show."""
FACTS = "data/practice.json"

_NOT_IN_NAMES = re.compile(r"[^a-z0-9_]+")

HUBS = {
    "home": HOME,
    "refer": REFER,
    "check": CHECK,
    "providers": PROVIDERS,
    "locations": LOCATIONS,
    "insurance": INSURANCE,
    "services": SERVICES,
    "equipment": EQUIPMENT,
    "updates": UPDATES,
    "promises": PROMISES,
}
"""The pages that content may point at by name (`page:` of an action)."""


class Routes:
    """Addresses of one site. `base` is the path of the site's address, with a slash at both ends."""

    def __init__(self, site_url: str) -> None:
        self.site_url = site_url.rstrip("/") + "/"
        self.base = urlsplit(self.site_url).path

    def url(self, path: str) -> str:
        """The full address of a site path, for canonical links, feeds and structured data."""
        return self.site_url + path

    def relative(self, here: str, there: str) -> str:
        """The link from the page at `here` to the site path `there`. The 404 page is shown anywhere: from the root."""
        if here == NOT_FOUND:
            return self.base + there
        return ("../" * here.count("/") + there) or "./"

    @staticmethod
    def provider(entity_id: str) -> str:
        """A provider's page."""
        return f"{PROVIDERS}{entity_id}/"

    @staticmethod
    def location(entity_id: str) -> str:
        """A location's page."""
        return f"{LOCATIONS}{entity_id}/"

    @staticmethod
    def plans_at(entity_id: str) -> str:
        """Every plan and every provider of a location, in one table."""
        return f"{LOCATIONS}{entity_id}/plans/"

    @staticmethod
    def payer(entity_id: str) -> str:
        """A payer's page."""
        return f"{INSURANCE}{entity_id}/"

    @staticmethod
    def plan(payer_id: str, plan_id: str) -> str:
        """A plan's page, below its payer's."""
        return f"{INSURANCE}{payer_id}/{plan_id}/"

    @staticmethod
    def service(entity_id: str) -> str:
        """The page of a service, procedure, test or condition."""
        return f"{SERVICES}{entity_id}/"

    @staticmethod
    def equipment(entity_id: str) -> str:
        """A place on the equipment page."""
        return f"{EQUIPMENT}#{entity_id}"

    @staticmethod
    def update(entity_id: str) -> str:
        """An update's page."""
        return f"{UPDATES}{entity_id}/"

    @staticmethod
    def short(code: str) -> str:
        """A short address."""
        return f"{SHORT}{code}/"

    @staticmethod
    def issue(entity_id: str) -> str:
        """An issue of the newsletter, in the archive."""
        return f"{NEWSLETTER}{entity_id}/"

    @staticmethod
    def person(entity_id: str) -> str:
        """The page of the liaison and the others who help."""
        return f"{PEOPLE}{entity_id}/"

    @staticmethod
    def notice(entity_id: str) -> str:
        """A notice."""
        return f"{NOTICES}{entity_id}/"

    @staticmethod
    def prose(entity_id: str) -> str:
        """A free page, right below home."""
        return f"{entity_id}/"

    @staticmethod
    def promise(entity_id: str) -> str:
        """A place on the promises page."""
        return f"{PROMISES}#{entity_id}"

    @staticmethod
    def specialty(entity_id: str) -> str:
        """A place on the providers page: its group."""
        return f"{PROVIDERS}#{entity_id}"

    @staticmethod
    def picture(file: str, digest: str, width: int) -> str:
        """A size of a picture from content/images/. Its content is part of its address: it may be kept for ever."""
        name = "/".join(_plain_name(part) for part in file.rpartition(".")[0].split("/"))
        return f"{IMAGES}{name}.{digest[:8]}-{width}.webp"

    @staticmethod
    def still(file: str, digest: str, width: int) -> str:
        """The same as JPEG, for mail."""
        return Routes.picture(file, digest, width).removesuffix("webp") + "jpg"

    @staticmethod
    def font(file: str, digest: str) -> str:
        """A font from content/fonts/, with its content in its address like a picture's."""
        return f"{FONTS}{_plain_name(file.rpartition('.')[0])}.{digest[:8]}.woff2"

    @staticmethod
    def card(path: str) -> str:
        """The card that is shown where a page is shared."""
        return f"{path}card.png"

    @staticmethod
    def code(path: str) -> str:
        """The page's own address as a QR code, for its printed copy."""
        return f"{path}address.svg"

    @staticmethod
    def code_image(path: str) -> str:
        """The same as a picture, for programs that know no SVG."""
        return f"{path}address.png"

    @staticmethod
    def audience(slug: str) -> str:
        """The folder of the feeds for one audience."""
        return f"{FEEDS}{slug}/"

    @staticmethod
    def atom(folder: str) -> str:
        """The Atom form of a feed."""
        return f"{folder}feed.xml"

    @staticmethod
    def rss(folder: str) -> str:
        """The RSS form of a feed."""
        return f"{folder}rss.xml"

    @staticmethod
    def json_feed(folder: str) -> str:
        """The JSON Feed form of a feed."""
        return f"{folder}feed.json"

    @staticmethod
    def vcard(path: str) -> str:
        """The vCard beside a provider's, location's or person's page."""
        return f"{path}contact.vcf"

    @staticmethod
    def calendar(path: str) -> str:
        """The closures and special hours of a location, or of all of them (`LOCATIONS`)."""
        return f"{path}special-hours.ics"


def _plain_name(name: str) -> str:
    """A file's name as it can stand anywhere in an address."""
    ascii_name = unicodedata.normalize("NFKD", name.lower()).encode("ascii", "ignore").decode()
    return _NOT_IN_NAMES.sub("-", ascii_name).strip("-") or "picture"


def reference_path(directory: Directory, reference: str) -> str | None:
    """The site path of `provider/amara-okafor` and its like; None for what has no page."""
    kind, _, entity_id = reference.partition("/")
    if kind == "plan" and (plan := directory.plans.get(entity_id)):
        return Routes.plan(plan.payer, entity_id)
    if kind == "network" and (network := directory.networks.get(entity_id)):
        return Routes.payer(network.payer)
    makers = {
        "provider": Routes.provider,
        "location": Routes.location,
        "service": Routes.service,
        "equipment": Routes.equipment,
        "payer": Routes.payer,
        "person": Routes.person,
        "promise": Routes.promise,
        "specialty": Routes.specialty,
    }
    return makers[kind](entity_id) if kind in makers else None


def redirects(directory: Directory) -> Iterator[tuple[str, str]]:
    """(old path, new path) for every `formerly:` of an entity with a page of its own."""
    makers = (
        (directory.providers, Routes.provider),
        (directory.locations, Routes.location),
        (directory.payers, Routes.payer),
        (directory.services, Routes.service),
        (directory.updates, Routes.update),
        (directory.newsletters, Routes.issue),
        (directory.people, Routes.person),
        (directory.notices, Routes.notice),
        (directory.pages, Routes.prose),
    )
    for entities, make in makers:
        for entity in entities.values():
            for old in entity.formerly:
                yield make(old), make(entity.id)
    for plan in directory.plans.values():
        for old in plan.formerly:
            yield Routes.plan(plan.payer, old), Routes.plan(plan.payer, plan.id)
    for payer in directory.payers.values():
        for old in payer.formerly:
            for plan_id in payer.plans:
                yield Routes.plan(old, plan_id), Routes.plan(payer.id, plan_id)
