"""Raised characters that no format links: reference marks, or exponents and ordinals?"""

from __future__ import annotations

import re

_SIGNS = "*†‡§¶‖"
_MARK = re.compile(
    rf"[\[(]?(?:\d{{1,3}}(?:\s?[,;–-]\s?\d{{1,3}})*|[ivx]{{1,6}}|[a-z]|[{_SIGNS}]{{1,4}})[\])]?"
)
_CONTEXT = 24
"""Characters before the raised ones that decide."""
_PROSE_BEFORE = re.compile(r"[.,;:!?…”’\"'»›%‰–—\]*†‡§]$|[^\W\d_]{3}[^()]*\)$")
_WORD_BEFORE = re.compile(r"[^\W\d_]{3,}$|[^\W\d_]+[-’'][^\W\d_]+$|[^\W\d_][,;:]?\s[^\W\d_]{1,2}$")
_LONG_WORD_BEFORE = re.compile(r"[^\W\d_]{4,}$")
_UNIT_BEFORE = re.compile(
    r"(?<![^\W\d_])(?:[kcdmµn]?m|ft|yd|mi|in|s|ha|kg|[a-z]|[A-Z]|chi|sin|cos|log)$"
)
_YEAR_BEFORE = re.compile(r"(?<!\d)(?:1[0-9]|20)\d\d$")
_MATHS_BEFORE = re.compile(r"[=+×·/√∑<>^−]\s?\w*$")


def is_mark(before: str, raised: str) -> bool:
    """Whether raised characters can be a reference mark.

    Args:
        before: the text up to them, in the same block.
        raised: the characters.
    """
    before = before[-_CONTEXT:]
    if not _MARK.fullmatch(raised) or not before:
        return False
    if before[-1].isdigit():
        return bool(_YEAR_BEFORE.search(before))
    if not before[-1].isalpha():
        return bool(_PROSE_BEFORE.search(before))
    if raised[0] in _SIGNS:
        return True
    if _MATHS_BEFORE.search(before) or _UNIT_BEFORE.search(before):
        return False
    return bool((_LONG_WORD_BEFORE if raised[0].isalpha() else _WORD_BEFORE).search(before))
