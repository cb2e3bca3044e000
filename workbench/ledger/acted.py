"""What an event is about by now: the claim that it counts for, and the document it corrects."""

from __future__ import annotations

from collections.abc import Iterable

from workbench.ledger.event import Event
from workbench.ledger.logs import stored
from workbench.ledger.references import TABLES, target_of
from workbench.store import events as lines
from workbench.store import homes
from workbench.store.connection import Store


def claims_of(store: Store, events: Iterable[str]) -> tuple[str, ...]:
    """The claims that events count for; an undo for that of what it is about."""
    found: dict[str, None] = {}
    for event in _acted(store, events):
        at = homes.home(store, TABLES[event.kind], event.id)
        if at is not None and at.claim is not None:
            found[at.claim] = None
    return tuple(found)


def corrected_documents(store: Store, events: Iterable[str]) -> tuple[str, ...]:
    """The documents whose reading or claims events corrected, or whose correction they undid."""
    found = [
        event.body["document"]
        if event.kind == "link-corrected"
        else homes.edited_document(store, event.id)
        for event in _acted(store, events)
        if TABLES[event.kind] in ("claim_edit", "correction")
    ]
    return tuple(dict.fromkeys(document for document in found if document))


def _acted(store: Store, events: Iterable[str]) -> Iterable[Event]:
    """The events that were not about others, or else what they were about."""
    for id in events:
        row = lines.event(store, id)
        event = stored(store, row) if row else None
        while event is not None and event.kind in ("undo", "unpin"):
            row = lines.event(store, target_of(event))
            event = stored(store, row) if row else None
        if event is not None and event.kind in TABLES:
            yield event
