"""What stands after an article: credits, furniture of the page's foot, readers' comments."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.intake.text.units import Unit
from workbench.intake.wording.lines import (
    is_biography,
    is_comment_control,
    is_comments_heading,
    is_credit,
)

_NOTES = frozenset({"note", "reference"})
_KEPT = frozenset({"note", "reference", "boilerplate", "credit", "heading"})
_LARGEST_REST = 0.5
"""How much of a text may stand below its credit line and still be readers' comments."""
_FURNITURE = 0.15
"""The share of lines below an article that must be reply buttons and the like, if it is long."""
_MENU = 4
_MENU_WORDS = 5


def find_credits(every: Sequence[Unit]) -> None:
    """Mark the lines in a text's second half that credit those who worked on it."""
    prose = [unit for unit in every if unit.prose]
    for unit in prose[len(prose) // 2 :]:
        if unit.kind is None and is_credit(unit.words):
            unit.kind = "credit"


def find_end(every: Sequence[Unit]) -> None:
    """Mark comments, the page's foot and the author's biography; the rest keeps its kind."""
    end = _comments_heading(every)
    if end is not None:
        for unit in every[end:]:
            if is_comments_heading(unit.words):
                unit.kind = "boilerplate"
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
            below = every[at + 1 :]
            ours = any(is_credit(other.words) or other.kind in _NOTES for other in below)
            if ours or at < _first_prose(every):
                return None
            while is_comments_heading(every[at - 1].words):
                at -= 1
            return at
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
    """The index of the last credit below the first prose; biographies beside it are marked."""
    first = _first_prose(every)
    credits = [at for at in range(first + 1, end) if every[at].kind == "credit"]
    last = credits[-1] if credits else None
    prose = [at for at in range(first + 1, end) if every[at].kind is None]
    near = [at for at in prose if last is not None and abs(at - last) < 3]
    for at in near or prose[-2:]:
        if is_biography(every[at].words):
            every[at].kind = "credit"
            last = max(last or at, at)
    return last


def _below_is_comments(every: Sequence[Unit], credit: int) -> bool:
    """Whether what stands below the last credit is by readers, not by the author."""
    below = [unit for unit in every[credit + 1 :] if unit.prose]
    furniture = sum(1 for unit in below if is_comment_control(unit.words))
    if furniture > 1 and furniture >= _FURNITURE * len(below):
        return True
    total = sum(unit.size for unit in every if unit.kind != "boilerplate")
    return sum(unit.size for unit in below) <= _LARGEST_REST * total
