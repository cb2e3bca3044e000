"""Titles that disagree: what the same person is said to be."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from workbench.claims import lexicon
from workbench.matching.alignment import Alignment
from workbench.matching.atoms.finding import Finding, finding
from workbench.matching.atoms.names import Run, runs
from workbench.matching.side import Side
from workbench.matching.stemming import stem

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
_APPOSITION = 7
"""Words after a name and a comma in which its title can stand."""
_TURNS = lexicon.words("and but who which that said says told as while when after before")


def find(alignment: Alignment) -> Iterator[Finding]:
    """``X, head of the bureau`` and ``X, a member of the bureau``."""
    left, right = alignment.left, alignment.right
    places = {at: run for run in runs(right) for at in run}
    for run in runs(left):
        other = places.get(alignment.pairs.get(run[-1], -1))
        if other is None:
            continue
        ours, theirs = _title(left, run), _title(right, other)
        if ours and theirs and not _compatible(left, ours, right, theirs):
            yield finding("name", (left, ours), (right, theirs), alone=True)


def _title(side: Side, run: Run) -> list[int]:
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
