"""What a person types in a search box, as a query of the full-text index.

Nothing typed is ever syntax: every word is quoted. The index holds stems (Porter), so a word is
found in any of its forms; the last one may be unfinished.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_WORD = re.compile(r"[^\W_]+")
_SHORTEST_BEGINNING = 2
"""Letters from which on an unfinished word is looked for: one alone begins too many."""

# What the stemmer takes off the end of a word.
_SUFFIXES = (
    "ability able ably al ally ance ancy ate ated ating ation ational ative ator ed ement ence "
    "ency ent er ers es ful fully ibility ible ibly ic ical ically icate ied ies ing ion ional "
    "ions ism ist ities ity ive ively iveness ization ize ized izer izing less ly ment ments "
    "ness ous ously ousness y"
)


def typed_query(text: str) -> str | None:
    """A query for claims with all the words of a text, the last one perhaps unfinished.

    Returns:
        An FTS5 query, or None if there is no word in the text.
    """
    terms = [_quoted(word) for word in _words(text)]
    if not terms:
        return None
    last = _words(text)[-1]
    if text[-1].isalnum() and len(last) >= _SHORTEST_BEGINNING:
        forms = [terms[-1], f"{terms[-1]} *", *map(_quoted, dict.fromkeys(_finished(last)))]
        terms[-1] = f"({' OR '.join(forms)})"
    return " AND ".join(terms)


def any_of(words: Iterable[str]) -> str | None:
    """A query for claims with at least one of the words; None without a word."""
    found = dict.fromkeys(part for word in words for part in _words(word))
    return " OR ".join(map(_quoted, found)) or None


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def _finished(word: str) -> Iterator[str]:
    """Words that a beginning may be of, where their stem is shorter than what was typed.

    "populati" begins no stem: that of "population" is "popul".
    """
    yield from (f"{word}ing", f"{word}ed")
    for suffix in _SUFFIXES.split():
        for typed in range(1, min(len(suffix), len(word) - 1)):
            if word.endswith(suffix[:typed]):
                yield word[:-typed] + suffix


def _quoted(word: str) -> str:
    return f'"{word}"'
