"""The gate: digits become marks only where their values make sense together.

The first appearances of a document's marks rise by one, from any start; values may come back
later. So the longest such chain through all candidates is looked for (dynamic programming over
values, linear in the candidates), and a candidate passes when it is part of the chain, or repeats
a value of it, or has a note. What reads as something else too passes only where the chain lacks
exactly its value.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from workbench.citations.candidates import Candidate, Strength

_WEIGHT = {
    Strength.WEAK: 0.3,
    Strength.MEDIUM: 0.7,
    Strength.STRONG: 1.0,
    Strength.CERTAIN: 1.0,
}
_WIDEST_GAP = 12
"""Values that a chain may skip in a row: marks that were lost or do not show as such."""
_SKIP_COST = 0.35
_MOST_CHAINS = 6
"""Chains looked for one after another: numbering that restarts, or parts of a text."""
_UNBROKEN = 3
"""Steps by one, none left out, that speak for a chain of any shape."""
_SECOND_CHAIN = 4
"""Steps by one that a further chain must have."""


@dataclass(frozen=True, slots=True)
class Lack:
    """A value that the marks leave out, and where it should stand.

    Attributes:
        doubtful: places that may hold it; none of them could be chosen.
    """

    value: int
    start: int
    end: int
    doubtful: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Passed:
    """What the gate lets through: indexes of candidates, and what is missing between them."""

    indexes: frozenset[int]
    lacks: tuple[Lack, ...] = ()


@dataclass(eq=False, frozen=True, slots=True)
class _Node:
    """One value of a candidate; two nodes are never equal, which makes sets of them fast."""

    candidate: int
    value: int
    place: int
    strength: Strength
    closes: bool
    host: str


_Chain = tuple[_Node, ...]


def gate(candidates: Sequence[Candidate], listed: frozenset[int]) -> Passed:
    """Decide which candidates are marks.

    Args:
        candidates: possible marks of one family, in text order.
        listed: the numbers of the notes that the document has.
    """
    nodes = [
        _Node(at, value, candidate.start, candidate.strength, candidate.closes, candidate.host)
        for at, candidate in enumerate(candidates)
        for value in candidate.values
        if value is not None and value > 0
    ]
    chains = _chains(nodes, listed)
    good: set[_Node] = set()
    lacks: list[Lack] = []
    for chain in chains:
        sure, missing = _checked(chain, nodes)
        good |= sure | _repeats(chain, nodes)
        lacks.extend(missing)
    if listed:
        strong = (node for node in nodes if node.strength >= Strength.STRONG)
        good |= {node for node in strong if node.value in listed}
    elif not chains:
        good = _single_value(nodes)
    elif 2 * sum(1 for node in good if node.closes) < len(good):
        # Marks mostly stand at the end of a clause; names with numbers stand anywhere.
        return Passed(frozenset())
    passed = {(node.candidate, node.value) for node in good}
    indexes = {
        at
        for at, candidate in enumerate(candidates)
        if all((at, value) in passed for value in candidate.values)
    }
    seen = {node.value for node in good}
    return Passed(frozenset(indexes), tuple(lack for lack in lacks if lack.value not in seen))


def _chains(nodes: Sequence[_Node], listed: frozenset[int]) -> list[_Chain]:
    """The chains of a text, the longest first, that are more than chance."""
    chains: list[_Chain] = []
    rest = list(nodes)
    while rest and len(chains) < _MOST_CHAINS:
        chain = _trimmed(_longest(rest), listed)
        if not chain or not _is_plausible(chain, listed, first=not chains):
            break
        chains.append(chain)
        used = set(chain)
        rest = [node for node in rest if node not in used]
    return chains


def _longest(nodes: Sequence[_Node]) -> _Chain:
    """The chain of greatest weight; values that it skips cost."""
    best: dict[int, tuple[float, int]] = {}
    before: list[int] = []
    top = (0.0, -1)
    for at, node in enumerate(nodes):
        score, previous = 0.0, -1
        for value in range(node.value - 1, max(0, node.value - 2 - _WIDEST_GAP), -1):
            if value in best:
                gained = best[value][0] - _SKIP_COST * (node.value - 1 - value)
                if gained > score:
                    score, previous = gained, best[value][1]
        score += _WEIGHT[node.strength]
        before.append(previous)
        if score > best.get(node.value, (0.0, -1))[0]:
            best[node.value] = (score, at)
            top = max(top, (score, at), key=lambda pair: pair[0])
    chain: list[_Node] = []
    at = top[1]
    while at >= 0:
        chain.append(nodes[at])
        at = before[at]
    return tuple(reversed(chain))


def _trimmed(chain: _Chain, listed: frozenset[int]) -> _Chain:
    """The chain without uncertain ends: a price may follow a text's last mark."""
    nodes = list(chain)
    while nodes and not _is_sure(nodes[-1], nodes[-2:-1], listed):
        nodes.pop()
    while nodes and not _is_sure(nodes[0], nodes[1:2], listed):
        nodes.pop(0)
    return tuple(nodes)


def _is_sure(node: _Node, beside: Sequence[_Node], listed: frozenset[int]) -> bool:
    """Whether a chain may end with a node: by its shape, or because its note waits for it."""
    if node.strength >= Strength.STRONG:
        return True
    if node.strength is Strength.MEDIUM:
        return node.closes or node.value in listed
    return node.value in listed and any(abs(node.value - other.value) == 1 for other in beside)


def _is_plausible(chain: _Chain, listed: frozenset[int], *, first: bool) -> bool:
    """Whether a chain is more than chance."""
    strong = sum(1 for node in chain if node.strength >= Strength.STRONG)
    steps = sum(1 for a, b in pairwise(chain) if b.value == a.value + 1)
    if not first:
        return steps >= _SECOND_CHAIN and strong * 2 >= len(chain)
    if strong and any(node.value in listed for node in chain):
        return True
    if len(listed) > 1 and listed <= {n.value for n in chain if n.strength > Strength.WEAK}:
        return True
    skipped = chain[-1].value - chain[0].value + 1 - len(chain)
    likely = sum(1 for node in chain if node.strength > Strength.WEAK)
    if steps >= _UNBROKEN and not skipped and 2 * likely >= len(chain):
        return True
    return steps > 0 and strong > 1 and skipped <= 2 * steps


def _checked(chain: _Chain, nodes: Sequence[_Node]) -> tuple[set[_Node], list[Lack]]:
    """The nodes of a chain that stand, and the values that it lacks."""
    weak: dict[int, list[int]] = defaultdict(list)
    for node in nodes:
        if node.strength is Strength.WEAK:
            weak[node.value].append(node.place)
    good, lacks = set(), []
    for at, node in enumerate(chain):
        low = chain[at - 1] if at else None
        high = chain[at + 1] if at + 1 < len(chain) else None
        start = low.place if low else -1
        rivals = [place for place in weak[node.value] if not high or start < place < high.place]
        exact = (low is None or low.value == node.value - 1) and (
            high is None or high.value == node.value + 1
        )
        if node.strength > Strength.WEAK or (exact and len(rivals) == 1):
            good.add(node)
        else:
            lacks.append(Lack(node.value, max(start, 0), node.place, tuple(rivals)))
        if low is not None:
            lacks.extend(
                Lack(value, low.place, node.place) for value in range(low.value + 1, node.value)
            )
    return good, lacks


def _repeats(chain: _Chain, nodes: Sequence[_Node]) -> set[_Node]:
    """Nodes that repeat a value which the chain has had before their place, or has next."""
    places = [node.place for node in chain]
    first = chain[0].value
    good: set[_Node] = set()
    for node in nodes:
        at = bisect_right(places, node.place)
        had = bool(at) and first <= node.value <= chain[at - 1].value
        due = at < len(chain) and node.value == chain[at].value
        if had or due:
            if node.strength >= Strength.STRONG or (
                node.strength is Strength.MEDIUM and node.closes
            ):
                good.add(node)
        elif node.value < first and len(chain) > 2 and node.strength >= Strength.STRONG:
            # An excerpt may cite notes that were first cited before it begins.
            good.add(node)
    return good


def _single_value(nodes: Sequence[_Node]) -> set[_Node]:
    """Marks of a text that cites one note only: the first, or one value on several words."""
    strong = {node for node in nodes if node.strength >= Strength.STRONG and node.closes}
    if len({node.value for node in strong}) != 1:
        return set()
    hosts = {node.host or str(node.place) for node in strong}
    return strong if len(hosts) > 1 or next(iter(strong)).value == 1 else set()
