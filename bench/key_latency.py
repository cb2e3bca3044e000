"""How long the review room takes to repaint after a key, in a database of any size.

    python bench/key_latency.py DATABASE [--keys N] [--adding FOLDER]

Each key is sent on a pseudo-terminal of 120 by 36 once nothing more has come from the key before,
and the time to the first byte of the repaint is taken. With ``--adding`` another process adds
documents of a folder's sentences to a copy of the database all the while. Also told: the time from
the last letter of a filter to its first listed claims, and the memory the room holds.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench.pty_harness import Terminal
from bench.start_up import first_words

QUIET = 0.06
"""Seconds without output after which a key's repaint is over."""
ADDING = """
import sys, time
from pathlib import Path
from bench.make_database import add, sentences
from workbench.store.connection import open_store
pool = sentences(Path(sys.argv[2]))
with open_store(Path(sys.argv[1]), "write") as store:
    for number in range(10_000):
        add(store, f"meanwhile-{number}.txt", pool[number * 40 % 4000 :][:40])
        time.sleep(0.5)
"""


def latencies(room: Terminal, keys: list[bytes]) -> list[float]:
    """Seconds from each key to the first byte of what it brings."""
    found = []
    for key in keys:
        room.settle(QUIET, 2.0)
        begun = time.perf_counter()
        room.send(key)
        if room.read(2.0):
            found.append(time.perf_counter() - begun)
    return found


def measure(database: Path, keys: int, home: str) -> None:
    """Open the room and print what was measured."""
    room = Terminal(
        [sys.executable, "-m", "workbench", "--db", str(database), "review", "--fresh"],
        environment={"HOME": home, "WORKBENCH_REVIEWER": "bench", "PYTHONDONTWRITEBYTECODE": ""},
    )
    try:
        if room.wait_for(first_words(database)) is None:
            raise SystemExit("the room never showed its claims")
        room.settle(2.0, 20.0)
        script = [b"j", b"j", b"j", b"k", b"\x04", b"j", b"\x15", b"j"]
        found = sorted(latencies(room, [script[n % len(script)] for n in range(keys)]))
        p95 = found[int(len(found) * 0.95)]
        print(
            f"{database.name}: {len(found)} keys, to the repaint: median "
            f"{statistics.median(found) * 1000:.1f} ms, p95 {p95 * 1000:.1f} ms, "
            f"worst {found[-1] * 1000:.1f} ms; memory {room.memory():.0f} MB"
        )
        filtering = []
        for word in (b"bridge", b"harbour", b"river", b"council", b"report"):
            room.send(b"/")
            room.settle(0.3, 2.0)
            room.send(word[:-1])
            room.settle(1.0, 5.0)
            filtering += latencies(room, [word[-1:]])
            room.settle(1.0, 5.0)
            room.send(b"\x1b[27u")
            room.settle(1.0, 8.0)
        print(
            f"{database.name}: filter to first change {statistics.median(filtering) * 1000:.0f} ms"
        )
    finally:
        room.close()


def main() -> None:
    """Measure what the command line names."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("database", type=Path)
    parser.add_argument("--keys", type=int, default=200)
    parser.add_argument("--adding", type=Path)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        if asked.adding is None:
            measure(asked.database.resolve(), asked.keys, home)
            return
        copy = Path(home) / asked.database.name
        shutil.copyfile(asked.database, copy)
        command = [sys.executable, "-c", ADDING, str(copy), str(asked.adding)]
        with subprocess.Popen(command, cwd=Path(__file__).parents[1]) as adding:
            try:
                measure(copy, asked.keys, home)
            finally:
                adding.terminate()


if __name__ == "__main__":
    main()
