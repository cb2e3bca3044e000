"""Where two statements part: aligned words, then typed atoms. A proposal, never a verdict."""

from __future__ import annotations

from workbench.matching.alignment import Span, aligned_words
from workbench.matching.words import Word, words
from workbench.model.comparison import Comparison, Difference, Relation

_SAME_THING = 0.6
"""The share of the smaller statement's content words from which on two speak of one thing."""


def differences(left: str, right: str) -> Comparison:
    """Compare two statements: what they share, and the typed atoms that disagree."""
    lefts, rights = words(left), words(right)
    pairs = aligned_words(lefts, rights)
    spans = tuple(
        ((lefts[i].start, lefts[i].end), (rights[j].start, rights[j].end)) for i, j in pairs
    )
    shared = {word.stem for word in lefts if word.content} & {
        word.stem for word in rights if word.content
    }
    found = _numbers(left, right, lefts, rights)
    return Comparison(
        relation=_relation(lefts, rights, shared, found),
        differences=found,
        shared=tuple(dict.fromkeys(word.norm for word in lefts if word.stem in shared)),
        aligned=spans,
    )


def _relation(
    lefts: tuple[Word, ...],
    rights: tuple[Word, ...],
    shared: set[str],
    found: tuple[Difference, ...],
) -> Relation:
    sizes = [len({word.stem for word in side if word.content}) for side in (lefts, rights)]
    if not all(sizes):
        return "related"
    if len(shared) / min(sizes) < _SAME_THING:
        return "related"
    if found:
        return "differs"
    return "agrees" if len(shared) / max(sizes) >= _SAME_THING else "related"


def _numbers(
    left: str, right: str, lefts: tuple[Word, ...], rights: tuple[Word, ...]
) -> tuple[Difference, ...]:
    ours = [word for word in lefts if word.numeric]
    theirs = [word for word in rights if word.numeric]
    if len(ours) != 1 or len(theirs) != 1 or ours[0].norm == theirs[0].norm:
        return ()
    a: Span = (ours[0].start, ours[0].end)
    b: Span = (theirs[0].start, theirs[0].end)
    return (Difference("number", left[a[0] : a[1]], right[b[0] : b[1]], a, b),)
