"""References from one note to another: *ibid.*, *op. cit.*, *supra*, ``see note 14 above``."""

from __future__ import annotations

import re
from collections.abc import Iterator

_IBID = re.compile(r"[IiEe](?<![^\W_].)(?:bid(?:em)?\b\.?|d\.(?=\s|,|$)|benda\b|bd\.)", re.DOTALL)
_NOTE_NUMBER = re.compile(
    r"\b(?:foot|end)?-?(?:notes?|nn?\.|fn\.?|Anm\.|Fn\.|Fu(?:ß|ss)note)\s?"
    r"(?P<numbers>\d{1,4}(?:(?:, | and | & |–|-)\d{1,4})*)",
    re.IGNORECASE,
)
_POINTS_BEFORE = re.compile(
    r"\b(?:see|cf\.?|supra|above|infra|below|as in|in|siehe|vgl\.|voir)"
    r"(?:,? (?:also|at|supra|above|infra|below|oben|my|the))*,?\s+\Z",
    re.IGNORECASE,
)
_POINTS_BEHIND = re.compile(r",? (?:above|below|supra|infra)\b")
_OP_CIT = re.compile(
    r"(?P<name>[^\W\d_][\w’'-]+)(?:,? (?:[A-Z]\.\s?)*)?,?\s+[_*]?"
    r"(?:(?:op|loc|art|ob)\.? ?cit\b\.?|supra\b(?!\s*,?\s*(?:note|n\.)))"
)
_REACH = 40
_NUMBERS = re.compile(r"\d+")


def preceding(text: str) -> bool:
    """Whether a note refers to the one before it (*ibid.*, *id.*)."""
    return _IBID.search(text) is not None


def numbered(text: str) -> Iterator[str]:
    """The labels of notes that a note names (``see note 14 above``, ``supra note 3``)."""
    for match in _NOTE_NUMBER.finditer(text):
        before = text[max(0, match.start() - _REACH) : match.start()]
        if _POINTS_BEFORE.search(before) or _POINTS_BEHIND.match(text, match.end()):
            yield from _NUMBERS.findall(match["numbers"])


def works_cited(text: str) -> Iterator[str]:
    """The authors of works that a note cites again by name (*Smith, op. cit.*, *Smith, supra*)."""
    if "cit" in text or "supra" in text:
        for match in _OP_CIT.finditer(text):
            yield match["name"]


def names(text: str) -> frozenset[str]:
    """The capitalised words with which a note may be named later."""
    return frozenset(re.findall(r"(?<![\w’'-])[A-Z][\w’'-]{2,}", text[:200]))
