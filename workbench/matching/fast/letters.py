"""The letters of numbered words, one word after the other, for the scoring of many statements."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from workbench.matching.fast.rows import Ints
from workbench.matching.score import MEANING, RUN
from workbench.matching.stemming import stem
from workbench.matching.synonyms import groups

Codes = NDArray[np.uint64]

_BITS = np.uint64(16)


@dataclass(slots=True)
class Letters:
    """A growing list of words, each with a space behind it.

    Attributes:
        at: where each word begins, and where the last one ends.
        letter, level: its letters, and how telling each of them is.
        group_at, group, group_weight: the words' meanings, laid out likewise, and their weights.
    """

    at: Ints = field(default_factory=lambda: np.zeros(1, np.int64))
    letter: NDArray[np.uint16] = field(default_factory=lambda: np.zeros(0, np.uint16))
    level: NDArray[np.uint8] = field(default_factory=lambda: np.zeros(0, np.uint8))
    group_at: Ints = field(default_factory=lambda: np.zeros(1, np.int64))
    group: NDArray[np.uint16] = field(default_factory=lambda: np.zeros(0, np.uint16))
    group_weight: NDArray[np.uint8] = field(default_factory=lambda: np.zeros(0, np.uint8))

    def __len__(self) -> int:
        return len(self.at) - 1

    @classmethod
    def names(cls) -> list[str]:
        """The names of its arrays."""
        return [each.name for each in fields(cls)]

    def arrays(self) -> dict[str, NDArray[np.generic]]:
        """Its arrays by name."""
        return {name: getattr(self, name) for name in self.names()}

    def add(self, words: Sequence[tuple[str, int]]) -> None:
        """Add words with how telling they are."""
        spelt = [f"{norm} " for norm, _ in words]
        sizes = [len(each) for each in spelt]
        level = np.repeat(np.array([telling for _, telling in words], np.uint8), sizes)
        level[np.cumsum(sizes) - 1] = 0
        self.at = _longer(self.at, sizes)
        self.letter = np.concatenate((self.letter, letters("".join(spelt))))
        self.level = np.concatenate((self.level, level))
        meanings = [groups(stem(norm)) for norm, _ in words]
        weights = np.array([round(MEANING * RUN * telling) for _, telling in words], np.uint8)
        counts = [len(each) for each in meanings]
        self.group_at = _longer(self.group_at, counts)
        found = np.fromiter(chain.from_iterable(meanings), np.uint16)
        self.group = np.concatenate((self.group, found))
        self.group_weight = np.concatenate((self.group_weight, np.repeat(weights, counts)))


def letters(text: str) -> NDArray[np.uint16]:
    """The letters of a text as numbers of 16 bits (letters beyond that are folded into them)."""
    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    return points.astype(np.uint16)


def run_codes(letter: NDArray[np.uint16]) -> Codes:
    """A number for each run of four letters, by its first; three fewer than there are letters."""
    code = letter[: len(letter) - RUN + 1].astype(np.uint64)
    for step in range(1, RUN):
        code <<= _BITS
        code |= letter[step : len(letter) - RUN + 1 + step]
    return code


def meaning_codes(group: NDArray[np.integer]) -> Codes:
    """A number for each group of words of one meaning, none of which is a run's."""
    return np.uint64(0xFFFF_FFFF_FFFF_0000) | group.astype(np.uint64)


def _longer(at: Ints, sizes: Sequence[int]) -> Ints:
    return np.concatenate((at, at[-1] + np.cumsum(sizes, dtype=np.int64)))
