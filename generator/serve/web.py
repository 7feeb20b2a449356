"""The web server of the preview: the files of the site, and a script that reloads pages and shows what is wrong.

The script is a file of its own and is named in pages on their way out, so that what is on disk is what is published,
and the site's policy (`script-src 'self'`) holds in the preview too.
"""

from __future__ import annotations

import json
import mimetypes
import sys
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from generator.serve.preview import Preview, State

OURS = "/__presence__/"
PATIENCE = 25.0
"""Seconds after which a page that waits for news gets an answer in any case, and asks again."""

ASSETS = Path(__file__).parent / "assets"
_TAGS = (
    f'<link rel="stylesheet" href="{OURS}preview.css"><script src="{OURS}preview.js" defer data-state="%d"></script>'
)
_TYPES = {".ics": "text/calendar", ".vcf": "text/vcard", ".webp": "image/webp", ".woff2": "font/woff2"}
_TEXTS = ("text/", "application/json", "application/javascript")

_NOTHING_YET = b"""<!doctype html>
<html lang="en"><meta charset="utf-8"><title>No site yet</title>
<body><h1>There is no site yet</h1><p>The first build did not succeed.</p></body>
"""


class Web(ThreadingHTTPServer):
    """The server of one preview."""

    daemon_threads = True

    def __init__(self, place: tuple[str, int], preview: Preview) -> None:
        self.preview = preview
        super().__init__(place, _Handler)

    @property
    def address(self) -> str:
        """Where the home page is."""
        host, port = self.server_address[:2]
        return f"http://{host!s}:{port}{self.preview.base}"

    def handle_error(self, request: object, client_address: object) -> None:
        """A reader who goes away in the middle of an answer is nothing to tell of."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


class _Handler(BaseHTTPRequestHandler):
    server: Web
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """One request."""
        parts = urlsplit(self.path)
        path, preview = unquote(parts.path), self.server.preview
        if path == f"{OURS}news":
            seen = parse_qs(parts.query).get("seen", ["-1"])[0]
            self._news(preview.wait(int(seen) if seen.isdecimal() else -1, PATIENCE))
        elif path.startswith(OURS):
            self._file(ASSETS, path.removeprefix(OURS))
        elif path.startswith(preview.base):
            self._file(preview.folder, path.removeprefix(preview.base))
        else:
            self._redirect(preview.base)

    do_HEAD = do_GET  # noqa: N815

    def log_message(self, format: str, *args: object) -> None:
        """The terminal is for what is wrong with the practice's files, not for every picture that is fetched."""

    def _news(self, state: State) -> None:
        body = json.dumps({"number": state.number, "trouble": state.trouble})
        self._answer(HTTPStatus.OK, "application/json", body.encode())

    def _file(self, root: Path, path: str) -> None:
        try:
            file = (root / path).resolve()
        except ValueError:  # a NUL in the address
            file = root.parent
        if not file.is_relative_to(root.resolve()):
            self._missing()
        elif file.is_dir() and path and not path.endswith("/"):
            self._redirect(f"{self.server.preview.base}{path}/")
        else:
            self._read(file / "index.html" if file.is_dir() else file)

    def _read(self, file: Path) -> None:
        try:
            body = file.read_bytes()
        except OSError:
            self._missing()
            return
        kind = _TYPES.get(file.suffix) or mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        self._answer(HTTPStatus.OK, kind, body)

    def _missing(self) -> None:
        """The site's own page for it; before the first good build, one that shows what is wrong."""
        preview = self.server.preview
        own = preview.folder / "404.html"
        if own.is_file():
            self._answer(HTTPStatus.NOT_FOUND, "text/html", own.read_bytes())
            return
        self._answer(HTTPStatus.SERVICE_UNAVAILABLE, "text/html", _NOTHING_YET)

    def _redirect(self, path: str) -> None:
        self.send_response(HTTPStatus.FOUND)
        self.send_header("Location", path)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _answer(self, status: HTTPStatus, kind: str, body: bytes) -> None:
        if kind == "text/html":
            tags = (_TAGS % self.server.preview.state.number).encode()
            body = body.replace(b"</body>", tags + b"</body>", 1)
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith(_TEXTS) else kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)
