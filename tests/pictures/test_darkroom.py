"""From pictures, drawings and addresses to files: right, without metadata, the same again, and only once."""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
import segno
from PIL import Image, ImageCms

from generator.derive.gallery import Gallery
from generator.outputs.base import Artifact, Code, Drawing, File, Placed, Still
from generator.pictures import workers
from generator.pictures.darkroom import Darkroom
from generator.pictures.limits import damaged
from generator.pictures.opening import open_picture
from generator.pictures.vault import Vault
from generator.problems import ContentError
from tests.pictures.samples import PLACE, album, drawn, saved, telling_exif
from tests.practices import desk

PERSON = "name: Jo Tarn\nrole: Liaison\nphoto: {file: %s, alt: Jo Tarn}\n"
UPDATE = "---\ntitle: News\ndate: 2026-11-02\nsummary: Something\nimage: {file: %s, alt: It}\n---\n"
PLAIN = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="40"><rect width="60" height="40" fill="#008000"/></svg>'
)
PORTRAIT = "people/Jo Tarn.jpg"
ADDRESS = "https://refer.example.org/providers/ann/"


PROFILE = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
XMP = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>" + PLACE + b"</x:xmpmeta>"


class Practice:
    """A folder with pictures, developed again and again."""

    def __init__(self, folder: Path, pictures: dict[str, bytes], files: dict[str, str]) -> None:
        self.folder = folder
        self.pictures = pictures
        self.files = files

    def develop(self, artifacts: Sequence[Artifact] = (), vault: Vault | None = None) -> dict[str, bytes]:
        """The bodies of everything that is made, by path."""
        found = album(self.folder, self.pictures)
        vault = vault or Vault(self.folder / "vault")
        darkroom = Darkroom(found, vault)
        darkroom.order(Gallery(desk(self.files, images=found).directory), artifacts)
        with darkroom.developing() as files:
            made = {file.path: file for file in files}
        vault.prune()
        assert all(isinstance(file, File) for file in made.values())
        return {path: file.body for path, file in made.items()}


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Starting processes takes time; the tests of workers ask for them."""
    monkeypatch.setattr(workers, "FEW", 99)


@pytest.fixture
def practice(tmp_path: Path) -> Practice:
    """A portrait and a scene, a drawing with the portrait in it, a code."""
    pictures = {
        PORTRAIT: saved(drawn(640, 800), exif=telling_exif(6), icc_profile=PROFILE, xmp=XMP),
        "news.png": saved(drawn(1500, 500), "PNG"),
        "unused.png": b"nobody looks at this",
    }
    files = {
        "content/people/jo-tarn.yml": PERSON % PORTRAIT,
        "content/updates/2026-11-news.md": UPDATE % "news.png",
    }
    return Practice(tmp_path, pictures, files)


ARTIFACTS: list[Artifact] = [
    Drawing("card.png", PLAIN, (Placed(PORTRAIT, 5, 0, 40, 40),)),
    Drawing("round.png", PLAIN, (Placed(PORTRAIT, 10, 0, 40, 40, round=True),)),
    Drawing("plain.png", PLAIN),
    Code("address.svg", ADDRESS),
]


def opened(body: bytes) -> Image.Image:
    return Image.open(io.BytesIO(body))


def test_every_picture_has_its_sizes(practice: Practice) -> None:
    made = practice.develop()
    sizes = {re.sub(r"\.[0-9a-f]{8}-", " ", path): opened(body).size for path, body in made.items()}
    assert sizes == {
        "images/people/jo-tarn 160.webp": (160, 128),
        "images/people/jo-tarn 320.webp": (320, 256),
        "images/people/jo-tarn 480.webp": (480, 384),
        "images/news 400.webp": (400, 133),
        "images/news 800.webp": (800, 267),
        "images/news 1280.webp": (1280, 427),
    }
    assert all(opened(body).format == "WEBP" for body in made.values())


def test_nothing_is_enlarged(practice: Practice) -> None:
    practice.pictures["news.png"] = saved(drawn(500, 50), "PNG")
    widths = sorted(opened(body).width for path, body in practice.develop().items() if "news" in path)
    assert widths == [400, 500]


def test_a_changed_picture_has_another_address(practice: Practice) -> None:
    before = practice.develop()
    practice.pictures["news.png"] = saved(drawn(1500, 501), "PNG")
    after = practice.develop()
    assert {path for path in before if path not in after} == {path for path in before if "news" in path}


def test_only_pixels_are_published(practice: Practice) -> None:
    assert PLACE in practice.pictures[PORTRAIT], "the source does tell"
    for path, body in practice.develop(ARTIFACTS).items():
        assert PLACE not in body, path
        assert not {"exif", "icc_profile", "xmp"} & opened(body).info.keys() if not path.endswith(".svg") else True


def test_a_small_picture_that_keeps_its_size_loses_its_metadata_too(practice: Practice) -> None:
    practice.pictures["news.png"] = saved(drawn(100, 50), "PNG", exif=telling_exif())
    body = next(body for path, body in practice.develop().items() if "news" in path)
    assert opened(body).size == (100, 50)
    assert PLACE not in body
    assert not opened(body).info.get("exif")


def test_the_same_gives_the_same_bytes(practice: Practice, tmp_path: Path) -> None:
    assert practice.develop(ARTIFACTS, Vault(None)) == practice.develop(ARTIFACTS, Vault(tmp_path / "another"))


def test_a_rebuild_makes_nothing(practice: Practice, monkeypatch: pytest.MonkeyPatch) -> None:
    before = practice.develop(ARTIFACTS)
    for library in ("encoding", "drawings", "codes"):
        monkeypatch.setitem(sys.modules, f"generator.pictures.{library}", None)
    monkeypatch.setattr(workers.subprocess, "Popen", None)
    assert practice.develop(ARTIFACTS) == before
    practice.pictures["news.png"] = saved(drawn(1500, 499), "PNG")
    with pytest.raises(ImportError):
        practice.develop(ARTIFACTS)


def test_a_rebuild_leaves_nothing_behind(practice: Practice) -> None:
    practice.develop(ARTIFACTS)
    del practice.files["content/updates/2026-11-news.md"]
    made = practice.develop()
    measured = 1
    assert len(list((practice.folder / "vault").iterdir())) == len(made) + measured


@pytest.mark.parametrize("python", ["", "/bin/false", "/nowhere/python"])
def test_without_workers_the_build_does_it_alone(
    practice: Practice, monkeypatch: pytest.MonkeyPatch, python: str
) -> None:
    whole = practice.develop(ARTIFACTS, Vault(None))
    monkeypatch.setattr(workers.sys, "executable", python)
    monkeypatch.setattr(workers, "FEW", 0)
    assert practice.develop(ARTIFACTS) == whole


def test_workers_do_it(practice: Practice, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = practice.develop(ARTIFACTS, Vault(None))
    monkeypatch.setattr(workers, "FEW", 0)
    for library in ("encoding", "drawings", "codes"):
        monkeypatch.setitem(sys.modules, f"generator.pictures.{library}", None)
    assert practice.develop(ARTIFACTS) == whole


def test_a_worker_runs_no_code_of_the_folder_it_is_in(
    practice: Practice, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "PIL.py").write_text("raise SystemExit(1)")
    monkeypatch.chdir(tmp_path)
    test_workers_do_it(practice, monkeypatch)


def test_a_picture_that_changes_meanwhile_stops_the_build(practice: Practice) -> None:
    found = album(practice.folder, practice.pictures)
    darkroom = Darkroom(found, Vault(None))
    darkroom.order(Gallery(desk(practice.files, images=found).directory), ())
    (practice.folder / "news.png").write_bytes(saved(drawn(1500, 400), "PNG"))
    with darkroom.developing() as files, pytest.raises(ContentError) as caught:
        list(files)
    assert [str(problem.where) for problem in caught.value.problems] == ["content/images/news.png"]


def test_two_files_with_one_content_and_name_share_an_address(practice: Practice) -> None:
    practice.pictures["news.jpg"] = practice.pictures["news.png"]
    practice.files["content/updates/2026-11-more.md"] = UPDATE % "news.jpg"
    assert len(practice.develop()) == 6


def test_one_content_under_two_names_is_worked_on_once(practice: Practice, monkeypatch: pytest.MonkeyPatch) -> None:
    practice.pictures["again.png"] = practice.pictures["news.png"]
    practice.files["content/updates/2026-11-more.md"] = UPDATE % "again.png"
    done = []
    monkeypatch.setattr(
        "generator.pictures.encoding.open_picture", lambda *given: done.append(1) or open_picture(*given)
    )
    assert len(practice.develop(vault=Vault(None))) == 9
    assert len(done) == 2


def test_a_drawing_has_its_pictures_in_it(practice: Practice) -> None:
    made = practice.develop(ARTIFACTS)
    assert seen(made["plain.png"], 25, 20) == seen(made["plain.png"], 1, 1) == "green"
    assert opened(made["card.png"]).size == (60, 40)
    whole = [seen(made["card.png"], 25, y) for y in (1, 8, 30, 38)]
    assert whole == ["green", "red", "white", "green"], "upright, all of it, in the middle of its place"
    cut = [seen(made["round.png"], x, y) for x, y in ((30, 3), (30, 37), (12, 38), (12, 2), (5, 20))]
    assert cut == ["red", "white", "green", "green", "green"], "it fills its place, and is round"


def seen(body: bytes, x: int, y: int) -> str:
    """The name of a colour at a point."""
    color = opened(body).convert("RGB").getpixel((x, y))
    assert isinstance(color, tuple)
    names = {"red": (255, 0, 0), "green": (0, 128, 0), "white": (255, 255, 255)}
    return next(
        (name for name, values in names.items() if max(abs(a - b) for a, b in zip(color, values, strict=True)) < 40),
        "?",
    )


@pytest.mark.parametrize("size", [(3000, 1), (1, 3000), (1, 1), (9, 9)])
@pytest.mark.parametrize("is_round", [True, False])
def test_odd_pictures_fit_into_drawings(practice: Practice, size: tuple[int, int], is_round: bool) -> None:
    practice.pictures[PORTRAIT] = saved(Image.new("RGBA", size, "navy"), "PNG")
    drawing = Drawing("card.png", PLAIN, (Placed(PORTRAIT, 10, 0, 40, 40, is_round),))
    made = practice.develop([drawing], Vault(None))
    assert opened(made["card.png"]).size == (60, 40)
    assert all(min(opened(body).size) >= 1 for body in made.values())


def test_what_is_transparent_shows_the_drawing(practice: Practice) -> None:
    practice.pictures[PORTRAIT] = saved(Image.new("RGBA", (40, 40), (255, 0, 0, 0)), "PNG")
    made = practice.develop(ARTIFACTS, Vault(None))
    assert seen(made["card.png"], 25, 20) == seen(made["round.png"], 30, 20) == "green"


def test_a_drawing_with_another_picture_is_another(practice: Practice) -> None:
    before = practice.develop(ARTIFACTS)["card.png"]
    practice.pictures[PORTRAIT] = saved(Image.new("RGB", (640, 800), "navy"))
    assert practice.develop(ARTIFACTS)["card.png"] != before
    moved = [Drawing("card.png", PLAIN, (Placed(PORTRAIT, 6, 0, 40, 40),))]
    assert practice.develop(moved)["card.png"] != practice.develop(ARTIFACTS)["card.png"]


def test_a_code_holds_its_text(practice: Practice) -> None:
    """The modules of the drawing are those of the code (read back with a phone once; here against the matrix)."""
    svg = practice.develop(ARTIFACTS)["address.svg"].decode()
    wanted = segno.make(ADDRESS, error="m", micro=False)
    assert wanted.error in "MQH"
    size = len(wanted.matrix)
    assert f'viewBox="0 0 {size + 8} {size + 8}"' in svg, "four white modules on each side"
    assert "style" not in svg
    assert modules(svg, size) == [[bool(module) for module in row] for row in wanted.matrix]


def modules(svg: str, size: int) -> list[list[bool]]:
    """The dark squares of a drawing of horizontal strokes."""
    found = [[False] * size for _ in range(size)]
    path = re.findall(r'stroke="#000" d="([^"]+)"', svg)[0]
    x, y = 0.0, 0.0
    for command, numbers in re.findall(r"([Mmh])([-\d. ]+)", path):
        values = [float(number) for number in re.findall(r"-?[\d.]+", numbers)]
        if command == "h":
            for step in range(int(values[0])):
                found[int(y) - 4][int(x) + step - 4] = True
            x += values[0]
        else:
            x, y = (values[0], values[1]) if command == "M" else (x + values[0], y + values[1])
    return found


def test_a_picture_that_cannot_be_shown_after_all_is_a_problem(
    practice: Practice, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise damaged()

    monkeypatch.setattr("generator.pictures.encoding.open_picture", fail)
    with pytest.raises(ContentError) as caught:
        practice.develop(vault=Vault(None))
    assert [str(problem.where) for problem in caught.value.problems] == ["content/images/people/Jo Tarn.jpg"]


def test_a_still_is_a_jpeg_of_its_size_and_nothing_but_pixels(practice: Practice) -> None:
    practice.pictures["news.png"] = saved(drawn(600, 400, "RGBA"), "PNG")
    made = practice.develop([Still("a.jpg", PORTRAIT, 160, 128), Still("b.jpg", "news.png", 300, 200)])
    for path, size in (("a.jpg", (160, 128)), ("b.jpg", (300, 200))):
        assert (opened(made[path]).format, opened(made[path]).size) == ("JPEG", size)
        assert not {"exif", "icc_profile", "xmp"} & opened(made[path]).info.keys()
        assert PLACE not in made[path]
    assert practice.develop([Still("a.jpg", PORTRAIT, 160, 128)])["a.jpg"] == made["a.jpg"]


def test_a_code_is_a_png_where_its_path_says_so(tmp_path: Path):
    made = Practice(tmp_path, {}, {}).develop([Code("a.svg", ADDRESS), Code("a.png", ADDRESS)])
    with Image.open(io.BytesIO(made["a.png"])) as image:
        assert image.format == "PNG"
        assert image.size == (16 * (segno.make(ADDRESS, error="m", micro=False).symbol_size(border=4)[0]),) * 2
    assert made["a.svg"].startswith(b"<svg")
