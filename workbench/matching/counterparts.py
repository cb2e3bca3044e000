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
WEAK = 0.3
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
    strongest: float | None = None,
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
        strongest: the highest measure in the index, if it is not among ``strengths``; with it
            the same statement once more scores 1.
    """
    best = scored(query, shortlist, strengths=strengths, strongest=strongest)[:limit]
    return [explained(query, other, value) for value, other in best]


def scored(
    query: Statement,
    shortlist: Sequence[Statement],
    *,
    strengths: Mapping[str, float] | None = None,
    strongest: float | None = None,
) -> list[tuple[float, Statement]]:
    """All that :func:`rank` chooses from, with their scores, best first; ties by id."""
    most = max((strengths or {}).values(), default=0.0) if strongest is None else strongest

    def value(other: Statement) -> float:
        alike = score(features(query.scored, query.speaker), features(other.scored, other.speaker))
        if strengths is None:
            return round(alike, DIGITS)
        return round(blended(alike, max(0.0, strengths.get(other.id, 0.0)), most), DIGITS)

    others = [(value(other), other) for other in shortlist if other.document != query.document]
    return sorted((pair for pair in others if pair[0] > 0), key=lambda pair: (-pair[0], pair[1].id))


_Number = TypeVar("_Number", float, "NDArray[np.float64]")


def blended(alike: _Number, strength: _Number, strongest: float) -> _Number:
    """The score of a pair where the index's measure counts as much as likeness: 0…1.

    Args:
        alike: the score of the two statements; of one pair, or of an array of them.
        strength: the index's measure of the other.
        strongest: the highest measure that it has for the query.
    """
    return (alike + strength / (strength + STRONG)) / (1 + strongest / (strongest + STRONG))


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
