"""QR codes as small SVG files, and as PNG for programs that know no SVG."""

from __future__ import annotations

import io

import segno

_BORDER = 4
"""Modules of white around the code (ISO/IEC 18004, 6.3.8)."""


def qr_svg(text: str) -> bytes:
    """The text as a QR code of level M or better: one path, black on white, sized by who shows it."""
    code = segno.make(text, error="m", micro=False)
    target = io.BytesIO()
    code.save(
        target,
        kind="svg",
        border=_BORDER,
        light="#fff",
        xmldecl=False,
        omitsize=True,
        svgclass=None,
        lineclass=None,
        nl=False,
    )
    return target.getvalue().replace(b"<svg ", b'<svg shape-rendering="crispEdges" ', 1)


def qr_png(text: str) -> bytes:
    """The same in 16 pixels for each module: sharp on paper up to 10 cm."""
    target = io.BytesIO()
    segno.make(text, error="m", micro=False).save(target, kind="png", border=_BORDER, scale=16)
    return target.getvalue()
