"""From the entries of note lists to notes with their places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workbench.intake.labels import Label, backlink_length
from workbench.intake.text.units import Unit
from workbench.model.document import BlockKind
from workbench.model.manuscript import NoteSpan

_BACKLINKS = " \n\t↩\ufe0e↑⏎"
_COMPARED = 12
"""Characters by which a note's first word is found behind mark-up."""

Entry = tuple[Unit, Label | None, int]
"""A unit of a list, its label, and the characters before its words."""


@dataclass(slots=True)
class NoteList:
    """Note entries found together."""

    entries: list[Entry]
    kind: BlockKind


def note_spans(text: str, lists: Sequence[NoteList]) -> tuple[NoteSpan, ...]:
    """The notes of a text's lists, in text order.

    Args:
        text: the text.
        lists: its note lists; where several number alike, their notes get sections.
    """
    ordered = sorted(lists, key=lambda found: found.entries[0][0].start)
    repeated = _labels_repeat(ordered)
    spans: list[NoteSpan] = []
    for number, found in enumerate(ordered, start=1):
        spans.extend(_spans(text, found, number if repeated else 0, len(spans)))
    return tuple(spans)


def restarts(found: NoteList) -> Iterator[NoteList]:
    """A list cut where its numbers begin again (notes by chapter, under one heading)."""
    part: list[Entry] = []
    highest = 0
    for entry in found.entries:
        value = entry[1].value if entry[1] is not None else None
        if value is not None:
            if value <= 1 < highest:
                yield NoteList(part, found.kind)
                part, highest = [], 0
            highest = max(highest, value)
        part.append(entry)
    yield NoteList(part, found.kind)


def _labels_repeat(lists: Sequence[NoteList]) -> bool:
    """Whether a label stands in more than one list, or several lists have none."""
    if sum(1 for found in lists if not any(label for _, label, _ in found.entries)) > 1:
        return True
    seen: set[str] = set()
    for found in lists:
        labels = {label.label for _, label, _ in found.entries if label is not None}
        if seen & labels:
            return True
        seen |= labels
    return False


def _spans(text: str, found: NoteList, section: int, count: int) -> Iterator[NoteSpan]:
    """The notes of a list; in a labelled one, units without a label extend the note above."""
    labelled = any(label is not None for _, label, _ in found.entries)
    note: list[Entry] = []
    for entry in found.entries:
        if note and (not labelled or entry[1] is not None):
            count += 1
            yield _span(text, note, section, count)
            note = []
        if note or entry[1] is not None or not labelled:
            note.append(entry)
    if note:
        yield _span(text, note, section, count + 1)


def _span(text: str, parts: Sequence[Entry], section: int, number: int) -> NoteSpan:
    """One note from its units."""
    unit, label, skip = parts[0]
    end = parts[-1][0].end
    if label is None:
        skip = skip or backlink_length(unit.words)
    head = text[unit.start : end]
    # ``length`` was counted in words with single spaces; in the text there may be more.
    body = unit.start + _in_text(head, unit.words, skip)
    closed = head.startswith("[") and head.endswith("]") and "]" not in head[:-1]
    stop = unit.start + len(head[:-1] if closed else head.rstrip(_BACKLINKS))
    return NoteSpan(
        key=f"note-{number}",
        label=label.label if label else "",
        start=unit.start,
        end=end,
        body=(body, max(body, stop)),
        section=section,
    )


def _in_text(head: str, words: str, skip: int) -> int:
    """The offset in a text of the ``skip``-th character of its words with single spaces.

    Args:
        words: its first words as they are read: white space as single spaces, mark-up left out.
    """
    following = words[skip : skip + _COMPARED].split(" ")[0]
    at = 0
    for _ in range(skip):
        if head[at : at + 1].isspace():
            at += len(head[at:]) - len(head[at:].lstrip())
        else:
            at += 1
    at = min(at + len(head[at:]) - len(head[at:].lstrip()), len(head))
    if not head.startswith(following, at) and (behind := head.find(following, skip)) >= 0:
        return behind
    return at
