"""The events as people look at them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from workbench.ledger.checkpoint import Checkpoint
from workbench.ledger.event import Event
from workbench.ledger.logs import stored
from workbench.store import events as lines
from workbench.store.connection import Store


@dataclass(frozen=True, slots=True)
class Told:
    """An event with its place in its log, from 0, and its private texts that were not erased."""

    event: Event
    index: int
    private: dict[str, str]


def history(store: Store, claim: str | None = None) -> Iterator[Told]:
    """All events, log by log in the order of writing; of one claim only, if one is named.

    Raises:
        StoreError: a line is damaged.
    """
    rows = lines.events(store) if claim is None else lines.events_about(store, claim)
    texts: dict[str, dict[str, str]] = {}
    for kept in lines.private_texts(store):
        texts.setdefault(kept.event, {})[kept.field] = kept.text
    for row in rows:
        yield Told(stored(store, row), row.idx, texts.get(row.id, {}))


def heads(store: Store) -> list[Checkpoint]:
    """The head of every log, as kept, by the log's id."""
    return [Checkpoint(head.log, head.size, head.root) for head in lines.heads(store).values()]
