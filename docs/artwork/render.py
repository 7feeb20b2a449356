"""Draw every picture of the sample practice again: the SVG files in this folder become WebP in content/images/.

    python docs/artwork/render.py

Portraits (`people/`) come out 640 by 640 pixels, everything else 1200 by 800. Needs `resvg-py` and `pillow`; the
pictures are committed, so nothing else in the project does.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import resvg_py
from PIL import Image

HERE = Path(__file__).resolve().parent
IMAGES = HERE.parent.parent / "content" / "images"
PORTRAIT, SCENE = 640, 1200
QUALITY = 86
LIMIT = 60_000
"""Bytes that a picture may weigh."""


def render(drawing: Path) -> Path:
    """One drawing to WebP, in the same folder below content/images/; returns where it is."""
    width = PORTRAIT if drawing.parent.name == "people" else SCENE
    png = resvg_py.svg_to_bytes(svg_string=drawing.read_text(encoding="utf-8"), width=width)
    target = (IMAGES / drawing.relative_to(HERE)).with_suffix(".webp")
    target.parent.mkdir(parents=True, exist_ok=True)
    Image.open(BytesIO(bytes(png))).convert("RGB").save(target, quality=QUALITY, method=6)
    return target


def main() -> None:
    """All drawings, with the weight of each picture."""
    for drawing in sorted(HERE.rglob("*.svg")):
        target = render(drawing)
        size = target.stat().st_size
        print(f"{size:6d}  {target.relative_to(IMAGES)}{'  too heavy' if size > LIMIT else ''}")


if __name__ == "__main__":
    main()
