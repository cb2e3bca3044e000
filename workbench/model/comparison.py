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


@dataclass(frozen=True, slots=True)
class Passage:
    """A span of a source, with how near it is to a claim (0…1). A proposal; never a verdict."""

    start: int
    end: int
    score: float


QuotationStatus = Literal["verbatim", "drifted", "spliced", "absent"]


@dataclass(frozen=True, slots=True)
class Edit:
    """Words of a quotation and the source's words in their place; either may be empty.

    Attributes:
        quote_span: place in the quotation.
        source_span: place in the source.
    """

    quote: str
    source: str
    quote_span: tuple[int, int]
    source_span: tuple[int, int]


@dataclass(frozen=True, slots=True)
class QuotationCheck:
    """Whether a source holds a quotation.

    Attributes:
        status: ``verbatim``; ``drifted``: it stands there in other words; ``spliced``: its parts
            stand in different places; ``absent``.
        start, end: where in the source, or None when absent.
        edits: what was changed, in the quotation's order.
        parts: for ``spliced``, the spans of the source it was put together from.
    """

    status: QuotationStatus
    start: int | None
    end: int | None
    edits: tuple[Edit, ...] = ()
    parts: tuple[tuple[int, int], ...] = ()
