"""The sentences of a source that speak of a claim, best first.

Okapi BM25 with the idf of *that* source (S. Robertson, H. Zaragoza, "The Probabilistic Relevance
Framework", 2009): a word that stands in every sentence of the page tells nothing. To it come the
claim's numbers and word pairs that a sentence has; then a share of what its neighbours score,
since what supports a claim often runs over several sentences, and a little for standing early,
where pages say what they are about. At last sentences that have what those above them leave open
are preferred (J. Carbonell, J. Goldstein, "The Use of MMR", 1998). A score ranks; it does not tell
support from contradiction.

The weights and what each is worth: docs/decisions/0011-sources.md.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from math import exp

from workbench.matching.words import words
from workbench.model.comparison import Passage
from workbench.sources.figures import other_forms, plain
from workbench.sources.prepared import PreparedSource, prepared

K1, B = 1.2, 0.3
"""BM25's saturation and length parameters; a low ``B``, as sentences hardly differ in length."""

NUMBERS, PAIRS = 0.4, 0.2
"""Weights beside BM25 (which counts 1, scaled to its best): the share of the claim's numbers, and
word pairs in common."""
NEAR, NEXT_BUT_ONE = 0.2, 0.1
"""What a sentence lends to its neighbours, and to theirs."""
EARLY, EARLY_REACH = 0.2, 20.0
"""For standing early; it falls to a third within so many sentences."""
OPEN = 0.5
"""For the share of the claim's weight that no sentence above covers."""

_SHORTLIST = 24
_PICKED = 6
"""Places for which it counts what those above leave open."""
_PAIRS_ENOUGH = 3
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class _Asked:
    """A claim as a source is asked for it.

    Attributes:
        held: for each content word, the sentences that hold it (a number in any form), and how
            often.
        numbers: which of them are numbers.
        telling: the weight of each in the source.
    """

    held: tuple[Mapping[int, int], ...]
    numbers: frozenset[int]
    telling: tuple[float, ...]
    pairs: frozenset[str]

    @property
    def weight(self) -> float:
        """Of all terms together."""
        return sum(self.telling)


@dataclass(frozen=True, slots=True)
class _Scored:
    """A sentence's own score, and which of the claim's terms it has."""

    score: float
    has: frozenset[int]


def passages(claim_text: str, source_text: str, *, top: int = 5) -> list[Passage]:
    """The sentences of a source that are nearest to a claim.

    Args:
        claim_text: the claim, best as a reading that stands alone.
        source_text: the whole source; a line end ends a sentence. The latest ones are kept ready.
        top: the most to return.

    Returns:
        At most ``top`` passages with a word in common, or next to one that has, best first; ties
        in the source's order. Scores lie in 0…1 and compare the passages of one claim.
    """
    source = prepared(source_text)
    asked = _asked(claim_text, source)
    own = _own_scores(source, asked)
    if not own:
        return []
    total = _with_neighbours(source, own)
    most = (1 + NUMBERS + PAIRS) * (1 + 2 * NEAR + 2 * NEXT_BUT_ONE) + EARLY + OPEN
    return [
        Passage(source.starts[at], source.ends[at], round(score / most, 4))
        for at, score in _ranked(total, own, asked, top)
    ]


def _asked(claim: str, source: PreparedSource) -> _Asked:
    others = other_forms(claim)
    terms: dict[tuple[str, ...], bool] = {}
    for word in filter(lambda word: word.content, words(claim)):
        forms = tuple(dict.fromkeys((plain(word.stem), *others.get(word.start, ()))))
        terms[forms] = word.numeric or word.start in others
    held = tuple(source.holding(forms) for forms in terms)
    bare = _bare(claim)
    return _Asked(
        held,
        frozenset(at for at, number in enumerate(terms.values()) if number),
        tuple(source.idf(len(places)) for places in held),
        frozenset(f" {one} {other} " for one, other in pairwise(bare.split())),
    )


def _own_scores(source: PreparedSource, asked: _Asked) -> dict[int, _Scored]:
    """The best sentences by BM25, each with its score."""
    bm25 = _bm25(source, asked)
    if not bm25:
        return {}
    best = max(bm25.values())
    shortlist = sorted(bm25, key=lambda at: (-bm25[at], at))[:_SHORTLIST]
    scored = {}
    for at in shortlist:
        has = frozenset(number for number, held in enumerate(asked.held) if at in held)
        bare = _bare(source.quote(at))
        shared = sum(pair in bare for pair in asked.pairs)
        score = (
            bm25[at] / best
            + NUMBERS * len(asked.numbers & has) / (len(asked.numbers) or 1)
            + PAIRS * min(1.0, shared / _PAIRS_ENOUGH)
        )
        scored[at] = _Scored(score, has)
    return scored


def _bm25(source: PreparedSource, asked: _Asked) -> dict[int, float]:
    scores: dict[int, float] = {}
    average = source.average
    for held, telling in zip(asked.held, asked.telling, strict=True):
        for at, count in held.items():
            norm = K1 * (1 - B + B * source.lengths[at] / average)
            scores[at] = scores.get(at, 0.0) + telling * count * (K1 + 1) / (count + norm)
    return scores


def _with_neighbours(source: PreparedSource, own: dict[int, _Scored]) -> dict[int, float]:
    """The scores with what neighbours lend, and with the place in the source."""
    total = {at: scored.score for at, scored in own.items()}
    last = len(source.starts) - 1
    for at, scored in own.items():
        for by, share in ((1, NEAR), (2, NEXT_BUT_ONE)):
            for near in (at - by, at + by):
                if 0 <= near <= last:
                    total[near] = total.get(near, 0.0) + share * scored.score
    return {at: score + EARLY * exp(-at / EARLY_REACH) for at, score in total.items()}


def _ranked(
    total: dict[int, float], own: dict[int, _Scored], asked: _Asked, top: int
) -> list[tuple[int, float]]:
    """Sentences with their scores, best first; the first few by what they add."""
    left = sorted(total.items(), key=lambda entry: (-round(entry[1], 6), entry[0]))
    ranked: list[tuple[int, float]] = []
    covered: frozenset[int] = frozenset()
    while left and len(ranked) < min(top, _PICKED):
        best, place = (0, -1.0), 0
        for number, (at, score) in enumerate(left):
            if score + OPEN <= best[1]:
                break  # no other can add enough
            new = own[at].has - covered if at in own else ()
            score += OPEN * sum(asked.telling[one] for one in new) / asked.weight
            if round(score, 6) > round(best[1], 6):
                best, place = (at, score), number
        del left[place]
        ranked.append(best)
        covered |= own[best[0]].has if best[0] in own else frozenset()
    return (ranked + left)[:top]


def _bare(text: str) -> str:
    """The words alone, in lower case, a space on either side of each."""
    return f" {' '.join(_WORD.findall(text.lower()))} "
