"""Names that look different and are the same: short forms, initials, spellings, nations."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.claims.lexicon import words as listed

_NATIONS = """
us usa american america united states washington
uk british britain united kingdom english england
french france
german germany
dutch netherlands holland
danish denmark danes
spanish spain spaniard
greek greece greeks
polish poland poles
swedish sweden swedes
finnish finland finns
norwegian norway
swiss switzerland
welsh wales
scottish scotland scots
irish ireland
turkish turkey turkiye turks
thai thailand
filipino philippines
czech czechia
burmese burma myanmar
welsh wales
chinese china
japanese japan
eu european union
un united nations
"""
_GROUPS = [listed(line) for line in _NATIONS.strip().splitlines()]
_SAME_START = 4
_SHORT_FORM = 4
"""A name of so many letters may be a short form: ``andy`` and ``andrew``."""
_SPELLING = 0.75
"""So alike are two spellings of one name."""


def alike(left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether two names, as lower-case words, can name the same."""
    if any(group.issuperset(left) and group.issuperset(right) for group in _GROUPS):
        return True
    if _initials(left, right) or _initials(right, left):
        return True
    return any(_variant(one, other) for one in left for other in right)


def _initials(short: Sequence[str], long: Sequence[str]) -> bool:
    """``iaea`` and ``international atomic energy agency``; ``j`` and ``john``; ``tx``."""
    letters = "".join(word[0] for word in long)
    return "".join(short) == letters or (len(short[0]) <= 2 and _within(short[0], long[0]))


def _within(short: str, long: str) -> bool:
    """``tx`` and ``texas``: the letters in order, from the first one."""
    rest = iter(long)
    return short[0] == long[0] and all(letter in rest for letter in short)


def _variant(one: str, other: str) -> bool:
    """``dan`` and ``daniel``, ``jamaica`` and ``jamaican``, two spellings."""
    shorter = min(len(one), len(other))
    start = _SAME_START if shorter > _SHORT_FORM else 3
    if shorter >= 3 and one[:start] == other[:start]:
        return True
    if one[0] != other[0] or shorter <= _SAME_START:
        return False
    from rapidfuzz.distance import Levenshtein

    return Levenshtein.normalized_similarity(one, other) >= _SPELLING
