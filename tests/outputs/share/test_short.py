"""Short addresses: they stay, they work without scripts, and messengers see what they are about."""

from __future__ import annotations

import re
from datetime import date
from html import unescape

from generator.derive.routes import Routes
from generator.derive.shortlinks import ALPHABET, Shortlinks
from generator.model.news import Update
from generator.outputs.base import Code, File
from generator.outputs.pages import ROOM as PAGES
from generator.outputs.share import ROOM
from tests.outputs.social.practice import CONFIG, clinic


def update(key: str, day: str, formerly: tuple[str, ...] = ()) -> Update:
    return Update(id=key, title="News", date=day, summary="New.", formerly=formerly)  # type: ignore[arg-type]


def codes(*updates: Update) -> dict[str, str]:
    return dict(Shortlinks(updates, Routes("https://refer.example.org/")).codes)


def pages() -> dict[str, str]:
    return {file.path: file.body.decode() for file in ROOM.render(clinic()) if isinstance(file, File)}


def test_codes_are_short_and_easy_to_copy():
    made = codes(*(update(f"news-{number}", "2026-11-01") for number in range(300)))
    assert len(set(made.values())) == 300
    assert all(set(code) <= set(ALPHABET) and 5 <= len(code) <= 6 for code in made.values())


def test_codes_never_change():
    one = update("walks", "2026-11-02")
    assert codes(one) == {"walks": "bvvmf"}
    assert codes(one, update("older", "2026-01-01"))["walks"] == "bvvmf"
    renamed = update("long-walks", "2026-11-02", formerly=("walks",))
    assert codes(renamed)["long-walks"] == "bvvmf"


def test_the_later_of_two_gets_the_longer_code():
    first, second = update("a", "2026-11-01"), update("b", "2026-11-02", formerly=("a",))
    made = codes(second, first)
    assert len(made["a"]) == 5
    assert made["b"][:5] == made["a"]
    assert len(made["b"]) == 6


def test_a_page_for_each_published_update():
    desk = clinic()
    assert set(pages()) == {f"{desk.shortlinks.path(update)}index.html" for update in desk.lookup.updates}
    assert list(ROOM.render(clinic(today=date(2026, 1, 1)))) == []


def test_news_has_its_code_for_paper():
    desk = clinic()
    codes = {thing.path: thing.text for thing in ROOM.render(desk) if isinstance(thing, Code)}
    short = desk.shortlinks.path(desk.directory.updates["joins"])
    assert codes[f"{short}address.svg"] == codes[f"{short}address.png"] == f"https://refer.example.org/{short}"
    assert len(codes) == 2 * len(desk.lookup.current_updates)
    bare = clinic({"site_config.yml": CONFIG + "    outputs: {codes: false}\n"})
    assert not [thing for thing in ROOM.render(bare) if isinstance(thing, Code)]


def test_it_leads_to_the_update_and_says_whence():
    desk = clinic()
    page = pages()[f"{desk.shortlinks.path(desk.directory.updates['joins'])}index.html"]
    marks = "utm_source=short-link&utm_medium=referral&utm_campaign=joins"
    assert f'content="0; url=../../updates/joins/?{marks}"' in unescape(page)
    assert f'<a href="../../updates/joins/?{marks}">' in unescape(page)
    assert '<link rel="canonical" href="https://refer.example.org/updates/joins/">' in page
    assert "<script" not in page


def test_messengers_see_title_summary_and_card():
    desk = clinic()
    page = pages()[f"{desk.shortlinks.path(desk.directory.updates['joins'])}index.html"]
    metas = {
        name: unescape(content) for name, content in re.findall(r'<meta property="([^"]+)" content="([^"]*)">', page)
    }
    assert metas["og:title"] == desk.directory.updates["joins"].title
    assert metas["og:image"] == "https://refer.example.org/updates/joins/card.png"
    assert metas["og:description"]
    assert metas["og:image:alt"]
    assert "<b>" not in page


def test_the_code_of_a_printed_update_is_short():
    desk = clinic()
    codes = {thing.path: thing.text for thing in PAGES.render(desk) if isinstance(thing, Code)}
    joins = desk.directory.updates["joins"]
    assert codes[Routes.code(Routes.update("joins"))] == desk.shortlinks.url(joins)
    assert codes[Routes.code("providers/ann-lee/")] == "https://refer.example.org/providers/ann-lee/"


def test_without_short_addresses_it_holds_the_page():
    desk = clinic({"site_config.yml": CONFIG + "    outputs: {share: false}\n"})
    codes = {thing.path: thing.text for thing in PAGES.render(desk) if isinstance(thing, Code)}
    assert codes[Routes.code(Routes.update("joins"))] == "https://refer.example.org/updates/joins/"
