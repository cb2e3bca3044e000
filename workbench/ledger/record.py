"""Recording what a person did: the line, its head, and the tables, in one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from workbench.ledger import logs
from workbench.ledger.bodies import exact_sha256
from workbench.ledger.canonical import Malformed
from workbench.ledger.entropy import SYSTEM, Entropy, moment
from workbench.ledger.event import Event, Head, Sign, build, commitment, passages
from workbench.ledger.keyring import event_signer
from workbench.ledger.kinds import Body
from workbench.ledger.merkle import leaf_hash
from workbench.ledger.projection import apply, live, settle
from workbench.ledger.references import TABLES
from workbench.ledger.undo import redoable, undoable
from workbench.model.errors import StoreError, UsageError
from workbench.store import audit, homes
from workbench.store import events as lines
from workbench.store.connection import Store
from workbench.store.events import EventRow, LogRow, PrivateRow


@dataclass(frozen=True, slots=True)
class Draft:
    """An event to be recorded.

    Attributes:
        kind: see :data:`workbench.ledger.kinds.KINDS`.
        body: see :mod:`workbench.ledger.bodies`.
        private: texts of which the log keeps salted hashes only, by name (``note``).
    """

    kind: str
    body: Body
    private: Mapping[str, str] = field(default_factory=dict)


def record(
    store: Store,
    kind: str,
    body: Body,
    *,
    actor: str,
    private: Mapping[str, str] | None = None,
    at: datetime | None = None,
    entropy: Entropy = SYSTEM,
    sign: Sign | None = None,
) -> Event:
    """Record one event: append its line, read it back, and bring the tables up to date.

    Must be called inside :meth:`Store.write`; what else is written there is kept with it or not
    at all. In a new file, and in a copy of one, it first begins a log.

    Args:
        store: not one that makes texts safe for a terminal.
        kind, body, private: as in :class:`Draft`.
        actor: who did it.
        at: when; now if None.
        entropy: where time, ids and salts come from.
        sign: how the event is signed. By default it is if the actor signs every event, and
            the database stays locked meanwhile; to sign before it is, use :func:`prepare`
            and :func:`record_prepared`.

    Returns:
        The event as it stands in the log.

    Raises:
        UsageError: it is not well made, or cannot stand where it would stand.
        StoreError: the line was not kept as written, or the log's head is damaged.
    """
    draft = Draft(kind, body, private or {})
    return record_many(store, [draft], actor=actor, at=at, entropy=entropy, sign=sign)[0]


def record_many(
    store: Store,
    drafts: Iterable[Draft],
    *,
    actor: str,
    at: datetime | None = None,
    entropy: Entropy = SYSTEM,
    sign: Sign | None = None,
) -> list[Event]:
    """Record several events of one actor, each as :func:`record` does."""
    _require_transaction(store)
    sign = sign or event_signer(store, actor)
    time = moment(at or entropy.clock())
    mark = entropy.fingerprint(store.path)
    log = logs.writable_log(store, mark)
    if log is None:
        log = _begin(store, actor, time, mark, entropy)
    return [
        _keep(store, _make(draft, _place(store, log, actor), time, entropy, sign))
        for draft in drafts
    ]


def prepare(
    store: Store,
    drafts: Iterable[Draft],
    *,
    actor: str,
    sign: Sign,
    entropy: Entropy = SYSTEM,
) -> list[Made] | None:
    """Make and sign events before the database is locked: somebody may have to touch a key.

    Returns:
        What :func:`record_prepared` takes; None if this file has no log yet to be written to.
    """
    time = moment(entropy.clock())
    log = logs.writable_log(store, entropy.fingerprint(store.path))
    if log is None:
        return None
    place = _place(store, log, actor)
    return [
        _make(draft, place._replace(n=place.n + number), time, entropy, sign)
        for number, draft in enumerate(drafts)
    ]


class Overtaken(Exception):
    """The same actor recorded something in the meantime: prepare anew."""


def record_prepared(store: Store, made: Sequence[Made]) -> list[Event]:
    """Record events that were made on a head which may have grown since.

    Raises:
        Overtaken: their numbers are taken.
    """
    _require_transaction(store)
    first = made[0].event
    if lines.last_number(store, first.log, first.actor) + 1 != first.n:
        raise Overtaken
    return [_keep(store, one) for one in made]


class Made(NamedTuple):
    """An event that is not recorded yet, and its private texts."""

    event: Event
    texts: tuple[PrivateRow, ...]


class _Place(NamedTuple):
    """Where an event is to stand: its log, its actor, the actor's counter, the head seen."""

    log: str
    actor: str
    n: int
    saw: Head


def _require_transaction(store: Store) -> None:
    if not store.db.in_transaction or store.safe:
        raise RuntimeError("events are recorded inside write() of a store that keeps texts as is")


def _place(store: Store, log: LogRow, actor: str) -> _Place:
    """The place after all that is there."""
    edge = logs.frontier(store, log.id)
    n = lines.last_number(store, log.id, actor) + 1
    return _Place(log.id, actor, n, Head(edge.size, edge.root()))


def _begin(store: Store, actor: str, time: str, fingerprint: str, entropy: Entropy) -> LogRow:
    """Begin a log, whose first line names the head it grew from if this file is a copy."""
    head = None
    if older := lines.own_log(store):
        edge = logs.frontier(store, older.id)
        head = {"log": older.id, "size": edge.size, "root": edge.root().hex()}
    log = LogRow(len(lines.logs(store)) + 1, entropy.log_id(), True, fingerprint, time)
    lines.begin_log(store, log)
    draft = Draft("log-started", {"grown_from": head})
    _keep(store, _make(draft, _place(store, log, actor), time, entropy, None))
    return log


def _make(draft: Draft, place: _Place, time: str, entropy: Entropy, sign: Sign | None) -> Made:
    """Make an event, with fresh salts."""
    salts = {name: entropy.salt() for name in sorted(draft.private)}
    try:
        event = build(
            log=place.log,
            id=entropy.event_id(),
            actor=place.actor,
            n=place.n,
            saw=place.saw,
            salt=entropy.salt(),
            time=time,
            kind=draft.kind,
            body=draft.body,
            private={name: commitment(salts[name], draft.private[name]) for name in salts},
            sign=sign,
        )
    except Malformed as error:
        raise UsageError(f"{draft.kind} cannot be recorded: {error}") from error
    texts = (PrivateRow(event.id, name, salts[name], draft.private[name]) for name in salts)
    return Made(event, tuple(texts))


def _keep(store: Store, made: Made) -> Event:
    """Put an event at the end of its log, and bring the tables up to date."""
    event = made.event
    edge = logs.frontier(store, event.log)
    place = lines.total(store)
    try:
        _check_undo(store, event)
        _check_passages(store, event)
        _append(store, edge.size, event)
        for text in made.texts:
            lines.keep_private(store, text)
        logs.keep_frontier(store, event.log, edge.append(event.leaf))
        fold = live(store)
        apply(fold, event, place)
        settle(fold)
    except Malformed as error:
        raise UsageError(f"{event.kind} cannot be recorded: {error}") from error
    if event.kind == "erased":
        lines.erase_private(store, event.body["event"], event.body["field"])
    return event


def _check_undo(store: Store, event: Event) -> None:
    """An undo is about the actor's own latest event on the claim, or about the latest undo."""
    if event.kind != "undo":
        return
    found = lines.event(store, event.body["event"])
    table = TABLES.get(found.kind) if found else None
    at = homes.home(store, table, event.body["event"]) if table else None
    claim = at.claim if at else event.claim
    latest = {find(store, event.actor, claim) for find in (undoable, redoable)}
    if event.body["event"] not in latest:
        raise Malformed("only your own latest event on a claim can be undone, or its undo")


def _check_passages(store: Store, event: Event) -> None:
    """Where the text it is about is at hand, it stands there as the event has it."""
    for source, start, end, expected in passages(event):
        text = audit.text_at(store, source, start, end)
        if text is not None and exact_sha256(text) != expected:
            raise Malformed(f"the text at {start}–{end} of {source[:8]} is another")


def _append(store: Store, idx: int, event: Event) -> None:
    """Append the line, read it again, and compare."""
    row = EventRow(
        log=event.log,
        idx=idx,
        id=event.id,
        line=event.line,
        leaf=event.leaf,
        actor=event.actor,
        n=event.n,
        kind=event.kind,
        time=event.time,
        claim=event.claim,
    )
    lines.append(store, row)
    kept = lines.event(store, event.id)
    if kept != row or leaf_hash(kept.line) != kept.leaf:
        raise StoreError("the line was not kept as it was written", str(store.path))
