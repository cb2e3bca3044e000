"""Provisional: declared anchors only."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.model.document import Marker, Note, Problem
from workbench.model.manuscript import Manuscript


@dataclass(frozen=True, slots=True)
class Linked:
    """Marks and notes, linked."""

    markers: tuple[Marker, ...]
    notes: tuple[Note, ...]
    problems: tuple[Problem, ...]


def link(manuscript: Manuscript) -> Linked:
    """Link the declared marks."""
    keys = {span.key: index for index, span in enumerate(manuscript.notes)}
    markers = []
    for anchor in manuscript.anchors:
        note = keys.get(anchor.note) if anchor.note else None
        problem = "dangling" if note is None else None
        markers.append(Marker(anchor.label, anchor.start, anchor.end, None, note, problem))
    notes = tuple(
        Note(s.key, s.label, manuscript.text[s.body[0] : s.body[1]], s.start, s.end, s.targets)
        for s in manuscript.notes
    )
    return Linked(tuple(markers), notes, ())
