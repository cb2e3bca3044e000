"""A text as its bare words, to find quoted words in, with the way back to their places.

What type-setting and copying change without changing the words is folded away: case, quotation
marks, punctuation, ligatures, full-width and other compatibility forms, soft hyphens, hyphens at
a line's end and inside a compound, reference marks, "5,200" for "5200" and "%" for "per cent".
Words are looked for without the spaces between them, because "lantern-room" broken at the end of
a line looks like "lanternroom".
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from workbench.sources.recent import Recent

_LETTER = "[^\\W_¹²³⁰⁴-⁹]"
_UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_BROKEN = "[-\u2010\u2011\u00ad][ \\t]*\\n[ \\t]*"
_MARK = (
    r"\[\d{1,3}\]"
    r"|(?<=\S)\[(?:[a-z]{1,2}|(?:note|n|lower-alpha) ?\d{1,3}|citation needed)\](?![^\W_])"
)
_NUMBER = r"[0-9]+(?:[.,][0-9]+)+"
_TOKEN = re.compile(
    rf"{_MARK}|[$£€¥%&]|(?:{_NUMBER}{_LETTER}*|{_LETTER}+)"
    rf"(?:(?<![0-9])(?:['’ʼ‘{_UNSEEN}]|{_BROKEN})(?![0-9]){_LETTER}+)*"
)
_PLAIN = re.compile(rf"{_NUMBER}[a-z0-9]*|[a-z0-9]+|[$%&]")
_PLAIN_MARK = re.compile(_MARK)
_JOINED = re.compile(r"(?<=[a-z])(?:'|-[ \t]*\n[ \t]*)(?=[a-z])")
_FIGURES = re.compile(_NUMBER)
_THOUSANDS = re.compile(r",(?=[0-9]{3}(?![0-9]))")
_NOT_WORD = re.compile(r"[\W_]+")
_SIGNS = {"%": "percent", "&": "and"} | {sign: sign for sign in "$£€¥"}
_CHUNK = 4096


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text.

    Attributes:
        words: each a run of letters and digits in lower case.
        solid: the words without anything between them.
        ends: where each word ends in ``solid``.
    """

    text: str
    words: tuple[str, ...]
    solid: str
    ends: array[int]
    chunk_starts: tuple[int, ...]
    chunk_words: tuple[int, ...]

    def find(self, words: Sequence[str], begin: int = 0) -> tuple[int, int] | None:
        """The first and last word of a place that reads like some words, from word ``begin``."""
        wanted = "".join(words)
        at = self.solid.find(wanted, self.ends[begin - 1] if begin else 0)
        while at >= 0:
            first = bisect_right(self.ends, at)
            last = bisect_left(self.ends, at + len(wanted))
            starts = at == (self.ends[first - 1] if first else 0)
            if starts and self.ends[last] == at + len(wanted):
                return first, last
            at = self.solid.find(wanted, at + 1)
        return None

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


def folded(text: str) -> Folded:
    """Fold a text. Linear."""
    starts: list[int] = []
    counts: list[int] = []
    words: list[str] = []
    for start, end in _chunks(text):
        starts.append(start)
        counts.append(len(words))
        words += _words(text[start:end])
    ends = array("Q", accumulate(map(len, words)))
    return Folded(text, tuple(words), "".join(words), ends, tuple(starts), tuple(counts))


fold = Recent(folded)
"""The same for a source: the latest ones are kept."""


def _places(text: str) -> dict[str, array[int]]:
    places: dict[str, array[int]] = {}
    for number, word in enumerate(fold(text).words):
        if word in places:
            places[word].append(number)
        else:
            places[word] = array("L", (number,))
    return places


places_of = Recent(_places)
"""From a source's text to where each of its folded words stands; the latest ones are kept."""


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


def _words(text: str) -> Iterable[str]:
    """The words of a stretch of text; ASCII takes a short cut to the same ones."""
    if not text.isascii():
        return filter(None, map(_word, _TOKEN.findall(text)))
    found = _PLAIN.findall(_JOINED.sub("", _PLAIN_MARK.sub(" ", text).lower()))
    return [word if word.isalnum() else _word(word) for word in found]


def _word(token: str) -> str:
    """A token as a word; empty for a reference mark."""
    if token[0] == "[":
        return ""
    if token in _SIGNS:
        return _SIGNS[token]
    if figures := _FIGURES.match(token):
        # Its points tell 1.5 from 15; thousands may be parted or not.
        whole = _THOUSANDS.sub("", figures[0]).replace(",", ".")
        return whole + (_word(token[figures.end() :]) if figures.end() < len(token) else "")
    if token.isascii():
        return token.lower() if token.isalnum() else _NOT_WORD.sub("", token.lower())
    return _NOT_WORD.sub("", unicodedata.normalize("NFKC", token).casefold())
