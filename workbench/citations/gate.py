"""The gate: digits become marks only where their values make sense together.

The first appearances of a document's marks rise by one, from any start; values may come back
later. So the longest such chain through all candidates is looked for (dynamic programming over
values, linear in the candidates), and a candidate passes when it is part of the chain, or repeats
a value of it, or has a note. What reads as something else too passes only where the chain lacks
exactly its value.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from workbench.citations.candidates import Candidate, Strength

_WEIGHT = {Strength.WEAK: 0.3, Strength.MEDIUM: 0.7, Strength.STRONG: 1.0}
_WIDEST_GAP = 12
"""Values that a chain may skip in a row: marks that were lost or do not show as such."""
_SKIP_COST = 0.35
_MOST_CHAINS = 6
"""Chains looked for one after another: numbering that restarts, or parts of a text."""
_SECOND_CHAIN = 4
"""Steps by one that a further chain must have."""


@dataclass(frozen=True, slots=True)
class _Node:
    """One value of a candidate."""

    candidate: int
    value: int
    place: int
    strength: Strength
    closes: bool
    host: str


@dataclass(frozen=True, slots=True)
class Chain:
    """Values that rise through a text: nodes in text order."""

    nodes: tuple[_Node, ...]

    @property
    def steps(self) -> int:
        """How often the next value is exactly one more."""
        return sum(1 for a, b in zip(self.nodes, self.nodes[1:], strict=False) if b.value == a.value + 1)

    @property
    def skipped(self) -> int:
        """How many values are left out."""
        span = self.nodes[-1].value - self.nodes[0].value + 1
        return span - len(self.nodes)


def passing(candidates: Sequence[Candidate], listed: frozenset[int]) -> set[int]:
    """Which candidates are marks.

    Args:
        candidates: possible marks of one family, in text order.
        listed: the numbers of the notes that the document has.

    Returns:
        The indexes of those that pass.
    """
    nodes = [
        _Node(at, value, candidate.start, candidate.strength, candidate.closes, candidate.host)
        for at, candidate in enumerate(candidates)
        for value in candidate.values
        if value is not None and value > 0
    ]
    chains = _chains(nodes, listed)
    good: set[_Node] = set()
    for chain in chains:
        good |= _of_chain(chain, nodes)
    if listed:
        strong = (node for node in nodes if node.strength is Strength.STRONG)
        good |= {node for node in strong if node.value in listed}
    elif not chains:
        good = _single_value(nodes)
    elif 2 * sum(1 for node in good if node.closes) < len(good):
        # Marks mostly stand at the end of a clause; names with numbers stand anywhere.
        return set()
    passed = {(node.candidate, node.value) for node in good}
    return {
        at
        for at, candidate in enumerate(candidates)
        if all((at, value) in passed for value in candidate.values)
    }


def _chains(nodes: Sequence[_Node], listed: frozenset[int]) -> list[Chain]:
    """The chains of a text, the longest first, that are more than chance."""
    chains: list[Chain] = []
    rest = list(nodes)
    while rest and len(chains) < _MOST_CHAINS:
        chain = _trimmed(_longest(rest), listed)
        if chain is None or not _is_plausible(chain, listed, first=not chains):
            break
        chains.append(chain)
        used = set(chain.nodes)
        rest = [node for node in rest if node not in used]
    return chains


def _longest(nodes: Sequence[_Node]) -> Chain:
    """The chain of greatest weight; skipped values cost."""
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
    return Chain(tuple(reversed(chain)))


def _trimmed(chain: Chain, listed: frozenset[int]) -> Chain | None:
    """The chain without uncertain ends: a price may follow a text's last mark."""
    nodes = list(chain.nodes)
    while nodes and not _is_sure(nodes[-1], listed):
        nodes.pop()
    while nodes and not _is_sure(nodes[0], listed):
        nodes.pop(0)
    return Chain(tuple(nodes)) if nodes else None


def _is_sure(node: _Node, listed: frozenset[int]) -> bool:
    if node.strength is Strength.STRONG:
        return True
    return node.strength is Strength.MEDIUM and (node.closes or node.value in listed)


def _is_plausible(chain: Chain, listed: frozenset[int], *, first: bool) -> bool:
    """Whether a chain is more than chance."""
    strong = sum(1 for node in chain.nodes if node.strength is Strength.STRONG)
    if not first:
        return chain.steps >= _SECOND_CHAIN and strong * 2 >= len(chain.nodes)
    if listed and any(node.value in listed for node in chain.nodes) and strong:
        return True
    return chain.steps > 0 and strong > 1 and chain.skipped <= 2 * chain.steps


def _of_chain(chain: Chain, nodes: Sequence[_Node]) -> set[_Node]:
    """The nodes that a chain lets pass: its own, and those that repeat a value of it."""
    good: set[_Node] = set()
    values = [node.value for node in chain.nodes]
    for at, node in enumerate(chain.nodes):
        exact = (at == 0 or values[at - 1] == node.value - 1) and (
            at + 1 == len(values) or values[at + 1] == node.value + 1
        )
        if node.strength > Strength.WEAK or (exact and 0 < at):
            good.add(node)
    places = [node.place for node in chain.nodes]
    for node in nodes:
        at = bisect_right(places, node.place)
        if at and values[0] <= node.value <= values[at - 1] and _may_repeat(node):
            good.add(node)
        elif node.value < values[0] and len(chain.nodes) > 2 and node.strength is Strength.STRONG:
            good.add(node)
    return good


def _may_repeat(node: _Node) -> bool:
    """Whether a value may come back in this shape."""
    return node.strength is Strength.STRONG or (node.strength is Strength.MEDIUM and node.closes)


def _single_value(nodes: Sequence[_Node]) -> set[_Node]:
    """Marks of a text that cites one note only: the first, or one value on several words."""
    strong = [node for node in nodes if node.strength is Strength.STRONG and node.closes]
    if not strong or len({node.value for node in strong}) > 1:
        return set()
    value = strong[0].value
    if value == 1 or len({(node.host or node.place) for node in strong}) > 1:
        return set(strong)
    return set()
