"""Small turns of words that several panes use."""

from __future__ import annotations

from textual.content import Content

from workbench.review.glyphs import Glyphs


def one_line(text: str) -> str:
    """A text with its line ends and tabs as spaces: same length, spans stay right."""
    return text.replace("\n", " ").replace("\t", " ")


def counted(number: int, noun: str) -> str:
    """A number and its noun: ``1 note``, ``1,204 notes``."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def spaced(name: str) -> str:
    """A hyphenated name as words: ``no-citation`` as ``no citation``."""
    return name.replace("-", " ")


def day(moment: str) -> str:
    """The day and minute of an ISO time: ``2026-03-01T09:30:12Z`` as ``2026-03-01 09:30``."""
    return moment[:16].replace("T", " ")


def fitted(text: Content, width: int, glyphs: Glyphs) -> Content:
    """A text of one line, cut with a sign for it where it is wider than there are cells."""
    if text.cell_length <= width:
        return text
    return text.truncate(max(0, width - len(glyphs.ellipsis))) + glyphs.ellipsis[: max(0, width)]
