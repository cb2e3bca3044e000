"""Names that disagree."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import islice, pairwise

from workbench.matching.aliases import alike
from workbench.matching.alignment import Alignment
from workbench.matching.atoms.finding import Finding, finding
from workbench.matching.background import LEVELS
from workbench.matching.side import Side

_RARE = 8
"""A word that opens a statement is a name when it is at least as rare as this."""
_MOST = 40
"""Names that are looked at."""
_JOINED = re.compile(r"[ \n’'-]*")

Run = tuple[int, ...]
"""The words of a name, by index."""


def find(alignment: Alignment) -> Iterator[Finding]:
    """Another name in the same place, and names that changed places."""
    left, right = alignment.left, alignment.right
    theirs = list(islice(_unmatched(right, alignment.to_left), _MOST))
    for run in islice(_unmatched(left, alignment.to_right), _MOST):
        for other in theirs:
            if _same_place(alignment, run, other) and not alike(
                _norms(left, run), _norms(right, other)
            ):
                theirs.remove(other)
                yield finding("name", (left, run), (right, other))
                break
    yield from _swapped(alignment)


def _swapped(alignment: Alignment) -> Iterator[Finding]:
    """``from Hull to Bergen`` and ``from Bergen to Hull``."""
    left, right = alignment.left, alignment.right
    for one, other in pairwise(islice(runs(left), _MOST)):
        there = [tuple(alignment.pairs.get(at, -1) for at in run) for run in (one, other)]
        if -1 in (*there[0], *there[1]) or there[0][0] < there[1][0]:
            continue
        led = [_leading(left, run) for run in (one, other)]
        if led[0] != led[1] and led == [_leading(right, run) for run in reversed(there)]:
            yield finding("name", (left, one), (right, there[1]))


def _leading(side: Side, run: Run) -> str | None:
    """The word before a name."""
    return side.words[run[0] - 1].norm if run[0] else None


def _norms(side: Side, run: Run) -> list[str]:
    return [side.words[at].norm for at in run]


def runs(side: Side) -> Iterator[Run]:
    """Stretches of capitalised words, as the indexes of their words."""
    run: list[int] = []
    for at, word in enumerate(side.words):
        named = word.capital and word.content and at not in side.figured
        if not named or (at == 0 and not _opens_with_name(side)):
            if run:
                yield tuple(run)
            run = []
            continue
        if run and not _JOINED.fullmatch(side.text, side.words[at - 1].end, word.start):
            yield tuple(run)
            run = []
        run.append(at)
    if run:
        yield tuple(run)


def _opens_with_name(side: Side) -> bool:
    """Whether the first word has its capital for being a name."""
    follows = len(side.words) > 1 and side.words[1].capital and side.words[1].content
    return follows or LEVELS.get(side.words[0].stem, _RARE) >= _RARE


def _unmatched(side: Side, match: Mapping[int, int]) -> Iterator[Run]:
    """Names, or parts of names, of which the other side has no word."""
    for run in runs(side):
        part: list[int] = []
        for at in (*run, -1):
            if at >= 0 and at not in match:
                part.append(at)
            elif part:
                yield tuple(part)
                part = []


def _same_place(alignment: Alignment, ours: Run, theirs: Run) -> bool:
    """Whether the two stand between the same words, or after the same at the end of a statement."""
    left, right = alignment.left, alignment.right
    before = _neighbour(left, ours[0], -1), _neighbour(right, theirs[0], -1)
    after = _neighbour(left, ours[-1], 1), _neighbour(right, theirs[-1], 1)
    led, followed = (_matches(alignment, pair) for pair in (before, after))
    if led and followed:
        return True
    if led and None in after and not _goes_on(left, ours) and not _goes_on(right, theirs):
        return _between(left, before[0], ours[0]) == _between(right, before[1], theirs[0])
    return followed and before == (None, None)


def _matches(alignment: Alignment, pair: tuple[int | None, int | None]) -> bool:
    one, other = pair
    return one is not None and other is not None and alignment.to_right.get(one) == other


def _goes_on(side: Side, run: Run) -> bool:
    """Whether the name goes on after these words of it."""
    following = run[-1] + 1
    return following < len(side.words) and side.words[following].capital


def _between(side: Side, before: int | None, at: int) -> list[str]:
    """The function words between a word and the one before."""
    return [side.words[index].norm for index in range((before or 0) + 1, at)]


def _neighbour(side: Side, at: int, step: int) -> int | None:
    """The nearest content word on one side of a word."""
    at += step
    while 0 <= at < len(side.words):
        if side.words[at].content:
            return at
        at += step
    return None
