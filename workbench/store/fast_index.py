"""The fast index of a database's claims: kept in the user's cache, held to the database."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.store.connection import Store
from workbench.store.failures import guarded
from workbench.store.pack import pack
from workbench.store.schema import slot_keys
from workbench.store.selection import HIDDEN_SLOTS

if TYPE_CHECKING:
    from workbench.matching.fast.files import IndexFiles
    from workbench.matching.fast.index import FastIndex

LARGE = 5_000
"""Claims from which on the fast index is quicker than the full-text index of the database."""


class KeptIndex:
    """The fast index of one database, brought up to date with it.

    It is a copy that can be thrown away: what it was made from is compared with the database,
    document by document, and what was changed there is made anew here.
    """

    def __init__(self, store: Store) -> None:
        from workbench.matching.fast.files import IndexFiles
        from workbench.matching.fast.index import FastIndex

        self._store = store
        self._files: IndexFiles = IndexFiles(folder(store.path))
        index, marks = self._files.load() or (FastIndex(), {})
        self.index: FastIndex = index
        self._marks = dict(marks)

    def refresh(self) -> None:
        """Take over what was changed in the database, and keep it for the next time."""
        now = _marks(self._store)
        if now == self._marks:
            return
        gone = [slot for slot, mark in self._marks.items() if now.get(slot) != mark]
        new = [slot for slot, mark in now.items() if self._marks.get(slot) != mark]
        for slot in gone:
            self.index.drop(*slot_keys(int(slot)))
        if new:
            self.index.add(_statements(self._store, [int(slot) for slot in new]))
        self._marks = now
        self._files.save(self.index, now)

    def ids(self, keys: Sequence[int]) -> dict[int, str]:
        """The ids of claims by their keys."""
        return claim_ids(self._store, keys)

    def hidden(self, document: str) -> list[tuple[int, int]]:
        """The keys of a document's claims, and of those that no list shows."""
        rows = self._store.db.execute(
            f"{HIDDEN_SLOTS} UNION SELECT slot FROM document_text WHERE document = ?", (document,)
        )
        return [slot_keys(slot) for (slot,) in rows]

    def discard(self) -> None:
        """Throw the kept files away: they are not what the database says."""
        self._files.discard()


def folder(database: Path) -> Path:
    """Where the index of a database is kept: in the user's cache, by the database's place."""
    from platformdirs import user_cache_path

    name = sha256(str(database.resolve()).encode()).hexdigest()[:16]
    return user_cache_path("workbench", appauthor=False) / "index" / name


@guarded
def is_large(store: Store) -> bool:
    """Whether a database has so many claims that the fast index is worth it."""
    rows = store.db.execute("SELECT 1 FROM claim_summary LIMIT ?", (LARGE,)).fetchall()
    return len(rows) == LARGE and bool(_has_marks(store))


@guarded
def claim_ids(store: Store, keys: Sequence[int]) -> dict[int, str]:
    """The ids of claims by their keys; those that are not there are missing."""
    rows = store.db.execute(
        "SELECT claim.pk, claim.id FROM json_each(?) AS wanted "
        "CROSS JOIN claim ON claim.pk = wanted.value",
        (pack(list(keys)),),
    )
    return dict(rows.fetchall())


def _has_marks(store: Store) -> bool:
    found = store.db.execute("SELECT 1 FROM sqlite_master WHERE name = 'claim_change'")
    return found.fetchone() is not None


@guarded
def _marks(store: Store) -> dict[str, str]:
    """For each document its slot, and what changes whenever its claims do."""
    rows = store.db.execute(
        "SELECT slot, document, changes FROM document_text JOIN claim_change USING (slot)"
    )
    return {str(slot): f"{document}:{changes}" for slot, document, changes in rows}


def _statements(store: Store, slots: Sequence[int]) -> Iterator[tuple[int, str, str | None]]:
    """Key, words that are scored, and speaker of all claims of some documents."""
    for slot in slots:
        rows = store.db.execute(
            "SELECT pk, iif(reading <> '', reading, text), speaker FROM claim "
            "WHERE pk BETWEEN ? AND ? ORDER BY pk",
            slot_keys(slot),
        )
        yield from rows
