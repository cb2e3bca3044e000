"""One claim with all that was shown and decided: what every form of the log is made of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from workbench.store.connection import Store
from workbench.store.counterparts import counterparts_of
from workbench.store.details import claim_detail
from workbench.store.listing import claim_list
from workbench.store.reviewers import reviewer_verdicts
from workbench.store.rows import ClaimDetail, ClaimQuery, CounterpartRow, VerdictRow


@dataclass(frozen=True, slots=True)
class Entry:
    """A claim with its citations, counterparts, verdicts and history."""

    detail: ClaimDetail
    counterparts: tuple[CounterpartRow, ...]
    verdicts: tuple[VerdictRow, ...]


def entry_of(store: Store, claim: str) -> Entry:
    """The entry of one claim, by its whole id."""
    return Entry(
        claim_detail(store, claim),
        tuple(counterparts_of(store, claim)),
        reviewer_verdicts(store, [claim]).get(claim, ()),
    )


def entries(store: Store, document: str, threshold: float) -> Iterator[Entry]:
    """The entries of a document in text order: claims at or above a threshold, or decided on."""
    for row in claim_list(store, ClaimQuery(document=document, threshold=threshold)):
        yield entry_of(store, row.id)
