"""How publishing systems mark up notes: a page each, as the system would write it.

``systems.txt`` gives for each a mark, what stands below the text, and a note, one line each.
"""

from __future__ import annotations

from pathlib import Path

FIRST, SECOND = "The toll book gives the sum twice.", "See the harbour map of 1871."
_BODY = (
    "<p>The bridge cost 400 pounds{0} to build.</p>"
    "<p>It was opened in spring{1} and stands yet.</p>"
)
_PAGE = "<!DOCTYPE html><html><head><title>A bridge</title></head><body>{}{}</body></html>"
_LINES = 4


def systems() -> dict[str, str]:
    """A page of each system. All say the same two sentences, a mark in each, and two notes."""
    lines = Path(__file__).with_suffix(".txt").read_text(encoding="utf-8").splitlines()
    entries = [lines[at : at + _LINES] for at in range(0, len(lines), _LINES + 1)]
    return {name.removeprefix("## "): _page(*how) for name, *how in entries}


def _page(mark: str, below: str, note: str) -> str:
    """A page.

    Args:
        mark: a mark; ``{n}`` is its number, ``{u}`` that raised, ``{note}`` its note's words.
        below: what stands below the text; ``{}`` is the place of the notes.
        note: a note, as the mark.
    """
    body = _BODY.format(_numbered(mark, 1), _numbered(mark, 2))
    return _PAGE.format(body, below.replace("{}", _numbered(note, 1) + _numbered(note, 2)))


def _numbered(text: str, number: int) -> str:
    words, raised = ((FIRST, "¹"), (SECOND, "²"))[number - 1]
    return text.replace("{n}", str(number)).replace("{u}", raised).replace("{note}", words)
