"""What became of each claim between two versions of a document."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from workbench.matching.words import words

Fate = Literal["unchanged", "moved", "recited", "reworded", "numbers", "new", "gone"]

LEAST_ALIKE = 60.0
"""Of 100: how alike two wordings must be to be one claim reworded (Indel ratio of their words)."""

_RIVALS = 12


@dataclass(frozen=True, slots=True)
class VersionClaim:
    """A claim of one version.

    Attributes:
        id: the claim's id.
        words: its text, reference marks left out and white space folded.
        cites: the texts of the notes it cites, in order.
    """

    id: str
    words: str
    cites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """What became of a claim.

    Attributes:
        fate: ``unchanged``; ``moved``: the same words at another place in the order; ``recited``:
            the same words, other notes; ``reworded``; ``numbers``: reworded, a figure among it;
            ``new``; ``gone``.
        old, new: ids of the claim in the versions; one is None for ``new`` and ``gone``.
    """

    fate: Fate
    old: str | None
    new: str | None


def compare_versions(old: Sequence[VersionClaim], new: Sequence[VersionClaim]) -> list[Change]:
    """Pair the claims of two versions.

    Claims with the same words are paired in their order, so that of two equal ones the first
    stays the first. The rest are paired by likeness, the most alike first.

    Returns:
        A change for each claim of the new version in its order, then those that are gone.
    """
    pairs = _same_words(old, new)
    same = set(pairs.values())
    pairs |= _alike(
        [at for at in range(len(old)) if at not in same],
        [at for at in range(len(new)) if at not in pairs],
        old,
        new,
    )
    settled = _in_place(pairs)
    changes = [_change(old, new, at, pairs.get(at), settled) for at in range(len(new))]
    kept = set(pairs.values())
    gone = [Change("gone", claim.id, None) for at, claim in enumerate(old) if at not in kept]
    return changes + gone


def _change(
    old: Sequence[VersionClaim],
    new: Sequence[VersionClaim],
    at: int,
    before: int | None,
    settled: frozenset[int],
) -> Change:
    if before is None:
        return Change("new", None, new[at].id)
    was, now = old[before], new[at]
    fate: Fate
    if was.words == now.words:
        fate = "recited" if was.cites != now.cites else "unchanged" if at in settled else "moved"
    else:
        fate = "numbers" if _figures(was.words) != _figures(now.words) else "reworded"
    return Change(fate, was.id, now.id)


def _same_words(old: Sequence[VersionClaim], new: Sequence[VersionClaim]) -> dict[int, int]:
    """New places and the old places of the same words, equal ones in their order."""
    places: defaultdict[str, deque[int]] = defaultdict(deque)
    for at, claim in enumerate(old):
        places[claim.words].append(at)
    return {
        at: places[claim.words].popleft() for at, claim in enumerate(new) if places[claim.words]
    }


def _alike(
    left: Sequence[int],
    right: Sequence[int],
    old: Sequence[VersionClaim],
    new: Sequence[VersionClaim],
) -> dict[int, int]:
    """New places and the old places of much the same words, the most alike pairs first."""
    from rapidfuzz.distance import Indel

    terms = {at: _terms(old[at].words) for at in left}
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for at, found in terms.items():
        for term in found:
            holders[term].append(at)
    scored = []
    for at in right:
        shared: defaultdict[int, int] = defaultdict(int)
        for term in _terms(new[at].words):
            for other in holders[term]:
                shared[other] += 1
        rivals = sorted(shared, key=lambda other: (-shared[other], abs(other - at), other))
        for other in rivals[:_RIVALS]:
            likeness = 100 * Indel.normalized_similarity(
                old[other].words.split(), new[at].words.split()
            )
            if likeness >= LEAST_ALIKE:
                scored.append((-likeness, abs(other - at), at, other))
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, at, other in sorted(scored):
        if at not in pairs and other not in taken:
            pairs[at] = other
            taken.add(other)
    return pairs


def _terms(text: str) -> frozenset[str]:
    found = words(text)
    return frozenset(word.stem for word in found if word.content) or frozenset(
        word.stem for word in found
    )


def _figures(text: str) -> list[str]:
    return [word.norm for word in words(text) if any(sign.isdigit() for sign in word.norm)]


def _in_place(pairs: dict[int, int]) -> frozenset[int]:
    """New places whose old places rise with them: a longest increasing run (patience sorting)."""
    from bisect import bisect_left

    tails: list[int] = []
    ends: list[int] = []
    before: dict[int, int | None] = {}
    for at in sorted(pairs):
        place = bisect_left(tails, pairs[at])
        before[at] = ends[place - 1] if place else None
        if place == len(tails):
            tails.append(pairs[at])
            ends.append(at)
        else:
            tails[place], ends[place] = pairs[at], at
    run: set[int] = set()
    step = ends[-1] if ends else None
    while step is not None:
        run.add(step)
        step = before[step]
    return frozenset(run)
