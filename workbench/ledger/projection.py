"""From events to the human tables: a fold, one event at a time, in causal order.

The same code runs when an event is recorded and when everything is rebuilt from the log, so
that ``workbench verify`` can compare the two. An undo deletes nothing: it switches rows off.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from workbench.ledger import rows
from workbench.ledger.canonical import Malformed
from workbench.ledger.event import Event
from workbench.ledger.logs import stored
from workbench.ledger.references import (
    CARRIED,
    DECISIONS,
    TABLES,
    documents_named,
    events_named,
    target_of,
    unsettled,
)
from workbench.ledger.settled import state_sha256
from workbench.ledger.state import claim_state
from workbench.model.verdict import HELD
from workbench.store import events as lines
from workbench.store import homes
from workbench.store import projection as tables
from workbench.store.connection import Store
from workbench.store.pack import pack


class Misplaced(Malformed):
    """An event that is well made but cannot stand where it stands."""

    def __init__(self, event: Event, reason: str) -> None:
        super().__init__(reason)
        self.event = event


@dataclass(frozen=True, slots=True)
class Fold:
    """Where events are folded into, and what a fold looks up.

    Attributes:
        event: an event before the one being folded, by its id.
        text: a private text, by event and field; None when erased.
        claims, pairs: those whose state is to be worked out anew.
        documents: some that are known to have been added.
    """

    store: Store
    event: Callable[[str], Event | None]
    text: Callable[[str, str], str | None]
    claims: set[str] = field(default_factory=set)
    pairs: set[tuple[str, str]] = field(default_factory=set)
    documents: set[str] = field(default_factory=set)


def live(store: Store) -> Fold:
    """A fold into the database's own tables."""

    def event(id: str) -> Event | None:
        row = lines.event(store, id)
        return stored(store, row) if row else None

    return Fold(store, event, lambda id, name: lines.private_text(store, id, name))


def rebuild(events: Iterable[Event], texts: Mapping[tuple[str, str], str]) -> Store:
    """All human tables anew, in memory.

    Args:
        events: in causal order (:func:`workbench.ledger.order.causal`).
        texts: the private texts that are kept, by event and field.

    Raises:
        Misplaced: an event cannot stand where it stands.
    """
    return refold(tables.scratch(), events, texts)


def refold(store: Store, events: Iterable[Event], texts: Mapping[tuple[str, str], str]) -> Store:
    """Fill empty human tables; see :func:`rebuild`."""
    known: dict[str, Event] = {}
    fold = Fold(store, known.get, lambda id, name: texts.get((id, name)))
    for place, event in enumerate(events):
        apply(fold, event, place)
        known[event.id] = event
    settle(fold)
    return store


def apply(fold: Fold, event: Event, ord: int) -> None:
    """Fold one event. What lists show follows with :func:`settle`.

    Args:
        ord: its place, from 0, in the causal order of all events.

    Raises:
        Misplaced: it names an event or a document that is not there before it.
    """
    _check_documents(fold, event)
    for id, kinds in events_named(event):
        _known(fold, event, id, kinds)
    if handler := _HANDLERS.get(event.kind):
        handler(fold, event, ord)
    for document in unsettled(event, fold.event):
        tables.make_stale(fold.store, {"document": document}, event.id, event.time)


def settle(fold: Fold) -> None:
    """Work out anew what is held of the claims and pairs that events touched."""
    store = fold.store
    decisions = tables.standing_decisions(store, fold.claims)
    notes = tables.standing_notes(store, fold.claims)
    held = []
    for claim in sorted(fold.claims):
        if state := claim_state(decisions.get(claim, ()), notes.get(claim, ())):
            row = {"claim": claim, **state._asdict(), "disagreement": int(state.disagreement)}
            _mark_stale(store, claim, state.document, row.pop("change"))
            held.append(row)
        else:
            _mark_stale(store, claim, "", None)
            tables.delete(store, "claim_state", {"claim": claim})
    tables.upsert(store, "claim_state", held)
    for claim, counterpart in sorted(fold.pairs):
        pair = {"claim": claim, "counterpart": counterpart}
        if mark := tables.standing_mark(store, claim, counterpart):
            tables.upsert(store, "counterpart_mark", [{**pair, **mark._asdict()}])
        else:
            tables.delete(store, "counterpart_mark", pair)
    fold.claims.clear()
    fold.pairs.clear()


def _mark_stale(store: Store, claim: str, document: str, change: Any) -> None:
    """Keep whether a claim's state was given to other words."""
    if change is None:
        tables.delete(store, "claim_stale", {"claim": claim})
    else:
        row = {"claim": claim, "document": document, "change": change}
        tables.upsert(store, "claim_stale", [row])


def _signed_off(fold: Fold, event: Event, ord: int) -> None:
    body = event.body
    row = {
        "event": event.id,
        "document": body["document"],
        "reviewer": event.actor,
        "at": event.time,
        **body["head"],
        **{name: body[name] for name in ("claims", "state_sha256", "signature")},
        "overrides": pack(body["overrides"]),
        "note": fold.text(event.id, "note"),
        "ord": ord,
    }
    settle(fold)
    if state_sha256(fold.store, body["document"]) != body["state_sha256"]:
        # Put together with other logs, it no longer comes after all that it did not see.
        row |= {"stale_by": event.id, "stale_at": event.time}
    tables.insert(fold.store, "sign_off", row)


def _decided(fold: Fold, event: Event, ord: int) -> None:
    dismissed = event.kind == "claim-dismissed"
    row = {
        **rows.action(event, ord),
        "kind": event.kind,
        "document": event.body["document"],
        "verdict": "dismissed" if dismissed else event.body["verdict"],
        "reason": None if dismissed else event.body["reason"],
        "note": fold.text(event.id, "note"),
        "shown": event.body["shown"],
    }
    tables.insert(fold.store, "verdict", row)
    _touch(fold, event)


def _noted(fold: Fold, event: Event, ord: int) -> None:
    row = {
        **rows.action(event, ord),
        "document": event.body["document"],
        "note": fold.text(event.id, "note"),
    }
    tables.insert(fold.store, "claim_note", row)
    _touch(fold, event)


def _pinned(fold: Fold, event: Event, ord: int) -> None:
    row = {
        **rows.action(event, ord),
        "document": event.body["document"],
        **event.body["pinned"],
        "note": fold.text(event.id, "note"),
    }
    tables.insert(fold.store, "pin", row)


def _counterpart_decided(fold: Fold, event: Event, ord: int) -> None:
    row = {
        **rows.action(event, ord),
        "document": event.body["document"],
        "counterpart": event.body["counterpart"]["claim"],
        "state": event.kind.removeprefix("counterpart-"),
    }
    tables.insert(fold.store, "counterpart_decision", row)
    _touch(fold, event)


def _undone(fold: Fold, event: Event, ord: int) -> None:
    """Something earlier stands no longer, or stands again."""
    target = _known(fold, event, target_of(event), frozenset(TABLES))
    if event.claim != target.claim:
        raise Misplaced(event, "it names another claim than the event it is about")
    if event.kind == "undo" and event.actor != target.actor:
        raise Misplaced(event, f"{event.actor} cannot undo what {target.actor} did")
    kind = "redo" if target.kind == event.kind == "undo" else event.kind
    row = {**rows.action(event, ord), "kind": kind, "target": target.id}
    tables.insert(fold.store, "undo", row)
    _switch(fold, event, target)


def _claim_edited(fold: Fold, event: Event, ord: int) -> None:
    body = event.body
    row = {
        **rows.action(event, ord),
        "kind": body.get("edit", "added"),
        **{name: body[name] for name in ("document", "start", "end", "reading")},
        "speaker": body.get("speaker"),
        "parts": pack([[part["start"], part["end"]] for part in body.get("parts", ())]),
        "note": fold.text(event.id, "note"),
    }
    tables.insert(fold.store, "claim_edit", row)


def _corrected(fold: Fold, event: Event, ord: int) -> None:
    body = event.body
    target = body["target"]
    row = {
        **rows.action(event, ord),
        "kind": body["correction"],
        **{name: body[name] for name in ("document", "start", "end", "block")},
        "target": pack([[target["start"], target["end"]]] if target else []),
        "spans": pack([[span["start"], span["end"]] for span in body["spans"]]),
        "note": fold.text(event.id, "note"),
    }
    del row["claim"]
    tables.insert(fold.store, "correction", row)


def _carried_over(fold: Fold, event: Event, ord: int) -> None:
    """Decisions count for a claim of another version, if they still are where it found them."""
    origin, claim = event.body["origin"]["claim"], event.body["claim"]
    for id in event.body["events"]:
        target = _known(fold, event, id, CARRIED)
        table = TABLES[target.kind]
        at = homes.home(fold.store, table, id)
        if at is None or origin not in at:
            continue
        _touch(fold, target)
        if at.claim == origin:
            _rehouse(fold, event, table, id)
            _keep_carried(fold, event, target)
        else:
            homes.rehouse_counterpart(fold.store, id, claim)
        _touch(fold, target)


def _rehouse(fold: Fold, event: Event, table: str, id: str) -> None:
    body = event.body
    if table == "claim_edit":
        by = body["start"] - body["origin"]["start"]
        homes.rehouse_edit(fold.store, id, body["claim"], body["document"], by)
    else:
        homes.rehouse(fold.store, table, id, body["claim"], body["document"])


def _keep_carried(fold: Fold, event: Event, target: Event) -> None:
    """Remember what a decision was made on, unless it is back there."""
    if event.claim == target.claim:
        tables.delete(fold.store, "carried", {"event": target.id})
        return
    change = event.body["change"]
    row = {
        "event": target.id,
        "claim": event.claim,
        "origin": target.claim,
        **{name: target.body[name] for name in ("document", "start", "end")},
        "change": change,
        "stale": int(change not in HELD),
    }
    tables.upsert(fold.store, "carried", [row])


def _switch(fold: Fold, cause: Event, target: Event) -> None:
    """Switch an event's row on or off; if it is an undo itself, then also what that is about."""
    while True:
        active = not tables.is_undone(fold.store, target.id)
        tables.set_active(fold.store, TABLES[target.kind], target.id, active)
        _touch(fold, target)
        if target.kind not in ("undo", "unpin"):
            return
        target = _known(fold, cause, target_of(target), frozenset(TABLES))


def _erased(fold: Fold, event: Event, ord: int) -> None:
    """A private text is gone, from where it is shown too."""
    target = _known(fold, event, event.body["event"])
    if event.body["field"] not in target.private:
        raise Misplaced(event, "the event it names has no such private text")
    if table := _SHOWN.get((target.kind, event.body["field"])):
        tables.forget(fold.store, table, target.id, event.body["field"])
        _touch(fold, target)


_NOTED = ("verdict", "claim_note", "pin", "flag", "claim_edit", "correction")

_SHOWN: dict[tuple[str, str], str] = {
    **{(kind, "note"): table for kind, table in TABLES.items() if table in _NOTED},
    ("sign-off", "note"): "sign_off",
    ("query", "question"): "query",
    ("query", "name"): "query",
    ("query-answered", "answer"): "query_answer",
}
"""The kinds' private texts that a table shows, and which: in the column of the same name."""


_HANDLERS: dict[str, Callable[[Fold, Event, int], None]] = {
    "document-added": rows.document_added,
    "document-removed": rows.document_removed,
    "reviewer-added": rows.reviewer_added,
    **dict.fromkeys(DECISIONS, _decided),
    "key-added": rows.key_added,
    "key-revoked": rows.key_revoked,
    "flagged": rows.flagged,
    "sign-off": _signed_off,
    "re-opened": rows.re_opened,
    "note": _noted,
    "pin": _pinned,
    "counterpart-confirmed": _counterpart_decided,
    "counterpart-dismissed": _counterpart_decided,
    "claim-added": _claim_edited,
    "claim-edited": _claim_edited,
    "link-corrected": _corrected,
    "carried-over": _carried_over,
    "undo": _undone,
    "unpin": _undone,
    "query": rows.asked,
    "query-answered": rows.answered,
    "erased": _erased,
}


_TOUCHING = DECISIONS | {"note", "counterpart-confirmed", "counterpart-dismissed"}


def _touch(fold: Fold, event: Event) -> None:
    """Remember whose state an event may have changed: of the claims that it counts for."""
    if event.kind not in _TOUCHING:
        return
    at = homes.home(fold.store, TABLES[event.kind], event.id)
    assert at is not None and at.claim is not None
    if at.counterpart is None:
        fold.claims.add(at.claim)
    else:
        fold.pairs.add((at.claim, at.counterpart))


def _check_documents(fold: Fold, event: Event) -> None:
    """Every document an event is about was added before it."""
    for document in documents_named(event):
        if document in fold.documents:
            continue
        if not tables.holds(fold.store, "document", {"id": document}):
            raise Misplaced(event, f"the document {document[:8]} was not added before it")
        fold.documents.add(document)


def _known(fold: Fold, event: Event, id: str, kinds: frozenset[str] | None = None) -> Event:
    """An earlier event that an event names."""
    found = fold.event(id)
    if found is None:
        raise Misplaced(event, f"the event {id} that it names is not there before it")
    if kinds is not None and found.kind not in kinds:
        raise Misplaced(event, f"it names an event of the kind {found.kind}")
    return found
