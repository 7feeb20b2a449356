"""A build never uses the network: no name is looked up and no connection made, by it or by its helpers."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
MINIMAL = ROOT / "tests/sites/minimal"
NETWORK = {"socket", "ssl", "http", "urllib.request", "urllib3", "requests", "httpx", "ftplib", "smtplib", "feedparser"}
WATCHED = """
import os, socket, sys

def watch(event, arguments):
    local = event.startswith("socket.") and getattr(arguments[0] if arguments else None, "family", None) == socket.AF_UNIX
    if event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto") and not local:
        os.write(2, f"network: {event} {arguments}\\n".encode())
        os._exit(99)

sys.addaudithook(watch)
from generator.cli import main
main(sys.argv[1:])
"""


def watched(*args: str) -> subprocess.CompletedProcess[str]:
    """Run a command in a process that dies at the first use of the network."""
    command = [sys.executable, "-c", WATCHED, *args, "--source", str(MINIMAL)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def test_the_watch_sees_the_network() -> None:
    assert watched("sync", "--today", "2026-11-23").returncode == 99


@pytest.mark.parametrize("command", ["build", "check"])
def test_nothing_else_uses_it(command: str, tmp_path: Path) -> None:
    out = ["--out", str(tmp_path / "out")] if command == "build" else []
    run = watched(command, "--today", "2026-11-23", *out)
    assert (run.returncode, run.stderr) == (0, "")


def imported(path: Path) -> set[str]:
    """The modules that a file imports, and the packages they are in."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        found |= {name for whole in names for name in (whole, whole.split(".")[0])}
    return found


def test_only_sync_and_the_preview_know_the_network() -> None:
    knowing = {
        path.relative_to(ROOT / "generator").parts[0]
        for path in (ROOT / "generator").rglob("*.py")
        if imported(path) & NETWORK - {"http"} or "http.client" in imported(path)
    }
    assert knowing <= {"sync", "serve"}, knowing
