"""Share cards: what they say, that it can be read, and that they are the same everywhere."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image, ImageChops

from generator.derive.routes import Routes
from generator.model.pictures import Picture
from generator.outputs.base import Drawing, Page
from generator.outputs.cards import ROOM
from generator.outputs.pages import ROOM as PAGES
from generator.pictures.drawings import png
from generator.pictures.opening import quiet
from generator.render import color
from generator.render.lettering import width
from tests.conftest import Golden
from tests.pictures.samples import drawn, saved
from tests.practices import SMALLEST, desk

GOLDEN = Path(__file__).parent / "golden"
SVG = "{http://www.w3.org/2000/svg}"
PHOTO = Picture(640, 640, "a" * 32)
CONFIG = "site: {url: https://refer.example.org/, time_zone: America/New_York}\n"
PLACE = """
name: Elm Street Clinic, Riverside
short_name: Riverside
address: {street: 1 Elm Street, city: Larchmere, state: KY, zip: 40202}
county: Alder County
photo: {file: riverside.webp, alt: The house}
"""
ANN = """
name: Ann Lee
credentials: [MD]
headline: Cardiologist
photo: {file: ann.webp, alt: Dr. Lee}
at: {riverside: }
"""
BEN = "name: Ben Ito\nat: {riverside: }\n"
NEWS = "---\ntitle: %s\nkind: %s\ndate: 2026-11-02\nsummary: Something is new.\nabout: [%s]\n---\nText.\n"
FILES = {
    "content/locations/riverside.yml": PLACE,
    "providers/ann-lee.yml": ANN,
    "providers/ben-ito.yml": BEN,
    "content/updates/2026-11-mri.md": NEWS % ("Cardiac MRI at Riverside", "equipment", "location/riverside"),
    "content/updates/2026-11-plan.md": NEWS % ("Meadow joins", "insurance", ""),
}
IMAGES = {"ann.webp": PHOTO, "riverside.webp": Picture(1200, 800, "b" * 32), "logo.png": Picture(600, 200, "c" * 32)}


def cards(practice: Mapping[str, str] = FILES) -> dict[str, Drawing]:
    """The cards of a practice, by path."""
    made = {card.path: card for card in ROOM.render(desk(practice, images=IMAGES))}
    assert all(isinstance(card, Drawing) for card in made.values())
    return made  # type: ignore[return-value]


def texts(card: Drawing) -> list[ElementTree.Element]:
    return list(ElementTree.fromstring(card.svg).iter(f"{SVG}text"))


def said(card: Drawing) -> list[str]:
    return [element.text or "" for element in texts(card)]


def files(card: Drawing) -> list[str]:
    return [placed.file for placed in card.pictures]


def named(name: str) -> Drawing:
    """The card of a provider of that name."""
    return cards({**FILES, "providers/ann-lee.yml": f"name: {name!r}\nat: {{riverside: }}\n"})[
        "providers/ann-lee/card.png"
    ]


@pytest.mark.parametrize("path", sorted(cards()))
def test_golden(path: str, golden: Golden) -> None:
    name = path.removesuffix("card.png").strip("/").replace("/", "-") or "home"
    golden(GOLDEN / f"{name}.svg", cards()[path].svg)


def test_every_page_that_asks_for_a_card_has_one() -> None:
    made = cards()
    asked = set()
    for page in PAGES.render(desk(FILES, images=IMAGES)):
        if isinstance(page, Page):
            found = re.findall(r'property="og:image" content="https://refer.example.org/([^"]+)"', page.head)
            assert len(found) == 1, page.path
            asked.add(found[0])
            assert '"og:image:width" content="1200"' in page.head
            assert '"og:image:height" content="630"' in page.head
            assert '"twitter:card" content="summary_large_image"' in page.head
    assert asked == set(made)


def test_without_cards_pages_show_their_pictures() -> None:
    plain = {**FILES, "site_config.yml": CONFIG + "outputs: {cards: false}\n"}
    pages = {page.path: page for page in PAGES.render(desk(plain, images=IMAGES)) if isinstance(page, Page)}
    ann = pages["providers/ann-lee/"].head
    assert f'content="https://refer.example.org/{Routes.picture("ann.webp", PHOTO.digest, 480)}"' in ann
    assert '"og:image:width" content="480"' in ann
    assert '"og:image:alt" content="Dr. Lee"' in ann
    assert "og:image" not in pages["providers/ben-ito/"].head
    assert '"twitter:card" content="summary"' in pages["providers/ben-ito/"].head


def test_a_provider_is_named_with_what_does_not_change_from_day_to_day() -> None:
    assert said(cards()["providers/ann-lee/card.png"]) == [
        "Refer to", "Ann Lee", "MD · Cardiologist · Riverside", "EC", "Elm Street Clinic",
    ]  # fmt: skip


def test_pictures() -> None:
    made = cards()
    assert files(made["providers/ann-lee/card.png"]) == ["ann.webp"]
    assert made["providers/ben-ito/card.png"].pictures == ()
    assert "BI" in said(made["providers/ben-ito/card.png"])
    assert files(made["updates/2026-11-mri/card.png"]) == ["riverside.webp"], "that of what the update is about"
    assert made["updates/2026-11-plan/card.png"].pictures == ()
    assert "<path" in made["updates/2026-11-plan/card.png"].svg, "an icon"


def test_the_logo_stands_for_the_monogram() -> None:
    made = cards({**FILES, "site_config.yml": CONFIG + "brand: {logo: logo.png}\n"})
    card = made["providers/ann-lee/card.png"]
    assert files(card) == ["ann.webp", "logo.png"]
    assert "EC" not in said(card)
    frame = next(rect for rect in ElementTree.fromstring(card.svg).iter(f"{SVG}rect") if rect.get("rx"))
    left, top, wide, high = (float(frame.get(key, "0")) for key in ("x", "y", "width", "height"))
    logo = card.pictures[1]
    assert left < logo.left < logo.left + logo.width < left + wide
    assert top < logo.top < logo.top + logo.height < top + high
    assert files(made["providers/ben-ito/card.png"]) == ["logo.png"]


@pytest.mark.parametrize("size", [(16_000, 1), (1, 16_000), (300, 300)])
def test_a_logo_of_any_shape_has_room(size: tuple[int, int]) -> None:
    settings = {**FILES, "site_config.yml": CONFIG + "brand: {logo: logo.png}\n"}
    images = {**IMAGES, "logo.png": Picture(*size, "d" * 32)}
    for card in ROOM.render(desk(settings, images=images)):
        assert isinstance(card, Drawing)
        assert card.pictures[-1].width >= 20
        assert card.pictures[-1].height >= 20


HOSTILE = [
    "A",
    "Ananthalakshmi Venkatasubramanian-Krishnamoorthy",
    "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch Jones",
    "Maria " * 40,
    "W" * 120,
    '<script>alert("1")</script> & Söhne',
    "]]> {{ 7*7 }} {% x %}",
]


@pytest.mark.parametrize("name", HOSTILE)
def test_all_text_stays_in_the_middle(name: str) -> None:
    """The middle 1000 by 500 of 1200 by 630, and to the left of the picture."""
    long = "Reorganised " * 30
    hostile = {
        **FILES,
        "content/practice.yml": SMALLEST["content/practice.yml"].replace("Elm Street Clinic", "Elm Street Clinic " * 6),
        "providers/ann-lee.yml": f"name: {name!r}\nheadline: {long}\ncredentials: [MD, PhD, FACC, FSCAI]\nat: {{riverside: }}\n",
        "content/updates/2026-11-mri.md": NEWS % (repr(name), "equipment", "provider/ann-lee"),
    }
    for card in cards(hostile).values():
        lines = [element for element in texts(card) if element.get("text-anchor") is None]
        assert len(lines) >= 3
        for line in lines:
            x, y, size = (float(line.get(key, "0")) for key in ("x", "y", "font-size"))
            bold = line.get("font-weight") == "700"
            assert x >= 100
            assert x + width(line.text or "", size, bold=bold) <= 640
            assert y - size * 0.75 >= 65
            assert y + size * 0.25 <= 566
        tops = sorted(float(line.get("y", "0")) for line in lines)
        assert len(set(tops)) == len(tops), "no line stands on another"


def test_names_are_text_and_nothing_else() -> None:
    card = named('<script>alert("1")</script> & Söhne')
    assert '<script>alert("1")</script> & Söhne' in " ".join(said(card))
    assert not list(ElementTree.fromstring(card.svg).iter(f"{SVG}script"))
    assert "49" not in "".join(said(named("]]> {{ 7*7 }} {% x %}")))


def test_a_name_that_runs_from_right_to_left_is_marked_so() -> None:
    assert said(named("محمد الأحمد"))[:3] == ["م", "Refer to", "\u2067محمد الأحمد\u2069"]


def test_a_name_in_another_script_gives_way_to_the_practice() -> None:
    card = named("李小龍")
    assert said(card) == ["Refer to", "Elm Street", "Clinic", "Riverside", "EC", "refer.example.org"]
    assert "<path" in card.svg, "an icon in the place of initials"


@pytest.mark.parametrize(
    "brand", ["look: harbor", "look: meadow", "look: slate", 'primary: "#806a00"', 'accent: "#101010"']
)
def test_everything_can_be_read(brand: str) -> None:
    """Text 4.5:1 on its ground (WCAG 2.2, 1.4.3), though a card is only a picture."""
    made = cards({**FILES, "site_config.yml": CONFIG + f"brand: {{{brand}}}\n"})
    for card in made.values():
        ground = re.findall(r'<rect width="1200" height="630" fill="(#\w+)"', card.svg)[0]
        for line in texts(card):
            on_ground = line.get("text-anchor") is None
            if on_ground:
                assert color.contrast(line.get("fill", ""), ground) >= color.TEXT


def test_a_card_is_a_picture_of_its_size_and_always_the_same() -> None:
    card = cards()["providers/ann-lee/card.png"]
    photo = saved(drawn(640, 640), "WEBP", lossless=True)
    with quiet():
        once, again = (png(card.svg, [(photo, card.pictures[0])]) for _ in range(2))
    assert once == again
    with Image.open(io.BytesIO(once)) as image:
        assert (image.size, image.format) == ((1200, 630), "PNG")
        assert len(once) < 1_000_000
        colors = image.convert("RGB")
        assert colors.getpixel((720, 440))[0] > 200 > 60 > colors.getpixel((720, 440))[1], "the photo"  # type: ignore[index]
        assert colors.getpixel((690, 100)) == colors.getpixel((20, 20)), "which is round"


def test_letters_are_drawn() -> None:
    """Our own font is used, whatever fonts the machine has: the letters leave marks where they should."""
    card = cards()["providers/ben-ito/card.png"]
    with quiet():
        body = png(card.svg, [])
        blank = png(re.sub(r"<text.*?</text>", "", card.svg), [])
    whole, without = (Image.open(io.BytesIO(each)).convert("L") for each in (body, blank))
    line = next(line for line in texts(card) if line.text == "Ben Ito")
    x, y, size = (int(float(line.get(key, "0"))) for key in ("x", "y", "font-size"))
    box = (x, y - size, x + int(width("Ben Ito", size, bold=True)), y)
    drawn_over = ImageChops.difference(whole.crop(box), without.crop(box)).histogram()
    assert 0.15 < sum(drawn_over[1:]) / sum(drawn_over) < 0.5


def test_a_title_of_300_characters_stands_whole():
    title = ("A class for hearts that were ill, " * 9)[:299] + "!"
    news = NEWS % (title, "service", "")
    config = CONFIG + "outputs: {social: false}\n"
    drawing = cards({**FILES, "site_config.yml": config, "content/updates/2026-11-plan.md": news})[
        "updates/2026-11-plan/card.png"
    ]
    shown = "".join(node.text or "" for node in ElementTree.fromstring(drawing.svg).iter(f"{SVG}text"))
    assert "".join(title.split()) in "".join(shown.split())
