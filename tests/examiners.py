"""The programs of others that tests examine the site with: where they are, and what to do when they are not there."""

from __future__ import annotations

import shutil
from pathlib import Path

MODULES = Path(__file__).parent / "tools" / "node_modules"
AXE = MODULES / "axe-core" / "axe.min.js"
NU = MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
HTML_VALIDATE = MODULES / "html-validate" / "bin" / "html-validate.mjs"
COMMANDS = {"java": "default-jre-headless", "node": "nodejs", "pdftotext": "poppler-utils", "pdftoppm": "poppler-utils"}
"""What they run on, and the Debian package that brings it."""


def missing(*needed: Path | str) -> str:
    """What to do about those that are not there; empty if all are."""
    files = [tool.relative_to(MODULES).parts[0] for tool in needed if isinstance(tool, Path) and not tool.exists()]
    commands = [tool for tool in needed if isinstance(tool, str) and not shutil.which(tool)]
    if not files and not commands:
        return ""
    install = "; ".join(f"apt-get install {COMMANDS[command]}" for command in commands)
    return f"Not installed: {', '.join(files + commands)}. Run .ci/setup dev{f' (or {install})' if install else ''}."
