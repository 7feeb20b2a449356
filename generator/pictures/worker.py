"""One process of `workers`: tasks from standard input, results into the vault of the folder in the first argument."""

from __future__ import annotations

import contextlib
import pickle
import sys
from collections.abc import Iterable
from pathlib import Path

from generator.pictures.limits import CannotPrint, Unusable
from generator.pictures.opening import quiet
from generator.pictures.tasks import Task
from generator.pictures.vault import Vault
from generator.problems import ContentError


def work(tasks: Iterable[Task], vault: Vault) -> None:
    """Do what can be done. A task that fails is left to the build, which finds the words for it."""
    with quiet():
        for task in tasks:
            with contextlib.suppress(CannotPrint, ContentError, Unusable):
                for key, body in task.run():
                    vault.put(key, body)


if __name__ == "__main__":
    work(pickle.load(sys.stdin.buffer), Vault(Path(sys.argv[1])))
