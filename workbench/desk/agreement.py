"""How far reviewers agree beyond chance: Cohen's kappa for two, Krippendorff's alpha for all.

Each reviewer's *first* decision on a claim that stands is what counts: later ones may have been
made knowing the others'. A dismissal counts as a decision.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from workbench.model.errors import UsageError

if TYPE_CHECKING:
    from workbench.store.connection import Store

Labels = Mapping[str, Mapping[str, str]]
"""What each reviewer decided on each claim: claim, reviewer, verdict."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two reviewers.

    Attributes:
        claims: how many both decided on.
        same: on how many of these alike.
        kappa: Cohen's kappa, at most 1; None where chance alone would make them agree.
    """

    one: str
    other: str
    claims: int
    same: int
    kappa: float | None


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far reviewers agree.

    Attributes:
        claims: how many at least two decided on.
        alpha: Krippendorff's alpha over all of them (nominal), at most 1; None where all
            decisions are the same, or there are none.
    """

    claims: int
    reviewers: tuple[str, ...]
    pairs: tuple[Pair, ...]
    alpha: float | None


def agreement(store: Store, document: str | None = None, *, blind: bool = False) -> Agreement:
    """Reckon it.

    Args:
        document: of one document only.
        blind: only claims that were checked blind: the first decision and the blind ones.

    Raises:
        UsageError: the library for Krippendorff's alpha is not installed.
    """
    from workbench.store.checking import blind_checks, first_decisions

    labels: dict[str, dict[str, str]] = defaultdict(dict)
    checks = blind_checks(store)
    for row in first_decisions(store, document):
        # The first on a claim was nobody's second check; the others count if they were blind.
        if not blind or not labels[row.claim] or row.event in checks:
            labels[row.claim][row.reviewer] = row.verdict
    shared = {claim: held for claim, held in labels.items() if len(held) > 1}
    names = sorted({name for held in shared.values() for name in held})
    pairs = (_pair(one, other, shared) for one, other in combinations(names, 2))
    return Agreement(
        len(shared), tuple(names), tuple(pair for pair in pairs if pair.claims), alpha(shared)
    )


def _pair(one: str, other: str, labels: Labels) -> Pair:
    both = [(held[one], held[other]) for held in labels.values() if one in held and other in held]
    return Pair(one, other, len(both), sum(a == b for a, b in both), kappa(both))


def kappa(both: Sequence[tuple[str, str]]) -> float | None:
    """Cohen's kappa (Educational and Psychological Measurement 20, 1960): (po − pe) / (1 − pe).

    Args:
        both: what two people said, case by case.
    """
    number = len(both)
    ones, others = Counter(a for a, _ in both), Counter(b for _, b in both)
    chance = sum(ones[label] * others[label] for label in ones)
    if chance == number * number:
        return None
    same = sum(a == b for a, b in both)
    return (same * number - chance) / (number * number - chance)


def alpha(labels: Labels) -> float | None:
    """Krippendorff's alpha for nominal data, through the library of that name."""
    words = sorted({word for held in labels.values() for word in held.values()})
    if len(words) < 2:
        return None
    try:
        import krippendorff
    except ImportError:
        raise UsageError(
            "Krippendorff's alpha needs a library that is not installed",
            todo="pip install 'workbench[agreement]'",
        ) from None
    counts = [[list(held.values()).count(word) for word in words] for held in labels.values()]
    return float(krippendorff.alpha(value_counts=counts, level_of_measurement="nominal"))
