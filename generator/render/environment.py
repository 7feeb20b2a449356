"""The one way to get a Jinja environment: escaping on for everything that is markup, nothing undefined, no surprises.

Templates are files of the package and never come from a practice's files, so a practice cannot run code by them.
"""

from __future__ import annotations

from collections.abc import MutableMapping
from functools import cache
from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache, PackageLoader, StrictUndefined

from generator.render.icons import icon
from generator.render.kept import folder_of
from generator.render.markdown import dialled, markdown
from generator.render.unbroken import unbroken
from generator.render.writing import QuickWriting, html_text

_MARKUP = (".html.j2", ".xml.j2", ".svg.j2")


def is_markup(name: str | None) -> bool:
    """Whether a template's output is HTML, XML or SVG, and so is escaped by itself."""
    return name is None or name.endswith(_MARKUP)


def compiled(package: str) -> FileSystemBytecodeCache | None:
    """Templates are compiled once for an installation, as Python does with its modules, and beside those.

    In a folder that cannot be written they are compiled once a run.
    """
    folder = folder_of(package)
    return FileSystemBytecodeCache(str(folder), "%s.quick2.jinja") if folder else None


class _Environment(Environment):
    """Jinja's, with its own way to write values, and a plain dictionary where it chains two for each page."""

    code_generator_class = QuickWriting
    html_text = staticmethod(html_text)

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """What every template may use, once all of it is known."""
        return {**self.globals, **(d or {})}


@cache
def environment(package: str) -> Environment:
    """The environment of a room: templates from the `templates` folder of its package, each compiled once a run."""
    made = _Environment(
        loader=PackageLoader(package),
        autoescape=is_markup,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=compiled(package),
    )
    made.filters["markdown"] = markdown
    made.filters["dialled"] = dialled
    made.filters["unbroken"] = unbroken
    made.globals["icon"] = icon
    return made
