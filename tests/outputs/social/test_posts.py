"""Posts: nothing is too long, nothing is cut, every number is the site's, every fact is true on its day."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, timedelta
from functools import cache
from html import unescape
from pathlib import Path

import pytest

from generator.derive.desk import Desk
from generator.derive.social import counting
from generator.derive.social.drafts import Draft, drafts
from generator.derive.social.networks import RULES
from generator.derive.social.since import since
from generator.inspection import inspect
from generator.model.social import Network
from generator.outputs.base import Page
from generator.outputs.pages import ROOM as PAGES
from generator.outputs.social import ROOM
from generator.problems import Severity
from tests.outputs.social.practice import CLOSED, CONFIG, JOINS, LONG, LONG_TITLE, clinic, made, told
from tests.practices import TODAY

ROOT = Path(__file__).resolve().parents[3]


@cache
def sample() -> Desk:
    checked = inspect(ROOT).checked
    assert checked.directory is not None
    assert checked.today is not None
    return Desk(checked.directory, checked.today)


@cache
def posts() -> list[Draft]:
    return drafts(sample())


@cache
def said() -> dict[str, str]:
    """Site path -> the words of the page."""
    pages = (page for page in PAGES.render(sample()) if isinstance(page, Page))
    return {page.path: unescape(re.sub(r"<[^>]*>", " ", page.body)) for page in pages}


def find(found: list[Draft], key: str, network: Network) -> Draft:
    return next(draft for draft in found if draft.subject.key == key and draft.network is network)


@pytest.mark.parametrize("network", Network)
def test_every_update_has_a_post_that_the_network_takes(network: Network):
    own = [draft for draft in posts() if draft.network is network]
    current = {f"update/{update.id}" for update in sample().lookup.current_updates}
    assert current <= {draft.subject.key for draft in own}
    assert len(own) == len({draft.subject.key for draft in own})
    for draft in own:
        assert list(RULES[network].mistakes(draft.text)) == []
        assert draft.subject.title in draft.text
        assert draft.subject.when in draft.text
        assert draft.text.strip()
        assert "{" not in draft.text
        assert draft.alt


def test_no_two_networks_get_the_same_text():
    texts = Counter(draft.text for draft in posts())
    assert max(texts.values()) == 1


def test_every_number_stands_on_the_site():
    for draft in posts():
        words = re.sub(r"https://\S+|call 911", "", draft.text)
        page = said()[draft.subject.path]
        for number in re.findall(r"\d[\d,.:-]*\d|\d", words):
            assert number in page, (draft.id, number)


def test_offices_and_patients_read_something_else():
    key = "update/2026-11-lena-lindqvist-joins"
    assert "For your office:" in find(posts(), key, Network.LINKEDIN).text
    assert "Ask your doctor for a referral." in find(posts(), key, Network.FACEBOOK).text
    assert "Ask your doctor" not in find(posts(), key, Network.LINKEDIN).text


def test_posts_are_spread_over_working_days():
    holidays = {
        date(2026, 11, 26),
        date(2026, 11, 27),
        date(2026, 12, 24),
        date(2026, 12, 25),
        date(2026, 12, 31),
        date(2027, 1, 1),
    }
    days: Counter[tuple[Network, date]] = Counter()
    for draft in posts():
        assert draft.day is not None, draft.id
        assert draft.day > sample().today
        assert draft.day.weekday() < 5
        assert draft.day not in holidays
        assert draft.subject.last is None or draft.day <= draft.subject.last
        days[draft.network, draft.day] += 1
    assert max(days.values()) == 1
    weeks = Counter((network, day.isocalendar()[:2]) for network, day in days)
    assert max(weeks.values()) <= 4


def test_what_is_announced_is_marked():
    marked = {draft.subject.key for draft in posts() if draft.announced}
    known = {
        f"update/{update.id}" for update in sample().lookup.current_updates if sample().announcements.announced(update)
    }
    assert marked == known
    assert marked


def test_other_facts_are_repeated_each_week():
    one = {draft.subject.key for draft in posts() if not draft.subject.update}
    later = drafts(Desk(sample().directory, sample().today + timedelta(days=7)))
    assert one
    assert one != {draft.subject.key for draft in later if not draft.subject.update}


def test_nothing_awkward_is_lost_or_too_long():
    for draft in drafts(clinic()):
        assert draft.mistakes == (), draft.id
        if draft.subject.own.whole(draft.network) is None:
            assert draft.subject.title in draft.text
    titles = {draft.subject.title for draft in drafts(clinic())}
    assert {LONG_TITLE, '=CLOSED("November 26")'} <= titles


def test_facts_are_dropped_whole():
    long = find(drafts(clinic()), "update/long", Network.THREADS)
    assert "summary" in long.left_out
    assert LONG_TITLE in long.text
    assert "Word after word" not in long.text


def test_no_phone_number_on_google():
    closed = find(drafts(clinic()), "update/closed", Network.GOOGLE)
    assert "502" not in closed.text
    assert "3 Elm Street" in closed.text
    assert "502-555-0100" in find(drafts(clinic()), "update/closed", Network.FACEBOOK).text


def test_facts_that_will_be_too_old_are_left_out():
    old = JOINS.replace("2026-11-10", "2027-02-10").replace("2026-12-01", "2027-03-01")
    found = drafts(clinic({"content/updates/joins.md": old}, date(2027, 2, 12)))
    text = find(found, "update/joins", Network.LINKEDIN).text
    assert "Accepting" not in text
    assert "Call to confirm" not in text
    assert "Hearts & <vessels>" in find(drafts(clinic()), "update/joins", Network.LINKEDIN).text


def test_voices_and_words_of_ones_own():
    voice = (
        CONFIG
        + """
    social:
      networks: [x, facebook]
      hashtags: [Heart failure]
      voice: {x: {update: "News: {title}", closure: "Closed {when}\\n{nobody}"}}
    """.replace("\\n{nobody}", "")
    )
    own = CLOSED.replace("summary:", "social: {patients: Closed. Be well., leave_out: [x]}\n    summary:")
    found = drafts(clinic({"site_config.yml": voice, "content/updates/closed.md": own}))
    assert {draft.network for draft in found} == {Network.X, Network.FACEBOOK}
    assert find(found, "update/joins", Network.X).text.startswith("News: ")
    assert "Closed. Be well." in find(found, "update/closed", Network.FACEBOOK).text
    assert "#HeartFailure" in find(found, "update/joins", Network.FACEBOOK).text
    assert not [draft for draft in found if draft.subject.key == "update/closed" and draft.network is Network.X]


def test_words_of_ones_own_are_never_dropped():
    own = LONG.replace('"A class for hearts that were ill {link}"', f'"{"word " * 70}\\n{{link}}"')
    assert "word" in find(drafts_anyway(own), "update/long", Network.X).text


def drafts_anyway(text: str) -> list[Draft]:
    from generator.check.directory import check
    from tests.outputs.social.practice import FILES, IMAGES
    from tests.practices import documents

    checked = check(documents({**FILES, "content/updates/long.md": text}), IMAGES, lambda _: TODAY)
    assert [problem.code for problem in checked.problems if problem.severity is Severity.ERROR] == ["social-limit"]
    assert checked.directory is not None
    return drafts(Desk(checked.directory, TODAY))


def test_facets_are_octets():
    post = next(draft for draft in told() if draft["id"] == "update-joins-bluesky")
    octets = post["text"].encode()
    (link, *_) = post["bluesky"]["facets"]
    text = octets[link["index"]["byteStart"] : link["index"]["byteEnd"]].decode()
    assert re.fullmatch(r"https://refer\.example\.org/r/[a-z2-9]+/", text)
    assert link["index"]["byteEnd"] == len(octets)
    assert "utm_source=bluesky" in link["features"][0]["uri"]


def test_google_knows_events_and_buttons():
    posts = {draft["about"]: draft["google"] for draft in told() if draft["network"] == "google"}
    assert posts["update/joins"]["callToAction"] == {"actionType": "CALL"}
    assert posts["update/closed"]["topicType"] == "EVENT"
    assert posts["update/closed"]["event"]["schedule"]["endDate"] == {"year": 2026, "month": 11, "day": 27}
    assert posts["update/closed"]["callToAction"]["actionType"] == "LEARN_MORE"
    assert all(len(post.get("event", {}).get("title", "")) <= 58 for post in posts.values())


def test_since():
    desk = clinic()
    assert {d.subject.key for d in drafts(desk, since(desk.directory, date(2026, 11, 12), None))} == {
        "update/long",
        "update/closed",
    }
    assert {d.subject.key for d in drafts(desk, since(desk.directory, None, "long"))} == {"update/closed"}


def test_hints_tell_and_stop_nothing():
    own = JOINS.replace("From December 1", "The leading, world-class choice from December 1")
    post = find(drafts(clinic({"content/updates/joins.md": own})), "update/joins", Network.FACEBOOK)
    assert any("world-class" in hint for hint in post.hints)
    assert post.mistakes == ()


def test_without_news_there_is_nothing():
    assert list(ROOM.render(clinic({f"content/updates/{name}.md": None for name in ("joins", "long", "closed")}))) == []


def test_mastodon_counts_its_links():
    post = find(posts(), "update/2026-11-lena-lindqvist-joins", Network.MASTODON)
    assert post.length == counting.graphemes(re.sub(r"https://\S+", "x" * 23, post.text))


def test_without_a_working_day_there_is_no_date():
    late = date(2026, 11, 25)
    found = [draft for draft in drafts(clinic(today=late)) if draft.subject.key == "update/closed"]
    assert found
    assert {draft.day for draft in found} == {None}
    assert "CLOSED" not in made(today=late)["import/buffer/x.csv"].decode()
    assert "No working day is left" in made(today=late)["index.html"].decode()
