"""A check-worthy statement and what was found in it.

Spans are code points of the *document's* text, not of the claim's.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

QuotationKind = Literal["direct", "term", "scare", "nested"]
Precision = Literal["day", "month", "year", "decade", "century", "period", "weekday", "relative"]


@dataclass(frozen=True, slots=True)
class Quotation:
    """Quoted words, from the opening to the closing mark.

    Attributes:
        speaker: as the text has it, resolved through pronouns, or None.
        group: index of the quotation in the document: quotations that run over several
            sentences share it.
    """

    start: int
    end: int
    speaker: str | None
    kind: QuotationKind
    group: int = 0


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit.

    Attributes:
        value: as a decimal string (``5200000``); the lower end of a range.
        upper: the upper end of a range, else None.
        unit: canonical (``percent``, ``USD``, ``km``, or the counted noun), or None.
        bound: ``exact``, ``about``, ``over``, ``under`` or ``range``.
        text: the words, as they stand.
    """

    start: int
    end: int
    value: str
    unit: str | None
    text: str
    upper: str | None = None
    bound: str = "exact"


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date or period.

    Attributes:
        iso: ISO 8601 as far as the text decides it (``2025-05``, ``2025``, ``--03-18``), or None.
        resolved: True when ``iso`` was computed from the document's date.
    """

    start: int
    end: int
    text: str
    iso: str | None
    precision: Precision
    resolved: bool = False


@dataclass(frozen=True, slots=True)
class Name:
    """A person, organisation or place, as it stands in the text."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement of a document.

    Attributes:
        id: SHA-256 over document id and span (:func:`workbench.model.identity.claim_id`).
        text: exact: ``document.text[start:end]``.
        reading: the statement as it would stand alone; marks and mark-up left out.
        sentence: index of the document's sentence.
        check_worthy: 0…1.
        why: the features that made the score, the strongest first.
        speaker, cue: who is said to say it, and by which word.
        markers: indexes of the document's markers.
    """

    id: str
    start: int
    end: int
    text: str
    reading: str
    sentence: int
    kinds: tuple[str, ...]
    check_worthy: float
    why: tuple[str, ...]
    speaker: str | None = None
    cue: str | None = None
    quotations: tuple[Quotation, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    dates: tuple[DateMention, ...] = ()
    names: tuple[Name, ...] = ()
    markers: tuple[int, ...] = ()
