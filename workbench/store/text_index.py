"""A full-text index of statements that are in no claims database: a file of them, or memory."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from workbench.model.errors import StoreError
from workbench.store.engine import sqlite3
from workbench.store.failures import reported
from workbench.store.pack import pack
from workbench.store.words import any_of

APPLICATION_ID = 0x57424958  # "WBIX"
_DDL = (
    """
    CREATE TABLE item (
        pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, text TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE VIRTUAL TABLE item_fts USING fts5 (
        text, content = 'item', content_rowid = 'pk',
        tokenize = 'porter unicode61 remove_diacritics 2'
    )
    """,
    f"PRAGMA application_id = {APPLICATION_ID}",
)


class TextIndex:
    """Statements by id, found by their words.

    Args:
        path: a file, made if missing; ``":memory:"`` for none.

    Raises:
        StoreError: the file is something else, or cannot be opened.
    """

    def __init__(self, path: str | Path = ":memory:") -> None:
        self._path = Path(path)
        with reported(self._path):
            self._db = sqlite3.connect(str(path), isolation_level=None, timeout=30)
            if not self._db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
                self._make()
            (found,) = self._db.execute("PRAGMA application_id").fetchone()
        if found != APPLICATION_ID:
            self._db.close()
            raise StoreError("this is no index of statements", str(path), "name another file")

    def _make(self) -> None:
        self._db.execute("BEGIN IMMEDIATE")
        for statement in _DDL:
            self._db.execute(statement)
        self._db.execute("COMMIT")

    def add(self, items: Iterable[tuple[str, str]]) -> None:
        """Add statements, all of them or none; one whose id is there takes its place."""
        with reported(self._path):
            self._db.execute("BEGIN IMMEDIATE")
            try:
                for id, text in items:
                    self._put(id, text)
                self._db.execute("COMMIT")
            except BaseException:
                self._db.execute("ROLLBACK")
                raise

    def _put(self, id: str, text: str) -> None:
        old = self._db.execute("SELECT pk, text FROM item WHERE id = ?", (id,)).fetchone()
        if old is not None:
            self._db.execute(
                "INSERT INTO item_fts (item_fts, rowid, text) VALUES ('delete', ?, ?)", old
            )
            self._db.execute("DELETE FROM item WHERE pk = ?", old[:1])
        put = self._db.execute("INSERT INTO item (id, text) VALUES (?, ?)", (id, text))
        self._db.execute("INSERT INTO item_fts (rowid, text) VALUES (?, ?)", (put.lastrowid, text))

    def candidates(self, terms: Sequence[str], limit: int) -> list[tuple[str, str]]:
        """The statements with most of some words by BM25, as ids and texts, ties by id."""
        wanted = any_of(terms)
        if wanted is None:
            return []
        with reported(self._path):
            hits = self._db.execute(
                "SELECT rowid, round(rank, 6) FROM item_fts WHERE item_fts MATCH ? "
                "ORDER BY rank LIMIT ?",
                (wanted, limit),
            ).fetchall()
            texts = self._db.execute(
                "SELECT item.pk, item.id, item.text FROM json_each(?) AS wanted "
                "CROSS JOIN item ON item.pk = wanted.value",
                (pack([pk for pk, _ in hits]),),
            ).fetchall()
        rank = dict(hits)
        ordered = sorted(texts, key=lambda row: (rank[row[0]], row[1]))
        return [(id, text) for _, id, text in ordered]

    def close(self) -> None:
        """Close the file."""
        self._db.close()
