"""Markdown, as CommonMark, GitHub and pandoc write it: notes, inline notes, links by reference.

The text is the file's own characters; every block, mark and note is a place in it.
"""

from __future__ import annotations

from pathlib import PurePath

from workbench.intake.markdown.blocks import Piece, outline
from workbench.intake.markdown.head import front_matter
from workbench.intake.markdown.notes import Notes
from workbench.intake.markdown.roles import find_roles, plain
from workbench.model.document import Block, Source
from workbench.model.manuscript import Manuscript


def read_markdown(source: Source, text: str) -> Manuscript:
    """Read a Markdown text.

    Args:
        source: where it came from.
        text: its characters; line ends are ``\\n``.

    Returns:
        The manuscript. A mark without a definition is an anchor without a note.
    """
    head = front_matter(text)
    found = outline(text, head.end)
    notes = Notes(text, found)
    listed = find_roles(text, found.pieces, declared=head.title)
    return Manuscript(
        source=source,
        title=head.title or _title(text, found.pieces) or PurePath(source.name).stem,
        language=head.language,
        published=head.published,
        text=text,
        blocks=(*head.blocks, *map(_block, found.pieces)),
        anchors=notes.anchors(),
        notes=tuple(sorted((*notes.spans(), *listed), key=lambda note: note.start)),
        links=notes.links(),
        problems=notes.problems(),
    )


def _block(piece: Piece) -> Block:
    start = piece.marker if piece.kind in {"note", "reference"} else piece.start
    return Block(piece.kind, start, piece.end, piece.level)


def _title(text: str, pieces: list[Piece]) -> str:
    """The words of the title, else of the first heading."""
    for kind in ("title", "heading"):
        for piece in pieces:
            if piece.kind == kind:
                return plain(text[piece.start : piece.end])
    return ""
