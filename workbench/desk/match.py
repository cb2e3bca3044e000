"""Finding the counterparts of documents that were added."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.matching.statement import Statement
    from workbench.model.comparison import Counterpart
    from workbench.store.connection import Store
    from workbench.store.rows import ClaimText


def match_pending(
    store: Store, progress: Callable[[int, int], None] = lambda done, total: None
) -> int:
    """Match the claims of every document whose matching is not finished.

    Each document's pairs are written in one transaction, so that being killed loses at most one
    document's work, and the next call does it.

    Returns:
        How many pairs were found.
    """
    from workbench.store.documents import unmatched

    return sum(_match_document(store, document, progress) for document in unmatched(store))


def _match_document(store: Store, document: str, progress: Callable[[int, int], None]) -> int:
    from workbench.store.claims import document_claims
    from workbench.store.counterparts import save_counterparts
    from workbench.store.documents import set_matched

    claims = [claim.id for claim in document_claims(store, document)]
    found: list[Counterpart] = []
    for number, claim in enumerate(claims):
        if number % 16 == 0:
            progress(number, len(claims))
        found += counterparts_for(store, claim)
    with store.write():
        save_counterparts(store, found)
        set_matched(store, document)
    return len(found)


def counterparts_for(store: Store, claim: str) -> list[Counterpart]:
    """The best counterparts of one claim in the other documents."""
    from workbench.matching.counterparts import SHORTLIST, rank
    from workbench.matching.terms import terms
    from workbench.store.claims import claim_texts
    from workbench.store.counterparts import candidates

    own = claim_texts(store, [claim])[claim]
    query = _statement(own)
    wanted = terms(query.scored)
    if not wanted:
        return []
    ids = [other for other, _ in candidates(store, wanted, own.document, SHORTLIST)]
    texts = claim_texts(store, ids)
    shortlist: Sequence[Statement] = [_statement(texts[id]) for id in ids if id in texts]
    return rank(query, shortlist)


def _statement(text: ClaimText) -> Statement:
    from workbench.matching.statement import Statement

    return Statement(text.id, text.document, text.text, text.reading, text.speaker, text.marks)
