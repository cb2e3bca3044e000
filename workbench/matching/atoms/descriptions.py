"""What someone or something is said to be: *is a painter*, *is the head of the bureau*."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workbench.claims.lexicon import words as listed
from workbench.matching.alignment import Alignment
from workbench.matching.atoms.figures import ORDINALS
from workbench.matching.atoms.finding import Finding, finding
from workbench.matching.side import Side

_IS = listed("is was are were be became become remains")
_ARTICLES = listed("a an the one")
_ENDS = listed(
    "of in on at by for from with to that who which whose where when as near between under after "
    "before during since until because while than per"
)
_GENERAL = listed(
    """
    person people man woman human individual figure celebrity personality artist performer
    entertainer creator professional place location area site region space spot facility building
    structure thing object item work piece product production project creation event occasion
    organization organisation group body institution company firm business outlet network channel
    player champion son daughter brother sister father mother child wife husband relative
    member part one type kind form sort example name character work release entity state
    """
)
"""Nouns that go with almost any other."""
_LONGEST = 14
_PAUSE = re.compile(r"[;:.]|--|[–—]")


def find(alignment: Alignment) -> Iterator[Finding]:
    """The same subject said to be two things, neither of which the other side mentions."""
    left, right = alignment.left, alignment.right
    ours, theirs = _described(left), _described(right)
    if ours is None or theirs is None:
        return
    (is_here, heads), (is_there, others) = ours, theirs
    subject = {at for at in alignment.to_right if at < is_here}
    if not any(alignment.to_right[at] < is_there for at in subject):
        return
    said = heads + others
    unknown = not any(at in alignment.to_right for at in heads) and not any(
        at in alignment.to_left for at in others
    )
    general = any(left.words[at].norm in _GENERAL for at in heads) or any(
        right.words[at].norm in _GENERAL for at in others
    )
    if said and unknown and not general:
        yield finding("name", (left, heads), (right, others))


def _described(side: Side) -> tuple[int, list[int]] | None:
    """Where *is* stands, and the nouns that say what it is: the last word of each phrase."""
    for at, word in enumerate(side.words[1:-1], start=1):
        if word.norm in _IS and side.words[at + 1].norm in _ARTICLES:
            heads = _heads(side, at + 2)
            return (at, heads) if heads else None
    return None


def _heads(side: Side, start: int) -> list[int]:
    """The last word of a noun phrase, and of those joined to it by commas and *and*."""
    heads: list[int] = []
    last: int | None = None
    for at in range(start, min(start + _LONGEST, len(side.words))):
        word, between = side.words[at], side.text[side.words[at - 1].end : side.words[at].start]
        participle = last is not None and word.norm.endswith("ed")
        if _PAUSE.search(between) or word.norm in _ENDS or participle:
            break
        if "," in between or not word.content:
            heads += [] if last is None else [last]
            last = at if word.content else None
        else:
            last = at
    heads += [] if last is None else [last]
    return [] if side.figured.intersection(heads) or _counts(side, heads) else heads


def _counts(side: Side, heads: list[int]) -> bool:
    """Whether a place in a row is told: ``the third of``."""
    return any(side.words[at].norm in ORDINALS for at in heads)
