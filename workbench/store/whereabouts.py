"""In which captures and documents some words stand, found by full-text indexes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from workbench.sources.folding import folded
from workbench.store.connection import Store
from workbench.store.engine import sqlite3
from workbench.store.failures import guarded
from workbench.store.rows import short_name
from workbench.store.schema import SLOT_BITS
from workbench.store.schema_evidence import SINCE
from workbench.store.selection import HIDDEN_SLOTS

_PHRASE = 4
"""Words that are looked for together."""
_MOST_PHRASES = 16


class Cited(NamedTuple):
    """How a capture came to be: asked for as the source of a note, or attached to one."""

    document: str
    name: str
    note_start: int
    url: str | None


@guarded
def index_capture(store: Store, content: str, text: str) -> None:
    """Take a capture's text into the index. To be called inside ``store.write()``, once."""
    index(store.db, content, text)


def index(db: sqlite3.Connection, content: str, text: str) -> None:
    """The same on a bare connection, for migrations."""
    ((pk,),) = db.execute(
        "INSERT INTO indexed_capture (content) VALUES (?) RETURNING pk", (content,)
    ).fetchall()
    words = " ".join(folded(text).words)
    db.execute("INSERT INTO capture_fts (rowid, words) VALUES (?, ?)", (pk, words))


@guarded
def captures_with(store: Store, quote: str, limit: int) -> list[str]:
    """The captures that have most of a quotation's words in its order, best first."""
    phrases = _phrases(quote)
    if not phrases or store.schema_version() < SINCE:
        return []
    rows = store.db.execute(
        """
        SELECT content FROM indexed_capture JOIN capture_fts ON capture_fts.rowid = pk
        WHERE capture_fts MATCH ? ORDER BY rank, content LIMIT ?
        """,
        (phrases, limit),
    ).fetchall()
    return [content for (content,) in rows]


@guarded
def documents_with(store: Store, quote: str, limit: int) -> list[tuple[str, str]]:
    """The documents whose statements have most of a quotation's words: ids and names.

    Those that were removed or replaced are left out.
    """
    phrases = _phrases(quote)
    if not phrases:
        return []
    rows = store.db.execute(
        f"""
        SELECT document.id, document.name FROM (
            SELECT rowid >> {SLOT_BITS} AS slot, rank AS fit FROM claim_fts
            WHERE claim_fts MATCH ? ORDER BY rank LIMIT ?
        ) AS hit JOIN document_text USING (slot) JOIN document
            ON document.id = document_text.document
        WHERE hit.slot NOT IN ({HIDDEN_SLOTS})
        GROUP BY hit.slot ORDER BY min(fit), document.seq LIMIT ?
        """,
        (phrases, 8 * limit, limit),
    ).fetchall()
    return [(document, short_name(name)) for document, name in rows]


@guarded
def cited_as(store: Store, content: str) -> list[Cited]:
    """The notes whose sources a capture was kept as, the earliest first."""
    rows = store.db.execute(
        """
        SELECT document, name, note_start, url FROM attempt
            JOIN document ON document.id = attempt.document
        WHERE content = ? AND ending IS NULL ORDER BY attempt.id
        """,
        (content,),
    ).fetchall()
    found = (Cited(document, short_name(name), *rest) for document, name, *rest in rows)
    return list(dict.fromkeys(found))


def _phrases(quote: str) -> str:
    """A query for stretches of a quotation, each in its order; any of them will do."""
    words = folded(quote).words
    starts: Sequence[int] = range(max(1, len(words) - _PHRASE + 1))
    starts = starts[:: -(-len(starts) // _MOST_PHRASES)]
    stretches = (" ".join(words[start : start + _PHRASE]) for start in starts)
    return " OR ".join(f'"{stretch}"' for stretch in stretches if any(map(str.isalnum, stretch)))
