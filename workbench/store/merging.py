"""Taking over from another database what this one lacks: bytes, attempts, documents' parts.

Everything that writes runs inside one :meth:`Store.write`.
"""

from __future__ import annotations

from collections.abc import Iterator

from workbench.store import attempts
from workbench.store.claims import document_claims
from workbench.store.connection import Store
from workbench.store.documents import has_document, insert_machine, load_document
from workbench.store.failures import guarded
from workbench.store.projection import is_on_the_desk
from workbench.store.schema_log import HUMAN_KEYS


@guarded
def clear_human(store: Store) -> None:
    """Empty every human table, to be made anew from the events."""
    for table in reversed(HUMAN_KEYS):
        store.db.execute(f"DELETE FROM {table}")


@guarded
def copy_contents(store: Store, other: Store) -> int:
    """Take over kept bytes. Returns how many contents were new."""
    copied = 0
    for digest in _lacking(store, other, "content", "sha256"):
        row = other.db.execute(
            "SELECT sha256, bytes, data FROM content WHERE sha256 = ?", (digest,)
        ).fetchone()
        store.db.execute("INSERT INTO content (sha256, bytes, data) VALUES (?, ?, ?)", row)
        copied += 1
    return copied


@guarded
def copy_attempts(store: Store, other: Store) -> None:
    """Take over what was observed of sources, after the events that tell of it."""
    if other.schema_version() < attempts.SINCE:
        return
    for content in _lacking(store, other, "capture_text", "content"):
        text = attempts.capture_text(other, content)
        if text is not None:
            attempts.put_text(store, text)
    names = ", ".join(attempts.Attempt.__slots__)
    marks = ", ".join("?" * len(attempts.Attempt.__slots__))
    same = " AND ".join(f"{name} IS ?" for name in _OBSERVED)
    for row in other.db.execute(f"SELECT {names} FROM attempt ORDER BY id").fetchall():
        held = dict(zip(attempts.Attempt.__slots__, row, strict=True))
        known = store.db.execute(
            f"SELECT 1 FROM attempt WHERE {same}", [held[name] for name in _OBSERVED]
        ).fetchone()
        if known is None:
            store.db.execute(f"INSERT INTO attempt ({names}) VALUES ({marks})", row)


_OBSERVED = ("at", "how", "reviewer", "url", "document", "note_start", "outcome", "event")
"""What tells one observation from another."""


@guarded
def copy_documents(store: Store, other: Store) -> int:
    """Take over what was read from documents that are on the desk. Returns how many were new."""
    rows = other.db.execute("SELECT document FROM document_text ORDER BY slot").fetchall()
    lacking = [
        document
        for (document,) in rows
        if not has_document(store, document) and is_on_the_desk(store, document)
    ]
    for document in lacking:
        insert_machine(store, load_document(other, document), document_claims(other, document))
    return len(lacking)


@guarded
def removed_documents(store: Store) -> list[str]:
    """The documents that events removed and that are read here still."""
    rows = store.db.execute(
        "SELECT id FROM document JOIN document_text ON document = id WHERE removed_at IS NOT NULL"
    )
    return [document for (document,) in rows]


def _lacking(store: Store, other: Store, table: str, key: str) -> Iterator[str]:
    """The keys that only the other has."""
    for (value,) in other.db.execute(f"SELECT {key} FROM {table} ORDER BY {key}").fetchall():
        if not store.db.execute(f"SELECT 1 FROM {table} WHERE {key} = ?", (value,)).fetchone():
            yield value
