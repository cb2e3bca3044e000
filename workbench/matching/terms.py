"""The words of a claim that the full-text index is asked for."""

from __future__ import annotations

from workbench.matching.words import words

MOST_TERMS = 32
"""Too few terms is the main trap of quality: eight instead of 32 cost ten points of MAP."""


def terms(text: str) -> list[str]:
    """The content words of a text: lower case, one a stem, in the order of the text.

    They are words, not stems: the index stems what it is asked for, and stemming twice misses
    (``nurses`` is kept as ``nurs`` and would be looked for as ``nur``).

    Returns:
        At most :data:`MOST_TERMS`; the words of a text without content words are its stop words.
    """
    found = words(text)
    chosen = [word for word in found if word.content] or found
    by_stem: dict[str, str] = {}
    for word in chosen:
        by_stem.setdefault(word.stem, word.norm)
    return list(by_stem.values())[:MOST_TERMS]
