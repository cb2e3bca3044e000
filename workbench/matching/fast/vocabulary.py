"""Words as numbers: as the full-text index keeps them, and as a statement is scored by them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

from workbench.matching.fast.letters import Letters
from workbench.matching.score import telling
from workbench.matching.stemming import stem
from workbench.matching.words import PATTERN, Word, depends_on_place, read_word, words

_TOKEN = re.compile(r"[^\W_]+")
# The combining marks that FTS5 drops (the bits of two masks in its source); others part words.
_DROPPED = frozenset(0x300 + bit for bit in range(50) if (0x000361F8 << 32 | 0x08029FDF) >> bit & 1)
_BY_PLACE = -1
"""Stands for a written word that is read by its surroundings: ``US``, ``May``."""


class Vocabulary:
    """Numbers for words, given in the order in which they come; none is ever taken back.

    A word that is scored is its letters and how telling it is; the word 0 is the beginning of a
    statement.

    Args:
        stems, scored, letters: what another vocabulary had, to go on with.
    """

    def __init__(
        self,
        stems: Iterable[str] = (),
        scored: Iterable[tuple[str, int]] = (("", 0),),
        letters: Letters | None = None,
    ) -> None:
        self._stems = {held: number for number, held in enumerate(stems)}
        self._scored = {held: number for number, held in enumerate(scored)}
        self._tokens: dict[str, int] = {}
        self._written: dict[str, int] = {}
        self._letters = letters or Letters()

    @property
    def stems(self) -> Sequence[str]:
        """The stems of the full-text index, by number."""
        return list(self._stems)

    @property
    def scored(self) -> Sequence[tuple[str, int]]:
        """The words that are scored, by number."""
        return list(self._scored)

    @property
    def letters(self) -> Letters:
        """The letters of the words that are scored, all of those so far."""
        if len(self._letters) < len(self._scored):
            self._letters.add(list(self._scored)[len(self._letters) :])
        return self._letters

    def tokens(self, text: str) -> list[int]:
        """A text as the full-text index keeps it: the stem of each of its words, in order."""
        found, known = _TOKEN.findall(_plain(text)), self._tokens
        try:
            return [known[token] for token in found]
        except KeyError:
            return [self._token(token) for token in found]

    def asked(self, terms: Iterable[str]) -> list[int]:
        """The stems that the full-text index looks for when asked for words, if it has them."""
        parts = dict.fromkeys(part for term in terms for part in _TOKEN.findall(term.lower()))
        tokens = (token for part in parts for token in _TOKEN.findall(_plain(part)))
        found = (self._stems.get(stem(token.lower())) for token in tokens)
        return [number for number in found if number is not None]

    def words(self, text: str, speaker: str | None = None) -> list[int]:
        """A statement as it is scored: a 0, then each of its words, in order."""
        if speaker is not None and speaker not in text:
            text = f"{text} {speaker}"
        known = self._written
        try:
            found = [known[written] for written in PATTERN.findall(text)]
        except KeyError:
            found = [self._known(written) for written in PATTERN.findall(text)]
        if _BY_PLACE in found:
            shouted = text.isupper()
            found = [
                self._word(read_word(place, text, shouted=shouted)) if number < 0 else number
                for number, place in zip(found, PATTERN.finditer(text), strict=True)
            ]
        return [0, *found]

    def _token(self, token: str) -> int:
        number = self._tokens.get(token)
        if number is None:
            number = self._stems.setdefault(stem(token.lower()), len(self._stems))
            self._tokens[token] = number
        return number

    def _known(self, written: str) -> int:
        number = self._written.get(written)
        if number is None:
            by_place = depends_on_place(written)
            number = _BY_PLACE if by_place else self._word(words(written)[0])
            self._written[written] = number
        return number

    def _word(self, word: Word) -> int:
        return self._scored.setdefault((word.norm, telling(word)), len(self._scored))


def _plain(text: str) -> str:
    """A text without the diacritics that FTS5's ``unicode61 remove_diacritics 2`` takes away."""
    return text if text.isascii() else "".join(map(_bare, text))


@lru_cache(maxsize=16384)
def _bare(letter: str) -> str:
    if letter.isascii():
        return letter
    if ord(letter) in _DROPPED:
        return ""
    base, *rest = list(unicodedata.normalize("NFD", letter))
    return (
        base
        if base.isascii() and base.isalpha() and all(map(unicodedata.combining, rest))
        else letter
    )
