"""Decisions as Web Annotations (W3C Recommendation, 2017): one page of them, as JSON-LD.

Verdicts assess, queries question, notes comment, confirmed counterparts link. Places are given
twice, by the words with those around them and by code points, so that a text which has shifted
is found again.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from workbench.exports.entries import Entry
from workbench.exports.evidence import Evidence
from workbench.exports.linked import dumps, event_name, named, present, seconds
from workbench.exports.standing import reason_words
from workbench.exports.verification_log import Log
from workbench.store.audit import text_at
from workbench.store.rows import VerdictRow

_AROUND = 32


def render(log: Log) -> Iterator[str]:
    """The file, in one piece."""
    items = [
        annotation
        for row, _ in log.documents
        for entry in log.entries(row.id)
        for annotation in _annotations(log, entry)
    ]
    yield dumps(
        {
            "@context": "http://www.w3.org/ns/anno.jsonld",
            "id": f"{log.base_url}/annotations.jsonld" if log.base_url else _name(log),
            "type": "AnnotationPage",
            "items": items,
        }
    )


def _name(log: Log) -> str:
    """A name for the page: that of the log's head, which changes with what is on it."""
    return named(log.heads[0].root.hex()) if log.heads else "urn:workbench:empty"


def _annotations(log: Log, entry: Entry) -> Iterator[dict[str, Any]]:
    place = _claim_target(log, entry)
    for held in entry.detail.history:
        if held.active and held.verdict != "unreviewed":
            yield _annotation(
                "assessing", held.event, held.reviewer, held.at, _verdict(held, entry), place
            )
    for note in entry.detail.notes:
        if note.active and note.note:
            yield _annotation(
                "commenting", note.event, note.reviewer, note.at, [_text(note.note)], place
            )
    for query in entry.queries:
        said = [_text(query.question, "questioning")] if query.question else []
        said += [_text(one.answer, "replying") for one in query.answers if one.answer]
        yield _annotation("questioning", query.event, query.reviewer, query.at, said, place)


def _annotation(
    motivation: str,
    event: str,
    reviewer: str,
    at: str,
    body: list[dict[str, Any]],
    target: dict[str, Any],
) -> dict[str, Any]:
    return present(
        {
            "id": event_name(event),
            "type": "Annotation",
            "motivation": motivation,
            "creator": {"type": "Person", "name": reviewer},
            "created": seconds(at),
            "body": body,
            "target": target,
        }
    )


def _verdict(held: VerdictRow, entry: Entry) -> list[dict[str, Any]]:
    """A verdict: its word as a tag, its reason and note, and the evidence that its giver pinned."""
    body = [_text(held.verdict, "tagging")]
    body += [_text(reason_words(held.reason), "describing")] if held.reason else []
    body += [_text(held.note)] if held.note else []
    body += [
        {**_passage(one), "purpose": "linking"}
        for one in entry.evidence
        if one.reviewer == held.reviewer and one.text is not None
    ]
    return body


def _text(value: str, purpose: str = "commenting") -> dict[str, Any]:
    return {"type": "TextualBody", "value": value, "purpose": purpose, "format": "text/plain"}


def _claim_target(log: Log, entry: Entry) -> dict[str, Any]:
    row = entry.detail.row
    before = text_at(log.store, row.document, max(0, row.start - _AROUND), row.start) or ""
    after = text_at(log.store, row.document, row.end, row.end + _AROUND) or ""
    return {
        "type": "SpecificResource",
        "source": named(row.document),
        "selector": _selectors(row.text, before, after, row.start, row.end),
    }


def _passage(one: Evidence) -> dict[str, Any]:
    """A pinned passage, in the copy that was read."""
    state = None
    if one.captured_at:
        state = {
            "type": "TimeState",
            "sourceDate": seconds(one.captured_at),
            "cached": named(one.source),
        }
    return present(
        {
            "type": "SpecificResource",
            "source": one.url or named(one.source),
            "selector": _selectors(one.text or "", one.before, one.after, one.start, one.end),
            "state": state,
        }
    )


def _selectors(exact: str, prefix: str, suffix: str, start: int, end: int) -> list[dict[str, Any]]:
    return [
        {"type": "TextQuoteSelector", "exact": exact, "prefix": prefix, "suffix": suffix},
        {"type": "TextPositionSelector", "start": start, "end": end},
    ]
