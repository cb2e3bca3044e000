"""A source made ready to be asked for passages: its sentences, and which words stand in them."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from math import log

from workbench.claims.sentences import split
from workbench.matching.words import PATTERN, depends_on_place, words
from workbench.model.document import Block
from workbench.sources.figures import plain, scaled
from workbench.sources.recent import Recent

_STOP = re.compile(r"[.!?…‽。！？｡؟۔।॥။።։]")
_ENDING = " \t.!?…‽”’\"'»›)]}"


@dataclass(frozen=True, slots=True)
class PreparedSource:
    """A source made ready.

    What stands where is found by searching one long text of all terms: to make it costs little,
    and it holds no objects that a garbage collector would have to walk.

    Attributes:
        starts, ends, lengths: of each sentence its place, and how many terms it has; a line end
            ends a sentence.
        terms: the terms (stems of content words, numbers in plain figures) of all sentences, each
            between spaces.
        offsets: where each sentence's begin in ``terms``.
    """

    text: str
    starts: array[int]
    ends: array[int]
    lengths: array[int]
    terms: str
    offsets: array[int]

    @property
    def average(self) -> float:
        """Terms in a sentence."""
        return sum(self.lengths) / (len(self.lengths) or 1)

    def holding(self, forms: Iterable[str]) -> dict[int, int]:
        """The sentences that hold a term in one of its forms, with how often."""
        counts: dict[int, int] = {}
        for form in forms:
            wanted = f" {form} "
            found = self.terms.find(wanted)
            while found >= 0:
                at = bisect_right(self.offsets, found) - 1
                counts[at] = counts.get(at, 0) + 1
                found = self.terms.find(wanted, found + len(wanted) - 1)
        return counts

    def idf(self, holding: int) -> float:
        """How telling a term is in this source: less, the more sentences hold it."""
        return log(1 + (len(self.starts) - holding + 0.5) / (holding + 0.5))

    def quote(self, at: int) -> str:
        """The words of a sentence."""
        return self.text[self.starts[at] : self.ends[at]]


def _prepare(text: str) -> PreparedSource:
    spans = list(_spans(text))
    starts = array("Q", (start for start, _ in spans))
    terms = [_terms(text[start:end]) for start, end in spans]
    for at, value in scaled(text):
        terms[bisect_right(starts, at) - 1].append(value)
    rows = [f" {' '.join(held)} " for held in terms]
    return PreparedSource(
        text,
        starts,
        array("Q", (end for _, end in spans)),
        array("L", map(len, terms)),
        "".join(rows),
        array("Q", accumulate(map(len, rows), initial=0)),
    )


prepared = Recent(_prepare)
"""From a source's text to what it is asked with; the latest ones are kept."""


def terms_of(text: str) -> list[str]:
    """What a text is found by: the stems of its content words, and its numbers in figures."""
    return [*_terms(text), *(value for _, value in scaled(text))]


def _terms(sentence: str) -> list[str]:
    """The stems of the content words, as :func:`words` has them, without their places."""
    found = list(map(_term, PATTERN.findall(sentence)))
    if None in found:
        found = [plain(word.stem) for word in words(sentence) if word.content]
    return [term for term in found if term]


@lru_cache(maxsize=65536)
def _term(written: str) -> str | None:
    """What a word is found by: empty for a function word, None where its place decides."""
    if depends_on_place(written):
        return None
    (word,) = words(written)
    return plain(word.stem) if word.content else ""


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """The sentences of each line; most lines of a page are one, which is seen at once."""
    at = 0
    for row in text.split("\n"):
        start, end = at, at + len(row)
        at = end + 1
        if _STOP.search(row.rstrip(_ENDING)):
            for found in split(text, (Block("paragraph", start, end),)):
                yield found.start, found.end
        elif bare := row.strip():
            start += row.index(bare[0])
            yield start, start + len(bare)
