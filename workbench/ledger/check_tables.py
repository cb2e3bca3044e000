"""Holding what the database shows against what its log says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from workbench.ledger.bodies import exact_sha256
from workbench.ledger.canonical import Malformed
from workbench.ledger.event import Event, Passage, commitment, passages
from workbench.ledger.report import Finding
from workbench.model.errors import StoreError
from workbench.store import attempts, audit, schema_captures
from workbench.store.connection import Store
from workbench.store.documents import load_content
from workbench.store.events import PrivateRow
from workbench.store.schema_log import HUMAN_KEYS, TRIGGERS

LOG_TABLES = ("log", "event", "log_head", "private_text")


def check_guards(store: Store) -> Iterator[Finding]:
    """The triggers that keep the log append-only are there, and tables and indexes agree."""
    found = audit.triggers(store)
    captures = schema_captures.TRIGGERS if store.schema_version() >= attempts.SINCE else {}
    for name, statement in {**TRIGGERS, **captures}.items():
        if " ".join(found.get(name, "").split()) != " ".join(statement.split()):
            yield Finding("guard", f"trigger {name}", "it is missing or another")
    for table in (*LOG_TABLES, *sorted(audit.human_tables(store))):
        if damage := audit.damage(store, table):
            yield Finding("guard", f"table {table}", damage)


def check_private(events: Sequence[Event], rows: Iterable[PrivateRow]) -> Iterator[Finding]:
    """Each private text is the one that was hashed, or was erased on purpose."""
    promised = {
        (event.id, name): hashed for event in events for name, hashed in event.private.items()
    }
    erased = {
        (event.body["event"], event.body["field"]) for event in events if event.kind == "erased"
    }
    for row in rows:
        wanted = promised.pop((row.event, row.field), None)
        where = f"private text {row.field} of event {row.event}"
        if wanted is None:
            yield Finding("private", where, "no event has it")
        elif (row.event, row.field) in erased:
            yield Finding("private", where, "it was erased, and is there")
        elif not _is_promised(row, wanted):
            yield Finding("private", where, "it is not what was written")
    for event, name in sorted(promised.keys() - erased):
        yield Finding("private", f"private text {name} of event {event}", "it is missing")


def _is_promised(row: PrivateRow, wanted: str) -> bool:
    try:
        return commitment(row.salt, row.text) == wanted
    except Malformed:
        return False


def check_human(store: Store, rebuilt: Store) -> Iterator[Finding]:
    """Every human table is what the events make of it. The first difference of each is told."""
    there = audit.human_tables(store)
    for table in HUMAN_KEYS:
        try:
            found = audit.rows(store, table) if table in there else []
        except StoreError as error:
            yield Finding("table", f"table {table}", error.what)
            continue
        if finding := _compare(table, audit.columns(rebuilt, table), found, rebuilt):
            yield finding
    if claim := audit.misfiled(store):
        yield Finding("table", f"claim {claim[:8]}", "lists show it in another state than its own")


def _compare(
    table: str, names: Sequence[str], found: Sequence[tuple[Any, ...]], rebuilt: Store
) -> Finding | None:
    """The first difference between a table and its rebuild."""
    wanted = audit.rows(rebuilt, table)
    if found == wanted:
        return None
    places = [names.index(key) for key in HUMAN_KEYS[table]]
    key, message = _difference(_by_key(found, places), _by_key(wanted, places), names)
    return Finding("table", f"table {table}, {', '.join(map(str, key))}", message)


_Rows = dict[tuple[Any, ...], tuple[Any, ...]]


def _by_key(rows: Iterable[tuple[Any, ...]], places: Sequence[int]) -> _Rows:
    return {tuple(row[place] for place in places): row for row in rows}


def _difference(found: _Rows, wanted: _Rows, names: Sequence[str]) -> tuple[Any, str]:
    """The first row that differs, and how."""
    for key in sorted(found.keys() | wanted.keys(), key=repr):
        if key not in found:
            return key, "the row is missing"
        if key not in wanted:
            return key, "no event led to this row"
        if len(found[key]) != len(names):
            return key, "the table has other columns"
        for name, has, should in zip(names, found[key], wanted[key], strict=True):
            if has != should:
                return key, f"{name} is not what the events say"
    return next(iter(found), ()), "the row is there twice"


def check_texts(store: Store, rebuilt: Store, events: Iterable[Event]) -> Iterator[Finding]:
    """The documents' bytes and texts are those that were added, and hold what was decided on."""
    hashes = {row[0]: row[1] for row in audit.document_hashes(rebuilt)}
    about: dict[str, list[tuple[Event, Passage]]] = defaultdict(list)
    for event in events:
        for passage in passages(event):
            about[passage.source].append((event, passage))
    for document in hashes:
        try:
            load_content(store, document)
        except StoreError as error:
            yield Finding("text", f"document {document[:8]}", error.what)
    for document, text in audit.texts(store):
        if exact_sha256(text) != hashes.get(document):
            yield Finding("text", f"document {document[:8]}", "its text is not the one added")
            continue
        for event, passage in about.get(document, ()):
            if exact_sha256(text[passage.start : passage.end]) != passage.exact_sha256:
                where = f"event {event.id}"
                yield Finding("text", where, "the text at its place is not what it was about")
                break
    yield from _check_claims(store, events)


def _check_claims(store: Store, events: Iterable[Event]) -> Iterator[Finding]:
    """The claims that were decided on stand, in the machine tables too, where they stood."""
    places = {event.claim: event.body for event in events if event.claim and "start" in event.body}
    for claim in audit.claim_places(store, list(places)):
        body = places[claim.id]
        found = (claim.document, claim.start, claim.end, exact_sha256(claim.text))
        if found != (body["document"], body["start"], body["end"], body["exact_sha256"]):
            yield Finding("text", f"claim {claim.id[:8]}", "it is not what was decided on")
