"""How values get into the output of templates: the same text that Jinja would write, made with less work.

Jinja makes a `Markup` of each value, only to join them all. On a large site that is a tenth of a build, and most values
have nothing in them that needs escaping.
"""

from __future__ import annotations

import re
from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator
from markupsafe import Markup, escape

_needs_escaping = re.compile("[&<>\"']").search


def html_text(value: object) -> str:
    """The text of a value in HTML, as `markupsafe.escape` writes it."""
    if isinstance(value, str) and (type(value) is Markup or not _needs_escaping(value)):
        return value
    return escape(value)


class QuickWriting(CodeGenerator):
    """Compiles templates so that `html_text` writes the values of escaped output (`code_generator_class` of Jinja)."""

    def _output_child_pre(self, node: nodes.Expr, frame: Any, finalize: Any) -> None:
        if frame.eval_ctx.autoescape and not frame.eval_ctx.volatile and finalize.src is None:
            self.write("environment.html_text(")
        else:
            super()._output_child_pre(node, frame, finalize)
