"""What the screen reads by itself: rows by key, the first keys, the next open claim.

Each takes a fraction of a millisecond whatever the size of the database, so no row ever says
"loading". Whatever takes longer is read by a :class:`~workbench.review.store_thread.StoreThread`.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.model.errors import StoreError
from workbench.model.verdict import Decision
from workbench.store.connection import Store, open_store
from workbench.store.listing import claim_pks, claim_rows, next_open, previous_open
from workbench.store.rows import ClaimQuery, ClaimRow

if TYPE_CHECKING:
    from workbench.review.query import Titled


class ClaimSource:
    """The claims of one database.

    Args:
        path: the file.
        pending: decisions that are not saved yet, by key; rows show them already.
        failed: told when something could not be read; it is left out of the answer.

    Raises:
        StoreError: the database cannot be opened.
    """

    def __init__(
        self,
        path: Path,
        pending: Mapping[int, Decision],
        failed: Callable[[StoreError], None],
    ) -> None:
        self._pending, self._failed = pending, failed
        self._store = open_store(path, "read", safe=True)
        self._version = self._store.data_version()

    def rows(self, keys: Sequence[int]) -> dict[int, ClaimRow]:
        """Claims by their keys; those that are gone, or cannot be read now, are missing."""
        try:
            rows = claim_rows(self._store, keys)
        except StoreError as error:
            self._failed(error)
            return {}
        for key in rows.keys() & self._pending.keys():
            decision = self._pending[key]
            rows[key] = replace(rows[key], verdict=decision.verdict, reason=decision.reason)
        return rows

    def first(self, query: ClaimQuery) -> array[int]:
        """The first keys of a query that selects much: enough to paint a screen."""
        chunks = claim_pks(self._store, query)
        return array("q", next(iter(chunks), ()))

    def documents(self) -> tuple[Titled, ...]:
        """The documents' names, at once."""
        return titled_documents(self._store)

    def open_after(self, key: int, query: ClaimQuery) -> int | None:
        """The next open claim after one, or None."""
        return self._search(next_open, key, query)

    def open_before(self, key: int, query: ClaimQuery) -> int | None:
        """The next open claim before one, or None."""
        return self._search(previous_open, key, query)

    def _search(
        self,
        step: Callable[[Store, int, ClaimQuery], int | None],
        key: int,
        query: ClaimQuery,
    ) -> int | None:
        try:
            found = step(self._store, key, query)
            while found is not None and found in self._pending:
                found = step(self._store, found, query)
        except StoreError as error:
            self._failed(error)
            return None
        return found

    def changed(self) -> bool:
        """Whether somebody changed the database since this was last asked."""
        version = self._store.data_version()
        changed, self._version = version != self._version, version
        return changed

    def close(self) -> None:
        """Let go of the database."""
        self._store.close()


def titled_documents(store: Store) -> tuple[Titled, ...]:
    """The documents by name and title, in the order of adding."""
    from workbench.review.query import Titled
    from workbench.store.documents import documents

    return tuple(Titled(row.id, row.name, row.title) for row in documents(store))
