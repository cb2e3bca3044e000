"""The parts of a document and its claims, as rows, in and out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from workbench.model.claim import Claim
from workbench.model.document import Block, Document, Marker, Note, Problem, Sentence
from workbench.model.errors import StoreError
from workbench.store.connection import Store
from workbench.store.pack import (
    pack,
    pack_detail,
    pack_objects,
    unpack,
    unpack_detail,
    unpack_strings,
    unpack_targets,
)
from workbench.store.schema import PART, slot_keys


def insert_parts(store: Store, slot: int, document: Document) -> None:
    """Write a document's text and what was found in it."""
    text = document.text
    store.db.executemany(
        "INSERT INTO text_part (slot, part, text) VALUES (?, ?, ?)",
        ((slot, at // PART, text[at : at + PART]) for at in range(0, len(text), PART)),
    )
    insert_findings(store, slot, document)


def insert_findings(store: Store, slot: int, document: Document) -> None:
    """Write a document's blocks, sentences, notes, markers and problems."""
    many = store.db.executemany
    many(
        "INSERT INTO block VALUES (?, ?, ?, ?, ?, ?)",
        ((slot, i, b.kind, b.start, b.end, b.level) for i, b in enumerate(document.blocks)),
    )
    many(
        "INSERT INTO sentence VALUES (?, ?, ?, ?, ?)",
        ((slot, i, s.start, s.end, s.block) for i, s in enumerate(document.sentences)),
    )
    many(
        "INSERT INTO footnote VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (slot, i, n.id, n.label, n.text, n.start, n.end, pack_objects(n.targets), n.problem)
            for i, n in enumerate(document.notes)
        ),
    )
    many(
        "INSERT INTO marker VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (slot, i, m.label, m.start, m.end, m.sentence, m.note, m.problem)
            for i, m in enumerate(document.markers)
        ),
    )
    many(
        "INSERT INTO problem VALUES (?, ?, ?, ?, ?, ?)",
        ((slot, i, p.kind, p.start, p.end, p.message) for i, p in enumerate(document.problems)),
    )


def insert_claims(store: Store, slot: int, document: Document, claims: Sequence[Claim]) -> None:
    """Write a document's claims, in text order."""
    first, last = slot_keys(slot)
    if len(claims) > last - first:
        raise StoreError("too many sentences in one document", document.source.name, "split it")
    store.db.executemany(
        f"INSERT INTO claim VALUES ({', '.join('?' * 15)})",
        (_claim_values(first + i, slot, document, claim) for i, claim in enumerate(claims)),
    )
    store.db.executemany(
        """
        INSERT INTO claim_summary (pk, check_worthy, state, markers, dangling)
        VALUES (?, ?, coalesce((SELECT verdict FROM claim_state WHERE claim = ?), 'unreviewed'),
            ?, ?)
        """,
        (
            (
                first + i,
                claim.check_worthy,
                claim.id,
                len(claim.markers),
                sum(document.markers[at].note is None for at in claim.markers),
            )
            for i, claim in enumerate(claims)
        ),
    )
    store.db.execute(
        "INSERT INTO claim_fts (rowid, reading) SELECT pk, reading FROM claim "
        "WHERE pk BETWEEN ? AND ?",
        slot_keys(slot),
    )


def drop_parts(store: Store, slot: int) -> None:
    """Delete everything that was found in a document, and its text."""
    drop_findings(store, slot)
    store.db.execute("DELETE FROM document_text WHERE slot = ?", (slot,))


def drop_findings(store: Store, slot: int) -> None:
    """Delete everything that was found in a document."""
    store.db.execute(
        "INSERT INTO claim_fts (claim_fts, rowid, reading) "
        "SELECT 'delete', pk, reading FROM claim WHERE pk BETWEEN ? AND ?",
        slot_keys(slot),
    )
    for table in ("claim", "block", "sentence", "footnote", "marker", "problem"):
        store.db.execute(f"DELETE FROM {table} WHERE slot = ?", (slot,))


def _claim_values(
    pk: int, slot: int, document: Document, claim: Claim
) -> tuple[str | int | None, ...]:
    marks = [
        (mark.start - claim.start, mark.end - claim.start)
        for mark in (document.markers[at] for at in claim.markers)
        if claim.start <= mark.start and mark.end <= claim.end
    ]
    return (
        pk,
        claim.id,
        slot,
        claim.start,
        claim.end,
        claim.sentence,
        claim.speaker,
        claim.cue,
        pack(claim.markers),
        pack(marks),
        pack(claim.kinds),
        pack(claim.why),
        pack_detail(claim),
        claim.text,
        claim.reading,
    )


# ---- out

CLAIM_COLUMNS = (
    "claim.id, claim.start, claim.end, claim.text, claim.reading, claim.sentence, claim.kinds, "
    "claim_summary.check_worthy, claim.why, claim.speaker, claim.cue, claim.detail, claim.markers"
)
"""What :func:`claim_of` takes, from ``claim JOIN claim_summary USING (pk)``."""


def claim_of(row: Sequence[Any], safe: bool) -> Claim:
    """A claim from a row of :data:`CLAIM_COLUMNS`."""
    (id_, start, end, text, reading, sentence, kinds, worth, why, speaker, cue, detail, markers) = (
        row
    )
    return Claim(
        id=id_,
        start=start,
        end=end,
        text=text,
        reading=reading,
        sentence=sentence,
        kinds=unpack_strings(kinds, safe),
        check_worthy=worth,
        why=unpack_strings(why, safe),
        speaker=speaker,
        cue=cue,
        markers=tuple(unpack(markers, safe)),
        **unpack_detail(detail, safe),
    )


def text_between(store: Store, slot: int, start: int, end: int) -> str:
    """The text ``[start, end)`` of a document."""
    first = start // PART
    rows = store.db.execute(
        "SELECT text FROM text_part WHERE slot = ? AND part BETWEEN ? AND ? ORDER BY part",
        (slot, first, max(first, (end - 1) // PART)),
    ).fetchall()
    return "".join(text for (text,) in rows)[start - first * PART : end - first * PART]


def blocks(store: Store, slot: int) -> tuple[Block, ...]:
    """A document's blocks."""
    return tuple(Block(*row) for row in _rows(store, slot, "block", "kind, start, end, level"))


def sentences(store: Store, slot: int) -> tuple[Sentence, ...]:
    """A document's sentences."""
    return tuple(Sentence(*row) for row in _rows(store, slot, "sentence", "start, end, block"))


def notes(store: Store, slot: int) -> tuple[Note, ...]:
    """A document's notes."""
    rows = _rows(store, slot, "footnote", NOTE_COLUMNS)
    return tuple(note_of(row, store.safe) for row in rows)


NOTE_COLUMNS = (
    "footnote.id, footnote.label, footnote.text, footnote.start, footnote.end, footnote.targets, "
    "footnote.problem"
)


def note_of(row: Sequence[Any], safe: bool) -> Note:
    """A note from a row of :data:`NOTE_COLUMNS`."""
    id_, label, text, start, end, targets, problem = row
    return Note(id_, label, text, start, end, unpack_targets(targets, safe), problem)


MARKER_COLUMNS = (
    "marker.label, marker.start, marker.end, marker.sentence, marker.note, marker.problem"
)


def markers(store: Store, slot: int) -> tuple[Marker, ...]:
    """A document's reference marks."""
    return tuple(Marker(*row) for row in _rows(store, slot, "marker", MARKER_COLUMNS))


def problems(store: Store, slot: int) -> tuple[Problem, ...]:
    """What a checker should query in a document."""
    return tuple(
        Problem(*row) for row in _rows(store, slot, "problem", "kind, start, end, message")
    )


def _rows(store: Store, slot: int, table: str, columns: str) -> list[Any]:
    return store.db.execute(
        f"SELECT {columns} FROM {table} WHERE slot = ? ORDER BY ord", (slot,)
    ).fetchall()
