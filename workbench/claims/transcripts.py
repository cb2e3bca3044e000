"""Interviews and debates: paragraphs that open with the name of who speaks and a colon."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from workbench.claims import lexicon as lx
from workbench.claims.abbreviations import OPENERS
from workbench.model.document import Sentence

_LABEL = re.compile(r"(?P<name>[A-Z][\w.’'-]+(?:\s[A-Z][\w.’'-]*){0,3}):\s")
_QUOTE_MARKS = tuple('“"«„‘')
_TURNS = 2
"""A name must open so many paragraphs to be a speaker's."""


def speakers(text: str, sentences: Sequence[Sentence]) -> dict[int, str]:
    """Who speaks in which block, for the blocks of a transcript.

    Args:
        text: the document's text.
        sentences: its sentences.

    Returns:
        The speaker of every block that opens with one, by the block's index.
    """
    labels: dict[int, str] = {}
    quoted: set[int] = set()
    block = -1
    for sentence in sentences:
        if sentence.block != block:
            block = sentence.block
            if label := _LABEL.match(text, sentence.start, sentence.end):
                labels[block] = " ".join(label["name"].split())
                if " " in labels[block] and text[label.end() : label.end() + 1] in _QUOTE_MARKS:
                    quoted.add(block)
    counts = Counter(labels.values())
    return {
        block: name
        for block, name in labels.items()
        if (counts[name] >= _TURNS or block in quoted) and not _heading(name.lower())
    }


def _heading(name: str) -> bool:
    """Whether the word is one that opens paragraphs of any text: ``Note:``, ``Update:``."""
    return name in OPENERS or name in lx.COMMON or name in _HEADINGS


_HEADINGS = lx.words(
    "note notes update source sources correction caption photo warning example answer question "
    "summary background result results conclusion tip fact claim verdict rating photograph image"
)
