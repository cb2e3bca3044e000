"""Claims corrected by hand, and the claims of a document written anew."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from workbench.model.claim import Claim
from workbench.model.document import Document
from workbench.store import parts
from workbench.store.connection import Store
from workbench.store.failures import guarded
from workbench.store.pack import unpack_spans
from workbench.store.schema import slot_keys


@dataclass(frozen=True, slots=True)
class EditRow:
    """A claim corrected by hand, or added.

    Attributes:
        kind: ``added``, ``reading``, ``speaker``, ``split`` or ``merged``.
        claim: its id; of ``merged``, the whole's.
        start, end: of the claim, in the document's text.
        parts: the spans that it was split into or merged from.
    """

    event: str
    kind: str
    claim: str
    start: int
    end: int
    reading: str | None
    speaker: str | None
    parts: tuple[tuple[int, int], ...]


@guarded
def standing_edits(store: Store, document: str) -> list[EditRow]:
    """The corrections of a document's claims that no undo stands against, the earliest first.

    One that was carried over with a changed wording is left out.
    """
    rows = store.db.execute(
        """
        SELECT event, kind, claim, start, "end", reading, speaker, parts FROM claim_edit
        WHERE document = ? AND active = 1
            AND event NOT IN (SELECT event FROM carried WHERE stale = 1)
        ORDER BY ord
        """,
        (document,),
    ).fetchall()
    return [EditRow(*[*row, unpack_spans(spans)]) for *row, spans in rows]


@guarded
def edits_by_document(store: Store) -> dict[str, list[str]]:
    """The events of the corrections that stand, of claims and of reading, in order, by document."""
    found: dict[str, list[str]] = {}
    for document, event, _ in store.db.execute(
        """
        SELECT document, event, ord FROM claim_edit WHERE active = 1
        UNION ALL SELECT document, event, ord FROM correction WHERE active = 1 ORDER BY ord
        """
    ):
        found.setdefault(document, []).append(event)
    return found


@guarded
def replace_machine(
    store: Store, document: Document, claims: Sequence[Claim], changed: Collection[str]
) -> None:
    """Write what was found in a document in place of what is there, inside a write.

    Pairs with claims of other documents are kept, where both claims stay as they were.

    Args:
        document: one that is there, with the same text.
        claims: all of them, in text order.
        changed: the ids of those that read otherwise than before.
    """
    ((slot,),) = store.db.execute(
        "SELECT slot FROM document_text WHERE document = ?", (document.id,)
    ).fetchall()
    first, last = slot_keys(slot)
    held = {"first": first, "last": last, "changed": json.dumps(list(changed))}
    kept = store.db.execute(_PAIRS, held).fetchall()
    parts.drop_findings(store, slot)
    parts.insert_findings(store, slot, document)
    parts.insert_claims(store, slot, document, claims)
    store.db.executemany(_PAIR_AGAIN, kept)


_PAIRS = """
    SELECT pair.score, pair.relation, pair.shared, pair.differences, pair.aligned, one.id, other.id
    FROM (
        SELECT pair.* FROM counterpart AS pair WHERE pair.claim BETWEEN :first AND :last
        UNION ALL
        SELECT pair.* FROM counterpart AS pair WHERE pair.counterpart BETWEEN :first AND :last
    ) AS pair
        JOIN claim AS one ON one.pk = pair.claim
        JOIN claim AS other ON other.pk = pair.counterpart
    WHERE one.id NOT IN (SELECT value FROM json_each(:changed))
        AND other.id NOT IN (SELECT value FROM json_each(:changed))
"""
_PAIR_AGAIN = """
    INSERT INTO counterpart (score, relation, shared, differences, aligned, claim, counterpart)
    SELECT ?, ?, ?, ?, ?, one.pk, other.pk FROM claim AS one CROSS JOIN claim AS other
    WHERE one.id = ? AND other.id = ?
"""


@guarded
def rewrite_claim(store: Store, claim: Claim) -> None:
    """Write a claim that reads otherwise than before, inside a write; its pairs are forgotten."""
    ((pk, reading),) = store.db.execute(
        "SELECT pk, reading FROM claim WHERE id = ?", (claim.id,)
    ).fetchall()
    store.db.execute(
        "INSERT INTO claim_fts (claim_fts, rowid, reading) VALUES ('delete', ?, ?)", (pk, reading)
    )
    store.db.execute(
        "UPDATE claim SET reading = ?, speaker = ?, cue = ? WHERE pk = ?",
        (claim.reading, claim.speaker, claim.cue, pk),
    )
    store.db.execute("INSERT INTO claim_fts (rowid, reading) VALUES (?, ?)", (pk, claim.reading))
    store.db.execute("DELETE FROM counterpart WHERE claim = ? OR counterpart = ?", (pk, pk))
