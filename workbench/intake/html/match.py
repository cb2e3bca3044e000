"""Which entries of lists are notes, and which marks without links cite them: by label and order."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from workbench.intake.html.bare import BareMark, in_sequence
from workbench.intake.html.extent import Start
from workbench.intake.html.lists import Entry
from workbench.intake.html.pagenumbers import page_numbers
from workbench.intake.html.tree import UNSEEN, Node, Page, any_within
from workbench.intake.labels import SUPERSCRIPTS

_WRITTEN = re.compile(
    r"\[(\d{1,4}|[a-z])\]|([⁰¹²³⁴-⁹]+)|(?<=[\w.,;:!?”’\"')])([*†‡§¶]{1,4})(?=[\s.,;:)]|\Z)"
)
_SIGN = re.compile(r"[\[⁰¹²³⁴-⁹*†‡§¶]")
_LETTERS = frozenset("abcdefghijklmnopqrstuvwxy")
_NEAR = 4


@dataclass(slots=True)
class Matched:
    """What was made of lists and bare marks.

    Attributes:
        entries: those that are notes, each with the place of the first mark that cites it.
        marks: each with the place of its note for every label, or None.
        begun: the keys of notes that were known before, by place.
    """

    entries: list[tuple[Entry, int | None]] = field(default_factory=list)
    marks: list[tuple[BareMark, tuple[int | None, ...]]] = field(default_factory=list)
    begun: dict[int, str] = field(default_factory=dict)


def match(
    page: Page,
    entries: Sequence[Entry],
    marks: Sequence[BareMark],
    starts: Sequence[Start],
    linked: Sequence[Node],
) -> Matched:
    """Match bare marks with the entries of lists and with the notes that links lead to.

    Args:
        page: the page.
        entries: what is set as entries of lists of notes.
        marks: the marks without links.
        starts: the notes that are known already.
        linked: the marks that lead to them.
    """
    found = Matched(begun={start.node.index: start.key for start in starts})
    fresh = _fresh(entries, found.begun)
    unseen = frozenset(fresh)
    places = _Places(fresh, starts)
    cited: dict[int, int] = {}
    number, letter = 1, ""  # those that are due
    plausible = in_sequence([mark for mark in marks if not mark.doubtful])
    for mark in marks:
        notes = tuple(places.of(label, mark.node.index) for label in mark.labels)
        if mark.doubtful and mark.labels[0] not in {str(number), letter}:
            continue  # an exponent, unless it is the very label that is due
        if all(note is None for note in notes) and not (mark.certain or plausible):
            continue
        number = max([number, *(int(label) + 1 for label in mark.labels if label.isdigit())])
        letter = max([letter, *(chr(ord(label) + 1) for label in mark.labels if label in _LETTERS)])
        found.marks.append((mark, notes))
        for note in notes:
            if note is not None:
                cited.setdefault(note, mark.node.index)
    begun: dict[int, list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry not in unseen:
            begun[entry.group].append(entry)
    kept = _supported(page, fresh, cited, begun, linked)
    found.entries = [(entry, cited.get(entry.node.index)) for entry in kept]
    known = {entry.node.index for entry in kept} | set(found.begun)
    found.marks = [
        (mark, tuple(note if note in known else None for note in notes))
        for mark, notes in found.marks
    ]
    return found


def _fresh(entries: Iterable[Entry], begun: dict[int, str]) -> list[Entry]:
    """The entries that are not notes already."""
    order = sorted(begun)
    fresh = []
    for entry in entries:
        within = any(node.index in begun for node in entry.node.near(_NEAR))
        if not within and not any_within(order, entry.node):
            fresh.append(entry)
    return fresh


class _Places:
    """Where notes with a label stand: the next one below a mark, else the last one above it."""

    def __init__(self, entries: Sequence[Entry], starts: Sequence[Start]) -> None:
        self._by_label: dict[str, list[tuple[int, bool]]] = defaultdict(list)
        for entry in entries:
            self._by_label[entry.label].append((entry.node.index, entry.certain))
        for start in starts:
            self._by_label[start.label].append((start.node.index, True))
        for listed in self._by_label.values():
            listed.sort()

    def of(self, label: str, mark: int) -> int | None:
        """The place of the note that a mark at ``mark`` cites, or None."""
        listed = self._by_label.get(label, [])
        sure = [place for place, certain in listed if certain]
        for places in (sure, [place for place, _ in listed]):
            at = bisect_left(places, mark)
            if at < len(places):
                return places[at]
            if places:
                return places[-1]
        return None


def _supported(
    page: Page,
    entries: Sequence[Entry],
    cited: dict[int, int],
    begun: Mapping[int, Sequence[Entry]],
    linked: Sequence[Node],
) -> list[Entry]:
    """The entries of lists that are certain, that links lead into, or that marks cite."""
    groups: dict[int, list[Entry]] = defaultdict(list)
    for entry in entries:
        groups[entry.group].append(entry)
    written: dict[str, int] | None = None
    kept: list[Entry] = []
    for group in groups.values():
        known = begun.get(group[0].group, ())
        if known and group[0].node.tag != "li":
            group = _between(group, known)
        labels = [entry.label for entry in group if entry.label]
        if group and not group[0].certain and not known:
            count = sum(1 for entry in group if entry.node.index in cited)
            if labels and not count:
                written = _written(page, linked) if written is None else written
                first = group[0].node.index
                count = sum(1 for label in labels if written.get(label, first) < first)
            if not count or 2 * count < len(group):
                continue
        kept.extend(group)
    return sorted(kept, key=lambda entry: entry.node.index)


def _between(group: Sequence[Entry], known: Sequence[Entry]) -> list[Entry]:
    """The paragraphs that stand among notes links lead to, with a number between theirs.

    On a page of paragraphs, others begin with numbers too.

    Args:
        group, known: in document order.
    """
    numbers = [(note.node.index, int(note.label)) for note in known if note.label.isdigit()]
    places = [place for place, _ in numbers]
    highest = [0, *accumulate((number for _, number in numbers), max)]
    lowest = [*accumulate((number for _, number in reversed(numbers)), min)][::-1]
    kept = []
    for entry in group:
        at = bisect_left(places, entry.node.index)
        if numbers and entry.label.isdigit():
            number = int(entry.label)
            if highest[at] < number < (lowest[at] if at < len(lowest) else number + 1):
                kept.append(entry)
    return kept


def _written(page: Page, linked: Sequence[Node]) -> dict[str, int]:
    """Where labels first stand in the text as ``[1]``, raised digits or signs behind words.

    Args:
        linked: the marks whose notes are known.
    """
    told = {place for mark in linked for place in range(mark.index, mark.last + 1)}
    told |= {place for node in page_numbers(page) for place in range(node.index, node.last + 1)}
    places: dict[str, int] = {}
    for node in page.nodes:
        for part in node.content:
            if isinstance(part, str) and node.tag not in UNSEEN and node.index not in told:
                for match in _WRITTEN.finditer(part) if _SIGN.search(part) else ():
                    label = match[match.lastindex or 0].translate(SUPERSCRIPTS)
                    places.setdefault(label, node.index)
    return places
