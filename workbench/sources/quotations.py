"""Whether a source holds a quotation, word for word.

An ellipsis in a quotation may stand for words left out, and [brackets] for words put in by the
writer; neither makes it less verbatim as long as its parts stand near each other in order.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from workbench.model.comparison import Edit, QuotationCheck
from workbench.sources.folding import Folded, fold, folded, places_of

ELLIPSIS_GAP = 120
"""The most words that an ellipsis stands for; more is another passage."""
BRACKET_GAP = 8
"""The most words of the source that a bracketed insertion replaces."""
LEAST_PART = 3
"""The fewest words that make a part of a spliced quotation."""
LEAST_ALIKE = 0.6
"""The share of a quotation's words that a passage holds, in order, to be its altered original."""

_ELLIPSIS = re.compile(r"\[?(?:…|\.(?:\s?\.){2,})\]?")
_RESTORED = re.compile(r"\[([^\W\d_]{1,2})\](?=['’]?[^\W\d_])")  # [T]he: only the case was changed
_BREAK = re.compile(rf"[^\W\d_]*\[[^\[\]]{{1,80}}\]|{_ELLIPSIS.pattern}")
_NOTE_MARK = re.compile(r"[^\W\d_]*\[\d+\]")
_MOST_HITS = 40
_MOST_VOTES = 4000
"""Places of the quotation's rarest words that are looked at."""
_NEAR = 8
"""Words within which runs of words point to the same beginning."""
_MOST_REGIONS = 4


@dataclass(frozen=True, slots=True)
class _Part:
    """Words of the quotation that must stand together, and the most words before them."""

    words: tuple[str, ...]
    gap: int


@dataclass(frozen=True, slots=True)
class _Region:
    """A passage that resembles the quotation: its words, and how many of them agree."""

    first: int
    last: int
    same: int


def check_quotation(quote: str, source_text: str) -> QuotationCheck:
    """Look for a quotation in a source.

    Args:
        quote: the quoted words, with or without the marks round them.
        source_text: the whole source.

    Returns:
        ``verbatim`` with its place; ``drifted`` with the place of what it was made from and the
        edits; ``spliced`` with its parts; else ``absent``.
    """
    source = fold(source_text)
    parts = _parts(quote)
    words = tuple(word for part in parts for word in part.words)
    if not words or not source.words:
        return QuotationCheck("absent", None, None)
    together = _in_order(source, parts)
    if together is not None:
        return QuotationCheck("verbatim", *source.span(*together))
    spliced = _spliced(source, parts)
    region = _nearest(source, words)
    alike = region.same / len(words) if region else 0.0
    if spliced and alike <= 1 - LEAST_PART / len(words):
        spans = tuple(source.span(first, last) for first, last in spliced)
        first, last = min(spans), max(spans)
        return QuotationCheck("spliced", first[0], last[1], parts=spans)
    if region is None or alike < LEAST_ALIKE:
        return QuotationCheck("absent", None, None)
    start, end = source.span(region.first, region.last)
    return QuotationCheck("drifted", start, end, edits=_edits(quote, source_text, start, end))


def _parts(quote: str) -> list[_Part]:
    """The stretches between ellipses and brackets."""
    restored = _RESTORED.sub(r"\1", quote)
    parts: list[_Part] = []
    at = gap = 0
    for found in _BREAK.finditer(restored):
        if _NOTE_MARK.fullmatch(found[0]):
            continue
        parts.append(_Part(folded(restored[at : found.start()]).words, gap))
        at, gap = found.end(), ELLIPSIS_GAP if _ELLIPSIS.search(found[0]) else BRACKET_GAP
    parts.append(_Part(folded(restored[at:]).words, gap))
    return [part for part in parts if part.words]


def _in_order(source: Folded, parts: Sequence[_Part]) -> tuple[int, int] | None:
    """The first and last word of a place where all parts stand in order, near each other."""
    begin = 0
    for _ in range(_MOST_HITS):
        start = source.find(parts[0].words, begin)
        if start is None:
            return None
        last = start[1]
        for part in parts[1:]:
            place = source.find(part.words, last + 1)
            if place is None or place[0] - last - 1 > part.gap:
                break
            last = place[1]
        else:
            return start[0], last
        begin = start[0] + 1
    return None


def _spliced(source: Folded, parts: Sequence[_Part]) -> list[tuple[int, int]] | None:
    """The places that the quotation was put together from, word for word, or None."""
    found: list[tuple[int, int]] = []
    for part in parts:
        rest = part.words
        while rest:
            if source.find(rest[:LEAST_PART]) is None:
                return None
            length = _longest(source, rest)
            place = source.find(rest[:length]) if length else None
            if place is None or length < min(LEAST_PART, len(part.words)):
                return None
            found.append(place)
            rest = rest[length:]
    # Joints between neighbours are small edits of one passage, which is no splice.
    jumps = sum(
        not 0 <= after[0] - before[1] - 1 <= BRACKET_GAP for before, after in pairwise(found)
    )
    return found if jumps else None


def _longest(source: Folded, words: tuple[str, ...]) -> int:
    """How many of the first words stand together somewhere in the source."""
    low, high = 0, len(words)
    while low < high:
        middle = (low + high + 1) // 2
        if source.find(words[:middle]) is None:
            high = middle - 1
        else:
            low = middle
    return low


def _nearest(source: Folded, words: tuple[str, ...]) -> _Region | None:
    """The passage with most of the quotation's words in order."""
    regions = [_align(source, words, start) for start in _starts(source, words)]
    return max(
        (region for region in regions if region),
        key=lambda region: (region.same, -(region.last - region.first), -region.first),
        default=None,
    )


def _starts(source: Folded, words: tuple[str, ...]) -> list[int]:
    """Where the quotation would begin, from where its rarest words stand in the source."""
    places = places_of(source.text)
    known = [(len(places[word]), at) for at, word in enumerate(words) if word in places]
    votes: Counter[int] = Counter()
    left = _MOST_VOTES
    for count, at in sorted(known):
        if count > left and votes:
            break
        left -= count
        votes.update((place - at) // _NEAR for place in places[words[at]][:_MOST_VOTES])
    # A beginning that lies at the border of two stretches has votes in both.
    both = {near: votes[near] + votes.get(near + 1, 0) for near in votes}
    best = sorted(both.items(), key=lambda vote: (-vote[1], vote[0]))[:_MOST_REGIONS]
    return [max(0, near * _NEAR) for near, _ in best]


def _align(source: Folded, words: tuple[str, ...], start: int) -> _Region | None:
    """The quotation laid against the source round a place."""
    from rapidfuzz.distance import Indel

    margin = 8 + len(words) // 2
    begin = max(0, start - margin)
    window = source.words[begin : start + len(words) + margin]
    blocks = [block for block in Indel.opcodes(words, window) if block.tag == "equal"]
    same = sum(block.src_end - block.src_start for block in blocks)
    while (
        len(blocks) > 1
        and blocks[0].src_end - blocks[0].src_start == 1
        and (blocks[1].dest_start - blocks[0].dest_end > len(words))
    ):
        blocks = blocks[1:]
    if not blocks:
        return None
    return _Region(begin + blocks[0].dest_start, begin + blocks[-1].dest_end - 1, same)


def _edits(quote: str, source_text: str, start: int, end: int) -> tuple[Edit, ...]:
    """What was changed, word by word, with the places on both sides."""
    from rapidfuzz.distance import Levenshtein

    left, right = folded(quote), folded(source_text[start:end])
    edits = []
    for code in Levenshtein.opcodes(left.words, right.words):
        quoted = left.words[code.src_start : code.src_end]
        there = right.words[code.dest_start : code.dest_end]
        if "".join(quoted) == "".join(there):
            continue
        quote_span = _span(left, code.src_start, code.src_end)
        here = _span(right, code.dest_start, code.dest_end)
        edits.append(
            Edit(
                quote[slice(*quote_span)],
                right.text[slice(*here)],
                quote_span,
                (start + here[0], start + here[1]),
            )
        )
    return tuple(edits)


def _span(folded: Folded, first: int, end: int) -> tuple[int, int]:
    """The place of words ``first`` to ``end``; an empty one stands before word ``first``."""
    if first < end:
        return folded.span(first, end - 1)
    at = folded.span(first, first)[0] if first < len(folded.words) else len(folded.text)
    return at, at
