"""Keeping what came of asking for a source: its bytes, what they say, and the event."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from workbench.desk.drift import Drifted
    from workbench.desk.wishes import Wish
    from workbench.model.document import Note
    from workbench.sources.dead import Ending
    from workbench.sources.outcome import Fetched
    from workbench.sources.source_text import SourceText
    from workbench.store.attempts import Attempt, Known
    from workbench.store.connection import Store

_MEDIA_TYPE = re.compile(r"[a-z0-9!#$&^_.+-]{1,80}/[a-z0-9!#$&^_.+-]{1,80}")
UNKNOWN_TYPE = "application/octet-stream"


@dataclass(frozen=True, slots=True)
class Found:
    """What an answer holds.

    Attributes:
        read: its text; None when the host says that nothing has changed.
        unchanged: the SHA-256 of the bytes kept before, then.
        before: the SHA-256 of the last capture's bytes, if there is one.
        archived_at: when an archive made it, if one did.
        imported_at: when it was captured, as the file says that it was imported from.
    """

    fetched: Fetched
    read: SourceText | None
    ending: Ending | None
    unchanged: str | None = None
    before: str | None = None
    archived_at: datetime | None = None
    imported_at: str | None = None

    @property
    def how(self) -> Literal["fetched", "imported"]:
        """How it was come by."""
        return "imported" if self.imported_at else "fetched"


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept of it.

    Attributes:
        state: ``captured``; ``same`` or ``changed`` when it had been captured before; or
            ``failed``.
        why, detail: how it failed, in a word and in words.
        content: the SHA-256 of the bytes that are kept, if any are.
        drifted: when it changed, what became of the passages pinned in earlier copies.
    """

    state: Literal["captured", "same", "changed", "failed"]
    why: str = ""
    detail: str = ""
    content: str | None = None
    media_type: str | None = None
    bytes: int = 0
    title: str = ""
    archived_at: datetime | None = None
    drifted: tuple[Drifted, ...] = ()


def looked_at(fetched: Fetched, asked: Known | None) -> Found:
    """Read an answer and judge whether it is the source. Touches no database; may take long."""
    from workbench.sources.dead import ending_of
    from workbench.sources.source_text import read_source

    before = asked.content if asked else None
    if fetched.outcome == "ok" and fetched.status == 304 and before:
        return Found(fetched, None, None, unchanged=before, before=before)
    read = read_source(fetched.body, fetched.header("content-type"), fetched.final_url)
    return Found(fetched, read, ending_of(fetched, read), before=before)


def keep(store: Store, wish: Wish, found: Found, *, reviewer: str) -> Kept:
    """Keep an answer, in one transaction: bytes, text, the attempt, and its event.

    A failure is kept too, with what the host sent, but only a capture is an event.
    """
    from workbench.desk.drift import watch
    from workbench.desk.writing import writing
    from workbench.ledger.entropy import SYSTEM, moment
    from workbench.store.attempts import put_attempt

    at = SYSTEM.clock()
    with writing(store):
        content, wire = _put_bytes(store, found)
        seen = found.imported_at or moment(at)
        attempt = _attempt(wish, found, seen, reviewer, content, wire)
        if found.ending is None and content is not None:
            event = _record(store, wish, found, content, reviewer, at)
            attempt = replace(attempt, event=event)
        put_attempt(store, attempt)
        kept = _kept(found, content)
        if kept.state == "changed" and found.read is not None:
            drifted = watch(store, wish.url, found.read.text, reviewer=reviewer)
            kept = replace(kept, drifted=drifted)
    return kept


def _put_bytes(store: Store, found: Found) -> tuple[str | None, str | None]:
    """Keep an answer's bytes and text. Returns the hashes of its body, and of it as it came."""
    from workbench.store.documents import put_content

    if found.read is None or not found.fetched.body:
        wire = put_content(store, found.fetched.wire) if found.fetched.wire else None
        return found.unchanged, wire
    content = put_content(store, found.fetched.body)
    coded = found.fetched.wire is not found.fetched.body
    wire = put_content(store, found.fetched.wire) if coded else None
    put_source_text(store, content, found.read)
    return content, wire if wire != content else None


def put_source_text(store: Store, content: str, read: SourceText) -> None:
    """Keep what was read from bytes, once. To be called inside a write."""
    from workbench.store.attempts import CaptureText, put_text

    names = ("media_type", "title", "language", "published", "text", "problem")
    put_text(store, CaptureText(content, **{name: getattr(read, name) for name in names}))


def _attempt(
    wish: Wish, found: Found, at: str, reviewer: str, content: str | None, wire: str | None
) -> Attempt:
    from workbench.ledger.entropy import moment
    from workbench.store.attempts import Attempt

    fetched, read, ending = found.fetched, found.read, found.ending
    return Attempt(
        at=at,
        how=found.how,
        reviewer=reviewer,
        outcome=fetched.outcome,
        url=wish.url,
        document=wish.document,
        note_start=wish.note.start,
        note_end=wish.note.end,
        detail=ending.detail if ending else "",
        ending=ending.kind if ending else None,
        not_before=moment(fetched.not_before) if fetched.not_before else None,
        despite_robots=fetched.despite_robots,
        final_url=fetched.final_url,
        status=fetched.status,
        hops=tuple((hop.url, hop.status, hop.peer) for hop in fetched.hops),
        headers=fetched.headers,
        peer=fetched.peer,
        etag=fetched.header("etag") or None,
        last_modified=fetched.header("last-modified") or None,
        archived_at=moment(found.archived_at) if found.archived_at else None,
        media_type=read.media_type if read else None,
        encoding=read.encoding if read else None,
        how_decoded=read.how if read else None,
        content=content,
        wire=wire,
    )


def _record(
    store: Store, wish: Wish, found: Found, content: str, reviewer: str, at: datetime
) -> str:
    """Record a capture, and that robots.txt was set aside for it. Returns the event's id."""
    from workbench.ledger.record import record
    from workbench.store.attempts import capture_text, content_size, headers_sha256

    if found.fetched.despite_robots:
        override = {
            "document": wish.document,
            "claim": None,
            "rule": "robots.txt",
            "reason": f"a person asked for {wish.url}",
        }
        record(store, "override", override, actor=reviewer, at=at)
    read = found.read or capture_text(store, content)
    body = captured(
        content=content,
        media_type=read.media_type if read else UNKNOWN_TYPE,
        size=content_size(store, content),
        how=found.how,
        document=wish.document,
        note=wish.note,
        target={"kind": wish.target.kind, "value": wish.target.value},
        headers_sha256=headers_sha256(found.fetched.headers),
    )
    return record(store, "source-captured", body, actor=reviewer, at=at).id


def captured(
    *,
    content: str,
    media_type: str,
    size: int,
    how: Literal["fetched", "attached", "imported"],
    document: str,
    note: Note,
    target: dict[str, str] | None,
    headers_sha256: str | None,
) -> dict[str, Any]:
    """The body of a ``source-captured`` event."""
    return {
        "capture": content,
        "media_type": media_type if _MEDIA_TYPE.fullmatch(media_type) else UNKNOWN_TYPE,
        "bytes": size,
        "how": how,
        "document": document,
        "note": {"start": note.start, "end": note.end},
        "target": target,
        "headers_sha256": headers_sha256,
    }


def _kept(found: Found, content: str | None) -> Kept:
    ending, read = found.ending, found.read
    if ending is not None:
        return Kept("failed", ending.kind, ending.detail, content)
    state: Literal["captured", "same", "changed"] = "captured"
    if found.before is not None:
        state = "same" if content == found.before else "changed"
    return Kept(
        state,
        content=content,
        media_type=read.media_type if read else None,
        bytes=len(found.fetched.body),
        title=read.title if read else "",
        archived_at=found.archived_at,
    )
