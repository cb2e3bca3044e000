"""Negations and opposites: one says that it is, the other that it is not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from workbench.claims.lexicon import words as listed
from workbench.matching.alignment import Alignment
from workbench.matching.atoms.finding import Finding, finding
from workbench.matching.opposites import opposites
from workbench.matching.side import Side

_NOT = listed("not never no none nobody nothing neither nor without cannot zero")
_FAILING = listed("fail refus declin unabl incap yet")
"""Stems of words that negate the verb after their *to* or *of*."""
_LACKING = listed("lack absenc")
"""Stems of words that negate the noun after them."""
_PHRASES = frozenset(
    {
        ("other", "than"),
        ("rather", "than"),
        ("instead", "of"),
        ("anything", "but"),
        ("far", "from"),
        ("turned", "down"),
    }
)
_PHRASE_STARTS = frozenset(first for first, _ in _PHRASES)
_NO_NEGATION = listed(
    "only doubt least necessarily just merely until unless surprisingly matter wonder"
)
"""After *not* or *no* these make no negation of the statement."""
_COMPARED = listed("more less fewer later earlier sooner")
"""Nor do these before *than*."""
_WINDOW = 5
"""Words after a negation that it can govern."""
_MOST = 40
"""Negations that are looked at."""
_BREAK = re.compile(r"[,;:()–—]|\.\s")


@dataclass(frozen=True, slots=True)
class _Negation:
    """The words of a negation and the content words that it governs, the nearest first."""

    words: tuple[int, ...]
    governed: tuple[int, ...]


def find(alignment: Alignment) -> Iterator[Finding]:
    """Matching words that are negated on one side only, and opposites in the same place."""
    left, right = alignment.left, alignment.right
    ours, theirs = _one_sided(alignment, _negations(left), _negations(right))
    pairs = list(opposed(alignment))
    under = (_governed(ours), _governed(theirs))
    for one, other in pairs:
        if (one in under[0]) == (other in under[1]):
            yield finding("antonym", (left, [one]), (right, [other]))
    turned = ({one for one, _ in pairs}, {other for _, other in pairs})
    for negation in ours:
        if _contradicts(negation, turned[0], alignment.to_right, theirs):
            yield finding("negation", (left, negation.words), (right, []))
    for negation in theirs:
        if _contradicts(negation, turned[1], alignment.to_left, ours):
            yield finding("negation", (left, []), (right, negation.words))


def _one_sided(
    alignment: Alignment, ours: tuple[_Negation, ...], theirs: tuple[_Negation, ...]
) -> tuple[list[_Negation], list[_Negation]]:
    """The negations that are not the same words in the same place on the other side."""
    both = {
        (one.words[0], other.words[0])
        for one in ours
        for other in theirs
        if alignment.pairs.get(one.words[0]) == other.words[0]
    }
    return (
        [one for one in ours if one.words[0] not in {pair[0] for pair in both}],
        [other for other in theirs if other.words[0] not in {pair[1] for pair in both}],
    )


def _contradicts(
    negation: _Negation, turned: set[int], match: Mapping[int, int], others: list[_Negation]
) -> bool:
    """Whether the other side has what is negated here, unnegated and in no opposite word."""
    if not turned.isdisjoint(negation.governed):
        return False
    matched = [match[index] for index in negation.governed if index in match]
    if not negation.governed or negation.governed[0] not in match:
        return False
    return all(
        not set(matched) & set(other.governed)
        and min(abs(matched[0] - at) for at in other.words) > 2
        for other in others
    )


def _governed(negations: list[_Negation]) -> set[int]:
    return {index for negation in negations for index in negation.governed}


@lru_cache(maxsize=1024)
def _negations(side: Side) -> tuple[_Negation, ...]:
    spans = (_negating(side, index) for index in range(len(side.words)))
    found = (_Negation(span, _after(side, span[-1])) for span in spans if span)
    return tuple(islice(found, _MOST))


def _negating(side: Side, index: int) -> tuple[int, ...]:
    """The words of the negation that begins with a word; none if it is none."""
    word = side.words[index]
    if word.norm in _NOT or word.norm.endswith("n't"):
        following, then = (_norm(side, index + step) for step in (1, 2))
        bound = following in _COMPARED and then == "than"
        return () if bound or following in _NO_NEGATION else (index,)
    if word.stem in _LACKING:
        return (index,)
    failing = word.stem in _FAILING and _norm(side, index + 1) in ("to", "of")
    phrase = word.norm in _PHRASE_STARTS and (word.norm, _norm(side, index + 1)) in _PHRASES
    return (index, index + 1) if failing or phrase else ()


def _norm(side: Side, at: int) -> str:
    return side.words[at].norm if at < len(side.words) else ""


def _after(side: Side, index: int) -> tuple[int, ...]:
    """The content words after a negation, up to the end of its clause."""
    governed = []
    for at in range(index + 1, min(index + 1 + _WINDOW, len(side.words))):
        between = side.text[side.words[at - 1].end : side.words[at].start]
        if _BREAK.search(between) or side.words[at].norm == "but":
            break
        if side.words[at].content:
            governed.append(at)
    return tuple(governed)


def opposed(alignment: Alignment) -> Iterator[tuple[int, int]]:
    """Words without a match on either side that say the opposite of each other there."""
    left, right = alignment.left, alignment.right
    theirs = {word.stem: at for at, word in enumerate(right.words) if at not in alignment.to_left}
    for index, word in enumerate(left.words):
        if index in alignment.to_right:
            continue
        for opposite in sorted(opposites(word.stem) & theirs.keys()):
            other = theirs[opposite]
            if word.content or right.words[other].content:
                apart = not alignment.meet([index], [other])
            else:
                apart = not alignment.same_place([index], [other])
            if not apart:
                yield index, other
                break
