"""Which words of two statements match, and how much of each is covered."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from workbench.matching.score import telling
from workbench.matching.side import Side, Span
from workbench.matching.synonyms import groups
from workbench.matching.words import Word

_REACH = 3
"""Content words that count as the surroundings of a word, on either side of it."""
_SAME_START = 5
"""Letters that two words of one root begin with, where their stems are not the same."""


@dataclass(frozen=True)
class Alignment:
    """Two statements and their matching words.

    Attributes:
        pairs: indexes of words with the same stem, left to right.
        to_right, to_left: the match of a word, also of one of the same root (``Jamaica`` and
            ``Jamaican``).
    """

    left: Side
    right: Side
    pairs: Mapping[int, int]
    to_right: Mapping[int, int]
    to_left: Mapping[int, int]

    @property
    def spans(self) -> tuple[tuple[Span, Span], ...]:
        """Matching words as spans of the two texts, in the left one's order."""
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


def align(left: Side, right: Side) -> Alignment:
    """Match the words of two statements.

    Content words first: those in the same order, then those that moved, then those of the same
    root. Function words match beside words that do.
    """
    pairs = _in_order(left, right)
    _moved(left, right, pairs)
    exact = dict(pairs)
    _beside(left, right, exact)
    roots = dict(pairs)
    _same_root(left, right, roots)
    return Alignment(left, right, exact, roots, {theirs: ours for ours, theirs in roots.items()})


def _content(side: Side) -> list[int]:
    return [index for index, word in enumerate(side.words) if word.content]


def _in_order(left: Side, right: Side) -> dict[int, int]:
    """The longest run of content words that both have in the same order."""
    from rapidfuzz.distance import LCSseq

    ours, theirs = _content(left), _content(right)
    edits = LCSseq.opcodes(
        [left.words[index].stem for index in ours], [right.words[index].stem for index in theirs]
    )
    return {
        ours[edit.src_start + step]: theirs[edit.dest_start + step]
        for edit in edits
        if edit.tag == "equal"
        for step in range(edit.src_end - edit.src_start)
    }


def _moved(left: Side, right: Side, pairs: dict[int, int]) -> None:
    taken = set(pairs.values())
    free: defaultdict[str, list[int]] = defaultdict(list)
    for index in reversed(_content(right)):
        if index not in taken:
            free[right.words[index].stem].append(index)
    for index in _content(left):
        if index not in pairs and free[left.words[index].stem]:
            pairs[index] = free[left.words[index].stem].pop()


def _same_root(left: Side, right: Side, pairs: dict[int, int]) -> None:
    """Words that begin alike, then words of one meaning."""
    for keys in (_root, _meanings):
        taken = set(pairs.values())
        free = {
            key: index
            for index in reversed(_content(right))
            if index not in taken
            for key in keys(right.words[index])
        }
        for index in _content(left):
            if index in pairs:
                continue
            match = next((free[key] for key in keys(left.words[index]) if key in free), None)
            if match is not None and match not in taken:
                pairs[index] = match
                taken.add(match)


def _root(word: Word) -> list[str]:
    long = len(word.norm) >= _SAME_START and not word.norm[0].isdigit()
    return [word.norm[:_SAME_START]] if long else []


def _meanings(word: Word) -> list[str]:
    return [str(group) for group in sorted(groups(word.stem))]


def _beside(left: Side, right: Side, pairs: dict[int, int]) -> None:
    """Function words that stand next to matching words on both sides."""
    taken = set(pairs.values())
    for step, order in ((1, sorted(pairs)), (-1, sorted(pairs, reverse=True))):
        for index in order:
            ours, theirs = index + step, pairs[index] + step
            while (
                0 <= ours < len(left.words)
                and 0 <= theirs < len(right.words)
                and ours not in pairs
                and theirs not in taken
                and not left.words[ours].content
                and left.words[ours].norm == right.words[theirs].norm
            ):
                pairs[ours] = theirs
                taken.add(theirs)
                ours, theirs = ours + step, theirs + step


def _share(side: Side, matched: Mapping[int, int], leaving: frozenset[int]) -> float:
    aside = leaving | side.figured
    counted = [index for index in _content(side) if index in matched or index not in aside]
    whole = sum(telling(side.words[index]) for index in counted)
    if not whole:
        return 0.0
    return sum(telling(side.words[index]) for index in counted if index in matched) / whole


def _around(side: Side, stretch: Iterable[int]) -> set[int]:
    """The content words on either side of a stretch."""
    inside = set(stretch)
    if not inside:
        return set()
    content = [index for index in _content(side) if index not in inside]
    before = [index for index in content if index < min(inside)][-_REACH:]
    after = [index for index in content if index > max(inside)][:_REACH]
    return {*before, *after}
