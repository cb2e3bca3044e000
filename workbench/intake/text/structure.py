"""The roles of a plain text's units: one pass for each kind, the most certain first."""

from __future__ import annotations

import re
from collections.abc import Sequence

from workbench.intake.labels import bullet_length, note_label
from workbench.intake.text.afterwards import find_credits, find_end
from workbench.intake.text.head import Head, find_head
from workbench.intake.text.notelist import find_notes
from workbench.intake.text.units import Unit, merged
from workbench.intake.wording.frames import inside_frame
from workbench.intake.wording.lines import (
    is_boilerplate,
    is_caption,
    is_contents_heading,
    section_kind,
)
from workbench.model.manuscript import NoteSpan

_CHAPTER = re.compile(
    r"(?:chapter|part|book|section|act|scene|volume|letter|canto|appendix|article|prologue|epilogue"
    r"|preface|introduction|kapitel|teil|chapitre|partie|capítulo|parte)\b[^.!?]{0,12}"
    r"(?:[.:—–-]\s*.{0,100})?\Z|[IVXLC]+\.?\Z",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"(?P<number>\d{1,2}(?:\.\d{1,2}){0,4})\.?\s+[^\W\d_a-z]")
_COLUMNS = re.compile(r"\S(?:\t| {3,})\S")
_PIPES = re.compile(r"\|.*\||[+|][-=+| ]{3,}\Z|[-=]{3,}(?:\s+[-=]{3,})+\Z")
_QUOTED = re.compile(r">\s?")
_COUNT = re.compile(r"[\d.,:/ ]+[kKmM]?")
"""A number on a line of its own: a page's, or how often something was liked."""
_INDENT = 3
_MANY = 4
"""Short lines in a row that are a list (or verse) rather than headings."""


def find_structure(text: str, every: list[Unit]) -> tuple[list[Unit], tuple[NoteSpan, ...], Head]:
    """Give every unit of a text its kind.

    Args:
        text: the text.
        every: its units, in order.

    Returns:
        The units (those of a table joined), the notes, and what the head says.
    """
    _frame(text, every)
    every = _tables(text, every)
    _wording(every)
    _contents(every)
    head = find_head(every)
    find_credits(every)
    notes = find_notes(text, every)
    find_end(every)
    _lists(every)
    _quotes(every)
    _headings(every)
    for unit in every:
        if unit.kind is None:
            unit.kind = "boilerplate" if _COUNT.fullmatch(unit.words) else "paragraph"
    return every, notes, head


def _frame(text: str, every: Sequence[Unit]) -> None:
    """Set aside what a library sets around a book."""
    inside = inside_frame(text, [(unit.start, unit.end) for unit in every])
    for at, unit in enumerate(every):
        if at not in inside:
            unit.kind = "boilerplate"


def _tables(text: str, every: list[Unit]) -> list[Unit]:
    """Join the rows of tables: neighbours with the same columns."""
    found: list[Unit] = []
    rows: list[Unit] = []
    for unit in [*every, None]:
        if unit is not None and (not rows or not unit.gap) and _is_row(text, unit):
            rows.append(unit)
            continue
        found.extend(rows if len(rows) < 2 else [merged(text, rows, "table")])
        rows = []
        if unit is not None:
            if _is_row(text, unit):
                rows.append(unit)
            else:
                found.append(unit)
    return found


def _is_row(text: str, unit: Unit) -> bool:
    """Whether a line may be a row of a table."""
    if unit.kind is not None or unit.lines > 1 or unit.size > 2000:
        return False
    line = text[unit.start : unit.end]
    if "|" not in line and "\t" not in line and "   " not in line and line[:1] not in "+-=":
        return False
    return bool(_PIPES.match(line) or (_COLUMNS.search(line) and not bullet_length(line)))


def _wording(every: Sequence[Unit]) -> None:
    """Mark what its own words give away: furniture and captions."""
    for unit in every:
        if unit.kind is None and is_boilerplate(unit.words):
            unit.kind = "boilerplate"
        elif unit.kind is None and is_caption(unit.words):
            unit.kind = "caption"


def _contents(every: Sequence[Unit]) -> None:
    """Mark lists of contents: their title and the short lines below it."""
    lines = [unit.words.casefold() for unit in every]
    last = {line: at for at, line in enumerate(lines)}
    for at, unit in enumerate(every):
        if unit.kind is not None or not is_contents_heading(unit.words):
            continue
        unit.kind = "boilerplate"
        if at + 1 < len(every) and every[at + 1].kind == "table":
            every[at + 1].kind = "boilerplate"
            continue
        seen: set[str] = set()
        for place in range(at + 1, len(every)):
            entry = every[place]
            if entry.kind == "boilerplate":
                continue
            if entry.kind or not entry.short or entry.terminated or lines[place] in seen:
                break
            follows = every[place + 1] if place + 1 < len(every) else None
            if last[lines[place]] == place and (follows is None or follows.sentences):
                break
            seen.add(lines[place])
            entry.kind = "boilerplate"


def _lists(every: Sequence[Unit]) -> None:
    """Mark list items; a numbered line over a paragraph is left for the headings."""
    for at, unit in enumerate(every):
        if unit.kind is not None or not bullet_length(unit.words):
            continue
        if _NUMBERED.match(unit.words) and _heads(every, at) and not _has_sibling(every, at):
            continue
        unit.kind, unit.level = "list_item", 1 + unit.indents[0] // 4


def _has_sibling(every: Sequence[Unit], at: int) -> bool:
    """Whether the unit before or after has the number before or after, at the same depth."""
    *above, own = _number(every[at])
    near = [*every[max(0, at - 1) : at], *every[at + 1 : at + 2]]
    numbers = (_number(unit) for unit in near)
    return any([*above, own + step] == number for number in numbers for step in (-1, 1))


def _number(unit: Unit) -> list[int]:
    """The number that a unit begins with, by parts: ``[2, 1]`` for ``2.1 Gauge``."""
    match = _NUMBERED.match(unit.words)
    return [int(part) for part in match["number"].split(".")] if match else []


def _quotes(every: Sequence[Unit]) -> None:
    """Mark quotations set apart: by ``>`` or, in a wrapped text, by indentation."""
    margins = [unit.indents[1] for unit in every if unit.kind is None and unit.lines > 2]
    margin = max(set(margins), key=margins.count) if margins else None
    for unit in every:
        if unit.kind is not None:
            continue
        indented = margin is not None and min(unit.indents) >= margin + _INDENT
        if _QUOTED.match(unit.words) or (indented and unit.lines > 1):
            unit.kind = "quote"


def _headings(every: Sequence[Unit]) -> None:
    """Mark headings: short open lines above prose; many of them in a row are a list."""
    at = 0
    while at < len(every):
        if every[at].kind is not None or not _looks_like_heading(every, at):
            at += 1
            continue
        after = at
        while (
            after < len(every) and every[after].kind is None and _looks_like_heading(every, after)
        ):
            after += 1
        run = every[at:after]
        listed = at > 0 and every[at - 1].tail.endswith(":")
        if len(run) >= _MANY or listed:
            for unit in run[:-1] if not listed and _heads(every, after - 1) else run:
                unit.kind, unit.level = "list_item", 1
            run = run[-1:] if run[-1].kind is None else []
        if _heads(every, after - 1):
            for depth, unit in enumerate(run):
                unit.kind, unit.level = "heading", _level(unit, depth)
        at = after


def _looks_like_heading(every: Sequence[Unit], at: int) -> bool:
    """Whether a line is short, begins like a heading and does not end like a sentence."""
    unit = every[at]
    words = unit.words
    if not unit.short or words[:1].islower() or not any(char.isalpha() for char in words):
        return False
    alone = unit.gap > 0 or at == 0 or unit.lines == 1
    if unit.tail.endswith((",", ";", ":", "—")):
        return False
    if _CHAPTER.match(words) or (words.isupper() and unit.gap):
        return alone
    if unit.terminated:
        question = words.endswith("?") and words[0] not in "“\"‘'«—–-"
        return question and words.count(" ") < 12 and alone
    return alone


def _heads(every: Sequence[Unit], at: int) -> bool:
    """Whether prose, a list or a table stands below a unit, furniture between them left out."""
    for unit in every[at + 1 : at + 5]:
        if unit.kind in ("boilerplate", "caption", "credit"):
            continue
        if unit.kind is None:
            return unit.sentences or note_label(unit.words) is not None
        return unit.kind in ("table", "list_item", "quote", "note", "reference", "heading")
    return False


def _level(unit: Unit, depth: int) -> int:
    """A heading's depth, by its numbering, its wording, and the headings right above it."""
    if (match := _NUMBERED.match(unit.words)) is not None:
        return 1 + match["number"].count(".") + 1
    if section_kind(unit.words):
        return 2
    return (1 if _CHAPTER.match(unit.words) else 2) + depth
