"""Writing to the log, and remembering its head outside once that is done."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from workbench.desk import heads
from workbench.ledger.checkpoint import Checkpoint
from workbench.store import events as lines
from workbench.store.connection import Store


@contextmanager
def writing(store: Store) -> Iterator[None]:
    """Write: all of what is done inside is kept, or nothing. Then the new head is remembered."""
    with store.write():
        before = own_head(store)
        yield
        after = own_head(store)
    if after is not None and after != before:
        heads.follow(store, before, after)


def own_head(store: Store) -> Checkpoint | None:
    """The kept head of the log that is written to; None before the first write."""
    log = lines.own_log(store)
    head = lines.head(store, log.id) if log else None
    return Checkpoint(head.log, head.size, head.root) if head else None
