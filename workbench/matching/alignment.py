"""Which words of two statements match, and how much of each is covered."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from workbench.matching import pairing
from workbench.matching.score import telling
from workbench.matching.side import Side, Span

_REACH = 3
"""Content words that count as the surroundings of a word, on either side of it."""


@dataclass(frozen=True)
class Alignment:
    """Two statements and their matching words.

    Attributes:
        pairs: indexes of words with the same stem, left to right.
        to_right, to_left: the match of a content word, also of one of the same root (``Jamaica``
            and ``Jamaican``) or meaning.
    """

    left: Side
    right: Side
    pairs: Mapping[int, int]
    to_right: Mapping[int, int]
    to_left: Mapping[int, int]

    @property
    def spans(self) -> tuple[tuple[Span, Span], ...]:
        """Words with the same stem as spans of the two texts, in the left one's order."""
        return tuple(
            (self.left.span(ours), self.right.span(theirs))
            for ours, theirs in sorted(self.pairs.items())
        )

    def coverage(
        self, leaving: tuple[Iterable[int], Iterable[int]] = ((), ())
    ) -> tuple[float, float]:
        """The share of each side's content that the other has, rare words counting more.

        Args:
            leaving: words that are left out of account on either side, as figures and dates are,
                unless they match.
        """
        return (
            _share(self.left, self.to_right, frozenset(leaving[0])),
            _share(self.right, self.to_left, frozenset(leaving[1])),
        )

    def meet(self, ours: Iterable[int], theirs: Iterable[int]) -> bool:
        """Whether two stretches stand among words that match each other."""
        around = {self.to_right.get(index) for index in _around(self.left, ours)}
        return not around.isdisjoint(_around(self.right, theirs))

    def same_place(self, ours: Sequence[int], theirs: Sequence[int]) -> bool:
        """Whether two stretches stand between the same words, or at the same end of both."""
        before = self._beside(ours[0] - 1, theirs[0] - 1, -1)
        after = self._beside(ours[-1] + 1, theirs[-1] + 1, 1)
        return None not in (before, after) and bool(before or after)

    def _beside(self, one: int, other: int, step: int) -> bool | None:
        """Whether, past equal function words, matching words follow; False at the end of both."""
        while self._in_text(one, other):
            if other in (self.pairs.get(one), self.to_right.get(one)):
                return True
            ours, theirs = self.left.words[one], self.right.words[other]
            if ours.content or ours.norm != theirs.norm:
                return None
            one, other = one + step, other + step
        return False if self._ended(one, other) else None

    def _in_text(self, one: int, other: int) -> bool:
        return 0 <= one < len(self.left.words) and 0 <= other < len(self.right.words)

    def _ended(self, one: int, other: int) -> bool:
        return one == other == -1 or (one, other) == (len(self.left.words), len(self.right.words))


def align(left: Side, right: Side) -> Alignment:
    """Match the words of two statements."""
    content = pairing.same(left, right)
    kin = pairing.with_kin(left, right, content)
    return Alignment(
        left,
        right,
        pairing.with_function_words(left, right, content),
        kin,
        {theirs: ours for ours, theirs in kin.items()},
    )


def _share(side: Side, matched: Mapping[int, int], leaving: frozenset[int]) -> float:
    aside = leaving | side.figured
    counted = [index for index in side.content if index in matched or index not in aside]
    whole = sum(telling(side.words[index]) for index in counted)
    if not whole:
        return 0.0
    return sum(telling(side.words[index]) for index in counted if index in matched) / whole


def _around(side: Side, stretch: Iterable[int]) -> set[int]:
    """The nearest content words on either side of a stretch."""
    inside = sorted(stretch)
    if not inside:
        return set()
    first, last = bisect_left(side.content, inside[0]), bisect_right(side.content, inside[-1])
    return {*side.content[max(0, first - _REACH) : first], *side.content[last : last + _REACH]}
