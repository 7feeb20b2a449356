"""What the site forbids browsers to do on its pages: load from elsewhere, run what is not in a file of its own.

The policy stands in each page, because many hosts send no headers of ours, and in `_headers`, which hosts such as
Cloudflare Pages and Netlify turn into real headers.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

_CONTENT_SECURITY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "worker-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'self'",
}
"""Content Security Policy Level 3. Pictures as `data:` are the theme's own icons, in its style sheet."""

_PERMISSIONS = ("camera", "geolocation", "microphone", "payment", "usb", "browsing-topics")

FOREVER = "public, max-age=31536000, immutable"

POLICY = "; ".join(f"{directive} {value}" for directive, value in _CONTENT_SECURITY.items())
"""The policy as a page states it; it says nothing of frames, which only a header may do."""


def headers_file(lasting: Iterable[str]) -> bytes:
    """`_headers`: for every path, the policy and what else is better said in a header.

    What is below the `lasting` paths never changes, so that browsers need not ask for it again (RFC 8246).
    """
    headers = {
        "Content-Security-Policy": f"{POLICY}; frame-ancestors 'none'",
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",
        "Permissions-Policy": ", ".join(f"{feature}=()" for feature in _PERMISSIONS),
    }
    blocks = {"/*": headers, **{f"{path}*": {"Cache-Control": FOREVER} for path in lasting}}
    return "".join(_block(path, each) for path, each in blocks.items()).encode()


def _block(path: str, headers: Mapping[str, str]) -> str:
    lines = (f"  {name}: {value}\n" for name, value in headers.items())
    return "".join([f"{path}\n", *lines])
