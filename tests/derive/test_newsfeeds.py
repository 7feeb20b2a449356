"""Ids, audiences and moments of feeds."""

from __future__ import annotations

from datetime import date

import pytest

from generator.derive.newsfeeds import default_tag, slug_of
from generator.model.feeds import check_tag
from tests.practices import desk

UPDATE = "---\ntitle: News\ndate: {}\nsummary: New.\n---\nMore.\n"


@pytest.mark.parametrize(
    ("url", "tag"),
    [
        ("https://Refer.Example.org/", "refer.example.org,2026"),
        ("https://refer.example.org:8443", "refer.example.org,2026"),
        ("https://a.github.example/Our%20Clinic/", "a.github.example,2026:our-20clinic"),
        ("https://a.example/b/c/", "a.example,2026:b/c"),
    ],
)
def test_the_address_gives_the_tag_where_nothing_else_does(url: str, tag: str) -> None:
    assert default_tag(url) == tag
    assert check_tag(tag) == tag


@pytest.mark.parametrize(
    ("name", "slug"),
    [("Primary care", "primary-care"), ("PRIMARY  Care", "primary-care"), ("Études", "etudes"), ("李", "audience")],
)
def test_audiences_are_told_apart_as_readers_do(name: str, slug: str) -> None:
    assert slug_of(name) == slug


def test_two_updates_with_the_same_second_are_set_apart_by_their_ids() -> None:
    many = {f"content/updates/n{number}.md": UPDATE.format("2026-11-18") for number in range(200)}
    found = desk(many)
    moments = [found.newsfeeds.moment_of(update) for update in found.lookup.updates]
    assert len(set(moments)) == 200
    assert max(moments).hour == 0


def test_summer_time_is_counted() -> None:
    found = desk({"content/updates/a.md": UPDATE.format("2026-07-01")}, date(2026, 11, 18))
    moment = found.newsfeeds.moment_of(found.lookup.updates[0])
    assert moment.isoformat().startswith("2026-07-01T00:")
    assert moment.isoformat().endswith("-04:00")


COMMUNITY = """
    title: {0}
    url: https://a.example/{0}
    publisher: A
    date: {1}
    approved: {2}
"""


def test_only_what_is_approved_and_current_is_from_the_community() -> None:
    items = {
        "new": ("New", "2026-11-18", "true"),
        "old": ("Old", "2026-11-01", "true"),
        "waiting": ("Waiting", "2026-11-18", "false"),
        "ahead": ("Ahead", "2026-11-19", "true"),
    }
    files = {f"content/community/{key}.yml": COMMUNITY.format(*values) for key, values in items.items()}
    files["content/community/over.yml"] = COMMUNITY.format("Over", "2026-11-01", "true") + "    expires: 2026-11-17\n"
    files["content/community/last.yml"] = COMMUNITY.format("Last", "2026-11-02", "true") + "    expires: 2026-11-18\n"
    files["content/community/silent.yml"] = COMMUNITY.format("Silent", "2026-11-18", "true").replace(
        "approved: true", ""
    )
    assert [item.title for item in desk(files).lookup.community] == ["New", "Last", "Old"]


def test_an_update_is_announced_once_the_feed_has_told_of_it() -> None:
    files = {f"content/updates/{key}.md": UPDATE.format("2026-11-18") for key in ("a", "b")}
    told = (
        "tag: refer.example.org,2026\nupdates: [{id: 'tag:refer.example.org,2026:updates/a', first_seen: 2026-11-18}]"
    )
    found = desk({**files, "content/announced.yml": told})
    a, b = (found.directory.updates[key] for key in ("a", "b"))
    assert found.announcements.announced(a)
    assert found.announcements.of(b) is None
    assert found.announcements.pending([b, a]) == [b]
