"""Copies and near-copies: statements that have one origin.

Wire text stands in forty papers, a quotation is passed on, a sentence is taken over with a word
changed. Two statements have one origin when their wording, or that of a quotation in each, shares
half of all runs of three words. It depends on the two alone; so whatever the order in which they
come, the same ones belong together. That a report only *says the same* is no sign of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from itertools import count, product
from string import ascii_uppercase

from workbench.matching.words import words

RUN = 3
"""Words in a run."""
LEAST = 8
"""Words that a wording has at least: shorter ones are the same by chance."""
SHARED = 0.5
"""The share of all their runs that copies have in common. One word changed in a sentence of
twenty leaves 0.71, two far apart 0.5; two statements of one pattern with other names and figures
stay below 0.3."""
KEYS = 4
"""Runs by which a wording is found: of two that share half of all runs, one is shared by 94 %."""

Wording = frozenset[str]


def wordings(text: str, quotations: Iterable[str] = ()) -> list[Wording]:
    """What can be copied of a statement: the whole of it, and its quotations.

    Returns:
        Runs of words of each that is long enough.
    """
    found = []
    for piece in dict.fromkeys((text, *quotations)):
        norms = [word.norm for word in words(piece)]
        if len(norms) >= LEAST:
            runs = zip(*(norms[step:] for step in range(RUN)), strict=False)
            found.append(frozenset(map(" ".join, runs)))
    return found


def keys(wording: Wording) -> list[int]:
    """Numbers of 63 bits to find copies of a wording by: they share at least one, most likely."""
    return sorted(_number(run) for run in wording)[:KEYS]


def copied(ours: Sequence[Wording], theirs: Sequence[Wording]) -> bool:
    """Whether two statements have one origin, by their wordings."""
    return any(len(one & other) >= SHARED * len(one | other) for one in ours for other in theirs)


def letters(origins: Sequence[str], own: str) -> list[str]:
    """A short label for each of several origins: ``=`` for one's own, else A, B, … as they come."""
    others = dict.fromkeys(origin for origin in origins if origin != own)
    names = dict(zip(others, _letters(), strict=False))
    return [names.get(origin, "=") for origin in origins]


def _letters() -> Iterator[str]:
    """A … Z, AA … ZZ, AAA …"""
    for size in count(1):
        yield from map("".join, product(ascii_uppercase, repeat=size))


def _number(run: str) -> int:
    return int.from_bytes(blake2b(run.encode(), digest_size=8).digest(), "big") >> 1
