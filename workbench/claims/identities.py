"""What a name names, and which names are one person's.

Every mention is a vote, by the name's own words and by what stands around it. A last name alone
is the same person as the full name when the document has just one person of that name; the same
holds for a given name.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from workbench.claims import lexicon as lx
from workbench.claims.given import GIVEN

NameKind = Literal["person", "organisation", "place", "other"]
_Vote = Literal["person", "perhaps", "organisation", "place", "thing", "other"]

_VOTES = 24
"""So many mentions of a name are enough to tell what it names."""
_INTRODUCED = re.compile(r",\s(?:(?:the|a|an|his|her|who|then|former|chief)\s|\d\d[,.])")
_PERSONAL = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*\.?\Z")
_PLACED = frozenset({"in", "near", "across", "outside", "towards", "into"})
_ARTICLES = frozenset({"the", "a", "an", "this", "that", "its", "every", "each"})


@dataclass(frozen=True, slots=True)
class Span:
    """A name where it stands; ``titled`` when a title stands before it."""

    start: int
    end: int
    titled: bool


@dataclass(frozen=True, slots=True)
class Identity:
    """What a mention names: its words, what kind of thing, and the fullest form of the name.

    ``sure`` when a title, a role, a given name or an introduction shows that it is a person's.
    """

    text: str
    kind: NameKind
    full: str
    sure: bool


def identify(text: str, spans: Sequence[Span]) -> Iterator[Identity]:
    """The identity of every mention, in order.

    Args:
        text: the document's text, reference marks blanked out.
        spans: the mentions, in text order.
    """
    names = [" ".join(text[span.start : span.end].split()) for span in spans]
    votes: defaultdict[str, Counter[_Vote]] = defaultdict(Counter)
    for span, name in zip(spans, names, strict=True):
        if votes[name].total() < _VOTES:
            votes[name][_vote(text, span, name)] += 1
    kinds = {name: _elected(counted) for name, counted in votes.items()}
    certain = {name for name, counted in votes.items() if counted["person"] > counted["thing"]}
    fuller = _fuller_forms(names, kinds, certain)
    for short, full in fuller.items():
        if kinds[full] == "other" and " " not in short and not votes[full]["thing"]:
            kinds[full] = "person"
    for name in names:
        full = fuller.get(name, name)
        yield Identity(name, kinds[full], full, full in certain)


def _elected(votes: Counter[_Vote]) -> NameKind:
    """The kind most mentions speak for; one sign in three is enough against ``other``."""
    if votes["person"] > votes["thing"]:
        return "person"
    for kind in ("organisation", "place"):
        if votes[kind] * 3 >= votes.total():
            return "organisation" if kind == "organisation" else "place"
    return "person" if votes["perhaps"] and not votes["thing"] else "other"


def _vote(text: str, span: Span, name: str) -> _Vote:
    """What one mention speaks for: the name's own words and what stands around it."""
    words = [word.lower().strip(".,") for word in name.split()]
    before = text[max(0, span.start - 16) : span.start].lower().split()
    last = before[-1] if before else ""
    organised = any(word in lx.ORGANISATION for word in words)
    if span.titled and words[-1] not in lx.ORGANISATION:
        return "person"
    if 1 < len(words) < 5 and not organised:
        introduced = last in lx.ROLES or _INTRODUCED.match(text, span.end, span.end + 12)
        if words[0] in GIVEN or (introduced and last not in _ARTICLES):
            return "person"
    if len(words) > 1 and words[-1] in lx.PLACE_ENDINGS:
        return "place"
    if len(words) == 2 and words[0] in lx.PLACE_OPENINGS and not organised:
        return "place"
    if organised or (name.isupper() and len(name) > 1 and words[-1] not in lx.COUNTRIES):
        return "organisation"
    if words[-1] in lx.COUNTRIES:
        return "place"
    if last in _ARTICLES:
        return "thing"
    if last in _PLACED:
        return "place"
    return "perhaps" if _may_be_person(name, words) else "other"


def _may_be_person(name: str, words: Sequence[str]) -> bool:
    """Two or three plain words, none of which is a common one."""
    return (
        1 < len(words) < 4
        and all(_PERSONAL.match(part) for part in name.split())
        and not any(
            word in lx.COMMON or word in lx.DEMONYMS or word in lx.TITLES or word in lx.GROUPS
            for word in words
        )
    )


def _fuller_forms(
    names: Sequence[str], kinds: dict[str, NameKind], certain: Collection[str]
) -> dict[str, str]:
    """For a last or given name alone, the one full name it can stand for.

    A full name that nothing else shows to be a person's must have come first.
    """
    first: dict[str, int] = {}
    for at, name in enumerate(names):
        first.setdefault(name, at)
    forms: defaultdict[str, set[str]] = defaultdict(set)
    for name in first:
        parts = name.split()
        if not 1 < len(parts) < 6 or kinds[name] not in ("person", "other"):
            continue
        shorter = [" ".join(parts[at:]) for at in range(1, len(parts))]
        for short in [*shorter, parts[0]] if kinds[name] == "person" else shorter:
            if name in certain or first.get(short, -1) > first[name]:
                forms[short].add(name)
    return {
        short: _longest(fulls)
        for short, fulls in forms.items()
        if short in first and _one_person(fulls) and kinds[short] in ("person", "other")
    }


def _longest(fulls: set[str]) -> str:
    return max(fulls, key=lambda name: (len(name), name))


def _one_person(fulls: set[str]) -> bool:
    """Whether the full names can all be one person's: each is part of the longest."""
    words = _longest(fulls).split()
    return all(set(full.split()) <= set(words) for full in fulls)
