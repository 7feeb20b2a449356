"""The breadcrumb trail: one place makes it, for every page."""

from __future__ import annotations

import html
from collections.abc import Iterable
from functools import lru_cache

from generator.outputs.base import Crumb


def trail(crumbs: Iterable[Crumb], here: str, root: str, label: str) -> str:
    """The trail as a navigation landmark; empty without crumbs. `root` is the way from the page to the site's root.

    A crumb that leads to the page itself is no link and says so (ARIA Authoring Practices, breadcrumb pattern).
    """
    steps = "".join(f"<li>{_step(crumb, here, root)}</li>" for crumb in crumbs)
    if not steps:
        return ""
    return f'<nav class="crumbs" aria-label="{html.escape(label)}"><ol>{steps}</ol></nav>'


def _step(crumb: Crumb, here: str, root: str) -> str:
    if crumb.path == here:
        return f'<span aria-current="page">{html.escape(crumb.title)}</span>'
    return _link(crumb, root)


@lru_cache(maxsize=1024)
def _link(crumb: Crumb, root: str) -> str:
    """A step back; a thousand pages share it."""
    return f'<a href="{html.escape(way(root, crumb.path))}">{html.escape(crumb.title)}</a>'


def way(root: str, path: str) -> str:
    """The link to a site path from the page whose root is `root`."""
    return (root.removeprefix("./") + path) or "./"


def root_of(path: str) -> str:
    """The way from the page at a site path to the site's root: `../../`, or `./` from home."""
    return "../" * path.count("/") or "./"
