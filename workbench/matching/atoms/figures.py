"""Numbers and units that disagree."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workbench.matching import amounts
from workbench.matching.alignment import Alignment
from workbench.matching.atoms.finding import Finding, finding
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
    """Quantities of the same thing that cannot be the same amount; ordinals of the same thing."""
    left, right = alignment.left, alignment.right
    ours, theirs = _unmatched(left.quantities, right.quantities)
    for one in ours:
        other = _opposite(alignment, one, theirs)
        if other is not None:
            theirs.remove(other)
            kind = "unit" if _other_unit(one, other) else "number"
            yield finding(
                "unit" if kind == "unit" else "number",
                (left, left.within(one.start, one.end)),
                (right, right.within(other.start, other.end)),
            )
    yield from _ordinals(alignment)


def shared(left: Side, right: Side) -> list[tuple[Quantity, Quantity]]:
    """Quantities of both that agree."""
    return [
        (one, other)
        for one in left.quantities
        for other in right.quantities
        if _comparable(one, other) and amounts.agree(one, other)
    ][: len(left.quantities)]


def _unmatched(
    left: tuple[Quantity, ...], right: tuple[Quantity, ...]
) -> tuple[list[Quantity], list[Quantity]]:
    """Those that agree with none on the other side."""

    def alone(one: Quantity, others: tuple[Quantity, ...]) -> bool:
        return not any(_comparable(one, other) and amounts.agree(one, other) for other in others)

    return (
        [one for one in left if alone(one, right)],
        [other for other in right if alone(other, left)],
    )


def _comparable(one: Quantity, other: Quantity) -> bool:
    """Whether they can be amounts of one thing; a bare number can be of anything counted."""
    kinds = amounts.kind(one), amounts.kind(other)
    if None in kinds:
        return not (amounts.is_measure(one) or amounts.is_measure(other))
    return kinds[0] == kinds[1]


def _opposite(alignment: Alignment, one: Quantity, others: list[Quantity]) -> Quantity | None:
    """The quantity that stands where this one does, in other figures or another unit."""
    left, right = alignment.left, alignment.right
    near = [
        other
        for other in others
        if alignment.meet(left.within(one.start, one.end), right.within(other.start, other.end))
    ]
    same = [other for other in near if _comparable(one, other)]
    if same:
        return same[0]
    swapped = [other for other in near if _other_unit(one, other)]
    if swapped:
        return swapped[0]
    kind = amounts.kind(one)
    rest = [other for other in others if kind is not None and amounts.kind(other) == kind]
    return rest[0] if len(rest) == 1 else None


def _other_unit(one: Quantity, other: Quantity) -> bool:
    """The same figure of another measure."""
    measures = amounts.is_measure(one) and amounts.is_measure(other)
    return measures and amounts.same_value(one, other) and amounts.unit(one) != amounts.unit(other)


def _ordinals(alignment: Alignment) -> Iterator[Finding]:
    """``the third title`` and ``the fourth title``."""
    left, right = alignment.left, alignment.right
    said, told = ({_ordinal(word.norm) for word in one.words} for one in (left, right))
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


def _ordinal(norm: str) -> int | None:
    figures = _ORDINAL.fullmatch(norm)
    return int(figures[1]) if figures else ORDINALS.get(norm)
