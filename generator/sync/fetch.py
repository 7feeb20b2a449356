"""The one place that uses the network: fetching a feed from a server that may be slow, broken or hostile.

Standard library only, because every step has a limit of its own: which addresses are connected to, how long all of it
may take, how much is read and unpacked, how often one is sent elsewhere.
"""

from __future__ import annotations

import http.client
import re
import ssl
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from types import MappingProxyType
from urllib.parse import quote, urljoin, urlsplit

from generator import __version__
from generator.sync.doors import Door, Refused, public
from generator.sync.lines import Deadline, Line, connect

AGENT = f"practice-presence/{__version__} (presence sync)"
ACCEPT = "application/atom+xml, application/rss+xml, application/xml;q=0.9, text/xml;q=0.8, */*;q=0.1"
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PACKED = frozenset({"gzip", "x-gzip"})
_PIECE = 65_536


@dataclass(frozen=True, slots=True)
class Limits:
    """What one fetch may cost. `octets` counts the body, unpacked; `seconds` is for everything together."""

    octets: int = 2_000_000
    seconds: float = 20.0
    redirects: int = 5


class Trouble(Exception):  # noqa: N818
    """A feed that could not be had; the message says why, in a few words."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server sent. `url` is where it was in the end; `unchanged`: nothing new since the validators (304)."""

    url: str
    body: bytes = b""
    type: str = ""
    validators: Mapping[str, str] = field(default_factory=dict)
    unchanged: bool = False


_SENT_BACK = MappingProxyType({"etag": "If-None-Match", "last-modified": "If-Modified-Since"})
"""Validator of an answer -> field of the next request (RFC 9110 §13.1)."""


def fetch(
    url: str, validators: Mapping[str, str] = MappingProxyType({}), door: Door = public, limits: Limits = Limits()
) -> Answer:
    """Get what is at an address, or raise `Trouble`. `validators` are those of the answer that one already has."""
    deadline = Deadline(limits.seconds)
    try:
        for _ in range(limits.redirects + 1):
            answer, elsewhere = _once(url, validators, door, limits, deadline)
            if answer is not None:
                return answer
            url = urljoin(url, elsewhere)
    except TimeoutError:
        raise Trouble(f"nothing came within {limits.seconds:g} seconds, or it came too slowly") from None
    except Refused as error:
        raise Trouble(str(error)) from None
    except http.client.IncompleteRead:
        raise Trouble("it broke off in the middle") from None
    except ssl.SSLCertVerificationError:
        raise Trouble("its certificate is not valid") from None
    except (http.client.HTTPException, ValueError, zlib.error) as error:
        raise Trouble(f"the server does not speak HTTP as it should ({type(error).__name__})") from None
    except OSError as error:
        raise Trouble(f"no connection ({error.strerror or type(error).__name__})") from None
    raise Trouble(f"it sends one elsewhere more than {limits.redirects} times")


def _once(
    url: str, validators: Mapping[str, str], door: Door, limits: Limits, deadline: Deadline
) -> tuple[Answer | None, str]:
    """One request: an answer, or the address that one is sent to."""
    with connect(url, door, deadline) as line:
        response = _asked(line, url, validators)
        status = response.status
        if status == HTTPStatus.NOT_MODIFIED and validators:
            return Answer(url, unchanged=True), ""
        if status in _REDIRECTS and (elsewhere := response.getheader("Location")):
            return None, elsewhere
        if status != HTTPStatus.OK:
            raise Trouble(f"the server answers {_words(status)}")
        body = _body(response, limits.octets)
        kept = {name: value for name in _SENT_BACK if (value := _header(response, name))}
        return Answer(url, body, _header(response, "content-type"), kept), ""


def _asked(line: Line, url: str, validators: Mapping[str, str]) -> http.client.HTTPResponse:
    parts = urlsplit(url)
    target = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~") + (f"?{_query(parts.query)}" if parts.query else "")
    line.putrequest("GET", target, skip_accept_encoding=True)
    line.putheader("User-Agent", AGENT)
    line.putheader("Accept", ACCEPT)
    line.putheader("Accept-Encoding", "gzip")
    line.putheader("Connection", "close")
    for name, value in validators.items():
        line.putheader(_SENT_BACK[name], value)
    line.endheaders()
    return line.getresponse()


def _query(query: str) -> str:
    return quote(query, safe="/%:@!$&'()*+,;=~?")


def _words(status: int) -> str:
    """404 Not Found; a number that no standard knows stays alone."""
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return str(status)


def _header(response: http.client.HTTPResponse, name: str) -> str:
    """A field that can be kept and sent back: printable, not long; else nothing."""
    value = response.getheader(name) or ""
    return value if re.fullmatch(r"[\x20-\x7e]{1,200}", value) else ""


def _body(response: http.client.HTTPResponse, most: int) -> bytes:
    """The whole body, unpacked. Asking for one octet more than is allowed tells what is too long."""
    coding = (response.getheader("Content-Encoding") or "").strip().lower()
    if coding not in {"", "identity", *_PACKED}:
        raise Trouble("it comes in a packing that was not asked for")
    unpack = zlib.decompressobj(16 + zlib.MAX_WBITS) if coding in _PACKED else None
    body = b""
    while piece := response.read(_PIECE):
        body += unpack.decompress(piece, most + 1 - len(body)) if unpack else piece
        if len(body) > most or (unpack and unpack.unconsumed_tail):
            raise Trouble(f"it is longer than {most // 1_000_000} MB")
    if response.length or (unpack and not unpack.eof):
        raise Trouble("it broke off in the middle")
    return body
