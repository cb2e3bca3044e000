"""Numbers and units that disagree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

from workbench.matching import amounts
from workbench.matching.alignment import Alignment
from workbench.matching.atoms.finding import Finding, finding
from workbench.matching.atoms.places import near, placed, stretches
from workbench.matching.side import Side
from workbench.model.claim import Quantity

_LISTED = """
    first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth
    fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth
"""
ORDINALS = {name: number for number, name in enumerate(_LISTED.split(), start=1)}
"""Places in a row, in words."""
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)")


def find(alignment: Alignment) -> Iterator[Finding]:
    """Quantities of the same thing that cannot be the same amount; bare numbers; ordinals."""
    left, right = alignment.left, alignment.right
    pairs, ours, theirs = placed(alignment, left.quantities, right.quantities)
    for one, other in pairs:
        if _other_unit(one, other) or (_comparable(one, other) and not amounts.same(one, other)):
            yield _finding(alignment, one, other)
    ours = [one for one in ours if _alone(one, right.quantities)]
    theirs = [other for other in theirs if _alone(other, left.quantities)]
    for one in ours:
        match = _opposite(alignment, one, theirs)
        if match is not None:
            theirs.remove(match)
            yield _finding(alignment, one, match)
    yield from _bare(alignment)
    yield from _ordinals(alignment)


def _finding(alignment: Alignment, one: Quantity, other: Quantity) -> Finding:
    ours, theirs = stretches(alignment, one, other)
    kind: Literal["unit", "number"] = "unit" if _other_unit(one, other) else "number"
    return finding(kind, (alignment.left, ours), (alignment.right, theirs))


def shared(alignment: Alignment) -> list[tuple[Quantity, Quantity]]:
    """Quantities of both sides that agree, each with the first that it agrees with."""
    found = []
    theirs = list(alignment.right.quantities)
    for one in alignment.left.quantities:
        match = next((other for other in theirs if _agree(one, other)), None)
        if match is not None:
            theirs.remove(match)
            found.append((one, match))
    return found


def _agree(one: Quantity, other: Quantity) -> bool:
    return _comparable(one, other) and amounts.agree(one, other)


def _alone(one: Quantity, others: tuple[Quantity, ...]) -> bool:
    """Whether it agrees with none of the others."""
    return not any(_agree(one, other) for other in others)


def _comparable(one: Quantity, other: Quantity) -> bool:
    """Whether they can be amounts of one thing; a bare number can be of anything counted."""
    kinds = amounts.kind(one), amounts.kind(other)
    if None in kinds:
        return not (amounts.is_measure(one) or amounts.is_measure(other))
    return kinds[0] == kinds[1]


def _opposite(alignment: Alignment, one: Quantity, others: list[Quantity]) -> Quantity | None:
    """The quantity that stands where this one does, in other figures or another unit."""
    around = near(alignment, one, others)
    for fits in (_comparable, _other_unit):
        if same := [other for other in around if fits(one, other)]:
            return same[0]
    kind = amounts.kind(one)
    rest = [other for other in others if kind is not None and amounts.kind(other) == kind]
    return rest[0] if len(rest) == 1 else None


def _other_unit(one: Quantity, other: Quantity) -> bool:
    """The same figure of another measure."""
    measures = amounts.is_measure(one) and amounts.is_measure(other)
    return measures and amounts.same_value(one, other) and amounts.unit(one) != amounts.unit(other)


def _bare(alignment: Alignment) -> Iterator[Finding]:
    """Numbers that count nothing, in the same place: ``top 5``, ``Route 66``."""
    left, right = alignment.left, alignment.right
    others = [at for at, word in enumerate(right.words) if word.numeric and at not in right.figured]
    for at, word in enumerate(left.words):
        if not word.numeric or at in left.figured or at in alignment.pairs:
            continue
        for other in others:
            if alignment.same_place([at], [other]) and word.norm != right.words[other].norm:
                yield finding("number", (left, [at]), (right, [other]))


def _ordinals(alignment: Alignment) -> Iterator[Finding]:
    """``the third title`` and ``the fourth title``."""
    left, right = alignment.left, alignment.right
    said, told = _places(left), _places(right)
    if said == told:
        return
    for index, word in enumerate(left.words[:-1]):
        number = _ordinal(word.norm)
        match = alignment.to_right.get(index + 1)
        if number is None or not match or index in left.figured:
            continue
        other = _ordinal(right.words[match - 1].norm)
        if other is None or number in told or other in said:
            continue
        if match - 1 not in right.figured:
            yield finding("number", (left, [index]), (right, [match - 1]))


@lru_cache(maxsize=4096)
def _ordinal(norm: str) -> int | None:
    figures = _ORDINAL.fullmatch(norm)
    return int(figures[1]) if figures else ORDINALS.get(norm)


@lru_cache(maxsize=1024)
def _places(side: Side) -> frozenset[int | None]:
    """All ordinals of a statement."""
    return frozenset(_ordinal(word.norm) for word in side.words)
