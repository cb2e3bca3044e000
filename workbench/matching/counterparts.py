"""The counterparts of a claim: the shortlist the index proposes, ranked and explained."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from workbench.matching.differences import differences
from workbench.matching.score import features, score
from workbench.matching.statement import Statement
from workbench.model.comparison import Counterpart

SHORTLIST = 100
"""How many candidates to ask the index for."""
KEPT = 10
"""How many counterparts a claim keeps."""


class Candidates(Protocol):
    """An index of claims that proposes candidates."""

    def candidates(
        self, terms: Sequence[str], exclude_document: str, limit: int
    ) -> Sequence[tuple[str, float]]:
        """Claim ids with the index's own measure, best first, none of ``exclude_document``.

        Args:
            terms: words, to be stemmed by the index; a claim with any of them qualifies.
            exclude_document: the document whose claims are left out.
            limit: the most to return; ties at the cut are broken by id.
        """
        ...


def rank(
    query: Statement, shortlist: Sequence[Statement], *, limit: int = KEPT
) -> list[Counterpart]:
    """The best counterparts of a claim, best first; ties by id.

    Claims of the query's own document, and claims without a word in common, are left out.
    """
    asked = features(query.scored)
    scored = [
        (round(score(asked, features(other.scored)), 4), other)
        for other in shortlist
        if other.document != query.document
    ]
    best = sorted((pair for pair in scored if pair[0] > 0), key=lambda pair: (-pair[0], pair[1].id))
    return [_counterpart(query, other, value) for value, other in best[:limit]]


def _counterpart(query: Statement, other: Statement, value: float) -> Counterpart:
    compared = differences(query.compared, other.compared)
    return Counterpart(
        claim=query.id,
        counterpart=other.id,
        score=value,
        relation=compared.relation,
        shared=compared.shared,
        differences=compared.differences,
        aligned=compared.aligned,
    )
