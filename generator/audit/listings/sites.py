"""The sites that list practices: whom they list, and how they write hours and categories."""

from __future__ import annotations

from dataclasses import dataclass

from generator.audit.findings import Kind
from generator.audit.listings.categories import Called
from generator.audit.listings.weeks import Form, capital, small, tight


@dataclass(frozen=True, slots=True)
class Site:
    """A site. `lists` are places (one listing for each location) or providers (one for each at each location).

    `fields`: whether it sorts by the field (Cardiology) and not by the person; `categories`: how many it takes.
    """

    id: str
    name: str
    lists: Kind
    hours: Form
    categories: int
    fields: bool = False
    note: str = ""

    def category(self, called: Called) -> str:
        """What it calls a specialty."""
        return called.field if self.fields else called.person


SITES = (
    Site("google", "Google Business Profile", Kind.LOCATION, Form(tight, to="-"), 3,
         note="The first category is the primary one. Holidays go into Special hours."),
    Site("apple", "Apple Business Connect", Kind.LOCATION, Form(capital), 3),
    Site("bing", "Bing Places", Kind.LOCATION, Form(capital, days=3, to="-", after=" "), 3),
    Site("facebook", "Facebook", Kind.LOCATION, Form(capital), 3),
    Site("healthgrades", "Healthgrades", Kind.PROVIDER, Form(small, days=3, grouped=True, after=" "), 5, fields=True),
    Site("vitals", "Vitals", Kind.PROVIDER, Form(capital, days=3), 5, fields=True),
    Site("webmd", "WebMD Care", Kind.PROVIDER, Form(capital), 5, fields=True),
    Site("zocdoc", "Zocdoc", Kind.PROVIDER, Form(small, to="-", after=" "), 5),
)  # fmt: skip
BY_ID = {site.id: site for site in SITES}
