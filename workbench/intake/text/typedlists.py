"""Lists of notes that somebody typed into a document whose format has notes of its own.

A Word file may have no footnotes and a section "References" with ``[1]``, ``[2]`` typed before the
entries; a printed page always has them so. They are found as in a plain text, block by block.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from workbench.intake.text.notelist import find_notes
from workbench.intake.text.units import Unit, unit
from workbench.intake.wording.lines import section_kind
from workbench.model.document import Block
from workbench.model.manuscript import Manuscript, NoteSpan

_FREE = frozenset({"paragraph", "list_item", "quote"})


def with_typed_lists(manuscript: Manuscript) -> Manuscript:
    """The manuscript with the lists of notes that its format does not declare.

    Their sections are their own, so that notes the format declares keep their marks.
    """
    text, blocks = manuscript.text, manuscript.blocks
    units = [_unit(text, block) for block in blocks]
    found = find_notes(text, units, plainly=False)
    if not found:
        return manuscript
    kinds = [
        replace(block, kind=each.kind, level=0)
        if block.kind in _FREE and each.kind in ("note", "reference")
        else block
        for block, each in zip(blocks, units, strict=True)
    ]
    return replace(manuscript, blocks=tuple(kinds), notes=_joined(manuscript.notes, found))


def _unit(text: str, block: Block) -> Unit:
    """A block as a unit of plain text; what has a role already is not looked at again."""
    made = unit(text, block.start, block.end, _LAYOUT)
    made.lines = text.count("\n", block.start, block.end) + 1
    free = block.kind in _FREE or (block.kind == "heading" and section_kind(made.words) is not None)
    made.kind, made.level = None if free else block.kind, block.level
    return made


_LAYOUT = Unit(0, 0, 1, 1, (0, 0), "")
"""How a block of a set text stands: a blank line above it, at the margin."""


def _joined(declared: Sequence[NoteSpan], typed: Sequence[NoteSpan]) -> tuple[NoteSpan, ...]:
    """All notes in text order, those that were typed under keys and sections of their own."""
    above = max((note.section for note in declared), default=-1) + 1
    own = (replace(note, key=f"typed-{note.key}", section=note.section + above) for note in typed)
    return tuple(sorted((*declared, *own), key=lambda note: note.start))
