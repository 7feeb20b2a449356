"""A static host on 127.0.0.1: folders, 404.html, a base path and, if asked, the headers of `_headers`."""

from __future__ import annotations

import mimetypes
import re
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import unquote, urlsplit

TYPES = {".js": "text/javascript", ".vcf": "text/vcard", ".ics": "text/calendar", ".webp": "image/webp"}
TEXTS = ("text/", "application/json", "application/xml", "image/svg")


def content_type(file: Path) -> str:
    """The media type, with the charset for texts."""
    kind = TYPES.get(file.suffix) or mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    return f"{kind}; charset=utf-8" if kind.startswith(TEXTS) else kind


def headers_of(folder: Path) -> dict[str, str]:
    """The headers for all paths that `_headers` asks a host to send."""
    _, first, *_ = re.split(r"(?m)^/.*$", (folder / "_headers").read_text("utf-8"))
    return {name.strip(): value.strip() for name, value in (line.split(":", 1) for line in first.strip().splitlines())}


class Handler(BaseHTTPRequestHandler):
    """Answers as static hosts do. Subclasses say what is served."""

    protocol_version = "HTTP/1.1"
    folder: Path
    base: str
    headers_sent: Mapping[str, str]
    slow: Mapping[str, float]

    def do_GET(self) -> None:
        """Send the file, the way to the folder, or the 404 page."""
        path = unquote(urlsplit(self.path).path)
        file = self.folder / path.removeprefix(self.base) if path.startswith(self.base) else None
        if file and file.is_dir() and not path.endswith("/"):
            self.answer(301, b"", {"Location": f"{path}/"})
            return
        if file and file.is_dir():
            file /= "index.html"
        found = bool(file and file.is_file())
        shown = file if file and found else self.folder / "404.html"
        time.sleep(self.slow.get(shown.suffix, 0))
        body = shown.read_bytes() if shown.is_file() else b"not found"
        self.answer(200 if found else 404, body, {"Content-Type": content_type(shown)})

    def answer(self, code: int, body: bytes, headers: Mapping[str, str]) -> None:
        """One whole answer."""
        self.send_response(code)
        for name, value in {**headers, **self.headers_sent, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: tests tell what matters."""


class Server(ThreadingHTTPServer):
    """Browsers hang up in the middle of an answer; that is no news."""

    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Nothing."""


@contextmanager
def hosted(
    folder: Path, base: str = "/", *, headers: bool = False, slow: Mapping[str, float] | None = None
) -> Iterator[str]:
    """The address under which the folder is served, with a slash at its end.

    `slow` are seconds to wait before a file with that suffix is sent, as on a slow line.
    """
    values = {
        "folder": folder,
        "base": base,
        "headers_sent": headers_of(folder) if headers else {},
        "slow": slow or {},
    }
    server = Server(("127.0.0.1", 0), type("Site", (Handler,), values))
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}{base}"
    finally:
        server.shutdown()
        server.server_close()
