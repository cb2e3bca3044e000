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
    theirs = _quantified(right)
    for target, at in _quantified(left).items():
        other = theirs.get(alignment.to_right.get(target, -1))
        if other is not None:
            apart = abs(_SCOPES[left.words[at].norm] - _SCOPES[right.words[other].norm])
            if apart >= _APART:
                yield finding("scope", (left, [at]), (right, [other]))
    ours, others = _exclusive(left), _exclusive(right)
    if bool(ours) != bool(others):
        yield finding("scope", (left, ours), (right, others), hard=False)


def _quantified(side: Side) -> dict[int, int]:
    """Content words with the quantifier that stands nearest before each."""
    found = {}
    for at, word in enumerate(side.words):
        if word.norm in _SCOPES and at not in side.figured:
            for target in range(at + 1, min(at + 4, len(side.words))):
                if side.words[target].content and side.words[target].norm not in _SCOPES:
                    found[target] = at
                    break
    return found


def _exclusive(side: Side) -> list[int]:
    """The first exclusive word, if there is one; *not only* excludes nothing."""
    found = [at for at, word in enumerate(side.words) if word.norm in _EXCLUSIVE]
    return [at for at in found if not at or side.words[at - 1].norm != "not"][:1]
