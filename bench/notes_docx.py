"""Word files: is every reference to a note a mark at its place, linked to its own note?

``python bench/notes_docx.py DATA``: takes every ``.docx`` under DATA/docx_notes. What is right is
counted by a second, independent reading of the XML. Prints every failure.
"""

from __future__ import annotations

import sys
import zipfile
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from xml.etree import ElementTree

from workbench.intake.docx.reader import read_docx
from workbench.model.document import Source

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def expected(path: Path) -> Iterator[tuple[str, str]]:
    """For each reference in order: the last words before it in its paragraph, its note's words."""
    with zipfile.ZipFile(path) as box:
        notes = {}
        for kind in ("footnote", "endnote"):
            if f"word/{kind}s.xml" in box.namelist():
                root = ElementTree.fromstring(box.read(f"word/{kind}s.xml"))
                for note in root.iter(f"{_W}{kind}"):
                    notes[kind, note.get(f"{_W}id")] = _words(note)
        document = ElementTree.fromstring(box.read("word/document.xml"))
    for paragraph in document.iter(f"{_W}p"):
        before = ""
        for element in paragraph.iter():
            if element.tag == f"{_W}t":
                before += element.text or ""
            for kind in ("footnote", "endnote"):
                if element.tag == f"{_W}{kind}Reference":
                    yield before[-20:], notes[kind, element.get(f"{_W}id")]
                    before = ""


def _words(element: ElementTree.Element) -> str:
    return " ".join("".join(t.text or "" for t in element.iter(f"{_W}t")).split())


def main(folder: Path) -> int:
    """Print each file's figures; the exit status says whether all are right."""
    right = total = 0
    for path in sorted((folder / "docx_notes").rglob("*.docx")):
        data = path.read_bytes()
        manuscript = read_docx(Source(path.name, "", sha256(data).hexdigest(), len(data)), data)
        notes = {note.key: manuscript.text[slice(*note.body)] for note in manuscript.notes}
        found = [
            (
                manuscript.text[max(0, a.start - 20) : a.start],
                " ".join(notes.get(a.note or "", "").split()),
            )
            for a in manuscript.anchors
        ]
        wanted = list(expected(path))
        good = sum(
            before.rstrip().endswith(text.strip()[-5:]) and words == note
            for (text, note), (before, words) in zip(wanted, found, strict=False)
        )
        print(f"{path.name:55} {good}/{len(wanted)} linked, {len(found)} marks found")
        if good < len(wanted) or len(found) != len(wanted):
            print(f"    wanted {wanted}\n    found  {found}")
        right, total = right + good, total + max(len(wanted), len(found))
    print(f"all: {right}/{total} ({right / max(total, 1):.2%})")
    return 0 if right == total else 1


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
