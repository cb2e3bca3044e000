"""What the screen reads by itself: rows by key, the first keys, the next open claim.

Each takes a fraction of a millisecond whatever the size of the database, so no row ever says
"loading". Whatever takes longer is read by a :class:`~workbench.review.store_thread.StoreThread`.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.model.errors import StoreError
from workbench.model.verdict import Decision
from workbench.review.content.row import Listed
from workbench.store.connection import Store, open_store
from workbench.store.listing import claim_pks, claim_rows, first_open, next_open, previous_open
from workbench.store.rows import ClaimQuery, ClaimRow

if TYPE_CHECKING:
    from workbench.review.setup import Setup
    from workbench.store.documents import Titled

_AT_ONCE = 2000
"""Keys of which the first open one is looked for at a time."""


class ClaimSource:
    """The claims of one database as one reviewer may see them.

    Args:
        setup: the database and the reviewer.
        pending: decisions that are not saved yet, by key; rows show them already.
        failed: told when something could not be read; it is left out of the answer.

    Raises:
        StoreError: the database cannot be opened.
    """

    def __init__(
        self,
        setup: Setup,
        pending: Mapping[int, Decision],
        failed: Callable[[StoreError], None],
    ) -> None:
        self._pending, self._failed = pending, failed
        self._reviewer = setup.reviewer
        self._store = open_store(setup.path, "read", safe=True)
        self._version = self._store.data_version()
        self.tell_risk = False
        """Whether rows tell by which signs they are at risk."""

    def rows(self, keys: Sequence[int]) -> dict[int, Listed]:
        """Claims by their keys; those that are gone, or cannot be read now, are missing."""
        try:
            rows = claim_rows(self._store, keys)
            hidden = self._hidden(rows.values())
            risks = self._risks(keys)
        except StoreError as error:
            self._failed(error)
            return {}
        listed = {}
        for key, row in rows.items():
            remarks = risks.get(key, ())
            if row.id in hidden:
                from workbench.desk.blind import veiled

                row, remarks = veiled(row), ("second check", *remarks)
            if decision := self._pending.get(key):
                row = replace(row, verdict=decision.verdict, reason=decision.reason)
            listed[key] = Listed(row, remarks)
        return listed

    def _hidden(self, rows: Iterable[ClaimRow]) -> frozenset[str]:
        """The ids of those whose decision the reviewer may not see yet."""
        decided = [row.id for row in rows if row.verdicts]
        if not decided:
            return frozenset()
        from workbench.desk.blind import hidden_from

        return hidden_from(self._store, decided, self._reviewer)

    def _risks(self, keys: Sequence[int]) -> Mapping[int, tuple[str, ...]]:
        if not self.tell_risk:
            return {}
        from workbench.store.risk import signs_of

        return signs_of(self._store, keys)

    def first(self, query: ClaimQuery) -> array[int]:
        """The first keys of a query that selects much: enough to paint a screen."""
        chunks = claim_pks(self._store, query)
        return array("q", next(iter(chunks), ()))

    def documents(self) -> tuple[Titled, ...]:
        """The documents' names, at once."""
        from workbench.store.documents import titled_documents

        return titled_documents(self._store)

    def open_after(self, key: int, query: ClaimQuery) -> int | None:
        """The next open claim after one in the order of reading, or None."""
        return self._search(next_open, key, query)

    def open_before(self, key: int, query: ClaimQuery) -> int | None:
        """The open claim before one in the order of reading, or None."""
        return self._search(previous_open, key, query)

    def open_among(self, keys: Sequence[int]) -> int | None:
        """The first open claim among some, in the order given, or None."""
        try:
            for at in range(0, len(keys), _AT_ONCE):
                asked = [key for key in keys[at : at + _AT_ONCE] if key not in self._pending]
                found = first_open(self._store, asked)
                if found is not None:
                    return found
        except StoreError as error:
            self._failed(error)
        return None

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
