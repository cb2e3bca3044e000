"""Where two statements part: aligned words, then typed atoms. A proposal, never a verdict.

Rules by themselves cry wolf on loosely related text. So a pair *differs* only when it is about the
same thing, most content words of the one being found in the other, and an atom disagrees that
cannot hold of the same thing in two ways. Everything else that parts the two is shown, and no more.
"""

from __future__ import annotations

from itertools import chain

from workbench.matching.alignment import Alignment, align
from workbench.matching.atoms import (
    descriptions,
    figures,
    names,
    polarity,
    scope,
    stance,
    times,
    titles,
)
from workbench.matching.atoms.finding import Finding
from workbench.matching.side import side
from workbench.model.comparison import Comparison, Difference, DifferenceKind, Relation

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
_WORTH_SEEING: dict[DifferenceKind, float] = {
    "number": 0.35,
    "unit": 0.35,
    "date": 0.35,
    "name": 0.5,
    "negation": 0.5,
    "antonym": 0.5,
    "scope": 0.5,
    "hedge": 0.6,
    "attribution": 0.6,
}
"""The share from which on a difference is shown."""
_AGREE_BOTH, _AGREE_ONE = 0.5, 0.7
_READERS = (
    figures.find,
    times.find,
    names.find,
    titles.find,
    descriptions.find,
    polarity.find,
    scope.find,
    stance.find,
)


def differences(left: str, right: str) -> Comparison:
    """Compare two statements. Turned round, the result is the same turned round.

    Args:
        left, right: their words; spans in the result are offsets into them.

    Returns:
        The relation, what both have, and the typed atoms that disagree, in the left one's order.
    """
    turned = right < left
    alignment = align(side(min(left, right)), side(max(left, right)))
    found = list(chain.from_iterable(read(alignment) for read in _READERS))
    leaving = _leaving(alignment, found)
    covered = alignment.coverage(leaving)
    shown = [one.difference for one in _shown(found, covered)]
    pairs = [*alignment.spans]
    if turned:
        shown = [_turned(one) for one in shown]
        pairs = [(theirs, ours) for ours, theirs in pairs]
    return Comparison(
        relation=_relation(found, covered),
        differences=tuple(sorted(dict.fromkeys(shown), key=_place)),
        shared=_shared(alignment, leaving[0], turned=turned),
        aligned=tuple(sorted(pairs)),
    )


def _leaving(alignment: Alignment, found: list[Finding]) -> tuple[set[int], set[int]]:
    """The words that differ, and those that say the same by their opposite: *not accepted*."""
    ours, theirs = set[int](), set[int]()
    for one, other in polarity.opposed(alignment):
        ours.add(one)
        theirs.add(other)
    return ours.union(*(one.ours for one in found)), theirs.union(*(one.theirs for one in found))


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
    near = max(covered)
    return [one for one in found if one.alone or near >= _WORTH_SEEING[one.difference.kind]]


def _turned(one: Difference) -> Difference:
    return Difference(one.kind, one.right, one.left, one.right_span, one.left_span)


def _place(one: Difference) -> tuple[int, int, str]:
    return (one.left_span or (0, 0))[0], (one.right_span or (0, 0))[0], one.kind


def _shared(alignment: Alignment, differing: set[int], *, turned: bool) -> tuple[str, ...]:
    """Content words both have, and figures both have in whatever form, as one side writes them."""
    amounts = figures.shared(alignment)
    inside = {at for pair in amounts for at in alignment.left.within(pair[0].start, pair[0].end)}
    inside |= differing
    spans = [((one.start, one.end), (other.start, other.end)) for one, other in amounts]
    spans += [
        (alignment.left.span(ours), alignment.right.span(theirs))
        for ours, theirs in alignment.pairs.items()
        if alignment.left.words[ours].content and ours not in inside
    ]
    text = (alignment.right if turned else alignment.left).text
    places = sorted(pair[1] if turned else pair[0] for pair in spans)
    return tuple(dict.fromkeys(text[start:end] for start, end in places))
