"""Short addresses (`r/k7m2p/`) of updates, for paper, QR codes and messages. Made of ids, so that they never change."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import blake2b

from generator.derive.routes import Routes
from generator.derive.tracking import SHORT, tagged
from generator.model.news import Update

ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"
"""Without what is mistaken for something else when it is copied from paper: 0 and o, 1, i and l."""
SHORTEST = 5


class Shortlinks:
    """The short addresses of a site's updates."""

    def __init__(self, updates: Iterable[Update], routes: Routes) -> None:
        self._routes = routes
        self.codes: Mapping[str, str] = _codes(updates)
        """Id of an update -> its code, the oldest first."""
        self._by_page = {Routes.update(key): code for key, code in self.codes.items()}

    def path(self, update: Update) -> str:
        """The site path: r/k7m2p/."""
        return Routes.short(self.codes[update.id])

    def url(self, update: Update) -> str:
        """The full short address."""
        return self._routes.url(self.path(update))

    def on_paper(self, path: str) -> str:
        """The full address of a page to be printed: short where the page is that of an update, else its own."""
        code = self._by_page.get(path)
        return self._routes.url(Routes.short(code) if code else path)

    def target(self, update: Update) -> str:
        """Where it leads: the update's page, marked with where the reader comes from."""
        return tagged(self._routes.url(Routes.update(update.id)), self._routes.site_url, SHORT, update.id)


def _codes(updates: Iterable[Update]) -> dict[str, str]:
    """Where two would be the same, the later update gets a longer one: what is printed already goes on working."""
    codes: dict[str, str] = {}
    taken: set[str] = set()
    for update in sorted(updates, key=lambda update: (update.date, update.id)):
        whole = _code(update.formerly[0] if update.formerly else update.id)
        code = next(code for size in range(SHORTEST, len(whole) + 1) if (code := whole[:size]) not in taken)
        taken.add(code)
        codes[update.id] = code
    return codes


def _code(key: str) -> str:
    number = int.from_bytes(blake2b(key.encode(), digest_size=16).digest(), "big")
    letters = []
    for _ in range(20):
        number, rest = divmod(number, len(ALPHABET))
        letters.append(ALPHABET[rest])
    return "".join(letters)
