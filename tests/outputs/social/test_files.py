"""The files of the room: headers that programs know, cells that compute nothing, pictures in which everything fits."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from icalendar import Calendar
from PIL import Image

from generator.outputs.base import File
from generator.outputs.social import ROOM
from generator.outputs.social.exports import safe
from generator.pictures.drawings import png
from generator.pictures.opening import quiet
from generator.render import color
from generator.render.lettering import width
from tests.conftest import Golden
from tests.outputs.social.practice import CLOSED, CONFIG, JOINS, LONG_TITLE, drawings, made, table, told
from tests.outputs.social.test_posts import sample
from tests.pictures.samples import saved

GOLDEN = Path(__file__).parent / "golden"
SVG = "{http://www.w3.org/2000/svg}"
HEADERS = {
    "import/buffer/x.csv": '"Text","Image URL","Tags","Posting Time"',
    "import/highlevel/x.csv": '"postAtSpecificTime (YYYY-MM-DD HH:mm:ss)","content","link (OGmetaUrl)","imageUrls","gifUrl","videoUrls"',
    "import/publer/x.csv": '"Date - Intl. format or prompt","Text","Link(s) - Separated by comma for FB carousels",'
    '"Media URL(s) - Separated by comma","Title - For the video, pin, PDF ..","Label(s) - Separated by comma",'
    '"Alt text(s) - Separated by ||","Comment(s) - Separated by ||","Pin board, FB album, or Google category",'
    '"Post subtype - I.e. story, reel, PDF ..","CTA - For Facebook links or Google","Reminder - For stories, reels, shorts, and TikToks"',
}


@pytest.mark.parametrize("name", [
    "drafts.md", "posting.ics", "import/buffer/x.csv", "import/publer/google.csv", "import/highlevel/linkedin.csv",
    "import/metricool.csv", "import/postiz.json",
])  # fmt: skip
def test_the_sample(name: str, golden: Golden):
    files = {thing.path: thing.body for thing in ROOM.render(sample()) if isinstance(thing, File)}
    golden(GOLDEN / name, files[f"social/{name}"])


@pytest.mark.parametrize("name", HEADERS)
def test_headers_are_exact(name: str):
    assert made()[name].startswith(b"\xef\xbb\xbf" + HEADERS[name].encode() + b"\r\n")


def test_metricool_names_its_columns():
    header = made()["import/metricool.csv"].decode("utf-8-sig").partition("\r\n")[0]
    assert header.startswith(
        '"Text","Date","Time","Draft","Facebook","Twitter/X","LinkedIn","GBP","Instagram","Pinterest","TikTok","Youtube","Threads","Bluesky","Picture Url 1",'
    )
    rows = table(made()["import/metricool.csv"])
    networks = ("Facebook", "Twitter/X", "LinkedIn", "GBP", "Instagram", "Threads", "Bluesky")
    assert all([row[name] for name in networks].count("TRUE") == 1 for row in rows)


def test_cells_come_back_as_they_were():
    posts = {draft["text"] for draft in told() if draft["network"] == "x"}
    assert {row["Text"].strip() for row in table(made()["import/buffer/x.csv"])} == posts


def test_no_cell_begins_a_formula():
    for name, content in made().items():
        if name.endswith(".csv"):
            assert not [
                cell
                for row in table(content)
                for cell in row.values()
                if cell.startswith(("=", "+", "-", "@", "\t", "\r"))
            ]
    assert [row["Text"] for row in table(made()["import/buffer/x.csv"]) if row["Text"].startswith(' =CLOSED("')]
    assert safe("@a") == " @a"
    assert safe("– a") == "– a"


def test_the_calendar_has_every_post():
    calendar = Calendar.from_ical(made()["posting.ics"])
    events = {str(event["uid"]).partition("@")[0]: event for event in calendar.walk("VEVENT")}
    assert set(events) == {draft["id"] for draft in told() if draft["day"]}
    for draft in told():
        event = events[draft["id"]]
        assert str(event["description"]) == draft["text"]
        assert f"{event.decoded('dtstart'):%Y-%m-%d}" == draft["day"]
    linkedin = events["update-joins-linkedin"].decoded("dtstart")
    assert (linkedin.hour, linkedin.minute) == (12, 40), "7:40 in New York"


def test_postiz_makes_drafts_and_nothing_else():
    bodies = json.loads(made()["import/postiz.json"])
    assert {body["type"] for body in bodies} == {"draft"}
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:00\.000Z", body["date"]) for body in bodies)


def test_a_text_can_be_copied_from_markdown():
    ticks = JOINS.replace("From December 1", "Write ```` and From December 1")
    text = made({"content/updates/joins.md": ticks})["drafts.md"].decode()
    assert "`````text\n" in text


def test_the_page_asks_no_other_host_and_ends_no_element():
    page = made(
        {"content/updates/closed.md": CLOSED.replace("Call 502", "</textarea><script>alert(1)</script> Call 502")}
    )["index.html"].decode()
    assert "<script>alert" not in page
    assert not re.findall(r'(?:src|href)="(?:https?:)?//(?!refer\.example\.org)', page)


def lines(svg: str) -> list[tuple[str, float, float, float, bool]]:
    """(text, x, y, size, bold) of every line that begins at its left end."""
    found = ElementTree.fromstring(svg).iter(f"{SVG}text")
    return [
        (
            node.text or "",
            float(node.get("x", "")),
            float(node.get("y", "")),
            float(node.get("font-size", "")),
            node.get("font-weight") == "700",
        )
        for node in found
        if not node.get("text-anchor")
    ]


def test_everything_fits_into_the_pictures():
    for drawing in drawings():
        root = ElementTree.fromstring(drawing.svg)
        wide, high = float(root.get("width", "")), float(root.get("height", ""))
        bottoms = [y for _, _, y, _, _ in lines(drawing.svg)]
        for text, x, y, size, bold in lines(drawing.svg):
            assert x + width(text, size, bold=bold) <= wide - 60, (drawing.path, text)
            assert 0 < y <= high - 50
        assert bottoms == sorted(bottoms)


def test_a_long_title_stands_whole_in_its_pictures():
    for drawing in drawings():
        if "long" in drawing.path:
            shown = " ".join(text for text, *_ in lines(drawing.svg))
            assert LONG_TITLE.split()[-1] in shown, drawing.path
            assert "".join(LONG_TITLE.split()) in "".join(shown.split())


def test_what_our_font_cannot_write_is_no_box():
    joins = next(drawing for drawing in drawings() if "joins" in drawing.path)
    assert "From December 1" in joins.svg
    assert "李" not in joins.svg


@pytest.mark.parametrize("look", ["harbor", "meadow", "slate"])
@pytest.mark.parametrize("own", ["", ", primary: '#7a1f4b', accent: '#0b6e4f'"])
def test_text_can_be_read(look: str, own: str):
    config = CONFIG + f"    brand: {{look: {look}{own}}}\n"
    drawing = drawings({"site_config.yml": config})[0]
    ground = ElementTree.fromstring(drawing.svg).find(f"{SVG}rect").get("fill")  # type: ignore[union-attr]
    inks = {
        node.get("fill")
        for node in ElementTree.fromstring(drawing.svg).iter(f"{SVG}text")
        if not node.get("text-anchor")
    }
    assert all(color.contrast(str(ink), str(ground)) >= 4.5 for ink in inks)


def test_pictures_have_the_sizes_of_their_networks():
    with quiet():
        for drawing in (drawing for drawing in drawings() if "joins" in drawing.path):
            portrait = saved(Image.new("RGB", (640, 800), "#885533"), "WEBP")
            body = png(drawing.svg, [(portrait, place) for place in drawing.pictures])
            size = re.search(r"(\d+)x(\d+)\.png$", drawing.path)
            assert size is not None
            with Image.open(io.BytesIO(body)) as image:
                assert image.size == (int(size[1]), int(size[2]))
                assert image.convert("RGB").getpixel((image.width // 2, 200)) != (0, 0, 0)
            assert len(body) < 1_000_000


def test_faces_stay_in_the_picture():
    portrait = Image.new("RGB", (400, 800), "#2040c0")
    portrait.paste("#c02020", (0, 0, 400, 400))
    drawing = next(drawing for drawing in drawings() if "joins-1080x1080" in drawing.path)
    (place,) = drawing.pictures
    with quiet(), Image.open(io.BytesIO(png(drawing.svg, [(saved(portrait, "WEBP"), place)]))) as image:
        red, _, blue = image.convert("RGB").getpixel((540, place.top + round(place.height * 0.65)))  # type: ignore[misc]
    assert red > blue, "the upper half fills three quarters of the circle"


def test_without_cards_there_are_no_pictures():
    config = CONFIG + "    outputs: {cards: false}\n"
    assert drawings({"site_config.yml": config}) == []
    assert all(draft["image"] is None for draft in told({"site_config.yml": config}))


def test_pictures_of_the_json_are_drawn():
    drawn = {drawing.path for drawing in drawings()}
    named = {draft["image"]["file"] for draft in told() if not draft["image"]["published"]}
    assert named == drawn


def test_all_columns_of_metricool_are_there():
    header = made()["import/metricool.csv"].decode("utf-8-sig").partition("\r\n")[0]
    names = header.strip('"').split('","')
    assert len(names) == len(set(names)) == 93
    assert names[34:38] == ["Document title", "Shortener", "Video Thumbnail Url", "Video Cover Frame"]
    assert names[58:62] == ["GBP Post Type", "Facebook Post Type", "Facebook Title", "First Comment Text"]
    assert names[-4:] == [
        "LinkedIn Images as Carousel",
        "Threads Reply Control",
        "Threads Is Spoiler",
        "Threads Post Type",
    ]
