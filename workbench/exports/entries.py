"""One claim with all that was shown and decided: what every form of the log is made of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from workbench.desk.blind import veiled_detail
from workbench.store.connection import Store
from workbench.store.counterparts import counterparts_of
from workbench.store.details import claim_detail
from workbench.store.listing import claim_list
from workbench.store.reviewers import reviewer_verdicts
from workbench.store.rows import ClaimDetail, ClaimQuery, CounterpartRow, VerdictRow
from workbench.store.sign_offs import sign_off_states


@dataclass(frozen=True, slots=True)
class Entry:
    """A claim with its citations, counterparts, verdicts and history.

    Attributes:
        sign_off: whether its document's sign-off ``holds`` or is ``stale``; None without one.
        blind: what others decided is left out, for whom it is shown to.
    """

    detail: ClaimDetail
    counterparts: tuple[CounterpartRow, ...]
    verdicts: tuple[VerdictRow, ...]
    sign_off: str | None
    blind: bool = False


def veiled_entry(entry: Entry, reviewer: str) -> Entry:
    """An entry as it is shown to a reviewer whom its claim is blind to."""
    return Entry(
        veiled_detail(entry.detail, reviewer),
        tuple(replace(row, mark=None) for row in entry.counterparts),
        (),
        entry.sign_off,
        blind=True,
    )


def entry_of(store: Store, claim: str) -> Entry:
    """The entry of one claim, by its whole id."""
    detail = claim_detail(store, claim)
    return Entry(
        detail,
        tuple(counterparts_of(store, claim)),
        reviewer_verdicts(store, [claim]).get(claim, ()),
        sign_off_states(store).get(detail.row.document),
    )


def entries(store: Store, document: str, threshold: float) -> Iterator[Entry]:
    """The entries of a document in text order: claims at or above a threshold, or decided on."""
    for row in claim_list(store, ClaimQuery(document=document, threshold=threshold)):
        yield entry_of(store, row.id)
