"""What reviewers pinned as evidence, in words: the passage, where it stands, whose copy it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from workbench.store.audit import text_at
from workbench.store.captured import captured, document_name
from workbench.store.connection import Store
from workbench.store.rows import PinRow, short_name

CONFIDENTIAL = "a confidential source"
_AROUND = 32


@dataclass(frozen=True, slots=True)
class Evidence:
    """A pinned passage.

    Attributes:
        event: the event that pinned it.
        source: the SHA-256 of the document's or the capture's bytes.
        name: the document's short name, or the source's title or address.
        url: where a captured source was asked for.
        captured_at: when; None for a document.
        start, end: its place in the text, in code points.
        text: its words; None where they are not kept, or not for these readers.
        before, after: a few characters around it, to find it by.
    """

    event: str
    reviewer: str
    at: str
    note: str | None
    source: str
    name: str
    url: str | None
    captured_at: str | None
    start: int
    end: int
    text: str | None
    before: str
    after: str


def evidence_of(store: Store, pins: Iterable[PinRow], secret: frozenset[str]) -> list[Evidence]:
    """The pins that stand, resolved.

    Args:
        secret: captures whose source is confidential; their words are left out.
    """
    return [_resolved(store, pin, secret) for pin in pins if pin.active]


def _resolved(store: Store, pin: PinRow, secret: frozenset[str]) -> Evidence:
    name, url, at, text = CONFIDENTIAL, None, None, None
    if pin.source not in secret:
        name, url, at, text = _source(store, pin.source, pin.end + _AROUND)
    return Evidence(
        event=pin.event,
        reviewer=pin.reviewer,
        at=pin.at,
        note=pin.note,
        source=pin.source,
        name=name,
        url=url,
        captured_at=at,
        start=pin.start,
        end=pin.end,
        text=text[pin.start : pin.end] if text is not None else None,
        before=text[max(0, pin.start - _AROUND) : pin.start] if text is not None else "",
        after=text[pin.end : pin.end + _AROUND] if text is not None else "",
    )


def _source(store: Store, source: str, end: int) -> tuple[str, str | None, str | None, str | None]:
    """A source's name, address, time of capture, and its text up to a place."""
    if copy := captured(store, source):
        return copy.title or copy.url or copy.content[:8], copy.url, copy.at, copy.text
    name = short_name(document_name(store, source) or source[:8])
    return name, None, None, text_at(store, source, 0, end)
