"""Connections that keep to a deadline, whatever the other side does.

A timeout of a socket begins anew with every octet, so a server that sends one a second holds it for ever. Here each
wait is as long as what is left of the whole.
"""

from __future__ import annotations

import contextlib
import http.client
import io
import socket
import ssl
import time
from collections.abc import Iterator
from typing import Any

from generator.sync.doors import Door, Place

ONE_TRY = 6.0
"""Seconds for connecting to one address, so that one that does not answer leaves time for the next."""


class Deadline:
    """A moment by which all must be done."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    def left(self) -> float:
        """Seconds that are left. Raises TimeoutError when there are none."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise TimeoutError
        return left


class _Reading(io.RawIOBase):
    """What comes in, each wait within the deadline."""

    def __init__(self, sock: socket.socket, deadline: Deadline) -> None:
        self._sock = sock
        self._deadline = deadline

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: Any) -> int:
        """As sockets do it."""
        self._sock.settimeout(self._deadline.left())
        return self._sock.recv_into(buffer)


class _Paced:
    """As much of a socket as `http.client` uses."""

    def __init__(self, sock: socket.socket, deadline: Deadline) -> None:
        self._sock = sock
        self._deadline = deadline

    def makefile(self, *_: Any) -> io.BufferedReader:
        """For reading; nothing else is asked for."""
        return io.BufferedReader(_Reading(self._sock, self._deadline))

    def sendall(self, data: bytes) -> None:
        """Send everything."""
        self._sock.settimeout(self._deadline.left())
        self._sock.sendall(data)

    def close(self) -> None:
        """Nothing: `http.client` closes before it reads. `Line.hang_up` closes."""


class Line(http.client.HTTPConnection):
    """A connection to a place that has been looked up already."""

    def __init__(self, place: Place, deadline: Deadline) -> None:
        super().__init__(place.host, place.port)
        if place.tls:
            self.default_port = 443  # so that the field Host has no port where none is needed
        self._place = place
        self._deadline = deadline
        self._open_socket: socket.socket | None = None

    def connect(self) -> None:
        """Connect to the first address that answers. Raises OSError of the last that did not."""
        self._open_socket = self._opened()
        if self._place.tls:
            self._open_socket = self._secured(self._open_socket)
        self.sock = _Paced(self._open_socket, self._deadline)

    def hang_up(self) -> None:
        """End the connection, whatever state it is in."""
        self.close()
        if self._open_socket is not None:
            self._open_socket.close()

    def _opened(self) -> socket.socket:
        *others, last = self._place.addresses
        for address in others:
            with contextlib.suppress(OSError):
                return self._open(address)
        return self._open(last)

    def _open(self, address: str) -> socket.socket:
        return socket.create_connection((address, self._place.port), timeout=min(ONE_TRY, self._deadline.left()))

    def _secured(self, sock: socket.socket) -> socket.socket:
        """The same with TLS: certificates are checked, and the handshake has a deadline as a whole."""
        sock.settimeout(self._deadline.left())
        return ssl.create_default_context().wrap_socket(sock, server_hostname=self._place.host)


@contextlib.contextmanager
def connect(url: str, door: Door, deadline: Deadline) -> Iterator[Line]:
    """A line to the server of an address. It is opened with the first request."""
    line = Line(door(url), deadline)
    try:
        yield line
    finally:
        line.hang_up()
