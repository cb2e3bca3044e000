"""A book with its notes: are its marks found and linked, as EPUB and as text with glued digits?

``python bench/book.py BOOK``: BOOK is an EPUB, or the folder of a Standard Ebooks source
(https://standardebooks.org publishes them), whose notes are ``epub:type="noteref"`` links. What is
right is read from the book's own files by an independent reading of the XML. The text form is
made here: every mark becomes digits glued to the word before it; once with the notes at the end,
once without. Prints every kind of failure with examples.
"""

from __future__ import annotations

import io
import re
import sys
import time
import zipfile
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

import workbench
from workbench.model.document import Document

_XHTML = "{http://www.w3.org/1999/xhtml}"
_TYPE = "{http://www.idpf.org/2007/ops}type"
_BLOCKS = {
    f"{_XHTML}{name}" for name in ("p", "h1", "h2", "h3", "h4", "h5", "li", "td", "th", "dt")
}
_LETTERS = re.compile(r"[^\W\d_]")
_SHOWN = 5
_GOAL = 0.99


@dataclass(frozen=True)
class Mark:
    """A mark: its label, the letters before it, and its note's first letters."""

    label: str
    before: str
    note: str


def as_epub(path: Path) -> bytes:
    """The book as one file."""
    if path.is_file():
        return path.read_bytes()
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as box:
        root = path / "src"
        for file in sorted(root.rglob("*")):
            if file.is_file() and file.suffix in (".xhtml", ".opf", ".xml", ".ncx"):
                box.write(file, str(file.relative_to(root)))
    return buffer.getvalue()


def chapters(data: bytes) -> list[ElementTree.Element]:
    """The documents of the book in reading order."""
    with zipfile.ZipFile(io.BytesIO(data)) as box:
        name = next(n for n in box.namelist() if n.endswith(".opf"))
        package = ElementTree.fromstring(box.read(name))
        opf = "{http://www.idpf.org/2007/opf}"
        files = {i.get("id"): i.get("href") for i in package.iter(f"{opf}item")}
        folder = name.rpartition("/")[0]
        return [
            ElementTree.fromstring(box.read(f"{folder}/{files[i.get('idref')]}".lstrip("/")))
            for i in package.iter(f"{opf}itemref")
        ]


def truth(roots: Iterable[ElementTree.Element]) -> tuple[list[Mark], list[str], list[str]]:
    """The marks in order; the book's paragraphs with glued marks; its notes."""
    roots = list(roots)
    notes: dict[str, str] = {}
    for root in roots:
        for element in root.iter(f"{_XHTML}li"):
            if (element.get("id") or "").startswith("note-"):
                notes[element.get("id", "")] = _words(element)
    marks: list[Mark] = []
    paragraphs: list[str] = []
    for root in roots:
        if not any("endnotes" in (e.get(_TYPE) or "") for e in root.iter()):
            _walk(root, marks, paragraphs, notes)
    return marks, paragraphs, list(notes.values())


def _walk(
    element: ElementTree.Element,
    marks: list[Mark],
    paragraphs: list[str],
    notes: dict[str, str],
) -> None:
    """Collect the paragraphs in an element and the marks in them."""
    for each in element:
        if each.tag in _BLOCKS and sum(inner.tag in _BLOCKS for inner in each.iter()) == 1:
            text = ""
            for target, words in _pieces(each):
                if target:
                    note = _letters(notes.get(target, ""))[:30]
                    marks.append(Mark(words, _letters(text)[-25:], note))
                text += words
            paragraphs.append(" ".join(text.split()))
        else:
            _walk(each, marks, paragraphs, notes)


def _pieces(element: ElementTree.Element) -> Iterable[tuple[str, str]]:
    """The text in an element: for a mark its note's id, else nothing, and the words."""
    if element.text:
        yield "", element.text
    for each in element:
        if each.get(_TYPE) == "noteref":
            yield (each.get("href") or "").partition("#")[2], (each.text or "").strip()
        else:
            yield from _pieces(each)
        if each.tail:
            yield "", each.tail


def _words(element: ElementTree.Element) -> str:
    text = "".join(words for target, words in _pieces(element) if not target)
    return " ".join(text.replace("↩", "").split())


def _letters(text: str) -> str:
    return "".join(_LETTERS.findall(text))


def report(name: str, document: Document, wanted: list[Mark], *, notes: bool) -> bool:
    """Print the figures of one form of the book; returns whether they are good enough."""
    ends = sorted((note.end, note.start) for note in document.notes)
    found = [
        Mark(
            marker.label,
            _letters(document.text[max(0, marker.start - 80) : marker.start])[-25:],
            _letters(document.notes[marker.note].text)[:30] if marker.note is not None else "",
        )
        for marker in document.markers
        if marker.label.isdigit() and not _inside(ends, marker.start)
    ]
    pairs = list(_paired(wanted, found))
    missed = [mark for mark, other in pairs if other is None]
    wrong = [mark for mark, other in pairs if notes and other and other.note != mark.note]
    taken = {id(other) for _, other in pairs}
    extra = [mark for mark in found if id(mark) not in taken]
    recall, precision = 1 - len(missed) / len(wanted), 1 - len(extra) / max(1, len(found))
    linked = 1 - len(missed + wrong) / len(wanted)
    print(f"  {len(document.text):,} characters; marks wanted {len(wanted)}, found {len(found)}")
    print(f"  recall {recall:.2%}, precision {precision:.2%}", end="")
    print(f", linked right {linked:.2%}" if notes else "")
    for title, rows in (("missed", missed), ("no mark", extra), ("linked wrong", wrong)):
        for mark in rows[:_SHOWN]:
            print(f"    {title}: {mark.before!r} {mark.label} -> {mark.note!r}")
    return recall >= _GOAL and precision >= _GOAL and (not notes or linked >= _GOAL)


def _inside(ends: list[tuple[int, int]], place: int) -> bool:
    """Whether a place is in a note; ``ends`` are the notes' ends and starts, sorted."""
    at = bisect_right(ends, (place, place))
    return at < len(ends) and ends[at][1] <= place


def _paired(wanted: list[Mark], found: list[Mark]) -> Iterable[tuple[Mark, Mark | None]]:
    """Each mark wanted with the one found at its place."""
    by_label: dict[str, list[Mark]] = defaultdict(list)
    for mark in found:
        by_label[mark.label].append(mark)
    for mark in wanted:
        there = (m for m in by_label[mark.label] if m.before.endswith(mark.before[-12:]))
        yield mark, next(there, None)


def main(path: Path) -> int:
    """Print the figures of the three forms."""
    data = as_epub(path)
    wanted, paragraphs, notes = truth(chapters(data))
    listed = [f"{i}. {note}" for i, note in enumerate(notes, 1)]
    good = True
    for name, source, linked in (
        ("EPUB", data, True),
        ("text, notes at the end", "\n\n".join([*paragraphs, "Notes", *listed]), True),
        ("text, no notes", "\n\n".join(paragraphs), False),
    ):
        began = time.perf_counter()
        document = workbench.read(source, name="book.epub" if name == "EPUB" else "book.txt")
        print(f"{name}, {time.perf_counter() - began:.1f} s")
        good &= report(name, document, wanted, notes=linked)
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
