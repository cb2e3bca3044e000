"""Documents: their bytes, their texts and what was found in them, in and out of the database."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from hashlib import sha256
from typing import NamedTuple

from workbench.model.claim import Claim
from workbench.model.document import Document, Source
from workbench.model.errors import StoreError, UsageError
from workbench.model.identity import SHORT
from workbench.store import parts
from workbench.store.connection import Store
from workbench.store.failures import guarded
from workbench.store.rows import DocumentRow, short_name
from workbench.store.schema import SLOT_BITS
from workbench.store.selection import HIDDEN_SLOTS

# ---- bytes


@guarded
def put_content(store: Store, data: bytes) -> str:
    """Keep bytes as evidence, once. To be called inside ``store.write()``.

    Returns:
        Their SHA-256, in hex.
    """
    digest = sha256(data).hexdigest()
    store.db.execute(
        "INSERT INTO content (sha256, bytes, data) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        (digest, len(data), zlib.compress(data)),
    )
    return digest


@guarded
def load_content(store: Store, digest: str) -> bytes:
    """The bytes with this SHA-256.

    Raises:
        StoreError: they are not there, or are not what was kept.
    """
    row = store.db.execute("SELECT data FROM content WHERE sha256 = ?", (digest,)).fetchone()
    if row is None:
        raise StoreError(f"the bytes {digest[:SHORT]} are not kept here", str(store.path))
    try:
        data = zlib.decompress(row[0])
    except zlib.error:
        data = b""
    if sha256(data).hexdigest() != digest:
        raise StoreError(
            f"the bytes {digest[:SHORT]} are damaged", str(store.path), "go on with a backup"
        )
    return data


# ---- texts


@guarded
def has_document(store: Store, document: str) -> bool:
    """Whether a document with this id has been read into the database."""
    return _slot(store, document) is not None


@guarded
def name_of(store: Store, document: str) -> str:
    """What a document is called, without folders."""
    row = store.db.execute("SELECT name FROM document WHERE id = ?", (document,)).fetchone()
    return short_name(row[0])


@guarded
def role_of(store: Store, document: str) -> str:
    """Whether a document is a ``draft`` or a ``source``."""
    row = store.db.execute("SELECT role FROM document WHERE id = ?", (document,)).fetchone()
    return str(row[0])


def _slot(store: Store, document: str) -> int | None:
    row = store.db.execute(
        "SELECT slot FROM document_text WHERE document = ?", (document,)
    ).fetchone()
    return None if row is None else int(row[0])


@guarded
def insert_machine(store: Store, document: Document, claims: Sequence[Claim]) -> None:
    """Store a document's text and what was found in it. To be called inside ``store.write()``.

    Its row in ``document`` is made by the event, in the same transaction. The document gets the
    slot of its place there, if it is free, so that what is made anew stands where it stood.

    Args:
        document: one that is not there yet.
        claims: all of them, in text order.
    """
    source = document.source
    ((slot,),) = store.db.execute(
        """
        INSERT INTO document_text (slot, document, length, encoding, how)
        SELECT coalesce(
            (SELECT seq FROM document WHERE id = :id AND seq > 0
                AND seq NOT IN (SELECT slot FROM document_text)),
            (SELECT coalesce(max(slot), 0) + 1 FROM document_text)
        ), :id, :length, :encoding, :how
        RETURNING slot
        """,
        {
            "id": document.id,
            "length": len(document.text),
            "encoding": source.encoding,
            "how": source.how,
        },
    ).fetchall()
    parts.insert_parts(store, slot, document)
    parts.insert_claims(store, slot, document, claims)


@guarded
def load_document(store: Store, document: str) -> Document:
    """A document as it was read, with the title, language and date that it was recorded with.

    Args:
        document: its whole id.

    Raises:
        UsageError: no document with this id has been read into the database.
    """
    row = store.db.execute(
        """
        SELECT slot, length, encoding, how, name, title, media_type, bytes, language, published
        FROM document_text JOIN document ON document.id = document_text.document
        WHERE document_text.document = ?
        """,
        (document,),
    ).fetchone()
    if row is None:
        raise UsageError("no such document", document[:SHORT], "see: workbench status")
    slot, length, encoding, how, name, title, media_type, size, language, published = row
    return Document(
        source=Source(name, media_type, document, size, encoding, how),
        title=title,
        language=language,
        published=published,
        text=parts.text_between(store, slot, 0, length),
        blocks=parts.blocks(store, slot),
        sentences=parts.sentences(store, slot),
        markers=parts.markers(store, slot),
        notes=parts.notes(store, slot),
        problems=parts.problems(store, slot),
    )


@guarded
def drop_machine(store: Store, document: str) -> None:
    """Forget what was found in a document. To be called inside ``store.write()``.

    Its bytes and everything people did are kept.
    """
    slot = _slot(store, document)
    if slot is not None:
        parts.drop_parts(store, slot)


@guarded
def unmatched(store: Store) -> list[str]:
    """The ids of documents whose claims' counterparts have not been looked for, oldest first."""
    rows = store.db.execute(
        "SELECT document FROM document_text "
        f"WHERE matched = 0 AND slot NOT IN ({HIDDEN_SLOTS}) ORDER BY slot"
    ).fetchall()
    return [document for (document,) in rows]


@guarded
def to_match(store: Store, document: str) -> list[str]:
    """The ids of a document's claims whose counterparts have not been looked for, in order."""
    rows = store.db.execute(
        """
        SELECT claim.id FROM document_text
            JOIN claim ON claim.slot = document_text.slot
            LEFT JOIN matched_to ON matched_to.slot = document_text.slot
        WHERE document_text.document = ? AND claim.pk > coalesce(matched_to.claim, 0)
        ORDER BY claim.pk
        """,
        (document,),
    ).fetchall()
    return [claim for (claim,) in rows]


@guarded
def set_matched(store: Store, document: str, *, up_to: str | None = None) -> None:
    """Note that counterparts of a document's claims have been looked for, inside a write.

    Args:
        up_to: the claim it was done up to; None: it is done.
    """
    if up_to is not None:
        store.db.execute(
            "INSERT INTO matched_to SELECT slot, pk FROM claim WHERE id = ? "
            "ON CONFLICT (slot) DO UPDATE SET claim = excluded.claim",
            (up_to,),
        )
        return
    store.db.execute("UPDATE document_text SET matched = 1 WHERE document = ?", (document,))
    store.db.execute(
        "DELETE FROM matched_to WHERE slot IN (SELECT slot FROM document_text WHERE document = ?)",
        (document,),
    )


# ---- lists and names


@guarded
def documents(
    store: Store, threshold: float | None = None, *, superseded: bool = False
) -> list[DocumentRow]:
    """The current documents, in the order of adding; those removed are not there.

    Args:
        threshold: the least check-worthiness of claims that are counted; claims that somebody
            decided on are counted whatever theirs is.
        superseded: also those whose place a newer version has taken.
    """
    rows = store.db.execute(
        _DOCUMENTS, {"threshold": threshold, "superseded": superseded}
    ).fetchall()
    return [DocumentRow(*row) for row in rows]


_DOCUMENTS = f"""
    SELECT document.id, name, title, media_type, bytes, role, language, published, added_at,
        added_by, removed_at, replaces, seq, slot IN ({HIDDEN_SLOTS}), length,
        count(pk), count(*) FILTER (WHERE state = 'unreviewed'),
        count(*) FILTER (WHERE state = 'corroborated'),
        count(*) FILTER (WHERE state = 'contested'),
        count(*) FILTER (WHERE state = 'unsupported'),
        count(*) FILTER (WHERE state = 'dismissed'),
        (SELECT count(*) FROM marker WHERE marker.slot = document_text.slot),
        (SELECT count(*) FROM marker WHERE marker.slot = document_text.slot AND note IS NULL),
        (SELECT count(*) FROM footnote WHERE footnote.slot = document_text.slot),
        (SELECT count(*) FROM problem WHERE problem.slot = document_text.slot),
        coalesce(sum(counterparts), 0)
    FROM document
        JOIN document_text ON document_text.document = document.id
        LEFT JOIN claim_summary NOT INDEXED
            ON pk BETWEEN slot << {SLOT_BITS} AND (slot + 1 << {SLOT_BITS}) - 1
            AND (:threshold IS NULL OR check_worthy >= :threshold OR state <> 'unreviewed')
    WHERE removed_at IS NULL AND (:superseded OR slot NOT IN ({HIDDEN_SLOTS}))
    GROUP BY seq
    ORDER BY seq
"""


class Titled(NamedTuple):
    """A document by name; ``replaces``: the version whose place it has taken, or None."""

    id: str
    name: str
    title: str
    replaces: str | None = None


@guarded
def titled_documents(store: Store) -> tuple[Titled, ...]:
    """The documents that are there, by name, in the order of adding: quick, nothing is counted."""
    rows = store.db.execute(
        "SELECT id, name, title, replaces FROM document WHERE removed_at IS NULL ORDER BY seq"
    ).fetchall()
    return tuple(Titled(*row) for row in rows)


@guarded
def resolve_document(store: Store, text: str) -> str:
    """The id of the document that a user means.

    Args:
        text: its name, with or without folders, its title, or the beginning of its id. Where
            several bear the name, the one that was not removed or replaced is meant.

    Raises:
        UsageError: none is meant, or more than one.
    """
    rows = store.db.execute(
        f"""
        SELECT document.id, name, title, slot IN ({HIDDEN_SLOTS})
        FROM document JOIN document_text ON document_text.document = document.id ORDER BY seq
        """
    ).fetchall()
    found = _meant(rows, text)
    if len(found) == 1:
        return found[0][0]
    if not found:
        raise UsageError("no such document", text, "see: workbench status")
    some = ", ".join(f"{document[:SHORT]} ({name})" for document, name in found)
    raise UsageError("this means more than one document", text, f"one of {some}")


def _meant(rows: list[tuple[str, str, str, int]], text: str) -> list[tuple[str, str]]:
    """Id and name of the documents that fit best."""
    for fits in (
        lambda document, name, title: name == text,
        lambda document, name, title: short_name(name) == text,
        lambda document, name, title: title == text,
        lambda document, name, title: bool(text) and document.startswith(text.lower()),
    ):
        found = [row for row in rows if fits(*row[:3])]
        found = [row for row in found if not row[3]] or found
        if found:
            return [(document, name) for document, name, _, _ in found]
    return []
