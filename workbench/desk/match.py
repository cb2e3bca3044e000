"""Finding the counterparts of documents that were added."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.matching.statement import Statement
    from workbench.model.comparison import Counterpart
    from workbench.store.connection import Store
    from workbench.store.fast_index import KeptIndex
    from workbench.store.rows import ClaimText

_BATCH = 64
"""Claims whose pairs are written at once: a writer beside this one waits for no more."""


class _Stale(Exception):
    """The fast index and the database do not say the same."""


def match_pending(
    store: Store, progress: Callable[[int, int], None] = lambda done, total: None
) -> int:
    """Match the claims of every document whose matching is not finished.

    Pairs are written in small transactions, each with how far it got: being killed loses a few
    claims' work, the next call goes on from there, and others can write in between.

    Returns:
        How many pairs were found.
    """
    from workbench.store.documents import unmatched

    documents = unmatched(store)
    if not documents:
        return 0
    kept = _kept(store)
    return sum(_match_document(store, document, kept, progress) for document in documents)


def match_claims(store: Store, claims: Sequence[str]) -> int:
    """Match claims of documents that were matched before; how many pairs were found."""
    from workbench.desk.origins import find_origins
    from workbench.store.counterparts import save_counterparts

    found = [pair for claim in claims for pair in counterparts_for(store, claim)]
    with store.write():
        find_origins(store, claims)
        save_counterparts(store, found)
    return len(found)


def counterparts_for(store: Store, claim: str) -> list[Counterpart]:
    """The best counterparts of one claim in the other documents."""
    return next(_found(store, [claim], None), [])


def _match_document(
    store: Store,
    document: str,
    kept: KeptIndex | None,
    progress: Callable[[int, int], None],
) -> int:
    from workbench.desk.origins import find_origins
    from workbench.store.counterparts import save_counterparts
    from workbench.store.documents import set_matched, to_match

    claims = to_match(store, document)
    pairs = 0
    for first in range(0, len(claims), _BATCH):
        batch = claims[first : first + _BATCH]
        progress(first, len(claims))
        found = [pair for each in _found(store, batch, kept) for pair in each]
        pairs += len(found)
        with store.write():
            find_origins(store, batch)
            save_counterparts(store, found)
            set_matched(store, document, up_to=batch[-1])
    with store.write():
        set_matched(store, document)
    return pairs


def _kept(store: Store) -> KeptIndex | None:
    """The fast index, where the database is large enough for it."""
    from workbench.store.fast_index import KeptIndex, is_large

    if not is_large(store):
        return None
    kept = KeptIndex(store)
    kept.refresh()
    return kept


def _found(
    store: Store, claims: Sequence[str], kept: KeptIndex | None
) -> Iterator[list[Counterpart]]:
    """The counterparts of each of several claims of one document."""
    from workbench.store.claims import claim_texts

    texts = claim_texts(store, claims)
    wanted = [texts[claim] for claim in claims if claim in texts]
    if kept is None or not wanted:
        yield from (_by_words(store, text) for text in wanted)
        return
    with kept.index.hiding(kept.hidden(wanted[0].document)):
        for text in wanted:
            try:
                yield _by_index(store, text, kept)
            except _Stale:
                kept.discard()
                yield _by_words(store, text)


def _by_words(store: Store, own: ClaimText) -> list[Counterpart]:
    """What the full-text index proposes, ranked."""
    from workbench.matching.counterparts import SHORTLIST, explained, scored
    from workbench.matching.terms import terms
    from workbench.store.claims import claim_texts
    from workbench.store.counterparts import candidates

    query = _statement(own)
    wanted = terms(query.scored)
    if not wanted:
        return []
    ids = [other for other, _ in candidates(store, wanted, own.document, SHORTLIST)]
    texts = claim_texts(store, ids)
    found = scored(query, [_statement(texts[id]) for id in ids if id in texts])
    chosen = _worth_keeping(store, {other.id: value for value, other in found})
    return [explained(query, other, value) for value, other in found if other.id in chosen]


def _by_index(store: Store, own: ClaimText, kept: KeptIndex) -> list[Counterpart]:
    """What the fast index proposes, ranked by what the database says.

    Raises:
        _Stale: the two do not agree.
    """
    from workbench.matching.counterparts import SHORTLIST, explained, scored
    from workbench.store.claims import claim_texts

    query = _statement(own)
    near = kept.index.nearest(query, kept.ids, SHORTLIST).found
    ids = kept.ids(list(near))
    if len(ids) < len(near):
        raise _Stale
    scores = {ids[key]: score for key, (score, _) in near.items()}
    texts = claim_texts(store, _worth_keeping(store, scores))
    found = scored(query, [_statement(text) for text in texts.values()])
    if any(value != scores[other.id] for value, other in found):
        raise _Stale
    return [explained(query, other, value) for value, other in found]


def _worth_keeping(store: Store, scores: Mapping[str, float]) -> set[str]:
    """Of what was found for a claim, its best, and whatever it is among the best of.

    A claim that is not among this one's ten may have this one among its own. Both are looked at
    whichever came first; so the pairs do not depend on the order.
    """
    from workbench.matching.counterparts import KEPT, LEAST
    from workbench.store.counterparts import least_kept

    enough = [claim for claim, value in scores.items() if value >= LEAST]
    ordered = sorted(enough, key=lambda claim: (-scores[claim], claim))
    asked = least_kept(store, ordered[KEPT:])
    return {*ordered[:KEPT], *(claim for claim, least in asked.items() if scores[claim] >= least)}


def _statement(text: ClaimText) -> Statement:
    from workbench.matching.statement import Statement

    return Statement(text.id, text.document, text.text, text.reading, text.speaker, text.marks)
