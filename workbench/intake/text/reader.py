"""Plain text: structure by layout and wording, as copied from a page or typed with line ends."""

from __future__ import annotations

from pathlib import PurePath

from workbench.intake.text.structure import find_structure
from workbench.intake.text.units import units
from workbench.model.document import Block, Source
from workbench.model.manuscript import Manuscript


def read_text(source: Source, text: str) -> Manuscript:
    """Read a plain text.

    Args:
        source: where it came from.
        text: its characters; line ends are ``\\n``.

    Returns:
        The manuscript; its blocks cover everything that is not white space.
    """
    every, notes, head = find_structure(text, units(text))
    return Manuscript(
        source=source,
        title=head.title or PurePath(source.name).stem,
        language=None,
        published=head.published,
        text=text,
        blocks=tuple(Block(u.kind or "paragraph", u.start, u.end, u.level) for u in every),
        notes=notes,
    )
