"""Passages of sources: pinning one as evidence, and seeing that its source changed it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.model.errors import UsageError
from workbench.model.identity import SHORT

PASSAGE = re.compile(r"([0-9a-f]{4,64}):(\d{1,12})-(\d{1,12})")
"""What a passage of a capture is named by on a command line."""

if TYPE_CHECKING:
    from workbench.desk.decide import Outcome
    from workbench.sources.drift import Drift
    from workbench.store.attempts import PinnedPassage
    from workbench.store.connection import Store


@dataclass(frozen=True, slots=True)
class Drifted:
    """A pinned passage in a later copy of its source."""

    pinned: PinnedPassage
    drift: Drift


def pin_passage(
    store: Store, claim: str, capture: str, start: int, end: int, *, reviewer: str
) -> Outcome:
    """Hold a passage of a captured source as evidence for or against a claim.

    Args:
        claim: its whole id.
        capture: the SHA-256 of the captured bytes.
        start, end: the passage in the text that was read from them.

    Raises:
        UsageError: the claim or the capture is not known, or the passage is not in it.
    """
    from workbench.desk.decide import Outcome
    from workbench.desk.writing import record_all
    from workbench.ledger.bodies import exact_sha256, place
    from workbench.ledger.record import Draft
    from workbench.store.attempts import capture_text
    from workbench.store.claims import load_claim

    document, whole = load_claim(store, claim)
    read = capture_text(store, capture)
    if read is None:
        raise UsageError("no such capture", capture[:SHORT], "fetch the source first")
    if not 0 <= start < end <= len(read.text):
        raise UsageError(f"the passage {start}–{end} is not in it", capture[:SHORT])
    pinned = {
        "kind": "passage",
        "source": capture,
        "start": start,
        "end": end,
        "exact_sha256": exact_sha256(read.text[start:end]),
    }
    body = {**place(document, whole.start, whole.end, whole.text), "pinned": pinned}
    events = record_all(store, lambda: [Draft("pin", body)], reviewer)
    return Outcome(tuple(event.id for event in events if event.kind == "pin"), (claim,))


def resolve_passage(store: Store, text: str) -> tuple[str, int, int]:
    """The passage that a user means.

    Args:
        text: as ``show`` prints it: the first digits of a capture, a colon, ``START-END``.

    Returns:
        The capture's SHA-256 and the span in its text.

    Raises:
        UsageError: it is no such thing, or no capture or more than one is meant.
    """
    from workbench.store.attempts import captures_named

    found = PASSAGE.fullmatch(text.strip().lower())
    if found is None:
        raise UsageError("this is no passage", text, "copy its id from: workbench show CLAIM")
    captures = captures_named(store, found[1])
    if len(captures) != 1:
        what = "no such capture" if not captures else "this means more than one capture"
        raise UsageError(what, text, "copy its id from: workbench show CLAIM")
    return captures[0], int(found[2]), int(found[3])


def watch(store: Store, url: str, text: str, *, reviewer: str) -> tuple[Drifted, ...]:
    """What became of the passages that were pinned in earlier copies of a source.

    A sign-off of a claim whose passage was altered or is gone is re-opened. To be called inside
    a write, after the later copy is kept.

    Args:
        url: the source's address.
        text: what its latest copy says.
    """
    from workbench.sources.drift import drift_of
    from workbench.store.attempts import pinned_passages

    found = tuple(
        Drifted(pinned, drift_of(pinned.text, pinned.start, text))
        for pinned in pinned_passages(store, url)
    )
    for one in found:
        if one.drift.kind in ("altered", "gone"):
            _re_open(store, one.pinned, reviewer)
    return found


def _re_open(store: Store, pinned: PinnedPassage, reviewer: str) -> None:
    from workbench.ledger.record import record
    from workbench.store.sign_offs import sign_offs

    for row in sign_offs(store, [pinned.document]):
        if not row.stale_by:
            body = {"document": pinned.document, "claim": pinned.claim, "sign_off": row.event}
            record(store, "re-opened", body, actor=reviewer)
