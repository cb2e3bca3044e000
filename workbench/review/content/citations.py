"""The footnotes a claim cites, from its marks to what the notes point to."""

from __future__ import annotations

from textual.content import Content

from workbench.model.document import Note, Target
from workbench.review.content import ink
from workbench.review.content.words import counted, one_line
from workbench.review.glyphs import Glyphs
from workbench.store.rows import Citation


def citations_heading(citations: tuple[Citation, ...], glyphs: Glyphs) -> Content:
    """How many footnotes the claim cites, or that it cites none."""
    said = f"Cites {counted(len(citations), 'note')}" if citations else "Cites no note."
    return Content.assemble((f"{glyphs.rule * 3} ", ink.QUIET), (said, ink.STRONG))


def citation_text(citation: Citation, glyphs: Glyphs) -> Content:
    """A mark, the note it leads to, and the note's targets; a dangling mark says so.

    Args:
        citation: the mark and its note.
        glyphs: the signs to draw with.
    """
    note = citation.note
    if note is None:
        problem = citation.marker.problem or "dangling"
        warning = f"{glyphs.warning} {problem}: no note for this mark was found"
        label = _label(citation.marker.label)
        return Content.assemble(label, f" {glyphs.arrow} ", (warning, ink.WARNING))
    lines = [note_line(citation.marker.label, note, glyphs)]
    lines += [_target(target) for target in note.targets]
    if not note.targets:
        lines.append(Content.styled("    no address or identifier in it", ink.QUIET))
    return Content("\n").join(lines)


def note_line(label: str, note: Note, glyphs: Glyphs) -> Content:
    """A mark and the note that it leads to."""
    return Content.assemble(_label(label), f" {glyphs.arrow} ", one_line(note.text) or "(no text)")


def _label(label: str) -> Content:
    return Content.styled(f"[{one_line(label)}]", ink.MARK)


def _target(target: Target) -> Content:
    return Content.assemble((f"    {target.kind}  ", ink.QUIET), one_line(target.value))
