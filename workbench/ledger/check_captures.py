"""Holding the sources that are kept against what the log says was captured."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from workbench.ledger.event import Event
from workbench.ledger.report import Finding
from workbench.model.errors import StoreError
from workbench.store import events as lines
from workbench.store.attempts import CaptureRow, capture_rows, headers_sha256
from workbench.store.connection import Store
from workbench.store.documents import load_content


def check_captures(store: Store, events: Iterable[Event]) -> Iterator[Finding]:
    """Each capture's bytes and headers are those that were recorded, and none is unrecorded.

    Captures that came with another log, and whose bytes stayed there, are passed over.
    """
    own = {log.id for log in lines.logs(store) if log.own}
    rows = {row.event: row for row in capture_rows(store)}
    sound: dict[str, str | None] = {}
    for event in events:
        if event.kind != "source-captured":
            continue
        if row := rows.pop(event.id, None):
            yield from _check(store, event, row, sound)
        elif event.log in own:
            yield Finding("text", f"capture {event.body['capture'][:8]}", "it is not kept here")
    for row in rows.values():
        yield Finding("text", f"capture {row.content[:8]}", "no event led to it")


def _check(
    store: Store, event: Event, row: CaptureRow, sound: dict[str, str | None]
) -> Iterator[Finding]:
    where = f"capture {row.content[:8]}"
    if row.content != event.body["capture"]:
        yield Finding("text", where, "it is not the one that was recorded")
    expected = event.body["headers_sha256"]
    if expected is not None and headers_sha256(row.headers) != expected:
        yield Finding("text", where, "its headers are not those that were recorded")
    for digest in (row.content, row.wire):
        if digest and digest not in sound:
            sound[digest] = _damage(store, digest)
            if damage := sound[digest]:
                yield Finding("text", where, damage)


def _damage(store: Store, digest: str) -> str | None:
    """What is wrong with kept bytes, or None."""
    try:
        load_content(store, digest)
    except StoreError as error:
        return error.what
    return None
