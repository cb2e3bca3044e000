"""Raised characters that no format links: reference marks, or exponents and ordinals?"""

from __future__ import annotations

import re

_MARK = re.compile(r"[\[(]?(?:\d{1,3}(?:\s?[,;–-]\s?\d{1,3})*|[a-z]|[*†‡§¶‖]{1,4})[\])]?")
_WORD_BEFORE = re.compile(r"[^\W\d_]{3,}$|[^\W\d_]+[-’'][^\W\d_]+$")
_SHORT_WORD_BEFORE = re.compile(r"(?:^|[^\W\d_][,;:]?\s)[^\W\d_]{1,2}$")
_CONTEXT = 24
"""Characters before the raised ones that decide."""
_UNIT_BEFORE = re.compile(
    r"(?<![^\W\d_])(?:[kcdmµn]?m|ft|yd|mi|in|s|ha|kg|[a-z]|[A-Z]|chi|sin|cos|log)$"
)
_YEAR_BEFORE = re.compile(r"(?<!\d)(?:1[0-9]|20)\d\d$")
_MATHS_BEFORE = re.compile(r"[=+×·/√∑<>^]\s?\w*$")


def is_mark(before: str, raised: str) -> bool:
    """Whether raised characters can be a reference mark.

    Args:
        before: the text up to them, in the same block.
        raised: the characters.
    """
    before = before[-_CONTEXT:]
    if not _MARK.fullmatch(raised) or not before or before[-1].isspace():
        return False
    if raised[0] in "*†‡§¶‖":
        return True
    if before[-1].isdigit():
        return bool(_YEAR_BEFORE.search(before)) and raised[0].isdigit()
    if _MATHS_BEFORE.search(before) or _UNIT_BEFORE.search(before):
        return False
    if not before[-1].isalpha():
        return True
    if raised[0].isalpha():
        return bool(re.search(r"[^\W\d_]{4,}$", before))
    return bool(_WORD_BEFORE.search(before) or _SHORT_WORD_BEFORE.search(before))
