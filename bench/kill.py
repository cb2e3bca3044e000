"""Several processes write verdicts to one database, and are killed at random.

::

    python -m bench.kill [--writers 8] [--kills 2000] [--verdicts 20000] [--seed 1]

A writer notes each verdict that it was told is kept, in a file of its own; a killed one is
replaced at once. In the end every verdict noted must be in the log, once, and the log must verify.
With ``--kills 0`` it measures writers that are in each other's way. Prints one JSON object; exit
status 1 if a verdict is lost, one was refused, or the log does not verify.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median, quantiles

from tests.ledger.workshop import Added, add
from workbench.desk.decide import decide
from workbench.ledger.verify import verify
from workbench.model.errors import StoreError
from workbench.model.verdict import Decision
from workbench.store import events as lines
from workbench.store.connection import open_store

VERDICTS = (Decision("corroborated"), Decision("contested", None, "see sheet 4"))
SPANS = 3000
"""Claims that verdicts are given on."""
PAUSE = 0.005
"""Seconds between two looks at how far the writers are."""


@dataclass
class Result:
    """What came of it."""

    acknowledged: int = 0
    kills: int = 0
    lost: int = 0
    twice: int = 0
    refused: list[str] = field(default_factory=list)
    verified: bool = False
    seconds: float = 0.0
    waits: list[float] = field(default_factory=list)


def write(database: Path, document: Added, notes: Path, name: str, number: int) -> None:
    """Give verdicts, and note each that is kept with the seconds it took."""
    chance = random.Random()
    handle = os.open(notes, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    with open_store(database, "write") as store:
        for turn in range(number):
            claim = chance.choice(document.claims)["claim"]
            began = time.perf_counter()
            try:
                done = decide(store, [claim], VERDICTS[turn % 2], reviewer=name)
            except StoreError as error:
                os.write(handle, f"refused {error}\n".encode())
                continue
            took = time.perf_counter() - began
            os.write(handle, f"{done.events[0]} {took:.4f}\n".encode())


def start(database: Path, document: Added, notes: Path, number: int) -> int:
    """A writer in a process of its own; its id."""
    process = os.fork()
    if process:
        return process
    try:
        write(database, document, notes, f"writer {notes.stem}", number)
    finally:
        os._exit(0)


def noted(folder: Path) -> tuple[list[str], list[float], list[str]]:
    """The verdicts that writers noted, how long each took, and what was refused."""
    found, waits, refused = [], [], []
    for notes in sorted(folder.glob("*.notes")):
        for line in notes.read_text().split("\n")[:-1]:  # the last may be cut off
            word, _, rest = line.partition(" ")
            if word == "refused":
                refused.append(rest)
            else:
                found.append(word)
                waits.append(float(rest))
    return found, waits, refused


def count(folder: Path) -> int:
    """How many lines writers noted."""
    return sum(notes.read_bytes().count(b"\n") for notes in folder.glob("*.notes"))


def torture(folder: Path, writers: int, kills: int, verdicts: int, seed: int = 1) -> Result:
    """Write and kill until both numbers are reached; then look."""
    chance, result, began = random.Random(seed), Result(), time.perf_counter()
    database = folder / "claims.db"
    with open_store(database, "create") as store:
        document = add(store, "".join(f"Span {n} is {n} metres long. " for n in range(SPANS)))
        # What is loaded here need not be loaded by every writer.
        decide(store, [document.claims[0]["claim"]], VERDICTS[0], reviewer="writer")
    share = verdicts if kills else verdicts // writers
    running = {start(database, document, folder / f"{n}.notes", share): n for n in range(writers)}
    while kills and (result.kills < kills or count(folder) < verdicts):
        time.sleep(PAUSE * chance.random())
        if count(folder) * kills < result.kills * verdicts or result.kills == kills:
            continue
        victim = chance.choice(list(running))
        number = running.pop(victim)
        os.kill(victim, signal.SIGKILL)
        os.waitpid(victim, 0)
        result.kills += 1
        running[start(database, document, folder / f"{number}.notes", share)] = number
    for process in running:
        if kills:
            os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
    result.seconds = time.perf_counter() - began
    _look(database, folder, result)
    return result


def _look(database: Path, folder: Path, result: Result) -> None:
    """Hold the log to what the writers noted."""
    told, result.waits, result.refused = noted(folder)
    with open_store(database, "write") as store:
        kept = [row.id for row in lines.events(store)]
        result.verified = verify(store).ok
    result.acknowledged = len(told)
    result.lost = len(set(told) - set(kept))
    result.twice = len(kept) - len(set(kept)) + len(told) - len(set(told))


def main(arguments: Sequence[str] | None = None) -> int:
    """Run it and print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--writers", type=int, default=8)
    parser.add_argument("--kills", type=int, default=2000)
    parser.add_argument("--verdicts", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_STATE_HOME"] = folder
        found = torture(Path(folder), given.writers, given.kills, given.verdicts, given.seed)
    figures = {
        "writers": given.writers,
        "acknowledged": found.acknowledged,
        "kills": found.kills,
        "lost": found.lost,
        "twice": found.twice,
        "refused": len(found.refused),
        "first_refused": found.refused[:1],
        "verified": found.verified,
        "seconds": round(found.seconds, 1),
        "a_second": round(found.acknowledged / found.seconds),
        "ms_median": round(median(found.waits) * 1000, 1),
        "ms_99": round(quantiles(found.waits, n=100)[98] * 1000, 1),
    }
    print(json.dumps(figures))
    return 1 if found.lost or found.twice or found.refused or not found.verified else 0


if __name__ == "__main__":
    sys.exit(main())
