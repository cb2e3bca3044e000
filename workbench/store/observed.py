"""What was observed of sources, whole, as it goes to other archives and comes from them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from workbench.store.attempts import COLUMNS, SINCE, Attempt
from workbench.store.connection import Store
from workbench.store.failures import guarded
from workbench.store.pack import unpack


@guarded
def captured_attempts(store: Store) -> Iterator[Attempt]:
    """Every attempt that brought a copy, in the order of capturing."""
    if store.schema_version() < SINCE:
        return iter(())
    rows = store.db.execute(
        f"SELECT {', '.join(COLUMNS)} FROM attempt WHERE ending IS NULL ORDER BY id"
    )
    return map(_attempt_of, rows.fetchall())


def _attempt_of(row: Sequence[Any]) -> Attempt:
    held = dict(zip(COLUMNS, row, strict=True))
    hops = unpack(held["hops"], False)
    headers = unpack(held["headers"], False)
    return Attempt(
        **held
        | {
            "hops": tuple((url, status, peer) for url, status, peer in hops),
            "headers": tuple((name, value) for name, value in headers),
            "despite_robots": bool(held["despite_robots"]),
        }
    )


@guarded
def is_observed(store: Store, url: str | None, at: str, content: str) -> bool:
    """Whether it is known that some bytes were had from an address (or a file) at some time."""
    found = store.db.execute(
        "SELECT 1 FROM attempt WHERE content = ? AND url IS ? AND at = ?", (content, url, at)
    ).fetchone()
    return found is not None
