"""How alike two statements are in what they speak of: a score that is the same everywhere.

The score is a function of the two texts alone, so it is comparable between claims and does
not move when documents come or go.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import sqrt

from workbench.matching.words import Word, words


@dataclass(frozen=True, slots=True)
class Features:
    """What is kept of a statement for scoring.

    Attributes:
        weights: content stems with their weights.
        total: the sum of the weights.
        grams: character n-grams of the content words with their weights; of length 1.
    """

    weights: Mapping[str, float]
    total: float
    grams: Mapping[str, float]


@lru_cache(maxsize=8192)
def features(text: str) -> Features:
    """The features of a statement's text."""
    found = [word for word in words(text) if word.content] or list(words(text))
    weights = {word.stem: _weight(word) for word in found}
    grams: dict[str, float] = {}
    for word in {word.norm: word for word in found}.values():
        padded, weight = f" {word.norm} ", _weight(word)
        for size in (3, 4, 5):
            for at in range(len(padded) - size + 1):
                gram = padded[at : at + size]
                grams[gram] = grams.get(gram, 0.0) + weight
    length = sqrt(sum(value * value for value in grams.values())) or 1.0
    return Features(
        weights, sum(weights.values()), {gram: value / length for gram, value in grams.items()}
    )


def _weight(word: Word) -> float:
    """How telling a word is: numbers and names most, long words more than short ones."""
    if word.numeric or word.capital:
        return 1.5
    return min(1.0, 0.3 + 0.1 * len(word.norm))


def score(left: Features, right: Features) -> float:
    """How alike two statements are, 0…1; symmetric; 1 for the same words."""
    if left.weights == right.weights and left.grams == right.grams:
        return 1.0
    shared = left.weights.keys() & right.weights.keys()
    common = sum(min(left.weights[term], right.weights[term]) for term in shared)
    if not common:
        return 0.0
    coverage = common / sqrt(left.total * right.total)
    cosine = sum(
        left.grams[gram] * right.grams[gram] for gram in left.grams.keys() & right.grams.keys()
    )
    return min(1.0, (coverage + cosine) / 2)
