"""References from one note to another: *ibid.*, *op. cit.*, *supra*, ``see note 14 above``."""

from __future__ import annotations

import re
from collections.abc import Iterator

_IBID = re.compile(
    r"(?:(?<=^)|(?<=[.;:,(\s“_*]))(?:[Ii]bid(?:em)?\b\.?|[Ii]d\.(?=\s|,|$)|[Ee]benda\b|[Ee]bd\.)"
)
_NOTE_NUMBER = re.compile(
    r"\b(?P<way>(?:[Ss]ee|[Cc]f\.?|[Ss]upra|[Aa]bove|[Ii]nfra|[Bb]elow|[Aa]s in|[Ii]n|[Ss]iehe|[Vv]gl\.|[Vv]oir)"
    r"(?:,? (?:also|at|supra|above|infra|below|oben|my|the))*,?\s+)"
    r"(?:foot|end|foot-|end-)?(?:notes?|nn?\.|fn\.?|Anm\.|Fn\.|Fu(?:ß|ss)note)\s?(?P<numbers>\d{1,4}(?:(?:,| and| &|–|-) ?\d{1,4})*)"
    r"|\b(?:foot|end)?(?:notes?|nn?\.|fn\.?)\s?(?P<before>\d{1,4}(?:(?:,| and| &|–|-) ?\d{1,4})*),? (?:above|below|supra|infra)\b"
)
_OP_CIT = re.compile(
    r"(?P<name>[^\W\d_][\w’'-]+)(?:,? (?:[A-Z]\.\s?)*)?,?\s+(?:[_*]?(?:op|loc|art|ob)\.? ?cit\b\.?[_*]?|(?:[_*]?supra\b)(?!\s*,?\s*(?:note|n\.)))"
)
_NUMBERS = re.compile(r"\d+")


def preceding(text: str) -> bool:
    """Whether a note refers to the one before it (*ibid.*, *id.*)."""
    return _IBID.search(text) is not None


def numbered(text: str) -> Iterator[str]:
    """The labels of notes that a note names (``see note 14 above``, ``supra note 3``)."""
    for match in _NOTE_NUMBER.finditer(text):
        yield from _NUMBERS.findall(match["numbers"] or match["before"])


def works_cited(text: str) -> Iterator[str]:
    """The authors of works that a note cites again by name (*Smith, op. cit.*, *Smith, supra*)."""
    for match in _OP_CIT.finditer(text):
        yield match["name"]


def names(text: str) -> frozenset[str]:
    """The capitalised words with which a note may be named later."""
    return frozenset(re.findall(r"(?<![\w’'-])[A-Z][\w’'-]{2,}", text[:200]))
