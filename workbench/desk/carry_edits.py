"""Splits, mergers and additions of claims in a new version: where the same text stands again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.ledger.record import Draft
    from workbench.model.document import Document
    from workbench.store.connection import Store


def carried_edits(store: Store, document: Document, older: Sequence[str]) -> list[Draft]:
    """The events by which corrections of older versions hold for a new one.

    A correction holds where the new text has the very words that it is about. Where these stand
    more than once, the first stays the first.

    Args:
        document: the new version; its claims need not be there yet.
        older: ids of the versions before it.
    """
    return [draft for one in older for draft in _from_version(store, document, one)]


def _from_version(store: Store, document: Document, older: str) -> Iterator[Draft]:
    from workbench.ledger.bodies import place
    from workbench.ledger.record import Draft
    from workbench.store.edits import standing_edits
    from workbench.store.versions import text_of

    edits = [edit for edit in standing_edits(store, older) if edit.kind in _STRUCTURAL]
    text = text_of(store, older) if edits else ""
    for edit in edits:
        exact = text[edit.start : edit.end]
        start = _again(text, edit.start, exact, document.text)
        if start is not None:
            body = {
                **place(document.id, start, start + len(exact), exact),
                "origin": place(older, edit.start, edit.end, exact),
                "change": "unchanged",
                "events": [edit.event],
            }
            yield Draft("carried-over", body)


_STRUCTURAL = frozenset({"added", "split", "merged"})


def _again(old: str, start: int, exact: str, new: str) -> int | None:
    """Where words stand in a new text: there as the first, second … time, as in the old one."""
    if not exact:
        return None
    nth, found = old.count(exact, 0, start), -1
    for _ in range(nth + 1):
        following = new.find(exact, found + len(exact) if found >= 0 else 0)
        if following < 0:
            break
        found = following
    return found if found >= 0 else None
