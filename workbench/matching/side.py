"""One of two compared statements: its words, and what its figures, dates and names are."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import islice

from workbench.claims import quantities
from workbench.matching.moments import Moment, moments
from workbench.matching.words import Word, words
from workbench.model.claim import Quantity

Span = tuple[int, int]

_MOST = 40
"""Figures and dates that are looked at; a table of numbers is no statement."""


@dataclass(frozen=True)
class Side:
    """A statement, read for comparison. Its parts are found when they are asked for."""

    text: str

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """Its words, in order."""
        return words(self.text)

    @cached_property
    def content(self) -> tuple[int, ...]:
        """Indexes of its content words."""
        return tuple(at for at, word in enumerate(self.words) if word.content)

    @cached_property
    def moments(self) -> tuple[Moment, ...]:
        """Its dates and periods, in order."""
        found = (one for one in moments(self.text) if self.within(one.start, one.end))
        return tuple(islice(found, _MOST))

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """Its numbers with their units, in order."""
        taken = [(moment.start, moment.end) for moment in self.moments]
        found = quantities.find(self.text, 0, len(self.text), taken)
        return tuple(islice((one for one in found if self.within(one.start, one.end)), _MOST))

    @cached_property
    def figured(self) -> frozenset[int]:
        """Indexes of the words that belong to figures and dates."""
        spans = [(found.start, found.end) for found in self.quantities]
        spans += [(found.start, found.end) for found in self.moments]
        return frozenset(index for span in spans for index in self.within(*span))

    def within(self, start: int, end: int) -> range:
        """Indexes of the words that start in a stretch of the text."""
        first = bisect_left(self.words, start, key=lambda word: word.start)
        last = bisect_left(self.words, end, lo=first, key=lambda word: word.start)
        return range(first, last)

    def span(self, first: int, last: int | None = None) -> Span:
        """The stretch of the text from one word to another, both included."""
        return self.words[first].start, self.words[first if last is None else last].end

    def quote(self, span: Span) -> str:
        """The text of a stretch."""
        return self.text[span[0] : span[1]]


@lru_cache(maxsize=1024)
def side(text: str) -> Side:
    """A statement, read for comparison; kept for the next comparison."""
    return Side(text)
