"""Times that sources were asked for: each one, the bytes it brought, and what they say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Literal

from workbench.model.document import Note
from workbench.store.connection import Store
from workbench.store.failures import guarded
from workbench.store.pack import pack, unpack
from workbench.store.parts import NOTE_COLUMNS, note_of
from workbench.store.selection import HIDDEN_SLOTS
from workbench.store.whereabouts import index_capture

SINCE = 2
"""The first version of the schema that has these tables."""

How = Literal["fetched", "attached", "imported"]


@dataclass(frozen=True, slots=True)
class Attempt:
    """One time that a source was asked for or given: see the table ``attempt``."""

    at: str
    how: How
    reviewer: str
    outcome: str
    url: str | None = None
    document: str | None = None
    note_start: int | None = None
    note_end: int | None = None
    detail: str = ""
    ending: str | None = None
    not_before: str | None = None
    despite_robots: bool = False
    final_url: str | None = None
    status: int | None = None
    hops: tuple[tuple[str, int | None, str | None], ...] = ()
    headers: tuple[tuple[str, str], ...] = ()
    peer: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    archived_at: str | None = None
    media_type: str | None = None
    encoding: str | None = None
    how_decoded: str | None = None
    content: str | None = None
    wire: str | None = None
    event: str | None = None


@dataclass(frozen=True, slots=True)
class CaptureText:
    """What was read from a capture's bytes; ``problem``: why nothing could be."""

    content: str
    media_type: str
    title: str
    language: str | None
    published: str | None
    text: str
    problem: str | None


@dataclass(frozen=True, slots=True)
class CitedNote:
    """A note of a document, with the document's id and date."""

    document: str
    published: str | None
    note: Note


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of an address.

    Attributes:
        ending: how the last attempt failed, or None.
        not_before: when its host wants to be asked again.
        content: of the last capture, with its validators; None where there is none.
    """

    url: str
    ending: str | None
    not_before: str | None
    content: str | None
    final_url: str | None
    etag: str | None
    last_modified: str | None


@dataclass(frozen=True, slots=True)
class PinnedPassage:
    """A passage of a capture that stands pinned to a claim; ``event`` pinned it."""

    event: str
    claim: str
    document: str
    source: str
    start: int
    text: str


@dataclass(frozen=True, slots=True)
class CaptureRow:
    """A capture as it is held against its event; None where no event is named."""

    event: str | None
    content: str
    wire: str | None
    headers: tuple[tuple[str, str], ...]


COLUMNS = tuple(Attempt.__slots__)
"""The columns of the table ``attempt``, without its key."""


@guarded
def put_attempt(store: Store, attempt: Attempt) -> int:
    """Keep an attempt. To be called inside ``store.write()``, after its bytes.

    Returns:
        Its number.
    """
    values = {name: getattr(attempt, name) for name in COLUMNS}
    values |= {
        "hops": pack(attempt.hops),
        "headers": pack(attempt.headers),
        "despite_robots": int(attempt.despite_robots),
    }
    found = store.db.execute(
        f"INSERT INTO attempt ({', '.join(COLUMNS)}) "
        f"VALUES ({', '.join(':' + name for name in COLUMNS)}) RETURNING id",
        values,
    ).fetchall()
    return int(found[0][0])


@guarded
def put_text(store: Store, text: CaptureText) -> None:
    """Keep what was read from bytes, once, and index it. To be called inside ``store.write()``."""
    names = CaptureText.__slots__
    new = store.db.execute(
        f"INSERT INTO capture_text ({', '.join(names)}) VALUES ({', '.join('?' * len(names))}) "
        "ON CONFLICT DO NOTHING RETURNING 1",
        [getattr(text, name) for name in names],
    ).fetchall()
    if new:
        index_capture(store, text.content, text.text)


@guarded
def capture_text(store: Store, content: str) -> CaptureText | None:
    """What was read from a capture's bytes."""
    if store.schema_version() < SINCE:
        return None
    names = ", ".join(CaptureText.__slots__)
    found = store.db.execute(
        f"SELECT {names} FROM capture_text WHERE content = ?", (content,)
    ).fetchone()
    return CaptureText(*found) if found else None


@guarded
def captures_named(store: Store, beginning: str) -> list[str]:
    """The captures with a text whose SHA-256 begins so; two at most."""
    if store.schema_version() < SINCE:
        return []
    rows = store.db.execute(
        "SELECT content FROM capture_text WHERE content >= ?1 AND content < ?1 || 'g' LIMIT 2",
        (beginning,),
    ).fetchall()
    return [content for (content,) in rows]


@guarded
def content_size(store: Store, content: str) -> int:
    """How many bytes are kept under a SHA-256; 0 where there are none."""
    row = store.db.execute("SELECT bytes FROM content WHERE sha256 = ?", (content,)).fetchone()
    return int(row[0]) if row else 0


@guarded
def cited_notes(store: Store, document: str | None = None) -> list[CitedNote]:
    """The notes whose sources are to be had, in the order of reading.

    Args:
        document: of this one; else of all drafts that were not removed or replaced.
    """
    where = (
        "document_text.document = :document"
        if document
        else f"document_text.slot NOT IN ({HIDDEN_SLOTS})"
    )
    role = "" if document else "AND role = 'draft'"
    rows = store.db.execute(
        f"""
        SELECT document_text.document, published, {NOTE_COLUMNS}
        FROM document_text JOIN document ON document.id = document_text.document
            JOIN footnote USING (slot)
        WHERE {where} {role} ORDER BY document_text.slot, footnote.ord
        """,
        {"document": document},
    ).fetchall()
    return [CitedNote(row[0], row[1], note_of(row[2:], store.safe)) for row in rows]


@guarded
def known(store: Store, urls: Iterable[str]) -> dict[str, Known]:
    """What is known of addresses; those never asked for are missing."""
    if store.schema_version() < SINCE:
        return {}
    rows = store.db.execute(
        """
        SELECT last.url, last.ending, last.not_before, had.content, had.final_url, had.etag,
            had.last_modified
        FROM json_each(?) AS wanted
            CROSS JOIN attempt AS last ON last.id = (
                SELECT id FROM attempt WHERE url = wanted.value ORDER BY at DESC, id DESC LIMIT 1
            )
            LEFT JOIN attempt AS had ON had.id = (
                SELECT id FROM attempt WHERE url = wanted.value AND ending IS NULL
                ORDER BY at DESC, id DESC LIMIT 1
            )
        """,
        (pack(list(urls)),),
    ).fetchall()
    return {row[0]: Known(*row) for row in rows}


@guarded
def pinned_passages(store: Store, url: str) -> list[PinnedPassage]:
    """The passages that stand pinned in the captures of an address, the earliest first."""
    rows = store.db.execute(
        """
        SELECT event, claim, document, source, start, substr(text, start + 1, "end" - start)
        FROM pin JOIN capture_text ON capture_text.content = pin.source
        WHERE kind = 'passage' AND active = 1
            AND source IN (SELECT content FROM attempt WHERE url = ? AND ending IS NULL)
        ORDER BY ord
        """,
        (url,),
    ).fetchall()
    return [PinnedPassage(*row) for row in rows]


@guarded
def capture_rows(store: Store) -> Iterator[CaptureRow]:
    """Every capture, in the order of capturing."""
    if store.schema_version() < SINCE:
        return iter(())
    rows = store.db.execute(
        "SELECT event, content, wire, headers FROM attempt WHERE ending IS NULL ORDER BY id"
    )
    return (
        CaptureRow(
            event, content, wire, tuple((name, value) for name, value in unpack(held, False))
        )
        for event, content, wire, held in rows
    )


def headers_sha256(headers: tuple[tuple[str, str], ...]) -> str:
    """The SHA-256, in hex, of an answer's headers: each ``name: value`` and a line feed."""
    lines = "".join(f"{name}: {value}\n" for name, value in headers)
    return sha256(lines.encode("utf-8")).hexdigest()
