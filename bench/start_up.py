"""How long the review room takes to show its first claims, beside a Textual hello-world.

    python bench/start_up.py [DATABASE …] [--rounds N]

Each database is opened in the real program on a pseudo-terminal of 120 by 36, in turn with the
smallest Textual program there can be, so that both meet the same noise. What is printed is the
median of each and their ratio. Without a database it measures the sample ``claims.db``.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench.pty_harness import Terminal

SAMPLE = Path(__file__).parents[1] / "claims.db"
HELLO = """
from textual.app import App
from textual.widgets import Static
class Hello(App):
    def compose(self):
        yield Static("READY-MARK")
Hello().run()
"""


@dataclass(frozen=True, slots=True)
class Start:
    """One start: seconds to what was waited for, processor seconds until then, megabytes."""

    seconds: float
    processor: float
    memory: float


def measure(command: list[str], mark: bytes, environment: dict[str, str]) -> Start:
    """Start a program, wait until it shows a text, and end it."""
    terminal = Terminal(command, environment=environment)
    try:
        seconds = terminal.wait_for(mark)
        if seconds is None:
            raise SystemExit(f"{command} never showed {mark!r}:\n{terminal.shown()[-2000:]!r}")
        return Start(seconds, terminal.processor_time(), terminal.memory())
    finally:
        terminal.close()


def first_words(database: Path) -> bytes:
    """The beginning of the first claim that the room lists: what to wait for."""
    from workbench.claims.threshold import DEFAULT_THRESHOLD
    from workbench.store.connection import open_store
    from workbench.store.listing import claim_pks, claim_rows
    from workbench.store.rows import ClaimQuery

    with open_store(database) as store:
        first = next(claim_pks(store, ClaimQuery(threshold=DEFAULT_THRESHOLD)))[0]
        reading = claim_rows(store, [first])[first].reading
    return reading.split()[0].encode()


def compare(database: Path, rounds: int) -> None:
    """Print the medians of interleaved starts, and their ratios."""
    mark = first_words(database)
    room = [sys.executable, "-m", "workbench", "--db", str(database)]
    hello = [sys.executable, "-c", HELLO]
    rooms: list[Start] = []
    hellos: list[Start] = []
    with tempfile.TemporaryDirectory() as home:
        environment = {
            "HOME": home,
            "WORKBENCH_REVIEWER": "bench",
            # As after a program's first start, whatever this environment says: compiled, all of it.
            "PYTHONDONTWRITEBYTECODE": "",
            "PYTHONPYCACHEPREFIX": f"{home}/compiled",
        }
        for number in range(rounds + 1):
            pair = (measure(hello, b"READY-MARK", environment), measure(room, mark, environment))
            if number:  # the first warms the caches
                hellos.append(pair[0])
                rooms.append(pair[1])
    for name in ("seconds", "processor", "memory"):
        ours, theirs = (
            statistics.median(getattr(start, name) for start in starts)
            for starts in (rooms, hellos)
        )
        print(
            f"{database.name:24s} {name:10s} {ours:8.3f}  hello {theirs:8.3f}  "
            f"{ours / theirs:.2f} x"
        )


def main() -> None:
    """Measure what the command line names."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("databases", nargs="*", type=Path, default=[SAMPLE])
    parser.add_argument("--rounds", type=int, default=9)
    arguments = parser.parse_args()
    for database in arguments.databases:
        compare(database.resolve(), arguments.rounds)


if __name__ == "__main__":
    main()
