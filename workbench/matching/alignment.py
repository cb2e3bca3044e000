"""Which words of two statements match, in order."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.matching.words import Word

Span = tuple[int, int]


def aligned_words(left: Sequence[Word], right: Sequence[Word]) -> list[tuple[int, int]]:
    """Pairs of indexes of words with the same stem, growing on both sides."""
    from rapidfuzz.distance import Indel

    edits = Indel.opcodes([word.stem for word in left], [word.stem for word in right])
    return [
        (edit.src_start + step, edit.dest_start + step)
        for edit in edits
        if edit.tag == "equal"
        for step in range(edit.src_end - edit.src_start)
    ]
