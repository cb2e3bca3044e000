"""Statements by number, found by their words: shortlist and score without reading their texts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from workbench.matching.counterparts import DIGITS, SHORTLIST, blended
from workbench.matching.fast.likeness import Likeness
from workbench.matching.fast.rows import bounds, spread
from workbench.matching.fast.segment import Given, Segment, make, merged
from workbench.matching.fast.strength import Strengths, rarity
from workbench.matching.fast.vocabulary import Vocabulary
from workbench.matching.score import features
from workbench.matching.statement import Statement
from workbench.matching.terms import terms

MEASURED = 6
"""Decimals of BM25 that count: equal statements have equal measures."""
MOST_TIES = 8
"""Times the limit: a longer tie at the cut is left to the order of keys."""
_MOST_SEGMENTS = 8
_MOST_DEAD = 0.1
"""The share of dropped statements from which on the rest is laid out anew."""

Floats = NDArray[np.float64]
Places = NDArray[np.int64]
"""Statements by number, those of the first segment first."""
Ids = Callable[[Sequence[int]], Mapping[int, str]]
"""The ids of statements by their keys."""


@dataclass(frozen=True, slots=True)
class Nearest:
    """What an index has that is like a statement.

    Attributes:
        found: keys with score and BM25.
        strongest: the highest BM25 of the whole shortlist.
    """

    found: Mapping[int, tuple[float, float]]
    strongest: float


class FastIndex:
    """An index of statements.

    Args:
        vocabulary: the words of ``segments``.
        segments: parts of it that were made before.
    """

    def __init__(
        self, vocabulary: Vocabulary | None = None, segments: Iterable[Segment] = ()
    ) -> None:
        self.vocabulary = vocabulary or Vocabulary()
        self._settle([*segments])

    def __len__(self) -> int:
        return self._alive

    @property
    def last(self) -> int:
        """The highest key; 0 without one."""
        return max((int(one.key.max()) for one in self.segments if len(one)), default=0)

    def add(self, statements: Iterable[Given]) -> None:
        """Add statements whose keys are not there; those that are there are left as they are."""
        self._settle([*self.segments, make(self.vocabulary, statements)])

    def drop(self, first: int, last: int) -> None:
        """Take out the statements with keys ``first`` to ``last``."""
        for segment, strengths in zip(self.segments, self._strengths, strict=True):
            strengths.drop(np.flatnonzero((segment.key >= first) & (segment.key <= last)))
        self._settle(self.segments)

    def dropped_rows(self) -> list[list[int]]:
        """The rows of each segment that were taken out."""
        return [np.flatnonzero(~each.alive).tolist() for each in self._strengths]

    def drop_rows(self, rows: Sequence[Sequence[int]]) -> None:
        """Take out rows of each segment, as :meth:`dropped_rows` told them."""
        for strengths, gone in zip(self._strengths, rows, strict=True):
            if gone:
                strengths.drop(np.array(gone, np.int64))
        self._settle(self.segments)

    @contextmanager
    def hiding(self, ranges: Sequence[tuple[int, int]]) -> Iterator[None]:
        """Leave out the statements with keys ``first`` to ``last`` of some ranges."""
        for segment, strengths in zip(self.segments, self._strengths, strict=True):
            hidden = np.zeros(len(segment), bool)
            for first, last in ranges:
                hidden |= (segment.key >= first) & (segment.key <= last)
            strengths.hide(np.flatnonzero(hidden))
        try:
            yield
        finally:
            for strengths in self._strengths:
                strengths.hide(np.zeros(0, np.int64))

    def shortlist(
        self, wanted: Sequence[str], ids: Ids, limit: int = SHORTLIST
    ) -> tuple[Places, Floats]:
        """The statements with most of some words by BM25, in no order; ties at the cut by id."""
        places, measures = self._candidates(self.vocabulary.asked(wanted), limit)
        measures = _rounded(measures, MEASURED)
        if len(places) <= limit:
            return places, measures
        keys = self.keys(places)
        order = np.lexsort((keys, -measures))[: limit * MOST_TIES]
        cut = measures[order[limit - 1]]
        sure, tied = order[measures[order] > cut], order[measures[order] == cut]
        if len(sure) + len(tied) > limit:
            names = ids(keys[tied].tolist())
            tied = np.array(sorted(tied.tolist(), key=lambda at: names[int(keys[at])]), np.int64)
        chosen = np.concatenate((sure, tied[: limit - len(sure)]))
        return places[chosen], measures[chosen]

    def nearest(
        self, query: Statement, ids: Ids, limit: int, *, strengths: bool = False
    ) -> Nearest:
        """Those of the shortlist that can be among the best counterparts of a statement.

        Args:
            query: a statement.
            ids: to break ties by.
            limit: how many counterparts are wanted.
            strengths: whether BM25 is half of the score.

        Returns:
            More than ``limit`` where there are ties.
        """
        places, measures = self.shortlist(terms(query.scored), ids, max(SHORTLIST, limit))
        alike = self._alike(query, places)
        strongest = float(measures.max()) if len(measures) else 0.0
        scores = _rounded(blended(alike, measures, strongest) if strengths else alike, DIGITS)
        likely = scores > 0
        if likely.sum() > limit:
            likely = scores >= np.partition(scores, -limit)[-limit]
        found = zip(scores[likely].tolist(), measures[likely].tolist(), strict=True)
        keys = self.keys(places[likely]).tolist()
        return Nearest(dict(zip(keys, found, strict=True)), strongest)

    def keys(self, places: Places) -> NDArray[np.int64]:
        """The keys of statements."""
        found = np.zeros(len(places), np.int64)
        for segment, within, rows in self._parted(places):
            found[within] = segment.key[rows]
        return found

    def _alike(self, query: Statement, places: Places) -> Floats:
        """The score of a statement with others."""
        likeness = Likeness(features(query.scored, query.speaker))
        found = np.zeros(len(places))
        for segment, within, rows in self._parted(places):
            sizes = segment.word_at[rows + 1] - segment.word_at[rows]
            words = segment.word[spread(segment.word_at, rows)]
            found[within] = likeness.to(
                self.vocabulary.letters, words, sizes, segment.total[rows].astype(np.int64)
            )
        return found

    def _candidates(self, stems: Sequence[int], limit: int) -> tuple[Places, Floats]:
        held = [segment.postings(stems) for segment in self.segments]
        each = zip(*held, strict=True)
        having = [sum(map(Strengths.having, self._strengths, slices)) for slices in each]
        rare = [rarity(self._alive, found) for found in having]
        places, measures = [np.zeros(0, np.int64)], [np.zeros(0)]
        for first, strengths, slices in zip(self._first, self._strengths, held, strict=False):
            asked = [
                strengths.asked(postings, rarely)
                for postings, rarely in zip(slices, rare, strict=True)
                if postings.stop > postings.start
            ]
            rows, sums = strengths.best(asked, limit)
            places.append(first + rows)
            measures.append(sums)
        return np.concatenate(places), np.concatenate(measures)

    def _parted(self, places: Places) -> Iterator[tuple[Segment, Places, Places]]:
        """Segments, which of the places are in them, and their rows there."""
        numbers = np.searchsorted(self._first, places, side="right") - 1
        for number in np.unique(numbers).tolist():
            within = np.flatnonzero(numbers == number)
            yield self.segments[number], within, places[within] - self._first[number]

    def _settle(self, segments: list[Segment]) -> None:
        """Take the segments as they are now, joined where there are many or much was dropped."""
        known = {id(each.segment): each for each in getattr(self, "_strengths", ())}
        strengths = [known.get(id(one)) or Strengths(one) for one in segments]
        dead = sum(each.dead for each in strengths)
        if dead > _MOST_DEAD * sum(map(len, segments)):
            segments = [merged(segments, [each.alive for each in strengths])]
            strengths = [Strengths(segments[0])]
        elif len(segments) > _MOST_SEGMENTS:
            joined = merged(segments[1:], [each.alive for each in strengths[1:]])
            segments, strengths = [segments[0], joined], [strengths[0], Strengths(joined)]
        self.segments, self._strengths = segments, strengths
        self._first = bounds(np.array([len(one) for one in segments], np.int64))
        self._alive = sum(len(each.segment) - each.dead for each in strengths)
        words = sum(each.words for each in strengths)
        for each in strengths:
            each.settle(words / self._alive if self._alive else 1.0)


def _rounded(numbers: Floats, digits: int) -> Floats:
    """Numbers rounded as Python does it; NumPy's own way differs in the last bits."""
    return np.array([round(number, digits) for number in numbers.tolist()])
