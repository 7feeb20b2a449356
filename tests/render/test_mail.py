"""What mail asks for: clients, colours, plain text, marked addresses."""

from __future__ import annotations

import json
from importlib.resources import files

import pytest

from generator.derive.tracking import NEWSLETTER, tagged, untagged
from generator.model.settings import Brand, Look
from generator.render.mail import palette
from generator.render.mail.clients import ALLOWED, features, missing, unsupported
from generator.render.mail.plain import COLUMNS, plain_markdown, underlined, wrapped


@pytest.mark.parametrize(
    ("html", "feature"),
    [
        ('<p style="display:flex">', "css-display-flex"),
        ('<p style="width:calc(1px + 2px)">', "css-unit-calc"),
        ('<p style="margin:1rem">', "css-unit-rem"),
        ('<p style="color:rgba(0,0,0,.5)">', "css-rgba"),
        ('<p style="position:absolute">', "css-position"),
        ('<p style="max-height:0">', "css-max-height"),
        ('<p style="border-top-left-radius:1px;float:left">', "css-float"),
        ("<style>a:hover{color:red}</style>", "css-pseudo-class-hover"),
        ("<style>a::before{color:red}</style>", "css-pseudo-element-before"),
        ("<style>@media (orientation:landscape){a{color:red}}</style>", "css-at-media-orientation"),
        ("<style>ul > li{color:red}</style>", "css-selector-child"),
        ('<img src="https://x.example/a.webp">', "image-webp"),
        ('<img src="data:image/png;base64,AA">', "image-base64"),
        ("<section></section>", "html-semantics"),
        ("<form></form>", "html-form"),
        ('<a href="#top">', "html-anchor-links"),
        ('<a target="_blank">', "html-target"),
        ('<img srcset="a 1x">', "html-srcset"),
        ("<video></video>", "html-video"),
    ],
)
def test_what_a_program_cannot_show_is_found(html: str, feature: str):
    assert feature in features(html)
    assert feature in missing(html)


def test_what_only_outlook_reads_is_not_held_against_the_others():
    assert missing("<!--[if mso]><form style='display:flex'></form><![endif]--><p style='margin:0'>Hello</p>") == {}


def test_every_reason_is_for_something_that_is_not_supported():
    assert set(ALLOWED) <= set(unsupported())
    assert all(reason.endswith(".") for reason in ALLOWED.values())


def test_the_data_says_where_it_is_from():
    data = json.loads(files("generator.render.mail").joinpath("caniemail.json").read_text("utf-8"))
    assert data["licence"] == "MIT"
    assert "Rémi Parmentier" in data["licence_text"]
    assert data["source"].startswith("Can I email")
    clients = {client for found in data["unsupported"].values() for client in found}
    assert clients == {"outlook.windows", "apple-mail.ios", "apple-mail.macos", "gmail.android", "gmail.desktop-webmail",
                       "gmail.ios", "gmail.mobile-webmail"}  # fmt: skip


BRANDS = [Brand(look=look) for look in Look] + [
    Brand(primary=color, accent=accent)
    for color, accent in (
        ("#ffff00", "#00ff00"),
        ("#000000", "#ffffff"),
        ("#777777", "#888888"),
        ("#ff0000", "#fafafa"),
    )
]


@pytest.mark.parametrize("brand", BRANDS, ids=str)
def test_colours_can_be_read_whatever_the_brand(brand: Brand):
    assert list(palette.unreadable(palette.light(brand))) == []
    assert list(palette.unreadable(palette.dark(brand))) == []


def turned_round(color: str) -> str:
    """As programs invert that keep hues: lightness upside down."""
    from colorsys import hls_to_rgb, rgb_to_hls

    hue, light, saturation = rgb_to_hls(*(int(color[place : place + 2], 16) / 255 for place in (1, 3, 5)))
    return "#" + "".join(f"{round(part * 255):02x}" for part in hls_to_rgb(hue, 1 - light, saturation))


@pytest.mark.parametrize("brand", BRANDS[:3], ids=str)
def test_colours_bear_being_turned_round(brand: Brand):
    from generator.render.color import PARTS, contrast

    colors = {name: turned_round(color) for name, color in palette.light(brand).items()}
    for text, ground in palette.PAIRS:
        assert contrast(colors[text], colors[ground]) >= PARTS, (text, ground)


def test_text_is_wrapped_between_words_only():
    made = wrapped("A word and https://refer.example.org/" + "x" * 80 + " and more words " * 10, "  ", "* ")
    assert made.startswith("* A word")
    assert [len(line) > COLUMNS for line in made.splitlines()].count(True) == 1
    assert underlined("Title", "=") == "Title\n====="


def test_markdown_is_written_for_reading():
    text = (
        "## Head\n\nOne **bold** [link](https://a.example/x) and <https://b.example/>.\n\n1. first\n2. second\n\n- dash"
    )
    assert plain_markdown(text) == (
        "Head\n\nOne bold link and https://b.example/.\nhttps://a.example/x\n\n1. first\n2. second\n- dash"
    )


@pytest.mark.parametrize(
    ("url", "made"),
    [
        ("https://a.example/x/", "https://a.example/x/?utm_source=newsletter&utm_medium=email&utm_campaign=c&utm_content=i"),
        ("https://a.example/x?q=1#f", "https://a.example/x?q=1&utm_source=newsletter&utm_medium=email&utm_campaign=c"
         "&utm_content=i#f"),
        ("https://b.example/x", "https://b.example/x"),
        ("tel:+15025550100", "tel:+15025550100"),
    ],
)  # fmt: skip
def test_only_our_addresses_are_marked(url: str, made: str):
    assert tagged(url, "https://a.example/", NEWSLETTER, "c", "i") == made
    assert untagged(made) == url
