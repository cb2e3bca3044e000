"""Claims that people decided on and that no current version has any more."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.store.connection import Store
    from workbench.store.rows import ClaimRow


def gone_claims(store: Store, document: str | None = None) -> list[ClaimRow]:
    """The claims that hold a decision, a note, a pin, a flag or a query, and are gone.

    They are of older versions, of documents that were removed, or no more claims by hand.

    Args:
        document: a document's whole id: only those of its versions.

    Returns:
        Them by document and place; what a removed document said is not to be had, so that their
        text is empty.
    """
    from workbench.desk.carry import lineage
    from workbench.store.gone import gone

    wanted = None if document is None else {document, *lineage(store, document)}
    found = [
        _row(store, claim, home) for claim, home in gone(store) if wanted is None or home in wanted
    ]
    return sorted(found, key=lambda row: (row.name, row.document, row.start))


def _row(store: Store, claim: str, document: str) -> ClaimRow:
    """A claim as lists show it; from the log where the machine has it no more."""
    from workbench.store.gone import unlisted
    from workbench.store.listing import claim_key, claim_rows

    key = claim_key(store, claim)
    if key is not None:
        return claim_rows(store, [key])[key]
    return unlisted(store, claim, document, *_place(store, claim))


def _place(store: Store, claim: str) -> tuple[int, int]:
    from workbench.ledger.logs import stored
    from workbench.store import events as lines

    for row in lines.events_about(store, claim):
        body = stored(store, row).body
        if "start" in body:
            return body["start"], body["end"]
    return 0, 0
