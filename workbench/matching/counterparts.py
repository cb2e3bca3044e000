"""The counterparts of a claim: the shortlist the index proposes, ranked and explained."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Protocol, TypeVar

from workbench.matching.differences import differences
from workbench.matching.score import features, score
from workbench.matching.statement import Statement
from workbench.model.comparison import Counterpart

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SHORTLIST = 100
"""How many candidates to ask the index for."""
KEPT = 10
"""How many counterparts a claim keeps."""
LEAST = 0.0
"""The least score of a pair that is kept."""
WEAK = 0.2
"""The score below which lists set a pair apart as weak."""
STRONG = 150.0
"""The BM25 measure that counts one half; far more than a claim reaches, so the score leads."""
DIGITS = 4
"""Decimals of the score that count."""


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
    query: Statement,
    shortlist: Sequence[Statement],
    *,
    limit: int = KEPT,
    strengths: Mapping[str, float] | None = None,
) -> list[Counterpart]:
    """The best counterparts of a claim, best first; ties by id.

    Claims of the query's own document, and claims without a word in common, are left out.

    Args:
        query: the claim.
        shortlist: what the index proposes, in any order.
        limit: how many to return.
        strengths: the index's BM25 measure of each candidate by id. Given, they are half of the
            score, which then ranks better but is a matter of all texts in the index. Not given,
            score and order are a matter of the two claims alone, whatever else is in the store.
    """
    best = scored(query, shortlist, strengths=strengths)[:limit]
    return [explained(query, other, value) for value, other in best]


def scored(
    query: Statement,
    shortlist: Sequence[Statement],
    *,
    strengths: Mapping[str, float] | None = None,
) -> list[tuple[float, Statement]]:
    """All that :func:`rank` chooses from, with their scores, best first; ties by id."""
    others = [other for other in shortlist if other.document != query.document]
    found = [(round(_score(query, other, strengths), DIGITS), other) for other in others]
    return sorted((pair for pair in found if pair[0] > 0), key=lambda pair: (-pair[0], pair[1].id))


def _score(query: Statement, other: Statement, strengths: Mapping[str, float] | None) -> float:
    alike = score(features(query.scored, query.speaker), features(other.scored, other.speaker))
    if strengths is None:
        return alike
    return blended(alike, max(0.0, strengths.get(other.id, 0.0)))


_Number = TypeVar("_Number", float, "NDArray[np.float64]")


def blended(alike: _Number, strength: _Number) -> _Number:
    """The score of a pair where the index's measure is half of it; of one, or of an array."""
    return (alike + strength / (strength + STRONG)) / 2


def explained(query: Statement, other: Statement, value: float) -> Counterpart:
    """A pair with its score, and what the two share and differ in."""
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
