"""What stands after an article: credits, furniture of the page's foot, readers' comments."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.intake.units import Unit
from workbench.intake.wording import (
    is_biography,
    is_comment_furniture,
    is_comments_heading,
    is_credit,
)

_KEPT = frozenset({"note", "reference", "boilerplate", "credit", "heading"})
_LARGEST_REST = 0.5
"""How much of a text may stand below its credit line and still be readers' comments."""
_FURNITURE_NEEDED = 2
_MENU = 4
_MENU_WORDS = 5


def find_end(every: Sequence[Unit]) -> None:
    """Mark credits, comments and the page's foot; everything else keeps its kind."""
    end = _comments_heading(every)
    if end is not None:
        every[end].kind = "boilerplate"
        _comment(every, end + 1)
    else:
        end = len(every)
    _foot(every, end)
    credit = _credit(every, end)
    if credit is not None and _below_is_comments(every, credit):
        _comment(every, credit + 1)


def _comments_heading(every: Sequence[Unit]) -> int | None:
    """The index of the heading over the comments, or None."""
    for at in range(len(every) - 1, -1, -1):
        unit = every[at]
        if unit.kind in (None, "heading", "boilerplate") and is_comments_heading(unit.words):
            below = [other for other in every[at + 1 :] if other.prose]
            if below and not any(is_credit(other.words) for other in below):
                return at if _first_prose(every) < at else None
    return None


def _first_prose(every: Sequence[Unit]) -> int:
    """The index of the first unit that reads as prose."""
    return next((at for at, unit in enumerate(every) if unit.sentences), len(every))


def _comment(every: Sequence[Unit], start: int) -> None:
    """Make comments of the units from ``start`` on; notes and furniture stay what they are."""
    for unit in every[start:]:
        if unit.kind not in _KEPT:
            unit.kind = "comment"


def _foot(every: Sequence[Unit], end: int) -> None:
    """Mark a menu at the foot of the page: several very short lines in a row."""
    at = end
    while at > 0 and _is_menu_line(every[at - 1]):
        at -= 1
    if sum(1 for unit in every[at:end] if unit.kind is None) >= _MENU:
        for unit in every[at:end]:
            unit.kind = unit.kind or "boilerplate"


def _is_menu_line(unit: Unit) -> bool:
    if unit.kind is not None:
        return unit.kind == "boilerplate"
    return unit.lines == 1 and unit.words.count(" ") < _MENU_WORDS and not unit.terminated


def _credit(every: Sequence[Unit], end: int) -> int | None:
    """Mark the credits at the article's end; the index of the last one, or None."""
    prose = [at for at in range(end) if every[at].prose]
    found: int | None = None
    for place, at in enumerate(prose):
        unit = every[at]
        late = 2 * place >= len(prose) - 1
        if late and unit.kind is None and is_credit(unit.words):
            unit.kind = "credit"
            found = at
        elif found is not None and at - found < 3 and is_biography(unit.words):
            unit.kind = "credit"
            found = at
    for at in reversed(prose[-2:]):
        if every[at].kind is None and is_biography(every[at].words):
            every[at].kind = "credit"
            found = max(found or at, at)
    return found


def _below_is_comments(every: Sequence[Unit], credit: int) -> bool:
    """Whether what stands below the last credit is by readers, not by the author."""
    below = [unit for unit in every[credit + 1 :] if unit.prose]
    if sum(1 for unit in below if is_comment_furniture(unit.words)) >= _FURNITURE_NEEDED:
        return True
    total = sum(unit.size for unit in every)
    return sum(unit.size for unit in below) <= _LARGEST_REST * total
