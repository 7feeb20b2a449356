"""Old addresses (`formerly:`): small files that send the browser on, and tell search engines where."""

from __future__ import annotations

from collections.abc import Iterator

from generator.derive.routes import redirects
from generator.outputs.base import File
from generator.outputs.pages.site import Site
from generator.outputs.pages.templates import fill


def pages(site: Site) -> Iterator[File]:
    """A file for each old address."""
    for old, new in redirects(site.directory):
        values = {
            "link": site.routes.relative(old, new),
            "url": site.routes.url(new),
            "practice": site.directory.practice,
            "language": site.desk.settings.site.languages[0],
        }
        yield File(f"{old}index.html", fill("redirect", values).encode())
