"""A full-text index of statements that are in no claims database: a file of them, or memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from workbench.model.errors import StoreError
from workbench.store.engine import sqlite3
from workbench.store.failures import reported
from workbench.store.pack import pack
from workbench.store.words import any_of

_DIGITS = 6
"""Decimals of BM25 that count: equal texts have equal measures."""
_MOST_TIES = 8
"""Times the limit: a longer tie at the cut is left to the order of adding."""
APPLICATION_ID = 0x57424958  # "WBIX"
_DDL = (
    """
    CREATE TABLE item (
        pk INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, text TEXT NOT NULL
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

    def __len__(self) -> int:
        with reported(self._path):
            return int(self._db.execute("SELECT count(*) FROM item").fetchone()[0])

    def state(self) -> str:
        """What changes whenever something is added."""
        with reported(self._path):
            version = self._db.execute("PRAGMA user_version").fetchone()[0]
            last = self._db.execute("SELECT max(pk), count(*) FROM item").fetchone()
            return f"{version}:{last[0]}:{last[1]}"

    def add(self, items: Iterable[tuple[str, str]]) -> list[int]:
        """Add statements, all of them or none; one whose id is there takes its place.

        Returns:
            The numbers of those that were replaced.
        """
        with reported(self._path):
            self._db.execute("BEGIN IMMEDIATE")
            try:
                gone = [old for id, text in items if (old := self._put(id, text)) is not None]
                if gone:
                    version = self._db.execute("PRAGMA user_version").fetchone()[0] + 1
                    self._db.execute(f"PRAGMA user_version = {version}")
                self._db.execute("COMMIT")
            except BaseException:
                self._db.execute("ROLLBACK")
                raise
        return gone

    def _put(self, id: str, text: str) -> int | None:
        old = self._db.execute("SELECT pk, text FROM item WHERE id = ?", (id,)).fetchone()
        if old is not None:
            self._db.execute(
                "INSERT INTO item_fts (item_fts, rowid, text) VALUES ('delete', ?, ?)", old
            )
            self._db.execute("DELETE FROM item WHERE pk = ?", old[:1])
        put = self._db.execute("INSERT INTO item (id, text) VALUES (?, ?)", (id, text))
        self._db.execute("INSERT INTO item_fts (rowid, text) VALUES (?, ?)", (put.lastrowid, text))
        return None if old is None else int(old[0])

    def candidates(self, terms: Sequence[str], limit: int) -> dict[int, float]:
        """The statements with most of some words by BM25: numbers and measures, ties by id."""
        wanted = any_of(terms)
        if wanted is None:
            return {}
        with reported(self._path):
            hits = self._db.execute(
                "SELECT rowid, -rank FROM item_fts WHERE item_fts MATCH ? ORDER BY rank LIMIT ?",
                (wanted, limit * _MOST_TIES),
            ).fetchall()
        best = [(pk, round(measure, _DIGITS)) for pk, measure in hits]
        if len(best) > limit:
            best = [hit for hit in best if hit[1] >= best[limit - 1][1]]
            ids = self.ids([pk for pk, _ in best])
            best = sorted(best, key=lambda hit: (-hit[1], ids[hit[0]]))[:limit]
        return dict(best)

    def ids(self, numbers: Sequence[int]) -> dict[int, str]:
        """The ids of statements by their numbers."""
        return {number: id for number, (id, _) in self.texts(numbers).items()}

    def texts(self, numbers: Sequence[int]) -> dict[int, tuple[str, str]]:
        """Ids and texts of statements by their numbers."""
        with reported(self._path):
            rows = self._db.execute(
                "SELECT item.pk, item.id, item.text FROM json_each(?) AS wanted "
                "CROSS JOIN item ON item.pk = wanted.value",
                (pack(list(numbers)),),
            ).fetchall()
        return {pk: (id, text) for pk, id, text in rows}

    def last(self) -> int:
        """The number of what was added last; 0 without any."""
        with reported(self._path):
            (found,) = self._db.execute("SELECT max(pk) FROM item").fetchone()
        return found or 0

    def after(self, number: int) -> Iterator[tuple[int, str]]:
        """Numbers and texts of what was added after a statement, in order."""
        with reported(self._path):
            yield from self._db.execute(
                "SELECT pk, text FROM item WHERE pk > ? ORDER BY pk", (number,)
            )

    def close(self) -> None:
        """Close the file."""
        self._db.close()
