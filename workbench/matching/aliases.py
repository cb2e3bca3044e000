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
    """``iaea`` and ``international atomic energy agency``; ``j`` and ``john``."""
    letters = "".join(word[0] for word in long)
    return "".join(short) == letters or (len(short[0]) == 1 and short[0] == long[0][0])


def _variant(one: str, other: str) -> bool:
    """``dan`` and ``daniel``, ``jamaica`` and ``jamaican``, two spellings."""
    shorter = min(len(one), len(other))
    if shorter >= 3 and one[:shorter] == other[:shorter]:
        return True
    if one[:_SAME_START] == other[:_SAME_START] and shorter >= _SAME_START:
        return True
    if one[0] != other[0] or shorter <= _SAME_START:
        return False
    from rapidfuzz.distance import Levenshtein

    return Levenshtein.normalized_similarity(one, other) >= _SPELLING
