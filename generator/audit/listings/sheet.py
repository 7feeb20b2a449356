"""The listing sheet as rows: one for each listing on each site, in the site's own forms. `--compare` reads the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.audit.listings import special
from generator.audit.listings.listing import Listing, by_site
from generator.audit.listings.sites import Site
from generator.audit.listings.weeks import lines
from generator.derive import wording
from generator.render.spreadsheet import csv_text

COLUMNS = (
    "site", "listing", "name", "street", "city", "state", "zip", "phone", "website", "hours", "special_hours",
    "categories", "note",
)  # fmt: skip
BETWEEN = "; "
"""Between days, and between categories."""


def table(found: Iterable[Listing]) -> str:
    """`listings.csv`: RFC 4180, with a line of names; no cell can begin a formula."""
    return csv_text(COLUMNS, _rows(found))


def _rows(found: Iterable[Listing]) -> Iterator[tuple[str, ...]]:
    for site, kept in by_site(found):
        for listing in kept:
            yield row(site, listing)


def row(site: Site, listing: Listing) -> tuple[str, ...]:
    """One listing as a site should show it, in the order of `COLUMNS`."""
    address = listing.address
    return (
        site.id, listing.id, listing.name, ", ".join(address.street), address.city, address.state or "",
        address.zip or "", wording.phone(listing.phone) if listing.phone else "", listing.website,
        BETWEEN.join(hours(site, listing)), BETWEEN.join(special.lines(listing.special, site.hours)),
        BETWEEN.join(listing.categories(site)), note(listing),
    )  # fmt: skip


def hours(site: Site, listing: Listing) -> list[str]:
    """The lines of a week as a site writes them; none where no hours are known."""
    return list(lines(listing.week, site.hours)) if listing.week is not None else []


def note(listing: Listing) -> str:
    """What to see to before anything is pasted."""
    return f"First: {', '.join(listing.missing)}" if listing.missing else ""
