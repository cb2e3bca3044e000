"""A part of the index: statements, their words, and which of them hold a stem."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from workbench.matching.fast.likeness import totals
from workbench.matching.fast.rows import Ints, bounds, spread
from workbench.matching.fast.vocabulary import Vocabulary

Numbers = NDArray[np.uint32]
Given = tuple[int, str, str | None]
"""A statement: the store's number of it, the text that is scored, and the speaker."""

_MOST_COUNTED = 255
_CHUNK = 1 << 16
"""Statements that are laid out at once."""


@dataclass(frozen=True, slots=True)
class Segment:
    """Statements in the order they came in, as arrays.

    Attributes:
        key: the store's number of each statement.
        length: how many words the full-text index counts in it.
        total: the weight of all it is scored by.
        word_at, word: where each one's words begin, and the words, by number.
        stem: the stems that occur, in order.
        posting_at: where each stem's postings begin, and where the last one's end.
        row, count: postings: a statement by its place in ``key``, and how often it has the stem.
    """

    key: NDArray[np.int64]
    length: NDArray[np.int32]
    total: NDArray[np.int32]
    word_at: NDArray[np.int64]
    word: Numbers
    stem: Numbers
    posting_at: NDArray[np.int64]
    row: Numbers
    count: NDArray[np.uint8]

    def __len__(self) -> int:
        return len(self.key)

    @classmethod
    def names(cls) -> list[str]:
        """The names of its arrays."""
        return [field.name for field in fields(cls)]

    def arrays(self) -> dict[str, NDArray[np.generic]]:
        """Its arrays by name."""
        return {name: getattr(self, name) for name in self.names()}

    def postings(self, stems: Sequence[int]) -> list[slice]:
        """The postings of each stem, as stretches of ``row`` and ``count``."""
        places = np.searchsorted(self.stem, stems)
        found = []
        for place, wanted in zip(places.tolist(), stems, strict=True):
            there = place < len(self.stem) and self.stem[place] == wanted
            first, end = self.posting_at[place : place + 2].tolist() if there else (0, 0)
            found.append(slice(first, end))
        return found


def make(vocabulary: Vocabulary, statements: Iterable[Given]) -> Segment:
    """A segment of statements; the vocabulary learns their words."""
    given = iter(statements)
    parts = []
    while some := list(islice(given, _CHUNK)):
        parts.append(_made(vocabulary, some))
    if not parts:
        return _made(vocabulary, ())
    return (
        parts[0] if len(parts) == 1 else merged(parts, [np.ones(len(one), bool) for one in parts])
    )


def _made(vocabulary: Vocabulary, statements: Sequence[Given]) -> Segment:
    lengths, sizes = array("i"), array("q")
    stems, words = array("I"), array("I")
    for _, text, speaker in statements:
        tokens, scored = vocabulary.tokens(text), vocabulary.words(text, speaker)
        lengths.append(len(tokens))
        sizes.append(len(scored))
        stems.extend(tokens)
        words.extend(scored)
    word_at, word = bounds(np.array(sizes)), np.array(words)
    return Segment(
        np.array([key for key, _, _ in statements], np.int64),
        np.array(lengths),
        totals(vocabulary.letters, word_at, word),
        word_at,
        word,
        *_counted(np.array(stems), np.repeat(np.arange(len(lengths), dtype=np.uint32), lengths)),
    )


def _counted(stems: Numbers, rows: Numbers) -> tuple[Numbers, Ints, Numbers, NDArray[np.uint8]]:
    """Stems with their postings, from all their occurrences, statements in order."""
    order = np.argsort(stems, kind="stable")
    stems, rows = stems[order], rows[order]
    other = np.ones(len(stems), bool)
    other[1:] = (stems[1:] != stems[:-1]) | (rows[1:] != rows[:-1])
    first = np.flatnonzero(other)
    count = np.minimum(np.diff(np.append(first, len(stems))), _MOST_COUNTED)
    stems = stems[first]
    begins = np.ones(len(stems), bool)
    begins[1:] = stems[1:] != stems[:-1]
    at = np.append(np.flatnonzero(begins), len(stems))
    return stems[begins], at, rows[first], count.astype(np.uint8)


def merged(segments: Sequence[Segment], alive: Sequence[NDArray[np.bool_]]) -> Segment:
    """One segment of several, in their order, of the statements that are alive."""
    kept = [np.flatnonzero(each) for each in alive]
    pairs = list(zip(segments, kept, strict=True))
    return Segment(
        np.concatenate([one.key[rows] for one, rows in pairs]),
        np.concatenate([one.length[rows] for one, rows in pairs]),
        np.concatenate([one.total[rows] for one, rows in pairs]),
        bounds(np.concatenate([np.diff(one.word_at)[rows] for one, rows in pairs])),
        np.concatenate([one.word[spread(one.word_at, rows)] for one, rows in pairs]),
        *_postings_of(segments, alive),
    )


def _postings_of(
    segments: Sequence[Segment], alive: Sequence[NDArray[np.bool_]]
) -> tuple[Numbers, Ints, Numbers, NDArray[np.uint8]]:
    """The postings of several segments, those of a stem one segment after the other."""
    stems = np.unique(np.concatenate([one.stem for one in segments]))
    held = [living[one.row] for one, living in zip(segments, alive, strict=True)]
    places = [np.searchsorted(stems, one.stem) for one in segments]
    sizes = [
        np.diff(np.concatenate(([0], np.cumsum(posted)))[one.posting_at])
        for one, posted in zip(segments, held, strict=True)
    ]
    total = np.zeros(len(stems), np.int64)
    for place, size in zip(places, sizes, strict=True):
        total[place] += size
    at = bounds(total)
    row, count = np.zeros(int(at[-1]), np.uint32), np.zeros(int(at[-1]), np.uint8)
    free, before = at[:-1].copy(), 0
    for one, living, posted, place, size in zip(segments, alive, held, places, sizes, strict=True):
        target = np.repeat(free[place] - bounds(size)[:-1], size) + np.arange(int(size.sum()))
        row[target] = (before + np.cumsum(living) - 1)[one.row[posted]]
        count[target] = one.count[posted]
        free[place] += size
        before += int(living.sum())
    some = total > 0
    return stems[some], np.append(at[:-1][some], at[-1]), row, count
