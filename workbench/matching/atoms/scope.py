"""Quantifiers that disagree: all of them, most, some, few, none."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.claims.lexicon import words as listed
from workbench.matching.alignment import Alignment
from workbench.matching.atoms.finding import Finding, finding
from workbench.matching.side import Side

_SCOPES = {
    word: rank
    for rank, group in enumerate(
        (
            "no none neither",
            "few hardly rarely seldom",
            "some several sometimes partly partially occasionally",
            "many often frequently",
            "most mostly majority usually mainly largely",
            "all every each both entire entirely whole wholly always fully completely everyone",
        )
    )
    for word in listed(group)
}
_APART = 2
"""Quantifiers so far from each other in this order cannot both hold."""
_EXCLUSIVE = listed("only solely exclusively alone")


def find(alignment: Alignment) -> Iterator[Finding]:
    """Quantifiers of the same word that are far apart; *only* on one side is worth seeing."""
    left, right = alignment.left, alignment.right
    theirs = {target: at for at, target in _quantified(right)}
    for at, target in _quantified(left):
        other = theirs.get(alignment.to_right.get(target, -1))
        if other is not None:
            apart = abs(_SCOPES[left.words[at].norm] - _SCOPES[right.words[other].norm])
            if apart >= _APART:
                yield finding("scope", (left, [at]), (right, [other]))
    ours, others = _exclusive(left), _exclusive(right)
    if bool(ours) != bool(others):
        yield finding("scope", (left, ours), (right, others), hard=False)


def _quantified(side: Side) -> Iterator[tuple[int, int]]:
    """Quantifiers, each with the content word it quantifies."""
    for at, word in enumerate(side.words):
        if word.norm not in _SCOPES or at in side.figured:
            continue
        for target in range(at + 1, min(at + 4, len(side.words))):
            if side.words[target].content and side.words[target].norm not in _SCOPES:
                yield at, target
                break


def _exclusive(side: Side) -> list[int]:
    """The first exclusive word, if there is one."""
    return [at for at, word in enumerate(side.words) if word.norm in _EXCLUSIVE][:1]
