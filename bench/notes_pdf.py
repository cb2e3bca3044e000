"""PDF: are the marks of printed documents found, and linked to the notes at the foot?

``python bench/notes_pdf.py FOLDER``: prints documents with footnotes into FOLDER (see
``printing.py``; those already there are not printed again) with every producer that is installed,
in one and in two columns, and reads them. A mark counts when it follows the words that it was
printed after; a link when its note holds the whole note and nothing else. Prints every failure,
and the time against bare text extraction by the library underneath.
"""

from __future__ import annotations

import re
import sys
import time
from hashlib import sha256
from pathlib import Path

import pypdfium2
from printing import Text, compose, producers

from workbench.intake.pdf.reader import read_pdf
from workbench.model.document import Source
from workbench.model.manuscript import Manuscript

_SECTIONS = 6
_MARKS, _LINKS = 0.98, 0.95
_SHOWN = 6


def truth(text: Text) -> list[tuple[str, str]]:
    """For each mark the letters before it, and its note."""
    marks = []
    for _, paragraphs in text.sections:
        for paragraph in paragraphs:
            before = ""
            for piece in paragraph:
                if piece.kind == "note":
                    marks.append((_letters(before)[-14:], piece.text))
                else:
                    before += piece.text
    return marks


def _letters(text: str) -> str:
    return "".join(re.findall(r"[^\W\d_]", text))


def check(name: str, manuscript: Manuscript, wanted: list[tuple[str, str]]) -> tuple[int, int, int]:
    """Marks found, marks linked, and what was taken for a mark and is none."""
    notes = {n.key: manuscript.text[slice(*n.body)] for n in manuscript.notes}
    anchors = list(manuscript.anchors)
    found = linked = 0
    failures = []
    for number, (before, note) in enumerate(wanted, 1):
        there = [
            a
            for a in anchors
            if a.label == str(number)
            and _letters(manuscript.text[max(0, a.start - 60) : a.start]).endswith(before)
        ]
        if not there:
            failures.append(f"mark {number} after {before!r} missed")
            continue
        found += 1
        anchors.remove(there[0])
        said = notes.get(there[0].note or "", "")
        if "".join(said.split()) == "".join(note.split()):
            linked += 1
        else:
            failures.append(f"note {number}: wanted {note!r}\n        found {said!r}")
    failures += [f"no mark: {manuscript.text[a.start - 30 : a.end]!r}" for a in anchors]
    for failure in failures[:_SHOWN]:
        print(f"      {failure}")
    return found, linked, len(anchors)


def bare(data: bytes) -> float:
    """Seconds that the library needs to give the text of all pages."""
    began = time.perf_counter()
    document = pypdfium2.PdfDocument(data)
    for page in document:
        page.get_textpage().get_text_range()
    return time.perf_counter() - began


def main(folder: Path) -> int:
    """Print and read; the exit status says whether the goals are met."""
    folder.mkdir(parents=True, exist_ok=True)
    texts = {columns: compose(7 + columns, _SECTIONS) for columns in (1, 2)}
    for name, printer in producers():
        for columns, text in texts.items():
            target = folder / f"{name}-{columns}.pdf"
            if not target.exists():
                printer(text, columns, target)
    found = linked = extra = total = 0
    library = ours = 0.0
    for path in sorted(folder.glob("*-[12].pdf")):
        data = path.read_bytes()
        library += min(bare(data) for _ in range(3))
        source = Source(path.name, "application/pdf", sha256(data).hexdigest(), len(data))
        times = []
        for _ in range(3):
            began = time.perf_counter()
            manuscript = read_pdf(source, data)
            times.append(time.perf_counter() - began)
        ours += min(times)
        wanted = truth(texts[int(path.stem[-1])])
        marks, links, others = check(path.stem, manuscript, wanted)
        print(f"{path.stem:16} marks {marks}/{len(wanted)}, linked {links}/{len(wanted)}, "
              f"no marks {others}, {min(times):.2f} s")  # fmt: skip
        found, linked, extra, total = (
            found + marks,
            linked + links,
            extra + others,
            total + len(wanted),
        )
    print(f"marks {found / total:.2%}, linked {linked / total:.2%}, taken for marks {extra}")
    print(f"{ours / library:.2f} times the library's own time")
    return 0 if found >= _MARKS * total and linked >= _LINKS * total else 1


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
