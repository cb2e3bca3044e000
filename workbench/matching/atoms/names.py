"""Names and titles that disagree."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from workbench.claims import lexicon
from workbench.matching.aliases import alike
from workbench.matching.alignment import Alignment
from workbench.matching.atoms.finding import Finding, finding
from workbench.matching.background import LEVELS
from workbench.matching.side import Side
from workbench.matching.stemming import stem

_RARE = 8
"""A word that opens a statement is a name when it is at least as rare as this."""
_OFFICES = lexicon.TITLES | lexicon.words(
    """
    head member leader founder envoy negotiator mediator diplomat lawmaker legislator politician
    candidate analyst expert economist scientist researcher historian physician nurse activist
    journalist reporter editor author lawyer prosecutor commander engineer architect warden keeper
    surveyor astronomer biologist geologist secretary treasurer manager executive trustee
    """
)
_NO_OFFICES = lexicon.words(
    """
    st saint acting former deputy senior vice prime special national foreign defense defence finance
    interior security press then-president ex-president officials justices
    """
)
_ROLES = _OFFICES - _NO_OFFICES
_SAME_OFFICE = [
    frozenset(map(stem, lexicon.words(line)))
    for line in (
        "head chief leader director president chairman chair chairwoman chairperson boss premier",
        "spokesman spokeswoman spokesperson official representative",
        "envoy ambassador representative diplomat mediator negotiator",
        "minister secretary official",
        "lawmaker legislator politician senator representative congressman member",
        "police officer detective inspector",
    )
]
_MOST = 40
"""Names that are looked at."""
_APPOSITION = 7
"""Words after a name and a comma in which its title can stand."""
_TURNS = lexicon.words("and but who which that said says told as while when after before")
_JOINED = re.compile(r"[ \n’'-]*")

_Run = tuple[int, ...]


def find(alignment: Alignment) -> Iterator[Finding]:
    """Another name in the same place, and another title beside the same name."""
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
    yield from _titles(alignment)


def _norms(side: Side, run: _Run) -> list[str]:
    return [side.words[at].norm for at in run]


def _runs(side: Side) -> Iterator[_Run]:
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


def _unmatched(side: Side, match: Mapping[int, int]) -> Iterator[_Run]:
    """Names, or parts of names, of which the other side has no word."""
    for run in _runs(side):
        part: list[int] = []
        for at in (*run, -1):
            if at >= 0 and at not in match:
                part.append(at)
            elif part:
                yield tuple(part)
                part = []


def _same_place(alignment: Alignment, ours: _Run, theirs: _Run) -> bool:
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


def _goes_on(side: Side, run: _Run) -> bool:
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


def _titles(alignment: Alignment) -> Iterator[Finding]:
    """``X, head of the bureau`` and ``X, a member of the bureau``."""
    left, right = alignment.left, alignment.right
    places = {at: run for run in _runs(right) for at in run}
    for run in _runs(left):
        other = places.get(alignment.pairs.get(run[-1], -1))
        if other is None:
            continue
        ours, theirs = _title(left, run), _title(right, other)
        if ours and theirs and not _compatible(left, ours, right, theirs):
            yield finding("name", (left, ours), (right, theirs), alone=True)


def _title(side: Side, run: _Run) -> list[int]:
    """The words of a title in the name, before it, or after it and a comma."""
    last = run[-1]
    before = [at for at in range(max(0, run[0] - 3), last) if side.words[at].norm in _ROLES]
    if before and not re.search(
        r"[,;.]", side.text[side.words[before[0]].end : side.words[run[0]].start]
    ):
        return before
    return _apposed(side, last)


def _apposed(side: Side, last: int) -> list[int]:
    """The first title after a name and a comma, up to the next pause."""
    for at in range(last + 1, min(last + 1 + _APPOSITION, len(side.words))):
        paused = "," in side.text[side.words[at - 1].end : side.words[at].start]
        if paused != (at == last + 1) or side.words[at].norm in _TURNS:
            return []
        if side.words[at].norm in _ROLES:
            return [at]
    return []


def _compatible(left: Side, ours: Sequence[int], right: Side, theirs: Sequence[int]) -> bool:
    """Whether two titles share a word or name offices that are not told apart."""
    one = {left.words[at].stem for at in ours}
    other = {right.words[at].stem for at in theirs}
    if one & other:
        return True
    return any(group & one and group & other for group in _SAME_OFFICE)
