"""Whether a passage that was pinned in a source still stands in a later copy of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from workbench.model.comparison import Edit
from workbench.sources.quotations import check_quotation

DriftKind = Literal["same", "moved", "altered", "gone"]


@dataclass(frozen=True, slots=True)
class Drift:
    """What became of a passage.

    Attributes:
        kind: ``same``: it stands where it stood; ``moved``: it stands elsewhere, word for word;
            ``altered``; ``gone``.
        start, end: where it stands now, or None when gone.
        edits: what was changed.
    """

    kind: DriftKind
    start: int | None
    end: int | None
    edits: tuple[Edit, ...] = ()


def drift_of(passage: str, start: int, now: str) -> Drift:
    """Look for a passage in a later text of its source.

    Args:
        passage: its words.
        start: where it stood.
        now: the later text.
    """
    if now[start : start + len(passage)] == passage:
        return Drift("same", start, start + len(passage))
    at = now.find(passage)
    if at >= 0:
        return Drift("moved", at, at + len(passage))
    found = check_quotation(passage, now)
    if found.status == "absent":
        return Drift("gone", None, None)
    kind: DriftKind = "moved" if found.status == "verbatim" else "altered"
    return Drift(kind, found.start, found.end, found.edits)
