"""Pictures of every kind of page for people to look at: `python -m tests.browser.gallery OUT [--site DIR]`.

Writes desktop, phone, dark and the first printed sheet of the richest page of each kind into OUT, with an `index.html`
that shows them side by side, and `readme.png`: the first screen of the home page, as `docs/home.png` is made. Without
`--site`, the sample practice is built first.
"""

from __future__ import annotations

import argparse
import html
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import Browser, ViewportSize

from tests.browser import chromium
from tests.browser.hosting import hosted
from tests.browser.visits import DESKTOP, Visit, visiting
from tests.built import ROOT, Site, SitePage
from tests.examiners import missing

PHONE = {"width": 390, "height": 844}
LOOKS: dict[str, dict[str, Any]] = {
    "desktop": {"viewport": DESKTOP},
    "phone": {"viewport": PHONE, "device_scale_factor": 2},
    "dark": {"viewport": DESKTOP, "color_scheme": "dark"},
    "print": {},
}
ALL_PICTURES = """() => Promise.all([...document.images].map((image) => {
  image.loading = "eager"
  return image.decode().catch(() => undefined)
}))"""
SHEET = """<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Gallery</title>
<style>
body {{ font: 16px/1.4 system-ui, sans-serif; margin: 1rem; background: #ddd }}
h2 {{ margin: 2rem 0 .5rem }}
div {{ display: flex; gap: 1rem; align-items: start; overflow-x: auto }}
figure {{ margin: 0 }}
img {{ display: block; height: 36rem; width: auto; max-width: none; object-fit: cover; object-position: top; background: #fff }}
</style>
<h1>{count} kinds of page</h1>
{rows}
</html>
"""


def shoot(visit: Visit, page: SitePage, file: Path, size: ViewportSize) -> None:
    """The whole page with all its pictures, in a window as high as the page, so that the bar stands at its end."""
    visit.page.set_viewport_size(size)
    visit.open(page.path)
    visit.page.evaluate(ALL_PICTURES)
    high = visit.page.evaluate("document.scrollingElement.scrollHeight")
    visit.page.set_viewport_size({**size, "height": high})
    visit.page.screenshot(path=file, animations="disabled")


def print_first(visit: Visit, page: SitePage, file: Path) -> None:
    """The first sheet on Letter paper."""
    assert not missing("pdftoppm"), missing("pdftoppm")
    visit.open(page.path)
    pdf = visit.page.pdf(format="Letter", print_background=False)
    command = ["pdftoppm", "-r", "80", "-f", "1", "-l", "1", "-singlefile", "-png", "-", file.with_suffix("")]
    subprocess.run(command, input=pdf, check=True)


def first_screen(visit: Visit, file: Path) -> None:
    """What a visitor sees first, in few colours, which drawings do not miss."""
    visit.open()
    visit.page.evaluate(ALL_PICTURES)
    visit.page.screenshot(path=file, animations="disabled")
    with Image.open(file) as picture:
        few = picture.convert("RGB").quantize(128)
    few.save(file, optimize=True)


def gallery(browser: Browser, site: Site, out: Path, tell: Callable[[str], None] = print) -> None:
    """All pictures of the site, and the page that shows them."""
    out.mkdir(parents=True, exist_ok=True)
    with hosted(site.folder, site.base) as address:
        for look, options in LOOKS.items():
            with visiting(browser, address, reduced_motion="reduce", **options) as visit:
                for page in site.one_of_each:
                    if look == "print":
                        print_first(visit, page, out / name(page, look))
                    else:
                        shoot(visit, page, out / name(page, look), options["viewport"])
            tell(f"{look}: {len(site.one_of_each)} pictures")
        with visiting(browser, address, viewport=DESKTOP, reduced_motion="reduce") as visit:
            first_screen(visit, out / "readme.png")
    (out / "index.html").write_text(contact_sheet(site.one_of_each), "utf-8")


def name(page: SitePage, look: str) -> str:
    """The file of a picture."""
    return f"{page.kind}-{look}.png"


def contact_sheet(pages: tuple[SitePage, ...]) -> str:
    """Every kind in a row, every look in a column."""
    rows = []
    for page in pages:
        pictures = "".join(
            f'<figure><figcaption>{look}</figcaption><a href="{name(page, look)}">'
            f'<img src="{name(page, look)}" alt="{page.kind}, {look}" loading="lazy"></a></figure>'
            for look in LOOKS
        )
        rows.append(f"<h2>{html.escape(str(page))}</h2>\n<div>{pictures}</div>")
    return SHEET.format(count=len(pages), rows="\n".join(rows))


def main(arguments: list[str] | None = None) -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m tests.browser.gallery", description=__doc__)
    parser.add_argument("out", type=Path, metavar="OUT", help="where the pictures go")
    parser.add_argument("--site", type=Path, metavar="DIR", help="a site that is built already (build/site)")
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as made, chromium.started() as browser:
        folder = given.site or Path(made) / "site"
        if not given.site:
            subprocess.run([sys.executable, "-m", "generator", "build", "--out", made], cwd=ROOT, check=True)
        gallery(browser, Site(folder), given.out)
    print(f"Open {given.out / 'index.html'}")


if __name__ == "__main__":
    main()
