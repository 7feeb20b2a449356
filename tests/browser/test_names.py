"""Names in other scripts say which language they are and run the right way, for eyes and for screen readers."""

from __future__ import annotations

from tests.browser.visits import Visit, told
from tests.built import Site


def test_names_in_other_scripts(visit: Visit, site: Site) -> None:
    found, seen = [], 0
    for page in site.pages:
        if page.kind in ("provider", "person", "notice", "location"):
            visit.page.goto(visit.address + page.path, wait_until="domcontentloaded")
            told_here = visit.ask("scripts")
            found += [f"{page}: {finding}" for finding in told_here["found"]]
            seen += told_here["seen"]
    assert seen, "the sample has names in other scripts no longer"
    assert not found, told(found)


def test_planted_faults_are_seen(visit: Visit) -> None:
    visit.open()
    visit.page.evaluate("""() => document.querySelector("article").insertAdjacentHTML("beforeend", `
        <p><span>阮明魁</span> <span lang="ru">نام</span> <bdi lang="fa">نام</bdi> <bdi lang="ja">田辺</bdi></p>`)""")
    found = "\n".join(visit.ask("scripts")["found"])
    assert "“阮明魁” in" in found
    assert "is Hani but marked as en" in found
    assert "is not set apart" in found
    assert "is Arab but marked as ru" in found
    assert "runs left to right" in found
    assert "“田辺” in" not in found
