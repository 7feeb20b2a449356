"""The site keeps its own policy (Content Security Policy Level 3), as a page states it and as a host sends it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.hosting import headers_of, hosted
from tests.browser.visits import Visit, findings, told, visiting
from tests.built import Site

META = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')
LOADS = re.compile(r"<(?:script|link|style|img|base)\b")


def directives(policy: str) -> dict[str, list[str]]:
    """The policy, taken apart."""
    return {name: values for name, *values in (part.split() for part in policy.split(";") if part.strip())}


def too_lax(policy: str) -> Iterator[str]:
    """What a strict policy does not say: anything inline, evaluated, from anywhere."""
    stated = directives(policy)
    if stated.get("default-src") != ["'none'"]:
        yield "what is not named is not forbidden"
    for name in ("script-src", "style-src", "base-uri", "form-action"):
        if name not in stated:
            yield f"says nothing of {name}"
    for name, values in stated.items():
        allowed = {"'self'", "'none'"} | ({"data:"} if name in ("img-src", "font-src") else set())
        yield from (f"{name} allows {value}" for value in values if value not in allowed)


def policies(site: Site) -> Iterator[tuple[str, str]]:
    """The policy of every page, which has to come before anything that it could forbid."""
    for page in site.pages:
        html = page.file.read_text("utf-8")
        meta = META.search(html)
        assert meta, f"{page} states no policy"
        assert not LOADS.search(html[: meta.start()]), f"{page} loads something before its policy"
        yield str(page), meta[1].replace("&#39;", "'")


def test_every_page_states_a_strict_policy(site: Site) -> None:
    found = [f"{page}: {lax}" for page, policy in policies(site) for lax in too_lax(policy)]
    assert not found, told(found)


def test_hosts_are_asked_to_send_the_same_and_more(site: Site) -> None:
    sent = headers_of(site.folder)
    assert dict(policies(site)).popitem()[1] in sent["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in sent["Content-Security-Policy"]
    assert sent["X-Content-Type-Options"] == "nosniff"
    assert sent["Referrer-Policy"] in ("no-referrer", "same-origin", "strict-origin-when-cross-origin")
    assert "geolocation=()" in sent["Permissions-Policy"]


def test_nothing_on_any_page_is_forbidden_or_fails(browser: Browser, site: Site) -> None:
    def troubles(visit: Visit) -> Iterator[str]:
        yield from visit.trouble
        visit.trouble.clear()

    with hosted(site.folder, headers=True) as address, visiting(browser, address) as visit:
        found = findings(visit, site.one_of_each, troubles)
    assert not found, told(found)


@pytest.mark.parametrize("directive", ["script-src 'self' 'unsafe-inline'", "img-src https:", "script-src *"])
def test_a_lax_policy_is_seen(directive: str) -> None:
    assert list(too_lax(f"default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'self'; {directive}"))


FAULTS = {
    "content security: script-src": "<script>1</script>",
    "content security: style-src": '<p style="color: red">x</p>',
    "content security: img-src": '<img src="https://tracker.example/x.png" alt="">',
    "404 for": '<img src="missing.png" alt="">',
}


@pytest.mark.parametrize("wrong", FAULTS)
def test_a_planted_fault_is_seen(browser: Browser, site: Site, tmp_path: Path, wrong: str) -> None:
    html = (site.folder / "404.html").read_text("utf-8")
    (tmp_path / "index.html").write_text(html.replace("</article>", f"{FAULTS[wrong]}</article>"), "utf-8")
    with hosted(tmp_path) as address, visiting(browser, address) as visit:
        visit.open()
        assert any(wrong in trouble for trouble in visit.trouble), visit.trouble
