"""A printed page is a whole page: every word, no blank sheet, heads on every sheet, and where and when it is from."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from tests.browser.conftest import Window
from tests.browser.paper import sheets
from tests.browser.texts import facts, lost, words
from tests.browser.visits import Visit, findings, told
from tests.built import Site

SIZES = pytest.mark.parametrize("size", ["Letter", "A4"])
ARTICLE = "article#__content"

LONG_TABLES = """() => {
  let tables = 0
  for (const table of document.querySelectorAll("article table")) {
    const head = table.querySelector("thead th")
    const row = [...table.querySelectorAll("tbody tr")].findLast((row) => row.querySelector("td"))
    if (!head || !row || table.querySelector("thead.sr")) continue
    tables += 1
    head.textContent = `headmark${tables}`
    for (let count = 0; count < 90; count += 1) {
      const copy = row.cloneNode(true)
      copy.firstElementChild.textContent = `rowmark${tables}`
      row.after(copy)
    }
  }
  return tables
}"""
"""Make every table with a visible head too long for one sheet, with marks that can be found again."""


def faults(visit: Visit, size: str) -> Iterator[str]:
    """Words that are lost on paper, and sheets without any of their own."""
    wanted = facts(visit, ARTICLE)
    printed = sheets(visit, size)
    yield from (f"{word} is lost" for word in lost(wanted, words("\n".join(printed))))
    running = running_words(visit, printed)
    for number, sheet in enumerate(printed, 1):
        if not set(words(sheet)) - running:
            yield f"sheet {number} of {len(printed)} is blank"


def running_words(visit: Visit, printed: list[str]) -> set[str]:
    """Words that make no sheet worth its paper: what stands on all of them, their numbers, and the footer."""
    on_all = set.intersection(*(set(words(sheet)) for sheet in printed)) if len(printed) > 1 else set()
    numbers = set(map(str, range(len(printed) + 1)))
    return on_all | numbers | set(words(visit.page.locator("footer").first.text_content() or ""))


def unsigned(visit: Visit, size: str) -> Iterator[str]:
    """Which page it is stands somewhere on the paper; of which day it is and whom to call, on every sheet."""
    address = visit.page.locator("link[rel=canonical]").get_attribute("href") or ""
    day = visit.page.locator(".foot__built time").text_content() or ""
    number = re.sub(r"[^\d-]", "", visit.page.locator(".bar a[href^='tel:']").text_content() or "")
    assert address, "the page does not know its address"
    assert day, "the page does not know its day"
    assert number, "the page has no number to call"
    printed = [squeezed(sheet) for sheet in sheets(visit, size)]
    if squeezed(address) not in "".join(printed):
        yield f"the address {address} is not on it"
    for what, text in {"date": day, "number": number}.items():
        lacking = [count for count, sheet in enumerate(printed, 1) if squeezed(text) not in sheet]
        if lacking:
            yield f"the {what} {text} is not on {numbered(lacking)} of {len(printed)}"


def test_what_a_list_was_narrowed_down_to_is_on_paper(visit: Visit, site: Site) -> None:
    page = visit.open(site.page("providers").path)
    page.locator("#_q").fill("heart")
    page.locator("#_l").select_option(label="Hillcrest")
    (first, *_) = sheets(visit, "Letter")
    assert re.search(r"Name, specialty or place: *heart +Place: *Hillcrest +Language: *Any language", first)
    assert re.search(r"\b\d+ providers", first)


def squeezed(text: str) -> str:
    """The text without spaces, which paper has elsewhere."""
    return re.sub(r"\s+", "", text)


def headless(visit: Visit, size: str) -> Iterator[str]:
    """Sheets on which a table goes on without its head."""
    tables = visit.page.evaluate(LONG_TABLES)
    printed = sheets(visit, size) if tables else []
    for table in range(1, tables + 1):
        lacking = [
            number
            for number, sheet in enumerate(printed, 1)
            if re.search(rf"rowmark{table}\b", sheet) and not re.search(rf"headmark{table}\b", sheet)
        ]
        if lacking:
            yield f"table {table} has no head on {numbered(lacking)} of {len(printed)}"


def numbered(numbers: list[int]) -> str:
    """Sheets, as people say it."""
    return f"sheet {', '.join(map(str, numbers))}"


@SIZES
def test_nothing_is_lost_and_no_sheet_is_blank(window: Window, site: Site, size: str) -> None:
    with window() as visit:
        found = findings(visit, site.one_of_each, lambda visit: faults(visit, size))
    assert not found, told(found)


@SIZES
def test_every_sheet_says_where_and_when_it_is_from(window: Window, site: Site, size: str) -> None:
    pages = [page for page in site.one_of_each if page.kind != "not_found"]
    with window() as visit:
        found = findings(visit, pages, lambda visit: unsigned(visit, size))
    assert not found, told(found)


@SIZES
def test_tables_repeat_their_heads(window: Window, site: Site, size: str) -> None:
    with window() as visit:
        found = findings(visit, site.one_of_each, lambda visit: headless(visit, size))
    assert not found, told(found)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_is_dark_on_white(window: Window, site: Site, scheme: str) -> None:
    """A fax has no greys, and paper is white for those who read in the dark too."""
    with window(color_scheme=scheme) as visit:
        visit.page.emulate_media(media="print")
        found = findings(visit, site.one_of_each, lambda visit: visit.ask("ink"))
    assert not found, told(found)


def test_a_planted_loss_is_seen(visit: Visit) -> None:
    visit.open()
    visit.page.evaluate("""() => {
        document.querySelector("article").insertAdjacentHTML("beforeend", "<p id=unprinted>Zanzibar</p><p id=pale>Pale</p><p id=empty></p>")
        document.getElementById("pale").style.color = "#999"
    }""")
    visit.ask("restyle", "@media print { #unprinted { display: none } #empty { break-before: page } }")
    found = "\n".join(faults(visit, "Letter"))
    assert "“zanzibar” is lost" in found
    assert "is blank" in found
    visit.page.emulate_media(media="print")
    assert any("#pale" in pale for pale in visit.ask("ink"))


def test_a_missing_head_is_seen(visit: Visit, site: Site) -> None:
    visit.open(site.page("provider").path)
    visit.ask("restyle", "thead { display: table-row-group !important }")
    assert any("has no head" in finding for finding in headless(visit, "A4"))


def test_paper_without_address_and_date_is_seen(visit: Visit, site: Site) -> None:
    visit.open(site.page("provider").path)
    visit.ask("restyle", "@page { margin: 0 } footer { display: none !important }")
    visit.page.locator("html").evaluate(
        "html => html.querySelectorAll('[rel=stylesheet]').forEach((sheet) => sheet.remove())"
    )
    assert any("the address" in finding for finding in unsigned(visit, "A4"))
