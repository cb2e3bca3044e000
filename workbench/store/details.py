"""One claim with everything about it."""

from __future__ import annotations

from workbench.model.claim import Claim
from workbench.model.document import Marker
from workbench.model.errors import UsageError
from workbench.model.identity import SHORT
from workbench.store.connection import Store
from workbench.store.failures import guarded
from workbench.store.listing import claim_rows
from workbench.store.pack import pack
from workbench.store.parts import (
    CLAIM_COLUMNS,
    MARKER_COLUMNS,
    NOTE_COLUMNS,
    claim_of,
    note_of,
    text_between,
)
from workbench.store.rows import Citation, ClaimDetail, NoteRow, PinRow, VerdictRow

_STALE = "event IN (SELECT event FROM carried WHERE stale = 1)"
AROUND = 600
"""Code points of the document on either side of a claim."""


@guarded
def claim_detail(store: Store, claim: str) -> ClaimDetail:
    """A claim in its context, with its citations and what reviewers did.

    Args:
        claim: its whole id.

    Raises:
        UsageError: no claim has this id.
    """
    found = store.db.execute(
        f"""
        SELECT pk, slot, length, title, published, {CLAIM_COLUMNS}
        FROM claim JOIN claim_summary USING (pk) JOIN document_text USING (slot)
            JOIN document ON document.id = document_text.document
        WHERE claim.id = ?
        """,
        (claim,),
    ).fetchone()
    if found is None:
        raise UsageError("no such claim", claim[:SHORT], "see: workbench claims")
    pk, slot, length, title, published, *columns = found
    whole = claim_of(columns, store.safe)
    start, end = _window(store, slot, whole, length)
    return ClaimDetail(
        row=claim_rows(store, [pk])[pk],
        claim=whole,
        title=title,
        published=published,
        context=text_between(store, slot, start, end),
        context_start=start,
        citations=_citations(store, slot, whole),
        history=_history(store, claim),
        notes=_notes(store, claim),
        pins=_pins(store, claim),
    )


def _window(store: Store, slot: int, claim: Claim, length: int) -> tuple[int, int]:
    """A span around a claim, at the bounds of blocks where there are any near."""
    lowest, highest = max(0, claim.start - AROUND), min(length, claim.end + AROUND)
    (start,) = store.db.execute(
        "SELECT min(start) FROM block WHERE slot = ? AND start BETWEEN ? AND ?",
        (slot, lowest, claim.start),
    ).fetchone()
    # Blocks do not overlap: of those that begin before, only the last can end behind.
    (end,) = store.db.execute(
        """
        SELECT max(end) FROM (
            SELECT end FROM block WHERE slot = ? AND start < ? ORDER BY start DESC LIMIT 2
        ) WHERE end BETWEEN ? AND ?
        """,
        (slot, highest, claim.end, highest),
    ).fetchone()
    return (lowest if start is None else start), (highest if end is None else end)


def _citations(store: Store, slot: int, claim: Claim) -> tuple[Citation, ...]:
    rows = store.db.execute(
        f"""
        SELECT {MARKER_COLUMNS}, {NOTE_COLUMNS}
        FROM json_each(?) AS wanted
            CROSS JOIN marker ON marker.slot = ? AND marker.ord = wanted.value
            LEFT JOIN footnote ON footnote.slot = marker.slot AND footnote.ord = marker.note
        ORDER BY marker.ord
        """,
        (pack(claim.markers), slot),
    ).fetchall()
    split = len(Marker.__slots__)
    return tuple(
        Citation(
            Marker(*row[:split]),
            None if row[split] is None else note_of(row[split:], store.safe),
        )
        for row in rows
    )


def _history(store: Store, claim: str) -> tuple[VerdictRow, ...]:
    rows = store.db.execute(
        f"SELECT event, kind, reviewer, verdict, reason, note, at, active, {_STALE} "
        "FROM verdict WHERE claim = ? ORDER BY ord",
        (claim,),
    ).fetchall()
    return tuple(VerdictRow(*[*row, bool(active), bool(stale)]) for *row, active, stale in rows)


def _notes(store: Store, claim: str) -> tuple[NoteRow, ...]:
    rows = store.db.execute(
        f"SELECT event, reviewer, note, at, active, {_STALE} "
        "FROM claim_note WHERE claim = ? ORDER BY ord",
        (claim,),
    ).fetchall()
    return tuple(NoteRow(*[*row, bool(active), bool(stale)]) for *row, active, stale in rows)


def _pins(store: Store, claim: str) -> tuple[PinRow, ...]:
    rows = store.db.execute(
        f"SELECT event, reviewer, kind, source, start, end, note, at, active, {_STALE} "
        "FROM pin WHERE claim = ? ORDER BY ord",
        (claim,),
    ).fetchall()
    return tuple(PinRow(*[*row, bool(active), bool(stale)]) for *row, active, stale in rows)
