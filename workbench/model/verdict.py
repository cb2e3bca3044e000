"""The words of a decision."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

VerdictName = Literal["corroborated", "contested", "unsupported"]
StateName = Literal["corroborated", "contested", "unsupported", "unreviewed", "dismissed"]

VERDICTS: tuple[VerdictName, ...] = ("corroborated", "contested", "unsupported")
STATES: tuple[StateName, ...] = (*VERDICTS, "unreviewed", "dismissed")

REASONS: dict[str, tuple[str, ...]] = {
    "corroborated": (
        "cited-source-says-it",
        "independent-source",
        "primary-document",
        "arithmetic-checks",
    ),
    "contested": (
        "cited-source-contradicts",
        "other-document-contradicts",
        "sources-conflict",
        "quotation-altered",
        "outdated",
    ),
    "unsupported": (
        "source-does-not-say-it",
        "partly-supported",
        "misattributed",
        "source-unreachable",
        "no-citation",
        "not-checkable",
    ),
}
Change = Literal["unchanged", "moved", "recited", "reworded", "numbers", "split", "merged"]
"""What differs between a claim and the one that a decision on it was made on: nothing, its place
in the order, its notes, its wording, a figure; it is a part of that one, or that one of it."""

HELD: frozenset[str] = frozenset({"unchanged", "moved"})
"""The changes that leave a decision standing; after any other it is stale."""

REASON_REQUIRED: frozenset[str] = frozenset({"unsupported"})


@dataclass(frozen=True, slots=True)
class Decision:
    """What a reviewer decides about one claim.

    Attributes:
        verdict: one of :data:`STATES`; ``unreviewed`` takes one's verdict back.
        reason: one of :data:`REASONS` for the verdict; mandatory for ``unsupported``.
        note: the reviewer's own words, or None.
    """

    verdict: StateName
    reason: str | None = None
    note: str | None = None
