"""Sentence boundaries, by place in the text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from workbench.claims.tongues import boundaries
from workbench.model.document import PROSE, Block, Sentence


def split(
    text: str,
    blocks: Sequence[Block],
    shields: Sequence[tuple[int, int]] = (),
    language: str | None = None,
) -> tuple[Sentence, ...]:
    """Find the sentences of the prose blocks.

    A block bounds its sentences. Reference marks would hide a stop or look like one (``two
    stages.1 However``); they are blanked out, place by place, before stops are judged, and a
    mark after the stop goes with the sentence it follows. Sentences of one quotation are split;
    the quotation they share ties them together (:mod:`workbench.claims.quotations`).

    Args:
        text: the document's text.
        blocks: its blocks, in text order.
        shields: spans of reference marks.
        language: a language tag, or None for English.

    Returns:
        The sentences in text order, without surrounding white space.
    """
    masked = blank(text, shields)
    found: list[Sentence] = []
    for index, block in enumerate(blocks):
        if block.kind not in PROSE:
            continue
        cuts = [block.start]
        cuts += [block.start + at for at in boundaries(masked[block.start : block.end], language)]
        cuts.append(block.end)
        for start, end in pairwise(cuts):
            words = text[start:end]
            first = start + len(words) - len(words.lstrip())
            last = start + len(words.rstrip())
            if first < last:
                found.append(Sentence(first, last, index))
    return tuple(found)


def blank(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text with every span replaced by spaces; the same length."""
    parts: list[str] = []
    at = 0
    for start, end in sorted(spans):
        if start < at:
            continue
        parts += text[at:start], " " * (end - start)
        at = end
    parts.append(text[at:])
    return "".join(parts)
