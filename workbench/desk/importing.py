"""Bringing in captures that another archiver, or another database, made: from a WARC file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workbench.desk.keep import Kept

if TYPE_CHECKING:
    from workbench.desk.wishes import Wish
    from workbench.sources.outcome import Failed, Fetched, Hop
    from workbench.sources.warc import Record
    from workbench.sources.warc_reading import Listed
    from workbench.store.attempts import CitedNote
    from workbench.store.connection import Store

_HOPS = 8
_MOST_DECODED = 40_000_000
_SENDS_ON = frozenset({301, 302, 303, 307, 308})


@dataclass(frozen=True, slots=True)
class Brought:
    """One capture that was brought in, for an address or as a file."""

    source: str
    kept: Kept


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of a file.

    Attributes:
        brought: what was new, in the file's order.
        known: how many were kept here already.
        others: how many answers and files no note cites.
    """

    brought: tuple[Brought, ...]
    known: int
    others: int


@dataclass(frozen=True, slots=True)
class _Taken:
    """Why a record is taken: a citation, and the way that led to it; or a note it was given to."""

    wish: Wish | None
    hops: tuple[Hop, ...] = ()
    note: CitedNote | None = None


def import_warc(
    store: Store,
    path: Path,
    *,
    reviewer: str,
    progress: Callable[[Brought], None] = lambda brought: None,
) -> Imported:
    """Keep those captures of a WARC file that are sources of a draft.

    An address is looked for as it is cited, then where the file's own redirects lead.

    Args:
        store: open for writing.
        reviewer: who gives it.
        progress: told of each one that is kept.

    Raises:
        InputError: it is no WARC file, or it is broken; what was kept before stays.
        UsageError: the extra is not installed.
    """
    from workbench.sources.warc_reading import listed, loaded

    held = listed(path)
    taken = _taken(store, held)
    brought: list[Brought] = []
    known = 0
    for number, record in loaded(path, taken.keys()):
        for why in taken[number]:
            done = _bring(store, record, why, reviewer)
            if done is None:
                known += 1
            else:
                brought.append(done)
                progress(done)
    led = {hop.url for whys in taken.values() for why in whys for hop in why.hops}
    others = sum(one.number not in taken and one.url not in led for one in held)
    return Imported(tuple(brought), known, others)


def _taken(store: Store, held: Sequence[Listed]) -> dict[int, list[_Taken]]:
    """The records that are sources, each with what cites it."""
    from workbench.desk.wishes import cited_sources
    from workbench.sources.targets import plain

    cited = {wish.url: wish for wish in reversed(cited_sources(store))}
    taken: dict[int, list[_Taken]] = defaultdict(list)
    foreign: dict[str, list[Listed]] = defaultdict(list)
    for one in held:
        if not one.told:
            foreign[plain(one.url)].append(one)
        elif (wish := cited.get(str(one.told.get("url")))) is not None:
            taken[one.number].append(_Taken(wish, tuple(_hops_told(one.told))))
        elif one.told.get("url") is None and (note := _note(store, one.told)):
            taken[one.number].append(_Taken(None, note=note))
    for url, wish in cited.items():
        for one, hops in _led_to(url, foreign):
            taken[one.number].append(_Taken(wish, hops))
    return taken


def _led_to(
    url: str, foreign: Mapping[str, Sequence[Listed]]
) -> Iterator[tuple[Listed, tuple[Hop, ...]]]:
    """The answers that an address has in a file, and the redirects on the way."""
    from workbench.sources.address import join
    from workbench.sources.outcome import Hop
    from workbench.sources.targets import plain

    hops: list[Hop] = []
    for _ in range(_HOPS):
        found = foreign.get(url, ())
        pages = [one for one in found if one.status not in _SENDS_ON]
        if pages:
            yield from ((one, (*hops, Hop(one.url, one.status))) for one in pages)
            return
        if not found or not found[-1].location:
            return
        hops.append(Hop(found[-1].url, found[-1].status))
        url = plain(join(url, found[-1].location))


def _note(store: Store, told: Mapping[str, Any]) -> CitedNote | None:
    """The note here that a file was given to there."""
    from workbench.store.attempts import cited_notes

    place = told.get("note")
    notes = cited_notes(store, str(told.get("document")))
    return next((one for one in notes if [one.note.start, one.note.end] == place), None)


def _hops_told(told: Mapping[str, Any]) -> Iterator[Hop]:
    from workbench.sources.outcome import Hop

    hops = told.get("hops")
    for hop in hops if isinstance(hops, list) else ():
        match hop:
            case [str(url), int() | None as status, str() | None as peer]:
                yield Hop(url, status, peer)


def _bring(store: Store, record: Record, why: _Taken, reviewer: str) -> Brought | None:
    """Keep one capture; None when it is kept already."""
    from workbench.desk.attach import File, keep_file
    from workbench.desk.keep import Found, keep
    from workbench.sources.dead import ending_of
    from workbench.sources.source_text import read_source
    from workbench.store.observed import is_observed

    if why.wish is None:
        assert why.note is not None
        name = str(record.told.get("name") or "file")
        if is_observed(store, None, record.at, sha256(record.wire).hexdigest()):
            return None
        file = File(name, record.wire, record.at)
        return Brought(name, keep_file(store, why.note, file, reviewer=reviewer))
    fetched = _fetched(record, why)
    if is_observed(store, why.wish.url, record.at, sha256(fetched.body).hexdigest()):
        return None
    read = read_source(fetched.body, fetched.header("content-type"), fetched.final_url)
    found = Found(
        fetched,
        read,
        ending_of(fetched, read),
        archived_at=_time(record.told.get("archived_at")),
        imported_at=record.at,
    )
    return Brought(why.wish.url, keep(store, why.wish, found, reviewer=reviewer))


def _fetched(record: Record, why: _Taken) -> Fetched:
    """A record as what came of asking for its address."""
    from workbench.sources.layers import Unpacker
    from workbench.sources.outcome import Failed, Fetched, Hop

    assert why.wish is not None
    hops = (*why.hops[:-1], Hop(record.url, record.status, record.peer))
    answer = Fetched(why.wish.url, "ok", "", hops, record.status, record.headers)
    if not record.whole:
        return _failed(answer, Failed("too-large", "its body is too large to be taken in"))
    body = record.wire
    try:
        unpacker = Unpacker(answer.header("content-encoding"), _MOST_DECODED)
        if unpacker.coded:
            body = b"".join(unpacker.feed(record.wire))
            unpacker.finish()
    except Failed as failure:
        return _failed(answer, failure)
    despite = record.told.get("despite_robots") is True
    return replace(answer, wire=record.wire, body=body, despite_robots=despite)


def _failed(answer: Fetched, failure: Failed) -> Fetched:
    return replace(answer, outcome=failure.outcome, detail=failure.detail)


def _time(value: object) -> datetime | None:
    try:
        return datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
