"""How firmly, and on whose word: hedges and attributions on one side only."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from workbench.claims import cues
from workbench.claims.lexicon import words as listed
from workbench.matching.alignment import Alignment
from workbench.matching.atoms.finding import Finding, finding
from workbench.matching.side import Side

_HEDGES = listed(
    """
    may might could perhaps possibly probably likely apparently reportedly allegedly supposedly
    seemingly presumably purportedly seem seems seemed appear appears appeared suggest suggests
    suggested potentially rumoured rumored expected believed thought
    """
)
_SENSED = listed(
    "see seen hear heard feel felt find found tell told make made reach reached afford"
)
"""What *could* says of someone's being able to, also in the passive."""
_SAYING = listed("say claim allege argue assert contend insist announce declare tell")


def find(alignment: Alignment) -> Iterator[Finding]:
    """A hedge or an attribution that the other side does without. Neither contradicts."""
    left, right = alignment.left, alignment.right
    ours, theirs = _hedge(left), _hedge(right)
    if bool(ours) != bool(theirs):
        yield finding("hedge", (left, ours), (right, theirs), hard=False)
    said, told = _attribution(left), _attribution(right)
    if bool(said) != bool(told):
        yield finding("attribution", (left, said), (right, told), hard=False)


@lru_cache(maxsize=1024)
def _hedge(side: Side) -> list[int]:
    """The first hedge; *May* with a capital in mid-sentence is a month."""
    found = (
        at
        for at, word in enumerate(side.words)
        if word.norm in _HEDGES
        and not (word.norm == "may" and word.content)
        and not (word.norm == "could" and _able(side, at))
    )
    return list(found)[:1]


def _able(side: Side, at: int) -> bool:
    """Whether *could* tells what someone was able to do: *could see*, *could be heard*."""
    after = [word.norm for word in side.words[at + 1 : at + 3]]
    if not after or after[0] in ("not", "only", "hardly", "barely", "no"):
        return True
    seen = after[-1] if after[0] == "be" else after[0]
    return seen in _SENSED or after[0] not in ("be", "have", "also", "still", "yet", "soon")


@lru_cache(maxsize=1024)
def _attribution(side: Side) -> list[int]:
    """The first words that give the statement to someone."""
    for sign in cues.signs(side.text, 0, len(side.text)):
        spoken = sign.kind in ("past", "s") and sign.verb in _SAYING
        if sign.kind == "source" or (spoken and not cues.noun_like(sign)):
            return list(side.within(sign.start, sign.end))
    return []
