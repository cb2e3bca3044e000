"""Where two statements part: aligned words, then typed atoms. A proposal, never a verdict.

Rules by themselves cry wolf on loosely related text. So a pair *differs* only when it is about the
same thing, most content words of the one being found in the other, and an atom disagrees that
cannot hold of the same thing in two ways. Everything else that parts the two is shown, and no more.
"""

from __future__ import annotations

from itertools import chain

from workbench.matching.alignment import Alignment, align
from workbench.matching.atoms import descriptions, figures, names, polarity, scope, stance, times
from workbench.matching.atoms.finding import Finding
from workbench.matching.side import side
from workbench.model.comparison import Comparison, DifferenceKind, Relation

_SAME_THING: dict[DifferenceKind, float] = {
    "number": 0.55,
    "unit": 0.55,
    "date": 0.55,
    "name": 0.6,
    "negation": 0.55,
    "antonym": 0.55,
    "scope": 0.6,
}
"""The share of the better covered side's content that the other must have, for each kind."""
_WORTH_SEEING = 0.35
_AGREE_BOTH, _AGREE_ONE = 0.5, 0.7
_READERS = (
    figures.find,
    times.find,
    names.find,
    descriptions.find,
    polarity.find,
    scope.find,
    stance.find,
)


def differences(left: str, right: str) -> Comparison:
    """Compare two statements.

    Args:
        left, right: their words; spans in the result are offsets into them.

    Returns:
        The relation, what both have, and the typed atoms that disagree, in the left one's order.
    """
    alignment = align(side(left), side(right))
    found = list(chain.from_iterable(read(alignment) for read in _READERS))
    leaving = (
        frozenset(chain.from_iterable(one.ours for one in found)),
        frozenset(chain.from_iterable(one.theirs for one in found)),
    )
    covered = alignment.coverage(leaving)
    return Comparison(
        relation=_relation(found, covered),
        differences=tuple(one.difference for one in _shown(found, covered)),
        shared=_shared(alignment),
        aligned=alignment.spans,
    )


def _relation(found: list[Finding], covered: tuple[float, float]) -> Relation:
    hard = [
        one.difference.kind
        for one in found
        if one.hard and max(covered) >= _SAME_THING.get(one.difference.kind, 1.0)
    ]
    other_time = any(one.difference.kind == "date" for one in found)
    if hard and (set(hard) == {"date"} or not other_time):
        return "differs"
    if any(one.hard for one in found) or other_time:
        return "related"
    agree = min(covered) >= _AGREE_BOTH and max(covered) >= _AGREE_ONE
    return "agrees" if agree else "related"


def _shown(found: list[Finding], covered: tuple[float, float]) -> list[Finding]:
    if max(covered) < _WORTH_SEEING:
        return []
    return sorted(found, key=_place)


def _place(one: Finding) -> tuple[int, int]:
    spans = one.difference.left_span, one.difference.right_span
    return (spans[0] or (0, 0))[0], (spans[1] or (0, 0))[0]


def _shared(alignment: Alignment) -> tuple[str, ...]:
    """Content words both have, and figures both have in whatever form, in the left's order."""
    left, right = alignment.left, alignment.right
    amounts = {one.start: left.text[one.start : one.end] for one, _ in figures.shared(left, right)}
    inside = {
        at for one, _ in figures.shared(left, right) for at in left.within(one.start, one.end)
    }
    words = {
        left.words[at].start: left.quote(left.span(at))
        for at in alignment.pairs
        if left.words[at].content and at not in inside
    }
    return tuple(dict.fromkeys(text for _, text in sorted((amounts | words).items())))
