"""What two statements have in common and where they part."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Relation = Literal["agrees", "differs", "related"]
DifferenceKind = Literal[
    "number", "unit", "date", "name", "negation", "antonym", "hedge", "scope", "attribution"
]


@dataclass(frozen=True, slots=True)
class Difference:
    """One atom that disagrees.

    Attributes:
        left, right: the words on either side (either may be empty).
        left_span, right_span: their places in the compared strings, or None when absent.
    """

    kind: DifferenceKind
    left: str
    right: str
    left_span: tuple[int, int] | None
    right_span: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """The outcome of comparing two statements. A proposal; never a verdict.

    Attributes:
        shared: content words and figures both have, in the left one's order.
        aligned: pairs of spans (left, right) that match word for word.
    """

    relation: Relation
    differences: tuple[Difference, ...] = ()
    shared: tuple[str, ...] = ()
    aligned: tuple[tuple[tuple[int, int], tuple[int, int]], ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """One ranked answer of an index."""

    id: str
    score: float
    relation: Relation
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True)
class Counterpart:
    """A claim of another document, proposed for a claim.

    Spans in ``differences`` and ``aligned`` are offsets into the two claims' exact texts.
    """

    claim: str
    counterpart: str
    score: float
    relation: Relation
    shared: tuple[str, ...] = ()
    differences: tuple[Difference, ...] = ()
    aligned: tuple[tuple[tuple[int, int], tuple[int, int]], ...] = ()
