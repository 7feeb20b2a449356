"""Slow work in processes of its own, one for each processor, while the build goes on.

A worker puts what it makes into the vault and says nothing; whatever is not there when all are done is made by the
build itself. So a system on which no process can be started only takes longer.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import generator
from generator.pictures.tasks import Task
from generator.pictures.vault import Vault

FEW = 3
"""So many tasks are done before a process has started."""


class Workers:
    """The processes at work on some tasks. Used as a context: none of them outlives it."""

    def __init__(self, tasks: Sequence[Task], vault: Vault) -> None:
        self._processes: list[subprocess.Popen[bytes]] = []
        if len(tasks) > FEW and vault.folder and sys.executable:
            number = min(os.cpu_count() or 1, len(tasks))
            with contextlib.suppress(OSError):
                for first in range(number):
                    self._start(vault.folder, tasks[first::number])

    def __enter__(self) -> Workers:
        return self

    def __exit__(self, *_: object) -> None:
        for process in self._processes:
            process.kill()
        self.wait()

    def wait(self) -> None:
        """Until all are done."""
        for process in self._processes:
            process.wait()

    def _start(self, folder: Path, tasks: Sequence[Task]) -> None:
        """A process that finds our code where we found it, and none in the folder it runs in (-P)."""
        home = str(Path(generator.__file__).parent.parent)
        found = os.pathsep.join(filter(None, (home, os.environ.get("PYTHONPATH"))))
        process = subprocess.Popen(
            [sys.executable, "-P", "-m", "generator.pictures.worker", str(folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": found},
        )
        self._processes.append(process)
        assert process.stdin is not None
        with process.stdin as stdin:
            stdin.write(pickle.dumps(tasks))
