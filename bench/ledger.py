"""What recording and verifying cost.

::

    python -m bench.ledger [EVENTS] [--signed NUMBER]

With ``--signed``, so many events more are signed with an SSH key. Prints one JSON object:
microseconds for an event alone in its transaction and for one of many, bytes a line, milliseconds
to sign one, and seconds to verify, as the machine's clock and as its processor has them.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from workbench.desk.roster import add_reviewer
from workbench.ledger.bodies import place
from workbench.ledger.record import Draft, record, record_many
from workbench.ledger.verify import verify
from workbench.store import events as lines
from workbench.store.connection import Store, open_store
from workbench.store.documents import put_content

REVIEWERS = ("ada", "bob", "cy")
SIGNER = "dan"
ALONE = 200
A_CLAIM = 60
VERDICTS = ("contested", "corroborated", "unreviewed")


@contextmanager
def measured(figures: dict[str, float], name: str) -> Iterator[None]:
    """Add the seconds that something took."""
    clock, processor = time.perf_counter(), time.process_time()
    yield
    figures[name] = time.perf_counter() - clock
    figures[f"{name}, processor"] = time.process_time() - processor


def add_document(store: Store, claims: int) -> tuple[str, str]:
    """A document without machine tables: only the log is measured."""
    text = "".join(
        f"Span {number:>8} of the bridge is {number} metres long.\n".ljust(A_CLAIM)
        for number in range(claims)
    )
    data = text.encode()
    document = sha256(data).hexdigest()
    body = {
        "document": document,
        "name": "spans.txt",
        "media_type": "text/plain",
        "bytes": len(data),
        "title": "Spans",
        "role": "draft",
        "language": "en",
        "published": None,
        "replaces": None,
        "text_sha256": document,
        "claims": claims,
    }
    with store.write():
        put_content(store, data)
        record(store, "document-added", body, actor=REVIEWERS[0])
    return document, text


def verdicts(document: str, text: str, number: int) -> Iterator[tuple[str, Draft]]:
    """Verdicts by turns, one in four with a note, two or three on each claim."""
    for turn in range(number):
        start = turn * 2 // 5 * A_CLAIM
        spot = place(document, start, start + A_CLAIM, text[start : start + A_CLAIM])
        body = {**spot, "verdict": VERDICTS[turn % 3], "reason": None, "shown": None}
        private = {"note": f"see sheet {turn}"} if turn % 4 == 0 else {}
        yield REVIEWERS[turn % len(REVIEWERS)], Draft("verdict", body, private)


def enrol(store: Store, folder: Path, name: str) -> None:
    """Give a reviewer a key that signs every event."""
    key = folder / "key"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(key)], check=True)
    add_reviewer(store, name, key.with_suffix(".pub"), sign_events=True, reviewer=name)


def measure(number: int, signed: int) -> dict[str, float]:
    """Record that many events, the last of them signed, and verify them."""
    figures: dict[str, float] = {}
    with (
        tempfile.TemporaryDirectory() as folder,
        open_store(Path(folder) / "claims.db", "create") as store,
    ):
        document, text = add_document(store, number)
        made = list(verdicts(document, text, number))
        with measured(figures, "alone"):
            for actor, draft in made[:ALONE]:
                with store.write():
                    record_many(store, [draft], actor=actor)
        with measured(figures, "together"), store.write():
            for actor, draft in made[ALONE:]:
                record_many(store, [draft], actor=actor)
        if signed:
            enrol(store, Path(folder), SIGNER)
            with measured(figures, "signing"), store.write():
                for _, draft in made[:signed]:
                    record_many(store, [draft], actor=SIGNER)
        with measured(figures, "verify"):
            report = verify(store)
        assert report.ok, report.problems
        figures["events"] = report.events
        figures["signatures"] = report.signatures
        figures["bytes a line"] = sum(len(row.line) for row in lines.events(store)) / report.events
    return figures


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("events", nargs="?", type=int, default=10_000)
    parser.add_argument("--signed", type=int, default=0)
    given = parser.parse_args()
    number = given.events
    found = measure(number, given.signed)
    print(
        json.dumps(
            {
                "events": found["events"],
                "bytes_a_line": round(found["bytes a line"]),
                "us_alone": round(found["alone"] / ALONE * 1e6),
                "us_together": round(found["together"] / (number - ALONE) * 1e6),
                "signatures": round(found["signatures"]),
                "ms_a_signature": round(found.get("signing", 0) / max(given.signed, 1) * 1e3, 1),
                "verify_s": round(found["verify"], 2),
                "verify_processor_s": round(found["verify, processor"], 2),
            }
        )
    )


if __name__ == "__main__":
    main()
