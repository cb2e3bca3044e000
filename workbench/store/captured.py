"""Kept copies of sources, by the hash of their bytes: where they came from, and what they say."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.store.attempts import SINCE
from workbench.store.connection import Store
from workbench.store.failures import guarded


@dataclass(frozen=True, slots=True)
class Captured:
    """The latest capture that brought some bytes.

    Attributes:
        content: the SHA-256 of the bytes.
        url: where it was asked for; None for a file that was attached.
        archived_at: when an archive made the copy, if one did.
        text: what was read from it.
    """

    content: str
    url: str | None
    at: str
    how: str
    media_type: str
    title: str
    published: str | None
    archived_at: str | None
    text: str


@guarded
def captured(store: Store, content: str) -> Captured | None:
    """What is known of kept bytes; None where no source was captured with them."""
    if store.schema_version() < SINCE:
        return None
    found = store.db.execute(
        """
        SELECT content, url, at, how, read.media_type, read.title, read.published, archived_at,
            read.text
        FROM attempt JOIN capture_text AS read USING (content)
        WHERE content = ? AND ending IS NULL ORDER BY attempt.id DESC LIMIT 1
        """,
        (content,),
    ).fetchone()
    return Captured(*found) if found else None


@guarded
def confidential(store: Store) -> frozenset[str]:
    """The captures whose source is confidential: its address is a private text, even if erased."""
    rows = store.db.execute(
        """
        SELECT json_extract(CAST(line AS TEXT), '$.event.body.capture') FROM event
        WHERE kind = 'source-captured'
            AND json_type(CAST(line AS TEXT), '$.event.private.target') IS NOT NULL
        """
    )
    return frozenset(content for (content,) in rows)


@guarded
def document_name(store: Store, document: str) -> str | None:
    """The name that a document was added under; None if it never was."""
    found = store.db.execute("SELECT name FROM document WHERE id = ?", (document,)).fetchone()
    return str(found[0]) if found else None
