"""The head of an article: navigation, title, dek, byline, date."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from workbench.intake.dates import first_date, is_date_line
from workbench.intake.labels import bullet_length, note_label
from workbench.intake.text.units import Unit
from workbench.intake.wording.lines import is_byline, is_credit, is_names

_DEPTH = 14
"""Units from the top that may belong to the head."""
_TITLE_SPACES = 2
_LONGEST_TITLE = 240
_LONGEST_DEK = 420
_TITLE_FIELD = re.compile(r"Title\s*:\s*(.+)")


@dataclass(slots=True)
class Head:
    """What an article's head says.

    Attributes:
        title: the words of the title, or empty.
        published: the date as ISO 8601, or None.
    """

    title: str = ""
    published: str | None = None


def find_head(every: Sequence[Unit]) -> Head:
    """Give the units of the head their kinds and read title and date from them."""
    head = Head()
    _catalogue(every, head)
    top = [unit for unit in every[: 3 * _DEPTH] if unit.kind is None][:_DEPTH]
    _credits(top, head)
    candidates = _candidates([unit for unit in top if unit.kind is None])
    if not candidates:
        return head
    title = _title(every, candidates, head.title)
    title.kind, title.level = "title", 1
    head.title = head.title or title.words
    for unit in candidates[: candidates.index(title)]:
        unit.kind = "boilerplate"
    _below_title(every, every.index(title))
    return head


def _title(every: Sequence[Unit], candidates: Sequence[Unit], known: str) -> Unit:
    """The title among the lines above the first paragraph.

    It is the line that a library's entry names; else the first of the lines right above the
    byline or date; else the first of some words.
    """
    named = [unit for unit in candidates if unit.words.casefold() == known.casefold()]
    if named:
        return named[0]
    credit = next((at for at, unit in enumerate(every) if unit.kind == "credit"), len(every))
    at = credit
    while at > 0 and every[at - 1].kind is None:
        at -= 1
    if at < credit < len(every) and every[at] in candidates:
        return every[at]
    wordy = [unit for unit in candidates if unit.words.count(" ") >= _TITLE_SPACES]
    return (wordy or candidates)[0]


def _catalogue(every: Sequence[Unit], head: Head) -> None:
    """Read the title from the entry that stands above a library's copy (``Title: …``)."""
    for unit in every[: 3 * _DEPTH]:
        if unit.kind == "boilerplate" and (field := _TITLE_FIELD.match(unit.words)) is not None:
            head.title = field[1]
            return


def _credits(top: Sequence[Unit], head: Head) -> None:
    """Mark byline and date lines that stand above or among the first paragraphs."""
    paragraphs = 0
    for unit in top:
        if is_byline(unit.words) or is_date_line(unit.words) or is_credit(unit.words):
            unit.kind = "credit"
            head.published = head.published or first_date(unit.words)
        elif unit.sentences:
            paragraphs += 1
        if paragraphs > 1:
            break


def _candidates(top: Sequence[Unit]) -> list[Unit]:
    """The short lines above the first paragraph, if one follows."""
    found: list[Unit] = []
    for unit in top:
        if not _may_be_title(unit):
            break
        found.append(unit)
    below = top[len(found) : len(found) + 4]
    return found if any(unit.sentences for unit in below) else []


def _may_be_title(unit: Unit) -> bool:
    """Whether a unit is short, begins like a title and does not end like a sentence."""
    words = unit.words
    if unit.size > _LONGEST_TITLE or bullet_length(words) or note_label(words):
        return False
    if unit.tail.endswith((",", ";", ":")) or words[:1].islower():
        return False
    return not (unit.terminated and not words.endswith(("?", "!", "?”", "!”"))) or words.isupper()


def _below_title(every: Sequence[Unit], title: int) -> None:
    """Mark what stands between the title and the first paragraph: a dek, the authors' names."""
    below = range(title + 1, min(title + 6, len(every)))
    credited = [at for at in below if every[at].kind == "credit"]
    last = credited[-1] if credited else title
    dek = False
    for at in below:
        unit = every[at]
        if unit.kind is not None:
            continue
        if is_names(unit.words, signed=at == last - 1):
            unit.kind = "credit"
            continue
        # A dek may be a full sentence where the byline stands below it.
        open_end = not unit.terminated and _may_be_title(unit) and unit.words.count(" ") >= 4
        if dek or not (open_end or (at < last and unit.size <= _LONGEST_DEK)):
            return
        unit.kind, dek = "dek", True
