"""Which addresses may be connected to: those of the public internet, by https, and no others.

A feed's address, or a redirect, could lead into the network of whoever runs `presence sync`. So names are looked up
here, once, and the connection is made to exactly the addresses that were found to be public.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable
from typing import NamedTuple, TypeAlias
from urllib.parse import urlsplit

HTTPS = 443


class Refused(Exception):  # noqa: N818
    """An address that is not connected to; the message says why."""


class Place(NamedTuple):
    """Where to connect to: the name that a certificate must hold, the port, addresses in order, and whether by TLS."""

    host: str
    port: int
    addresses: tuple[str, ...]
    tls: bool


Door: TypeAlias = Callable[[str], Place]
"""A full address -> the place. Raises `Refused`, and `OSError` when there is no such name."""


def public(url: str) -> Place:
    """The place of a public https address."""
    parts = urlsplit(url)
    if parts.scheme != "https":
        raise Refused(f"it leads to {parts.scheme[:20] or 'no'}: and not to https:")
    host, port = host_of(url), parts.port or HTTPS
    addresses = tuple(address for address in looked_up(host, port) if is_public(address))
    if not addresses:
        raise Refused("it leads into a private network")
    return Place(host, port, addresses, True)


def host_of(url: str) -> str:
    """The host of an address as the network knows it."""
    parts = urlsplit(url)
    if parts.username is not None or parts.password is not None:
        raise Refused("its address holds a password")
    if not parts.hostname:
        raise Refused("its address names no server")
    return parts.hostname.encode("idna").decode() if not parts.hostname.isascii() else parts.hostname


def looked_up(host: str, port: int) -> list[str]:
    """The IP addresses of a host, as the system orders them."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public internet (IANA special-purpose registries, RFC 6890)."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour
        if inner is not None:
            return is_public(str(inner))
    return ip.is_global and not ip.is_multicast
