"""Which of several notes with one label a mark means: by section, and by order.

Notes may restart at 1 in every chapter or on every page. A list that stands behind its own
stretch of text serves the marks before it; lists that stand together at the end serve the
stretches one after another, a new one from where the numbers begin again.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby, pairwise

from workbench.citations.candidates import Mark, bare_label
from workbench.model.manuscript import NoteSpan

_WIDEST_GAP = 20
"""Numbers missing in a row that are reported one by one; more are another way of numbering."""

_LETTER = re.compile(r"\[([a-z])\]")
_ALPHABET = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Choice:
    """The note of a mark: an index or None; ``doubtful`` where others have the same claim."""

    note: int | None
    doubtful: bool = False


@dataclass(slots=True)
class _List:
    """The notes of one section."""

    start: int
    by_label: dict[str, list[int]]
    kinds: frozenset[str]
    seen: set[str] = field(default_factory=set)


def choose(marks: Sequence[Mark], notes: Sequence[NoteSpan], labels: Sequence[str]) -> list[Choice]:
    """Choose a note for each mark.

    Args:
        marks: in text order.
        notes: the document's notes, in text order.
        labels: their labels (an unnumbered list counts from 1).
    """
    lists = _lists(notes, labels)
    kinds = [_kind(mark.label) for mark in marks]
    choices = [Choice(None)] * len(marks)
    for kind in set(kinds):
        members = [at for at, own in enumerate(kinds) if own == kind]
        serving = _serving(kind, kinds, lists)
        found = _among([_bare(marks[at]) for at in members], serving)
        for at, choice in zip(members, found, strict=True):
            choices[at] = choice
    return choices


def _bare(mark: Mark) -> Mark:
    return replace(mark, label=bare_label(mark.label))


def _serving(kind: str, kinds: Sequence[str], lists: Sequence[_List]) -> list[_List]:
    """The lists that marks of a kind may mean.

    Where some marks say ``note 3`` and others ``3``, the first list is that of the notes.
    """
    if kind not in ("number", "worded"):
        return [found for found in lists if kind in found.kinds]
    numbered = [found for found in lists if "number" in found.kinds]
    if len(numbered) < 2 or not {"number", "worded"} <= set(kinds):
        return numbered
    return numbered[:1] if kind == "worded" else numbered[1:]


def _among(marks: Sequence[Mark], lists: Sequence[_List]) -> list[Choice]:
    """The notes of marks of one kind among the lists that have labels of this kind."""
    if len(lists) < 2:
        return _in_one_list(marks, lists)
    trailing = [found for found in lists if found.start > marks[-1].start]
    starts = [found.start for found in lists]
    choices = []
    current = 0
    for mark in marks:
        following = bisect_right(starts, mark.start)
        if len(trailing) > 1 and len(lists) - following == len(trailing):
            current = _advanced(trailing, current, mark.label)
            choices.append(_choice(trailing[current], mark.label))
        else:
            choices.append(_choice(lists[min(following, len(lists) - 1)], mark.label))
    return choices


def _lists(notes: Sequence[NoteSpan], labels: Sequence[str]) -> list[_List]:
    """The notes by section, in the order in which the sections begin."""
    by_section: dict[int, list[int]] = defaultdict(list)
    for at, note in enumerate(notes):
        by_section[note.section].append(at)
    lists = []
    for members in by_section.values():
        by_label: dict[str, list[int]] = defaultdict(list)
        for at in members:
            if labels[at]:
                by_label[labels[at]].append(at)
        kinds = frozenset(_kind(label) for label in by_label)
        lists.append(_List(min(notes[at].start for at in members), by_label, kinds))
    return sorted(lists, key=lambda found: found.start)


def _in_one_list(marks: Sequence[Mark], lists: Sequence[_List]) -> list[Choice]:
    """Notes by label; where a label stands several times, by order if the counts agree."""
    by_label = lists[0].by_label if lists else {}
    times = Counter(mark.label for mark in marks)
    used: Counter[str] = Counter()
    choices = []
    for mark in marks:
        found = by_label.get(mark.label, [])
        if len(found) > 1 and len(found) == times[mark.label]:
            choices.append(Choice(found[used[mark.label]]))
            used[mark.label] += 1
        else:
            choices.append(Choice(found[0] if found else None, doubtful=len(found) > 1))
    return choices


def _advanced(trailing: Sequence[_List], current: int, label: str) -> int:
    """The index of the list that a mark's stretch of text belongs to."""
    here = trailing[current]
    if current + 1 < len(trailing) and label in trailing[current + 1].by_label:
        restarts = label == next(iter(trailing[current + 1].by_label))
        complete = here.seen >= set(here.by_label)
        if label not in here.by_label or (restarts and complete):
            current += 1
    trailing[current].seen.add(label)
    return current


def _choice(found: _List, label: str) -> Choice:
    notes = found.by_label.get(label, [])
    return Choice(notes[0] if notes else None, doubtful=len(notes) > 1)


def _kind(label: str) -> str:
    """Whether a label is a number, a letter or a symbol: lists of each may stand side by side."""
    if bare_label(label) != label:
        return "worded"
    if label.isdigit():
        return "number"
    return "letter" if label.isalpha() else "symbol"


def lettered_section(text: str, notes: Sequence[NoteSpan]) -> int | None:
    """Which of several unnumbered lists is the one of letters (``[a]``), if the text has such.

    Pages with notes and references apart mark them by letters and by numbers, and lose both when
    their lists are copied.
    """
    lengths = Counter(note.section for note in notes)
    letters = {match[1] for match in _LETTER.finditer(text)}
    run = "".join(sorted(letters))
    if len(lengths) < 2 or not run or not _ALPHABET.startswith(run):
        return None
    return next((section for section, size in lengths.items() if size == len(run)), None)


def missing_numbers(notes: Sequence[NoteSpan]) -> list[tuple[int, NoteSpan]]:
    """Numbers that a list leaves out, each with the note behind the gap."""
    missing: list[tuple[int, NoteSpan]] = []
    for _, members in groupby(notes, key=lambda note: note.section):
        numbered = [note for note in members if note.label.isascii() and note.label.isdigit()]
        have = {int(note.label) for note in numbered}
        for before, note in pairwise(numbered):
            gap = range(int(before.label) + 1, int(note.label))
            if 0 < len(gap) <= _WIDEST_GAP:
                missing.extend((value, note) for value in gap if value not in have)
    return missing
