"""Random changes of a bundle: none may be accepted, and the check may never raise.

::

    python -m bench.bundle_mutations [NUMBER] [--seed SEED] [--events EVENTS]

Prints one JSON object: how many changes were made, how many were accepted, how many ended in an
exception that the check did not expect, and what those were. Exit status 1 if there is one.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from unittest import mock

from tests.exports.mutations import mutated
from tests.ledger.workshop import add, decide
from workbench.desk.house_rules import HouseRules
from workbench.desk.roster import add_reviewer
from workbench.desk.sign_off import propose, sign_off
from workbench.exports.bundle import bundle_files
from workbench.exports.checker import program
from workbench.store.connection import open_store

ANY = HouseRules(rules=frozenset(), threshold=0)


def sample(folder: Path, events: int) -> dict[str, bytes]:
    """A bundle that is signed off, with private texts."""
    key = folder / "key"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(key)], check=True)
    with open_store(folder / "claims.db", "create") as store:
        document = add(store)
        for number in range(events):
            claim = document.claims[number % len(document.claims)]
            decide(store, claim, ("contested", "corroborated")[number % 2], note=f"page {number}")
        add_reviewer(store, "ada", key.with_suffix(".pub"), sign_events=False, reviewer="ada")
        sign_off(store, propose(store, document.id, ANY, reviewer="ada"), {}, reviewer="ada")
        return bundle_files(store, None, "full")


def main() -> int:
    """Change, check, count."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("number", nargs="?", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--events", type=int, default=12)
    given = parser.parse_args()
    chance, began = random.Random(given.seed), time.perf_counter()
    accepted: list[str] = []
    unexpected: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        files = sample(Path(folder), given.events)
        for _ in range(given.number):
            changed, what = mutated(files, chance)
            with mock.patch.object(program, "read_bundle", lambda path, held=changed: held):
                outcome = program.check_bundle(Path(folder), [], [])
            if outcome.ok:
                accepted.append(what)
            elif "it is no bundle" in outcome.lines[-1]:
                unexpected.append(f"{what}: {outcome.lines[-1]}")
    figures = {
        "changes": given.number,
        "accepted": len(accepted),
        "unexpected": len(unexpected),
        "examples": [*accepted, *unexpected][:10],
        "seconds": round(time.perf_counter() - began, 1),
    }
    print(json.dumps(figures))
    return 1 if accepted or unexpected else 0


if __name__ == "__main__":
    sys.exit(main())
