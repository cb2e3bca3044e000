"""BM25 over a segment, number for number as SQLite's FTS5 reckons it.

FTS5 (https://sqlite.org/fts5.html#the_bm25_function) has k₁ = 1.2, b = 0.75, and an inverse
document frequency of ln((N − n + ½) / (n + ½)) that is never less than 10⁻⁶.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import log

import numpy as np
from numpy.typing import NDArray

from workbench.matching.fast.segment import Segment

_K1, _B = 1.2, 0.75
_LEAST = 1e-6
_HIDDEN = -np.inf
_OFTEN = 4096
"""Postings that are read before it is asked whether the rest need to be; from then on, four times
as many."""
_DRIFT = 1e-3
"""How far the average length may drift, in parts, before impacts are reckoned anew."""
_SLACK = 1 - 3 * _DRIFT
"""How much lower than a bound an approximate measure may be, for its drift and its few digits."""

Floats = NDArray[np.float64]
Rows = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Asked:
    """A stem that is looked for in a segment: where it is, how rare, the most it can count."""

    postings: slice
    rarity: float
    most: float

    @property
    def size(self) -> int:
        """How many statements have it."""
        return int(self.postings.stop - self.postings.start)


def rarity(statements: int, having: int) -> float:
    """The inverse document frequency of a stem."""
    odds = (statements - having + 0.5) / (having + 0.5)
    return max(log(odds), _LEAST) if odds > 0 else _LEAST


class Strengths:
    """The measures of one segment's statements, for one query after the other.

    Attributes:
        segment: the segment.
        alive: which of its statements have not been dropped.
        dead: how many have been.
        words: how many words there are in those that have not.
    """

    def __init__(self, segment: Segment) -> None:
        self.segment = segment
        self.alive = np.ones(len(segment), bool)
        self.dead, self.words = 0, int(segment.length.sum())
        self._sums = np.zeros(len(segment), np.float32)
        self._hidden: Rows = np.zeros(0, np.int64)
        self._damp: Floats = np.zeros(0)
        self._impact, self._peak = np.zeros(0, np.float32), np.zeros(0, np.float32)
        self._average = self._impact_average = 0.0

    def settle(self, average: float) -> None:
        """Reckon with this many words in a statement of the whole index, on average."""
        if average == self._average or not len(self.segment):
            return
        self._average = average
        self._damp = _K1 * (1 - _B + _B * self.segment.length.astype(np.float64) / average)
        if abs(average - self._impact_average) > _DRIFT * average:
            self._impact_average = average
            damp = self._damp.astype(np.float32)[self.segment.row]
            damp += self.segment.count
            np.divide(self.segment.count, damp, out=damp)
            damp *= np.float32(_K1 + 1)
            self._impact = damp
            self._peak = np.maximum.reduceat(damp, self.segment.posting_at[:-1])

    def drop(self, rows: Rows) -> None:
        """Take statements out."""
        self.alive[rows] = False
        self.dead = int((~self.alive).sum())
        self.words = int(self.segment.length[self.alive].sum())
        self.hide(np.zeros(0, np.int64))

    def hide(self, rows: Rows) -> None:
        """Leave out some statements, and no others but those taken out, until told otherwise."""
        self._hidden = rows if not self.dead else np.union1d(rows, np.flatnonzero(~self.alive))
        self._clear()

    def having(self, postings: slice) -> int:
        """How many statements that were not taken out have a stem."""
        if not self.dead:
            return int(postings.stop - postings.start)
        return int(self.alive[self.segment.row[postings]].sum())

    def asked(self, postings: slice, rare: float) -> Asked:
        """What can be said of a stem before its postings are read."""
        peak = self._peak[np.searchsorted(self.segment.posting_at, postings.start)]
        return Asked(postings, rare, rare * float(peak) / _SLACK)

    def best(self, asked: Sequence[Asked], limit: int) -> tuple[Rows, Floats]:
        """The statements of the highest measures, at least as many as asked, in no order.

        Stems are read from the rarest on, with approximate impacts. As soon as the rest of them
        cannot bring in another statement, they are only looked up for those that are there. The
        measures of what is left are then reckoned exactly.
        """
        stems = sorted(asked, key=lambda one: (one.size, one.postings.start))
        after = np.cumsum([0.0, *(one.most for one in reversed(stems))])[::-1].tolist()
        least, done = self._read(stems, after, limit)
        rows = np.flatnonzero(self._sums >= max(least * _SLACK - after[done], 1e-9))
        near = self._sums[rows].astype(np.float64)
        self._clear()
        for one, rest in zip(stems[done:], after[done:], strict=False):
            hopeful = near + rest >= _at_place(near, limit) * _SLACK
            rows, near = rows[hopeful], near[hopeful]
            near += one.rarity * self._looked_up(one, rows, self._impact)
        rows = rows[near >= _at_place(near, limit) * _SLACK]
        return rows, self._exactly(asked, rows)

    def _read(
        self, stems: Sequence[Asked], after: Sequence[float], limit: int
    ) -> tuple[float, int]:
        """Sum impacts; the least that one of the best has at that point, and how many were read."""
        least, seen, check = 0.0, 0, _OFTEN
        for done, one in enumerate(stems):
            if least * _SLACK > after[done]:
                return least, done
            rows = self.segment.row[one.postings]
            self._sums[rows] += self._impact[one.postings] * np.float32(one.rarity)
            seen += one.size
            if seen + one.size > check and done + 1 < len(stems):
                check = 4 * (seen + one.size)
                over = self._sums[self._sums > least * _SLACK]
                least = max(least, _at_place(over, limit))
        return least, len(stems)

    def _exactly(self, asked: Sequence[Asked], rows: Rows) -> Floats:
        """The measures of statements, as FTS5 reckons them."""
        sums = np.zeros(len(rows))
        damp = self._damp[rows]
        for one in asked:
            often = self._looked_up(one, rows, self.segment.count)
            sums += one.rarity * (often * (_K1 + 1) / (often + damp))
        return sums

    def _looked_up(self, one: Asked, rows: Rows, values: NDArray[np.generic]) -> Floats:
        """The values that a stem's postings have for some statements, 0 for those without."""
        held = self.segment.row[one.postings]
        place = np.minimum(np.searchsorted(held, rows.astype(np.uint32)), len(held) - 1)
        return np.where(held[place] == rows, values[one.postings][place].astype(np.float64), 0.0)

    def _clear(self) -> None:
        self._sums.fill(0.0)
        self._sums[self._hidden] = _HIDDEN


def _at_place(measures: NDArray[np.floating], limit: int) -> float:
    """The measure at a place, from the best on; 0 where there are not as many."""
    return float(np.partition(measures, -limit)[-limit]) if len(measures) >= limit else 0.0
