"""Servers on the loopback that behave as a test wants, octet by octet, and the door that lets `fetch` in to them."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Callable, Iterator, Mapping
from urllib.parse import urlsplit

from generator.sync.doors import Place, public
from generator.sync.fetch import Answer, Limits, fetch

Behaviour = Callable[[socket.socket, bytes], None]
"""What a server does with a connection, once the head of the request is there."""

QUICK = Limits(octets=200_000, seconds=10.0, redirects=3)
"""Limits for tests. Those that wait for the end of the time take less of it."""


def loopback(url: str) -> Place:
    """As `public`, but http on the loopback is let through."""
    parts = urlsplit(url)
    if parts.scheme == "http" and parts.hostname in ("127.0.0.1", "::1"):
        return Place(parts.hostname, parts.port or 80, (parts.hostname,), False)
    return public(url)


def local(url: str, validators: Mapping[str, str] = {}, limits: Limits = QUICK) -> Answer:
    """`fetch` from the loopback."""
    return fetch(url, validators, loopback, limits)


@contextlib.contextmanager
def serving(behave: Behaviour, host: str = "127.0.0.1") -> Iterator[str]:
    """The address of a server that treats every connection in the same way."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.create_server((host, 0), family=family) as server:
        thread = threading.Thread(target=_accept, args=(server, behave), daemon=True)
        thread.start()
        name = f"[{host}]" if ":" in host else host
        yield f"http://{name}:{server.getsockname()[1]}/feed.xml"
        server.shutdown(socket.SHUT_RDWR)
        thread.join()


def _accept(server: socket.socket, behave: Behaviour) -> None:
    while True:
        try:
            connection, _ = server.accept()
        except OSError:
            return
        with connection, contextlib.suppress(OSError):
            behave(connection, _request(connection))


def _request(connection: socket.socket) -> bytes:
    request = b""
    while b"\r\n\r\n" not in request and (piece := connection.recv(65536)):
        request += piece
    return request


def saying(body: bytes, head: str = "HTTP/1.1 200 OK", **fields: str) -> Behaviour:
    """A server that says this, with its length, and these fields (`content_type=…`)."""
    lines = [head, *(f"{name.replace('_', '-')}: {value}" for name, value in fields.items())]
    if "content_length" not in fields and "transfer_encoding" not in fields:
        lines.append(f"Content-Length: {len(body)}")
    whole = "\r\n".join([*lines, "", ""]).encode() + body
    return lambda connection, _: connection.sendall(whole)
