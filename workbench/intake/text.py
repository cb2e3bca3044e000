"""Plain text: structure found by layout and wording."""

from __future__ import annotations

from workbench.model.document import Block, Source
from workbench.model.manuscript import Manuscript


def read_text(source: Source, text: str) -> Manuscript:
    """Read a plain text."""
    blocks = []
    start = 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block("paragraph", start, start + len(line)))
        start += len(line) + 1
    return Manuscript(source, source.name, None, None, text, tuple(blocks))
