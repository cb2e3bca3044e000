"""A text as its bare words, to find quoted words in, with the way back to their places.

What type-setting and copying change without changing the words is folded away: case, quotation
marks, punctuation, ligatures, full-width and other compatibility forms, soft hyphens, hyphens at
a line's end and inside a compound, and reference marks.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

_HYPHENS = "\\-\u2010\u2011\u00ad"
_LETTER = "[^\\W¹²³⁰⁴-⁹]"
_TOKEN = re.compile(
    rf"\[\d{{1,3}}\]|{_LETTER}+"
    rf"(?:(?:['’ʼ‘]|[{_HYPHENS}](?:[ \t]*\n[ \t]*)?){_LETTER}+)*"
)
_NOT_WORD = re.compile(r"[\W_]+")
_CHUNK = 4096


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text.

    Attributes:
        words: each a run of letters and digits in lower case.
        joined: the words with one space before, between and after.
    """

    text: str
    words: tuple[str, ...]
    joined: str
    chunk_starts: tuple[int, ...]
    chunk_words: tuple[int, ...]

    def find(self, words: Sequence[str], begin: int = 0) -> int:
        """Where a run of words stands in ``joined``, at or after ``begin``; -1 if nowhere."""
        return self.joined.find(f" {' '.join(words)} ", begin)

    def index(self, place: int) -> int:
        """The number of the word that begins behind the space at a place in ``joined``."""
        return self.joined.count(" ", 0, place)

    def span(self, first: int, last: int) -> tuple[int, int]:
        """The place in the text of the words from ``first`` to ``last``, that one included."""
        return self._place(first)[0], self._place(last)[1]

    def _place(self, word: int) -> tuple[int, int]:
        chunk = bisect_right(self.chunk_words, word) - 1
        begin = self.chunk_starts[chunk]
        until = self.chunk_starts[chunk + 1] if chunk + 1 < len(self.chunk_starts) else None
        number = self.chunk_words[chunk]
        for found in _TOKEN.finditer(self.text, begin, len(self.text) if until is None else until):
            if not _word(found[0]):
                continue
            if number == word:
                return found.span()
            number += 1
        raise IndexError(word)


@lru_cache(maxsize=16)
def fold(text: str) -> Folded:
    """Fold a text. Linear; the last sixteen are kept."""
    starts, counts, words = [], [], []
    for start, end in _chunks(text):
        starts.append(start)
        counts.append(len(words))
        words += filter(None, map(_word, _TOKEN.findall(text, start, end)))
    return Folded(text, tuple(words), f" {' '.join(words)} ", tuple(starts), tuple(counts))


def _chunks(text: str) -> list[tuple[int, int]]:
    """Spans of some thousand characters that end at a space, not behind a hyphen."""
    spans = []
    start = 0
    while start < len(text):
        end = min(start + _CHUNK, len(text))
        while end < len(text) and not (text[end].isspace() and text[end - 1].isalnum()):
            end += 1
        spans.append((start, end))
        start = end
    return spans


def _word(token: str) -> str:
    """A token as a word; empty for a reference mark."""
    if token[0] == "[":
        return ""
    if token.isascii():
        return token.lower() if token.isalnum() else _NOT_WORD.sub("", token.lower())
    return _NOT_WORD.sub("", unicodedata.normalize("NFKC", token).casefold())
