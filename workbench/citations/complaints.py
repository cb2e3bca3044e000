"""What a checker should query about marks and notes, one row each: what it is, what to do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from workbench.citations.gate import Lack
from workbench.citations.numbering import missing_numbers
from workbench.model.document import Marker, Note, Problem
from workbench.model.manuscript import NoteSpan

_QUOTED = 30
"""Characters of the text before a place that a message shows."""


def of_markers(text: str, markers: Sequence[Marker], *, listed: bool) -> Iterator[Problem]:
    """Marks without a note, and marks that several notes claim.

    Args:
        text: the document's text.
        markers: its marks.
        listed: whether the document has notes at all.
    """
    for marker in markers:
        where = f"mark {marker.label} behind “{_before(text, marker.start)}”"
        if marker.problem == "dangling":
            why = "the notes have no such label" if listed else "the text has no list of notes"
            yield Problem(
                "dangling marker",
                marker.start,
                marker.end,
                f"{where} has no note: {why}; find the source it meant, or correct the link",
            )
        elif marker.problem == "ambiguous":
            yield Problem(
                "ambiguous mark",
                marker.start,
                marker.end,
                f"{where} may mean more than one note; read them and correct the link",
            )


def of_notes(notes: Sequence[Note], spans: Sequence[NoteSpan]) -> Iterator[Problem]:
    """Notes without a mark: one row each, or one for a list that nothing cites."""
    pairs = list(zip(notes, spans, strict=True))
    for _, members in groupby(pairs, key=lambda pair: (pair[1].section, not pair[1].label)):
        group = [note for note, _ in members]
        unused = [note for note in group if note.problem == "unused"]
        if len(unused) == len(group) > 1:
            yield Problem(
                "unused note",
                group[0].start,
                group[-1].end,
                f"nothing in the text cites any of these {len(group)} notes; "
                "find their marks, or treat the list as further reading",
            )
            continue
        for note in unused:
            name = f"note {note.label}" if note.label else "this note"
            yield Problem(
                "unused note",
                note.start,
                note.end,
                f"{name} is cited nowhere; find its mark, or ask what it is for",
            )


def of_gaps(spans: Sequence[NoteSpan]) -> Iterator[Problem]:
    """Numbers that a note list leaves out."""
    for value, behind in missing_numbers(spans):
        yield Problem(
            "note lost",
            behind.start,
            behind.end,
            f"the list has no note {value} before note {behind.label}; "
            "compare with the original, or ask the writer for it",
        )


def of_lacks(text: str, lacks: Sequence[Lack]) -> Iterator[Problem]:
    """Values that the marks in the text leave out."""
    for lack in lacks:
        if len(lack.doubtful) > 1:
            at = lack.doubtful[0]
            places = "”, “".join(_around(text, place) for place in lack.doubtful[:3])
            yield Problem(
                "ambiguous mark",
                at,
                min(len(text), at + len(str(lack.value))),
                f"mark {lack.value} is missing, and more than one figure may hold it "
                f"(“{places}”); compare with the original and add the link",
            )
        else:
            yield Problem(
                "mark lost",
                lack.start,
                min(lack.end + len(str(lack.value)), len(text)),
                f"no mark {lack.value} was found between its neighbours; "
                "compare with the original and add the link",
            )


def of_references(note: Note, astray: Sequence[str]) -> Iterator[Problem]:
    """References from a note to notes that are not there."""
    for label in astray:
        yield Problem(
            "dangling cross-reference",
            note.start,
            note.end,
            f"note {note.label or 'here'} refers to {label}, which is not among the notes; "
            "find the work it meant",
        )


def _before(text: str, place: int) -> str:
    """The words right before a place, for a message."""
    return " ".join(text[max(0, place - _QUOTED) : place].split())


def _around(text: str, place: int) -> str:
    """A figure with its surroundings, for a message."""
    return " ".join(text[max(0, place - 12) : place + 6].split())
