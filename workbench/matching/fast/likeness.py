"""The score of one statement with many, to the last bit as :mod:`workbench.matching.score`'s."""

from __future__ import annotations

from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from workbench.matching.fast.letters import Codes, Letters, letters, meaning_codes, run_codes
from workbench.matching.fast.rows import Ints, spread
from workbench.matching.score import ENOUGH, LETTER, RUN, UNSHARED, Features

Floats = NDArray[np.float64]
Weighed = tuple[Ints, Codes, Ints]
"""Runs and meanings: whose they are, which, and what they weigh; one may come more than once."""

_Any = TypeVar("_Any", np.int64, np.uint16, np.uint8)

_BATCH = 2048
"""Statements whose weights are summed at once."""
_SPREAD = np.uint64(0x9E3779B97F4A7C15)
_SIEVE_BITS = 12
_WEIGHT_BITS, _CODE_BITS = 6, 47
"""Of 64; the rest numbers the statements of a batch."""


class Likeness:
    """What is asked of a statement's features, laid out for comparison."""

    def __init__(self, asked: Features) -> None:
        runs = [run for run in asked.runs if not run.startswith("~")]
        meanings = [run for run in asked.runs if run.startswith("~")]
        codes = run_codes(letters("".join(runs)))[::RUN] if runs else np.zeros(0, np.uint64)
        groups = meaning_codes(np.array([int(run[1:]) for run in meanings], np.int64))
        code = np.concatenate((codes, groups))
        weight = np.array([asked.runs[run] for run in (*runs, *meanings)], np.int64)
        order = np.argsort(code)
        self._code, self._weight, self._total = code[order], weight[order], asked.total
        self._sieve = np.zeros(1 << _SIEVE_BITS, bool)
        self._sieve[_sifted(self._code)] = True

    def to(self, known: Letters, word: NDArray[np.uint32], sizes: Ints, total: Ints) -> Floats:
        """The score with each of several statements.

        Args:
            known: the letters of the words.
            word: the words of all of them, one after the other.
            sizes: how many words each one has.
            total: :func:`totals` of them.
        """
        ours = len(self._code)
        if not ours:
            return np.zeros(len(sizes))
        most = np.zeros(len(sizes) * ours, np.int64)
        for owner, code, weight in _weighed(known, word, sizes):
            maybe = np.flatnonzero(self._sieve[_sifted(code)])
            code = code[maybe]
            place = np.minimum(np.searchsorted(self._code, code), ours - 1)
            hit = self._code[place] == code
            maybe = maybe[hit]
            np.maximum.at(most, owner[maybe] * ours + place[hit], weight[maybe])
        common = np.minimum(most.reshape(-1, ours), self._weight).sum(axis=1) / LETTER
        alone = np.maximum(0.0, (self._total + total) / LETTER - 2 * common)
        with np.errstate(invalid="ignore"):
            alike: Floats = np.sqrt(
                common / (common + ENOUGH * alone / (common + alone) + UNSHARED * alone)
            )
        return np.where(common > 0, alike, 0.0)


def totals(known: Letters, at: Ints, word: NDArray[np.uint32]) -> NDArray[np.int32]:
    """The weight of all that statements are scored by.

    Args:
        known: the letters of the words.
        at: where each statement's words begin, and where the last one's end.
        word: the words.
    """
    found = np.zeros(len(at) - 1, np.int32)
    for first in range(0, len(found), _BATCH):
        bound = at[first : first + _BATCH + 1]
        for weighed in _weighed(known, word[bound[0] : bound[-1]], np.diff(bound)):
            owner, weight = _heaviest(*weighed)
            sums = np.bincount(owner, weight, minlength=len(bound) - 1)
            found[first : first + _BATCH] += sums.astype(np.int32)
    return found


def _weighed(known: Letters, word: NDArray[np.uint32], sizes: Ints) -> tuple[Weighed, Weighed]:
    """The runs and the meanings of statements."""
    word = word.astype(np.int64)
    owner = np.repeat(np.arange(len(sizes)), sizes)
    at = spread(known.at, word)
    letter, level = _padded(known.letter[at], 0), _padded(known.level[at], 0)
    whose = _padded(np.repeat(owner, known.at[word + 1] - known.at[word]), len(sizes))
    within = whose[: len(whose) - RUN + 1] == whose[RUN - 1 :]
    sums = np.concatenate((np.zeros(1, np.int64), np.cumsum(level, dtype=np.int64)))
    weight = sums[RUN:] - sums[:-RUN]
    runs = whose[: len(within)][within], run_codes(letter)[within], weight[within]
    meant = spread(known.group_at, word)
    holder = np.repeat(owner, known.group_at[word + 1] - known.group_at[word])
    return runs, (
        holder,
        meaning_codes(known.group[meant]),
        known.group_weight[meant].astype(np.int64),
    )


def _padded(values: NDArray[_Any], padding: int) -> NDArray[_Any]:
    """So many more that the last one begins a run."""
    return np.concatenate((values, np.full(RUN - 1, padding, values.dtype)))


def _heaviest(owner: Ints, code: Codes, weight: Ints) -> tuple[Ints, Ints]:
    """Each owner's codes once, with the most that one weighs.

    Owner, code and weight are sorted as one number, in which a code has 47 bits left: two of one
    statement fall together once in 10¹⁰ statements.
    """
    packed = (code * _SPREAD) >> np.uint64(64 - _CODE_BITS) << np.uint64(_WEIGHT_BITS)
    packed |= owner.astype(np.uint64) << np.uint64(_CODE_BITS + _WEIGHT_BITS)
    packed |= weight.astype(np.uint64)
    packed.sort()
    rest = packed >> np.uint64(_WEIGHT_BITS)
    last = np.ones(len(packed), bool)
    last[:-1] = rest[1:] != rest[:-1]
    packed = packed[last]
    heaviest = packed & np.uint64((1 << _WEIGHT_BITS) - 1)
    return (
        (packed >> np.uint64(_CODE_BITS + _WEIGHT_BITS)).astype(np.int64),
        heaviest.astype(np.int64),
    )


def _sifted(code: Codes) -> NDArray[np.uint64]:
    """Few bits of a code, to rule most of them out at once."""
    return (code * _SPREAD) >> np.uint64(64 - _SIEVE_BITS)
