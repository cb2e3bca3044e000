"""What an event names that must be there before it: documents and other events."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Protocol

from workbench.ledger.event import Event

DECISIONS = frozenset({"verdict", "second-check", "adjudication", "claim-dismissed"})
"""The kinds that decide on a claim."""

TABLES: dict[str, str] = {
    **dict.fromkeys(DECISIONS, "verdict"),
    "note": "claim_note",
    "pin": "pin",
    "counterpart-confirmed": "counterpart_decision",
    "counterpart-dismissed": "counterpart_decision",
    "flagged": "flag",
    "query": "query",
    "query-answered": "query_answer",
    "claim-added": "claim_edit",
    "claim-edited": "claim_edit",
    "link-corrected": "correction",
    "undo": "undo",
    "unpin": "undo",
}
"""The kinds that can be undone, and the table that holds a row for each of them."""

CARRIED = frozenset(TABLES) - {"undo", "unpin", "query-answered", "link-corrected"}
"""The kinds that can count for a claim of another version."""


UNSETTLING = frozenset(
    {
        *(*DECISIONS, "pin", "unpin", "undo", "flagged", "carried-over", "query"),
        *("counterpart-confirmed", "counterpart-dismissed", "claim-added", "claim-edited"),
        *("link-corrected", "document-removed"),
    }
)
"""The kinds that change what a sign-off of their document stood for. A note does not."""


class Said(Protocol):
    """What an event says: one that is recorded, or one that is to be."""

    @property
    def kind(self) -> str:
        """The kind of event."""

    @property
    def body(self) -> Mapping[str, Any]:
        """The kind's body."""


def unsettled(said: Said, known: Callable[[str], Said | None]) -> list[str]:
    """The documents whose sign-offs an event makes stale.

    Args:
        known: the event with an id.
    """
    if said.kind == "document-added":
        return [said.body["replaces"]] if said.body["replaces"] else []
    found: Said | None = said if said.kind in UNSETTLING else None
    while found is not None and found.kind in ("undo", "unpin"):
        found = known(target_of(found))
    return [found.body["document"]] if found is not None and found.kind in UNSETTLING else []


def target_of(event: Said) -> str:
    """The id of the event that an undo or an unpin stands against."""
    found: str = event.body["pin" if event.kind == "unpin" else "event"]
    return found


def documents_named(event: Event) -> Iterator[str]:
    """The ids of the documents that an event is about."""
    body = event.body
    own = body.get("replaces" if event.kind == "document-added" else "document")
    if own:
        yield own
    for key in ("counterpart", "origin"):
        if place := body.get(key):
            yield place["document"]


def events_named(event: Event) -> Iterable[tuple[str, frozenset[str]]]:
    """The ids of the earlier events that an event names, and the kinds that they may have."""
    body = event.body
    match event.kind:
        case "second-check" if body["of"]:
            yield body["of"], DECISIONS
        case "adjudication":
            yield from ((id, DECISIONS) for id in body["verdicts"])
        case "carried-over":
            yield from ((id, CARRIED) for id in body["events"])
        case "undo":
            yield body["event"], frozenset(TABLES)
        case "unpin":
            yield body["pin"], frozenset({"pin"})
        case "query-answered":
            yield body["query"], frozenset({"query"})
        case "sign-off":
            yield from ((id, frozenset({"override"})) for id in body["overrides"])
        case "re-opened":
            yield body["sign_off"], frozenset({"sign-off"})
