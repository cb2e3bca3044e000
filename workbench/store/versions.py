"""Versions of documents: which took whose place, and the decisions that count for their claims."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from typing import NamedTuple

from workbench.store.connection import Store
from workbench.store.counterparts import KEPT
from workbench.store.failures import guarded
from workbench.store.pack import unpack_spans
from workbench.store.parts import text_between
from workbench.store.schema import slot_keys
from workbench.store.selection import HIDDEN_SLOTS


class Kept(NamedTuple):
    """A decision that counts for a claim.

    Attributes:
        table: the one that holds its row.
        claim: its home.
        origin: the claim that it was made on.
        change: how that one differs, if the decision is stale by it; else None.
    """

    event: str
    table: str
    claim: str
    origin: str
    change: str | None


@dataclass(frozen=True, slots=True)
class Earlier:
    """The words that a claim's verdict was given to, and what has changed since."""

    text: str
    change: str


@dataclass(frozen=True, slots=True)
class Worded:
    """A claim's words as versions are compared by.

    Attributes:
        marks: spans of ``text`` that are reference marks.
        cites: the texts of the notes that they lead to.
    """

    id: str
    document: str
    start: int
    end: int
    text: str
    marks: tuple[tuple[int, int], ...]
    cites: tuple[str, ...]


CARRIED_TABLES = ("verdict", "claim_note", "pin", "flag", "query")
"""Tables of what counts for a claim whatever became of its words; stale if they have changed."""


@guarded
def decisions_on(store: Store, document: str) -> list[Kept]:
    """Everything that counts for claims of a document, what was undone too, in its order.

    Left out are splits, mergers and additions: those are of the document's text, not of a claim.
    """
    found: list[Kept] = []
    for table in CARRIED_TABLES:
        found += _kept(store, table, "own.document = ?", document)
    found += _kept(
        store, "claim_edit", "own.document = ? AND kind IN ('reading', 'speaker')", document
    )
    found += _kept(store, "counterpart_decision", "own.document = ?", document)
    return found


@guarded
def pairs_with(store: Store, document: str) -> list[Kept]:
    """Decisions on pairs whose counterpart is a claim of a document: that is their ``claim``."""
    rows = store.db.execute(
        """
        SELECT event, counterpart FROM counterpart_decision
            JOIN claim ON claim.id = counterpart JOIN document_text USING (slot)
        WHERE document_text.document = ? ORDER BY ord
        """,
        (document,),
    )
    return [Kept(event, "counterpart_decision", claim, claim, None) for event, claim in rows]


def _kept(store: Store, table: str, where: str, document: str) -> list[Kept]:
    rows = store.db.execute(
        f"""
        SELECT own.event, own.claim, coalesce(origin, own.claim), iif(stale, change, NULL)
        FROM {table} AS own LEFT JOIN carried ON carried.event = own.event
        WHERE {where} ORDER BY own.ord
        """,
        (document,),
    )
    return [Kept(event, table, *rest) for event, *rest in rows]


@guarded
def worded(store: Store, *, document: str | None = None, claim: str | None = None) -> list[Worded]:
    """The words of a document's claims in text order, or of one claim wherever it is."""
    rows = store.db.execute(
        """
        SELECT claim.id, document, start, "end", text, marks, (
            SELECT json_group_array(footnote.text) FROM (
                SELECT footnote.text FROM json_each(claim.markers) AS mark
                    CROSS JOIN marker ON marker.slot = claim.slot AND marker.ord = mark.value
                    JOIN footnote ON footnote.slot = marker.slot AND footnote.ord = marker.note
                ORDER BY mark.key
            ) AS footnote
        )
        FROM claim JOIN document_text USING (slot)
        WHERE (:document IS NULL OR document = :document) AND (:claim IS NULL OR claim.id = :claim)
        ORDER BY claim.pk
        """,
        {"document": document, "claim": claim},
    )
    return [
        Worded(*[*place, unpack_spans(marks), tuple(json.loads(cites))])
        for *place, marks, cites in rows
    ]


@guarded
def text_of(store: Store, document: str) -> str:
    """The text of a document; empty if it is not there."""
    found = store.db.execute(
        "SELECT slot, length FROM document_text WHERE document = ?", (document,)
    ).fetchone()
    return text_between(store, found[0], 0, found[1]) if found else ""


@guarded
def made_on(store: Store, event: str) -> Worded | None:
    """The words of the claim that a decision was made on, if it counts for another one now.

    None where they are not to be had, since that version was removed.
    """
    row = store.db.execute(
        'SELECT origin, document, start, "end" FROM carried WHERE event = ?', (event,)
    ).fetchone()
    if row is None:
        return None
    return next(iter(worded(store, claim=row[0])), None) or words_at(store, *row)


@guarded
def words_at(store: Store, claim: str, document: str, start: int, end: int) -> Worded | None:
    """The words of what was a claim once; None if its document is not there."""
    rows = store.db.execute(
        """
        SELECT marker.start, marker."end", footnote.text
        FROM document_text
            LEFT JOIN marker ON marker.slot = document_text.slot
                AND marker.start >= ? AND marker."end" <= ?
            LEFT JOIN footnote ON footnote.slot = marker.slot AND footnote.ord = marker.note
        WHERE document = ? ORDER BY marker.ord
        """,
        (start, end, document),
    ).fetchall()
    if not rows:
        return None
    marks = tuple((first - start, last - start) for first, last, _ in rows if first is not None)
    cites = tuple(note for _, _, note in rows if note is not None)
    text = text_of(store, document)[start:end]
    return Worded(claim, document, start, end, text, marks, cites)


@guarded
def earlier_wording(store: Store, claim: str) -> Earlier | None:
    """The words that a claim's verdict was given to, if they are not its own; None if they are.

    None too where they are not to be had, since the version was removed.
    """
    row = store.db.execute(
        "SELECT event, claim_stale.change FROM claim_stale JOIN claim_state USING (claim) "
        "WHERE claim = ?",
        (claim,),
    ).fetchone()
    found = made_on(store, row[0]) if row else None
    return Earlier(found.text, row[1]) if found else None


@guarded
def stale_verdicts(store: Store) -> dict[str, int]:
    """How many claims hold a verdict that was given to other words, by document."""
    rows = store.db.execute("SELECT document, count(*) FROM claim_stale GROUP BY document")
    return dict(rows.fetchall())


# ---- which version


@guarded
def current_named(store: Store, name: str) -> list[str]:
    """The current documents of a name, the folders in it as they are typed, the oldest first."""
    wanted = os.path.normpath(name)
    rows = store.db.execute(
        f"""
        SELECT id, name FROM document JOIN document_text ON document_text.document = document.id
        WHERE slot NOT IN ({HIDDEN_SLOTS}) ORDER BY seq
        """
    )
    return [document for document, known in rows if os.path.normpath(known) == wanted]


@guarded
def is_current(store: Store, document: str) -> bool:
    """Whether a document is there, and no newer version has taken its place."""
    row = store.db.execute(
        f"SELECT slot IN ({HIDDEN_SLOTS}) FROM document_text WHERE document = ?", (document,)
    ).fetchone()
    return row is not None and not row[0]


@guarded
def predecessors(store: Store, document: str) -> list[str]:
    """The versions whose place a document took, the latest last."""
    rows = store.db.execute(
        "SELECT document FROM superseded JOIN document ON document.id = superseded.document "
        "WHERE by = ? ORDER BY seq",
        (document,),
    )
    return [older for (older,) in rows]


@guarded
def successors(store: Store, document: str) -> list[str]:
    """The versions that took a document's place and were not removed, the latest last."""
    rows = store.db.execute(
        "SELECT by FROM superseded JOIN document ON document.id = superseded.by "
        "WHERE superseded.document = ? AND removed_at IS NULL ORDER BY seq",
        (document,),
    )
    return [newer for (newer,) in rows]


@guarded
def superseded_documents(store: Store) -> list[str]:
    """The documents whose place a newer version has taken, in the order of adding."""
    rows = store.db.execute(
        """
        SELECT DISTINCT superseded.document, older.seq FROM superseded
            JOIN document AS older ON older.id = superseded.document
            JOIN document AS newer ON newer.id = superseded.by
        WHERE newer.removed_at IS NULL ORDER BY older.seq
        """
    )
    return [document for document, _ in rows]


# ---- pairs of what is current no longer


@guarded
def forget_pairs(store: Store, document: str) -> None:
    """Take a document's claims out of all pairs, inside a write.

    Claims of others that had as many counterparts as are kept may have had more: their documents
    are to be matched again. So is this one, should it come back.
    """
    found = store.db.execute(
        "SELECT slot FROM document_text WHERE document = ?", (document,)
    ).fetchone()
    if found is None:
        return
    own = slot_keys(found[0])
    crowded = store.db.execute(_CROWDED, (*own, KEPT)).fetchall()
    for side in ("claim", "counterpart"):
        store.db.execute(f"DELETE FROM counterpart WHERE {side} BETWEEN ? AND ?", own)
    for slot in (found, *crowded):
        store.db.execute("UPDATE document_text SET matched = 0 WHERE slot = ?", slot)
        store.db.execute("DELETE FROM matched_to WHERE slot = ?", slot)


_CROWDED = """
    SELECT DISTINCT claim.slot
    FROM counterpart AS lost
        JOIN claim ON claim.pk = lost.claim
        JOIN claim_summary AS summary ON summary.pk = lost.claim
    WHERE lost.counterpart BETWEEN ? AND ? AND summary.counterparts >= ?
"""
