"""A Python-Markdown extension for text that strangers may have written: no raw HTML, no odd links.

Raw HTML, block and inline, comes out escaped. A link keeps its address only if it is relative or http, https, mailto or
tel; a picture only if it is relative, because a picture from elsewhere tells others who reads the page.
"""

from __future__ import annotations

import html
import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE

LINK_SCHEMES = frozenset({"http", "https", "mailto", "tel"})

_AFTER_ALL_OTHERS = -100
_IGNORED_BY_BROWSERS = re.compile(r"[\x00-\x20\x7f-\x9f]+")
_SCHEME = re.compile(r"([^/?#:]*):")
"""Whatever stands before a colon, also what is no scheme by RFC 3986, as long as it cannot be a path."""


def scheme(address: str) -> str:
    """The scheme as a browser might see it, in lower case; empty for a relative address."""
    plain = html.unescape(address.replace(AMP_SUBSTITUTE, "&"))
    found = _SCHEME.match(_IGNORED_BY_BROWSERS.sub("", plain))
    return found[1].lower() if found else ""


def is_relative(address: str) -> bool:
    """Whether the address stays on this site: no scheme, and no host (`//host`, for browsers also with backslashes)."""
    plain = _IGNORED_BY_BROWSERS.sub("", html.unescape(address)).replace("\\", "/")
    return not scheme(address) and not plain.startswith("//")


class SafeAddresses(Treeprocessor):
    """Takes away addresses that must not be followed or loaded; the text stays."""

    def run(self, root: Element) -> None:
        """Look at every link and picture, after all other processors have had their say."""
        for element in root.iter():
            if element.tag == "a" and scheme(element.get("href", "")) not in LINK_SCHEMES | {""}:
                element.tag = "span"
                element.attrib.clear()
            elif element.tag == "img" and not is_relative(element.get("src", "")):
                element.tag, element.text = "span", element.get("alt", "")
                element.attrib.clear()


class SafeMarkdown(Extension):
    """The extension as Python-Markdown knows it."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Take out what lets raw HTML through and put the check of addresses last."""
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        md.treeprocessors.register(SafeAddresses(md), "safe_addresses", _AFTER_ALL_OTHERS)


def makeExtension(**_options: object) -> SafeMarkdown:  # noqa: N802 - Python-Markdown's name
    """What Python-Markdown calls when the module is named as an extension."""
    return SafeMarkdown()  # type: ignore[no-untyped-call]
