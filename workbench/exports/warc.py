"""Captures as a WARC file, for other archives and for other databases: see ``workbench import``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from workbench import __version__
from workbench.desk.wishes import cited_sources
from workbench.exports.verification_log import Log
from workbench.sources.warc import Record, written
from workbench.store.attempts import Attempt
from workbench.store.captured import confidential
from workbench.store.documents import load_content
from workbench.store.observed import captured_attempts


def render(log: Log) -> Iterator[bytes]:
    """The captures of the documents, in the order of capturing.

    An answer that nothing had changed holds no bytes, and is left out; so are confidential sources
    where the audience may not have them.

    Raises:
        UsageError: the extra is not installed.
    """
    return written(_records(log), f"workbench/{__version__}")


def _records(log: Log) -> Iterator[Record]:
    documents = {row.id for row, _ in log.documents}
    urls = {wish.url for one in documents for wish in cited_sources(log.store, one)}
    secret = frozenset() if log.audience.confidential else confidential(log.store)
    for attempt in captured_attempts(log.store):
        ours = attempt.document in documents or attempt.url in urls
        if ours and attempt.content not in secret and attempt.status != 304:
            yield _record(log, attempt)


def _record(log: Log, attempt: Attempt) -> Record:
    assert attempt.content is not None  # the database holds captures to it
    return Record(
        url=attempt.final_url or attempt.url or f"file:///{quote(attempt.detail)}",
        at=attempt.at,
        status=attempt.status,
        headers=attempt.headers,
        wire=load_content(log.store, attempt.wire or attempt.content),
        peer=attempt.peer,
        media_type=attempt.media_type or "",
        told=_told(attempt),
    )


def _told(attempt: Attempt) -> dict[str, Any]:
    """What WARC has no place for."""
    return {
        "url": attempt.url,
        "hops": attempt.hops,
        "sha256": attempt.content,
        "archived_at": attempt.archived_at,
        "despite_robots": attempt.despite_robots,
        "document": attempt.document,
        "note": [attempt.note_start, attempt.note_end],
        "name": "" if attempt.url else attempt.detail,
    }
