"""Pairing the words of two statements: the same, of the same root, of the same meaning."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence

from workbench.matching.side import Side
from workbench.matching.synonyms import groups
from workbench.matching.words import Word

_SAME_START = 5
"""Letters that two words of one root begin with, where their stems are not the same."""

_Keys = Callable[[Word], Sequence[str | int]]


def same(left: Side, right: Side) -> dict[int, int]:
    """Indexes of content words with the same stem: those in one order, then those that moved."""
    pairs = _in_order(left, right)
    taken = set(pairs.values())
    free: defaultdict[str, list[int]] = defaultdict(list)
    for index in reversed(right.content):
        if index not in taken:
            free[right.words[index].stem].append(index)
    for index in left.content:
        if index not in pairs and free[left.words[index].stem]:
            pairs[index] = free[left.words[index].stem].pop()
    return pairs


def with_kin(left: Side, right: Side, pairs: dict[int, int]) -> dict[int, int]:
    """The pairs, and more of words that begin alike or have one meaning."""
    pairs = dict(pairs)
    for keys in (_root, _meanings):
        _pair_by(keys, left, right, pairs)
    return pairs


def with_function_words(left: Side, right: Side, pairs: dict[int, int]) -> dict[int, int]:
    """The pairs, and the function words that stand next to them on both sides."""
    pairs = dict(pairs)
    taken = set(pairs.values())
    for step, order in ((1, sorted(pairs)), (-1, sorted(pairs, reverse=True))):
        for index in order:
            ours, theirs = index + step, pairs[index] + step
            while (
                0 <= ours < len(left.words)
                and 0 <= theirs < len(right.words)
                and ours not in pairs
                and theirs not in taken
                and not left.words[ours].content
                and left.words[ours].norm == right.words[theirs].norm
            ):
                pairs[ours] = theirs
                taken.add(theirs)
                ours, theirs = ours + step, theirs + step
    return pairs


def _in_order(left: Side, right: Side) -> dict[int, int]:
    """The longest run of content words that both have in the same order."""
    from rapidfuzz.distance import LCSseq

    edits = LCSseq.opcodes(
        [left.words[index].stem for index in left.content],
        [right.words[index].stem for index in right.content],
    )
    return {
        left.content[edit.src_start + step]: right.content[edit.dest_start + step]
        for edit in edits
        if edit.tag == "equal"
        for step in range(edit.src_end - edit.src_start)
    }


def _pair_by(keys: _Keys, left: Side, right: Side, pairs: dict[int, int]) -> None:
    """Pair the words that are left and have a key in common."""
    taken = set(pairs.values())
    free: dict[str | int, int] = {}
    for index in right.content:
        if index not in taken:
            for key in keys(right.words[index]):
                free.setdefault(key, index)
    for index in left.content:
        if index not in pairs:
            found = [free[key] for key in keys(left.words[index]) if key in free]
            if found and found[0] not in taken:
                pairs[index] = found[0]
                taken.add(found[0])


def _root(word: Word) -> Sequence[str | int]:
    long = len(word.norm) >= _SAME_START and not word.norm[0].isdigit()
    return (word.norm[:_SAME_START],) if long else ()


def _meanings(word: Word) -> Sequence[str | int]:
    return groups(word.stem)
