"""The sentences of a source that speak of a claim, best first.

Okapi BM25 with the idf of *that* source (S. Robertson, H. Zaragoza, "The Probabilistic Relevance
Framework", 2009): a word that stands in every sentence of the page tells nothing. To it come how
much of the claim's weight a sentence covers, the likeness of its letters, and a share of what its
neighbours score, since what supports a claim often runs over two sentences. A score ranks; it
does not tell support from contradiction.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from math import log, sqrt

from workbench.claims.sentences import split
from workbench.matching.words import Word, words
from workbench.model.comparison import Passage
from workbench.model.document import Block

K1, B = 1.2, 0.3
"""BM25's saturation and length parameters; a low ``B``, as sentences hardly differ in length."""

COVERAGE, LETTERS, NEIGHBOURS = 0.5, 0.6, 0.2
"""Weights beside BM25 (which counts 1, scaled to its best): idf coverage, cosine of character
n-grams, and what a sentence lends to each of its neighbours."""

_SHORTLIST = 24
_GRAMS = (3, 4, 5)


@dataclass(frozen=True, slots=True)
class _Sentence:
    start: int
    end: int
    counts: Counter[str]
    length: int


@dataclass(frozen=True, slots=True)
class _Source:
    """A source made ready: its sentences and the idf of its stems."""

    sentences: tuple[_Sentence, ...]
    postings: dict[str, list[int]]
    idf: dict[str, float]
    average: float
    unseen: float


def passages(claim_text: str, source_text: str, *, top: int = 5) -> list[Passage]:
    """The sentences of a source that are nearest to a claim.

    Args:
        claim_text: the claim, best as a reading that stands alone.
        source_text: the whole source; a line end ends a sentence.
        top: the most to return.

    Returns:
        At most ``top`` passages with a word in common, or next to one that has, best first; ties
        in the source's order. Scores lie in 0…1 and compare the passages of one claim.
    """
    source = _prepared(source_text)
    asked = _stems(words(claim_text))
    bm25 = _bm25(source, asked)
    if not bm25:
        return []
    best = max(bm25.values())
    shortlist = sorted(bm25, key=lambda at: (-bm25[at], at))[:_SHORTLIST]
    weight = sum(source.idf.get(stem, source.unseen) for stem in asked)
    letters = _grams(claim_text)
    own = {
        at: bm25[at] / best
        + COVERAGE * _covered(source, at, asked) / weight
        + LETTERS * _cosine(letters, _grams(_text(source_text, source.sentences[at])))
        for at in shortlist
    }
    lent: dict[int, float] = {}
    for at, value in own.items():
        for near in (at - 1, at + 1):
            if 0 <= near < len(source.sentences):
                lent[near] = lent.get(near, 0.0) + NEIGHBOURS * value
    most = 1 + COVERAGE + LETTERS + 2 * NEIGHBOURS * (1 + COVERAGE + LETTERS)
    total = {at: own.get(at, 0.0) + lent.get(at, 0.0) for at in own.keys() | lent.keys()}
    ranked = sorted(total, key=lambda at: (-round(total[at], 6), at))[:top]
    return [
        Passage(found.start, found.end, round(total[at] / most, 4))
        for at in ranked
        for found in (source.sentences[at],)
    ]


def _stems(found: tuple[Word, ...]) -> list[str]:
    """The distinct content stems, or all stems of a text of stop words only."""
    chosen = [word.stem for word in found if word.content] or [word.stem for word in found]
    return list(dict.fromkeys(chosen))


@lru_cache(maxsize=16)
def _prepared(source_text: str) -> _Source:
    sentences: list[_Sentence] = []
    postings: dict[str, list[int]] = {}
    for start, end in _spans(source_text):
        counts = Counter(word.stem for word in words(source_text[start:end]) if word.content)
        for stem in counts:
            postings.setdefault(stem, []).append(len(sentences))
        sentences.append(_Sentence(start, end, counts, counts.total()))
    total = len(sentences)
    return _Source(
        tuple(sentences),
        postings,
        {stem: _idf(total, len(held)) for stem, held in postings.items()},
        sum(sentence.length for sentence in sentences) / total if total else 0.0,
        _idf(total, 0),
    )


def _idf(total: int, holding: int) -> float:
    return log(1 + (total - holding + 0.5) / (holding + 0.5))


def _spans(text: str) -> list[tuple[int, int]]:
    blocks = []
    at = 0
    for row in text.split("\n"):
        if row.strip():
            blocks.append(Block("paragraph", at, at + len(row)))
        at += len(row) + 1
    return [(found.start, found.end) for found in split(text, tuple(blocks))]


def _bm25(source: _Source, asked: list[str]) -> dict[int, float]:
    scores: dict[int, float] = {}
    for stem in asked:
        for at in source.postings.get(stem, ()):
            sentence = source.sentences[at]
            count = sentence.counts[stem]
            norm = K1 * (1 - B + B * sentence.length / source.average)
            gain = source.idf[stem] * count * (K1 + 1) / (count + norm)
            scores[at] = scores.get(at, 0.0) + gain
    return scores


def _covered(source: _Source, at: int, asked: list[str]) -> float:
    counts = source.sentences[at].counts
    return sum(source.idf[stem] for stem in asked if stem in counts)


def _text(source_text: str, sentence: _Sentence) -> str:
    return source_text[sentence.start : sentence.end]


@lru_cache(maxsize=1024)
def _grams(text: str) -> Counter[str]:
    padded = f" {' '.join(word.norm for word in words(text))} "
    return Counter(
        padded[at : at + size] for size in _GRAMS for at in range(len(padded) - size + 1)
    )


def _cosine(left: Counter[str], right: Counter[str]) -> float:
    if len(right) < len(left):
        left, right = right, left
    common = sum(count * right[gram] for gram, count in left.items() if gram in right)
    return common / (_length(left) * _length(right)) if common else 0.0


def _length(grams: Counter[str]) -> float:
    return sqrt(sum(count * count for count in grams.values()))
