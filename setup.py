"""Packaging beyond pyproject.toml: the sample practice at the top of the repository travels inside the package."""

from __future__ import annotations

from pathlib import Path
from shutil import copy2, copytree

from setuptools import setup
from setuptools.command.build_py import build_py

ROOT = Path(__file__).parent


class BuildWithSample(build_py):
    """Puts the sample where `presence init --from sample` looks for it in an installed package."""

    def run(self) -> None:
        """As setuptools does it, and the sample; an editable install finds it in the checkout."""
        super().run()
        if not self.editable_mode:
            sample = Path(self.build_lib, "generator", "scaffold", "sample")
            for part in ("content", "providers"):
                copytree(ROOT / part, sample / part, dirs_exist_ok=True)
            copy2(ROOT / "site_config.yml", sample)


setup(cmdclass={"build_py": BuildWithSample})
