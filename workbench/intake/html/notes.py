"""The notes of a page and the marks that cite them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from workbench.intake.html.bare import bare_marks
from workbench.intake.html.extent import Extents, NoteNode, Start
from workbench.intake.html.lists import entries
from workbench.intake.html.marks import Marks
from workbench.intake.html.match import match
from workbench.intake.html.references import Reference
from workbench.intake.html.sections import NoteSections
from workbench.intake.html.sidenotes import side_notes
from workbench.intake.html.tree import Node, Page
from workbench.intake.html.words import bare, is_bibliography

_ALIKE = 8
"""Characters between two places that still name one note: its label."""


@dataclass(frozen=True, slots=True, eq=False)
class Mark:
    """A reference mark.

    Attributes:
        labels: what it shows, without brackets; several where one element shows several.
        notes: for each label the key of its note, or None.
    """

    node: Node
    labels: tuple[str, ...]
    notes: tuple[str | None, ...]


@dataclass(slots=True)
class Apparatus:
    """Everything on a page that has to do with notes.

    Attributes:
        literature: the keys of the notes that are entries of a list of literature.
        repeats: elements that say again what a note says.
        unmarked: side notes whose place no mark shows.
    """

    links: Marks
    sections: NoteSections
    marks: list[Mark] = field(default_factory=list)
    notes: list[NoteNode] = field(default_factory=list)
    literature: set[str] = field(default_factory=set)
    repeats: list[Node] = field(default_factory=list)
    unmarked: list[Node] = field(default_factory=list)


def find_notes(page: Page) -> Apparatus:
    """Find the marks and the notes of a page: those linked, those beside, those in lists."""
    sections = NoteSections(page)
    return _Finder(page, Apparatus(Marks(page, sections.holds), sections)).find()


class _Finder:
    def __init__(self, page: Page, found: Apparatus) -> None:
        self._page, self._found = page, found
        self._starts: dict[str, Start] = {}
        self._copies: dict[str, int] = defaultdict(lambda: 1)
        self._apart: list[Node] = []

    def find(self) -> Apparatus:
        """Everything, in document order."""
        self._linked()
        self._beside()
        self._listed()
        found = self._found
        found.marks.sort(key=lambda mark: mark.node.index)
        found.notes = self._notes()
        for note in found.notes:
            near = [note.first, *note.first.near(3)]
            section = found.sections.find(note.first)
            if any(map(is_bibliography, near)) or (section and section.kind == "reference"):
                found.literature.add(note.start.key)
        return found

    def _notes(self) -> list[NoteNode]:
        marks = [mark.node for mark in self._found.marks]
        return Extents(self._page, tuple(self._starts.values()), marks).notes()

    def _linked(self) -> None:
        """The marks that link to their notes."""
        cited: dict[int, list[Reference]] = defaultdict(list)
        places: dict[int, Node] = {}
        for reference in self._found.links.accepted:
            place = self._place(reference)
            places[place.index] = place
            cited[place.index].append(reference)
        key, before = "", None
        for index in sorted(places):
            place = places[index]
            first = cited[index][0]
            if before is None or not self._is_same_note(before, place):
                label = first.label or bare(first.shown) or str(len(self._starts) + 1)
                mark = min(reference.mark.index for reference in cited[index])
                key, before = self._start(place, label, first.fragment, mark), place
            for reference in cited[index]:
                label = reference.label or bare(reference.shown) or self._starts[key].label
                self._found.marks.append(Mark(reference.mark, (label,), (key,)))

    def _place(self, reference: Reference) -> Node:
        """Where the note of a reference begins."""
        if reference.target is not None:
            return reference.target
        back = self._found.links.returning(reference.label or "", reference.fragment)
        assert back is not None
        return back

    def _is_same_note(self, before: Node, place: Node) -> bool:
        """Whether two places name one note: nothing but its label stands between them."""
        page = self._page
        block = page.block_of(before)
        if not block.holds(place) or (before.is_block and not before.holds(place)):
            return False
        between = page.size_before(block, place) - page.size_before(block, before)
        return between <= (_ALIKE if before.holds(place) else 0)

    def _start(self, node: Node, label: str, name: str, first_mark: int | None) -> str:
        key = name
        while key in self._starts:
            self._copies[name] += 1
            key = f"{name}-{self._copies[name]}"
        self._starts[key] = Start(node, key, label, first_mark)
        return key

    def _beside(self) -> None:
        """The notes that stand beside their marks."""
        found = self._found
        beside = side_notes(self._page, [start.node for start in self._starts.values()])
        self._apart = [note.node for note in beside]
        if not beside:
            return
        said = {_letters(self._page, note.first) for note in self._notes()}
        marked = {node.index for mark in found.marks for node in self._page.subtree(mark.node)}
        counted = 0
        for note in beside:
            words = _letters(self._page, note.node)
            if _says(words, said):
                found.repeats.append(note.node)
            elif note.mark is None or note.mark.index in marked:
                found.unmarked.append(note.node)
            else:
                label = note.label
                if not label:
                    counted += 1
                    label = str(counted)
                key = self._start(note.node, label, f"note-{label}", note.mark.index)
                found.marks.append(Mark(note.mark, (label,), (key,)))

    def _listed(self) -> None:
        """The entries of lists, and the marks without links that have their labels."""
        found, page = self._found, self._page
        linked = [mark.node for mark in found.marks]
        starts = list(self._starts.values())
        marks = bare_marks(page, linked, [*self._apart, *(start.node for start in starts)])
        told = match(page, entries(page, found.sections), marks, starts, linked)
        keys = dict(told.begun)
        for entry, first_mark in told.entries:
            name = entry.node.attrs.get("id") or f"note-{entry.label}"
            keys[entry.node.index] = self._start(entry.node, entry.label, name, first_mark)
        for mark, places in told.marks:
            notes = tuple(None if place is None else keys[place] for place in places)
            found.marks.append(Mark(mark.node, mark.labels, notes))


def _letters(page: Page, node: Node) -> str:
    """The letters and digits an element shows, to compare what it says."""
    return "".join(filter(str.isalnum, page.text(node, limit=5_000)))


def _says(words: str, said: set[str]) -> bool:
    """Whether a note that says this is among others, printed labels aside."""
    return any(words[cut:] in said for cut in range(4))
