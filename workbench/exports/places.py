"""A document cut at the bounds of its claims, so that each can be shown in its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from workbench.exports.entries import Entry
from workbench.model.document import Block


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of a block's text.

    Attributes:
        entries: the claims that it is part of, by their place in the list of entries.
        begins, ends: those of which it is the first, or the last, piece.
    """

    text: str
    entries: tuple[int, ...]
    begins: tuple[int, ...]
    ends: tuple[int, ...]


def blocks_of(text: str, blocks: Sequence[Block]) -> Iterator[Block]:
    """A document's blocks, and the stretches between them that hold letters or digits.

    What stands between blocks is mostly mark-up: number signs, colons, rules.
    """
    at = 0
    for block in sorted(blocks, key=lambda block: (block.start, block.end)):
        if _has_words(text[at : block.start]):
            yield Block("paragraph", at, block.start)
        if block.end > at:
            yield Block(block.kind, max(at, block.start), block.end, block.level)
        at = max(at, block.end)
    if _has_words(text[at:]):
        yield Block("paragraph", at, len(text))


def _has_words(text: str) -> bool:
    return any(map(str.isalnum, text))


def laid_out(
    text: str, blocks: Sequence[Block], entries: Sequence[Entry]
) -> Iterator[tuple[Block, list[Stretch]]]:
    """Each block in pieces that lie in or outside of every claim.

    Boilerplate, and a title that was there already, are left out unless a claim is in them.

    Args:
        entries: all of the document's, in the order of reading.
    """
    first, titles = 0, set[str]()
    for block in blocks_of(text, blocks):
        while first < len(entries) and entries[first].detail.row.end <= block.start:
            first += 1
        spans = []
        for number in range(first, len(entries)):
            row = entries[number].detail.row
            if row.start >= block.end:
                break
            if row.end > block.start:
                spans.append((number, row.start, row.end))
        words = text[block.start : block.end].strip()
        repeated = block.kind == "title" and words in titles
        if spans or not (repeated or block.kind == "boilerplate"):
            yield block, list(_pieces(text, block, spans))
        if block.kind == "title":
            titles.add(words)


def _pieces(text: str, block: Block, spans: Sequence[tuple[int, int, int]]) -> Iterator[Stretch]:
    """A block cut at the bounds of some spans."""
    inside = {end for _, *ends in spans for end in ends if block.start < end < block.end}
    places = sorted({block.start, block.end, *inside})
    for start, end in pairwise(places):
        yield Stretch(
            text[start:end],
            tuple(n for n, first, last in spans if first < end and start < last),
            tuple(n for n, first, _ in spans if first == start),
            tuple(n for n, _, last in spans if last == end),
        )
