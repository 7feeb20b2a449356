"""Feeds that pages point to, news of others, calendars to subscribe to."""

from __future__ import annotations

from tests.outputs.pages.making import at, made, text

UPDATE = "---\ntitle: News\ndate: 2026-11-16\nsummary: New.\n---\nMore.\n"
CONFIG = """
    site: {url: https://refer.example.org/clinic/, time_zone: America/New_York}
    feeds: {insurance: true, audiences: [Oncology]}
"""
FILES = {
    "content/updates/news.md": UPDATE,
    "content/updates/plans.md": UPDATE.replace("title", "kind: insurance\ntitle"),
}
LINK = '<link rel="alternate" type="application/atom+xml" title="Elm Street Clinic: '
ITEM = """
    title: "<b>Flu</b> & more"
    url: https://county.example/flu?a=b&c=d
    publisher: Alder <County>
    date: 2026-11-09
    approved: true
"""


def test_every_page_names_the_feeds_that_concern_it() -> None:
    pages = made({**FILES, "site_config.yml": CONFIG})
    site = "https://refer.example.org/clinic/"
    for path in ("", "providers/ann-lee/", "insurance/", "updates/news/", "404.html"):
        assert f'{LINK}updates" href="{site}feed.xml">' in pages[path].head
        assert f'{LINK}insurance changes" href="{site}insurance/feed.xml">' in pages[path].head
        assert "oncology" not in pages[path].head
    assert f'{LINK}updates for Oncology" href="{site}feeds/oncology/feed.xml">' in pages["updates/"].head


def test_the_list_of_updates_has_every_feed_in_every_form() -> None:
    body = made({**FILES, "site_config.yml": CONFIG})["updates/"].body
    for folder in ("", "insurance/", "feeds/oncology/"):
        for form in ("feed.xml", "rss.xml", "feed.json"):
            assert f'href="../{folder}{form}"' in body


def test_without_feeds_nothing_points_to_any() -> None:
    assert "alternate" not in made()[""].head
    off = CONFIG + "    outputs: {feeds: false}\n"
    page = made({**FILES, "site_config.yml": off})["updates/"]
    assert "alternate" not in page.head
    assert "feed.xml" not in page.body


def test_news_of_others_says_whose_it_is_and_is_text() -> None:
    files = {**FILES, "content/community/flu.yml": ITEM}
    for path in ("", "updates/"):
        page = made(files)[path]
        assert "From our community | <b>Flu</b> & more Alder <County>, | Nov 9, 2026" in text(page)
        assert 'href="https://county.example/flu?a=b&amp;c=d" rel="noopener nofollow"' in page.body
    assert "From our community" not in made(FILES)["updates/"].body
    assert (
        "From our community" not in made({**FILES, "content/community/flu.yml": ITEM.replace("true", "false")})[""].body
    )


def test_the_home_page_has_the_newest_of_it() -> None:
    items = {
        f"content/community/i{n}.yml": ITEM.replace("-09", f"-{n:02}").replace("flu", f"n{n}") for n in range(1, 9)
    }
    home = made({**FILES, **items})[""].body
    assert [f"/n{n}?" in home for n in range(1, 9)] == [False] * 5 + [True] * 3


def test_calendars_can_be_subscribed_to() -> None:
    pages = made()
    assert (
        'href="webcal://refer.example.org/locations/riverside/special-hours.ics"' in pages["locations/riverside/"].body
    )
    assert 'href="webcal://refer.example.org/locations/special-hours.ics"' in pages["locations/"].body
    assert "webcal" not in pages["locations/hillcrest/"].body
    assert at().newsfeeds.authority == "refer.example.org"
