"""HTML pages: does every mark lead to the right note, and is every note read?

::

    python bench/notes_html.py DATA

``DATA/html_notes/gold.jsonl`` lists marks with their notes (``doc``, ``label``, ``note_id``,
``before``, ``note``); ``DATA/html_notes/variety`` holds pages ``X.html`` with the reading that is
expected of each as Markdown, ``X.md``. Prints each figure and each failure; the exit status says
whether the targets are met: 99 % of the listed marks, 85 % of the pages whole.
"""

from __future__ import annotations

import json
import re
import sys
from collections import defaultdict
from pathlib import Path

from workbench.model.document import Document, Marker
from workbench.reading import read

_TAIL = 24
"""Letters and digits before a mark that must agree."""
_DEFINITION = re.compile(r"^\[\^([^\]]+)\]:[ \t]*(.*(?:\n(?!\[\^[^\]]+\]:).*)*)", re.MULTILINE)
_MARK = re.compile(r"\[\^([^\]]+)\]")
_FRONT = re.compile(r"\A```json\n.*?\n```\n", re.DOTALL)
_LINK = re.compile(r"!?\[((?:[^\[\]\\]|\\.|\[[^\[\]]*\])*)\]\((?:\\.|[^()\\]|\([^()]*\))*\)")
_TAG = re.compile(r"</?(?:su[bp]|kbd|mark|u)>")
_NO_LETTER = re.compile(r"[\W_]+")


def letters(text: str) -> str:
    """The letters and digits of a text."""
    return _NO_LETTER.sub("", text)


def printed_marks(document: Document) -> list[Marker]:
    """The marks that a reader sees; a linked phrase has an empty one behind it."""
    return [marker for marker in document.markers if marker.end > marker.start]


def tail(document: Document, marker: Marker) -> str:
    """The last letters before a mark, other marks left out."""
    start = max(0, marker.start - 300)
    text = document.text[start : marker.start]
    for other in reversed(document.markers):
        if start <= other.start and other.end <= marker.start:
            text = text[: other.start - start] + text[other.end - start :]
    return letters(text)[-_TAIL:]


def gold(data: Path) -> tuple[int, int]:
    """How many of the listed marks are linked rightly, and how many there are."""
    rows = [json.loads(line) for line in (data / "html_notes/gold.jsonl").open(encoding="utf-8")]
    by_page: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in rows:
        by_page[row["doc"]].append(row)
    right = 0
    for name, wanted in by_page.items():
        document = read(data / name)
        marks = printed_marks(document)
        in_notes = [(note.start, note.end) for note in document.notes]
        at, good = 0, 0
        for row in wanted:
            found = next((i for i in range(at, len(marks)) if _is(document, marks[i], row)), None)
            if found is None:
                print(f"  {name}: no mark {row['label']} after …{row['before'][-50:]!r}")
                continue
            at = found + 1
            note = marks[found].note
            words = document.notes[note].text if note is not None else ""
            if note is not None and document.notes[note].id == row["note_id"]:
                good += letters(words) != "" and letters(words) in letters(row["note"])
                if letters(words) not in letters(row["note"]):
                    print(f"  {name}: note {row['note_id']} reads {words!r}, not {row['note']!r}")
            else:
                print(f"  {name}: mark {row['label']} leads to {words[:80]!r}")
        extra = [m for m in marks if not any(a <= m.start < b for a, b in in_notes)]
        print(f"{name}: {good}/{len(wanted)} marks; {len(extra)} marks in the text")
        right += good
    return right, len(rows)


def _is(document: Document, marker: Marker, row: dict[str, str]) -> bool:
    return marker.label == row["label"] and letters(row["before"]).endswith(
        tail(document, marker)[-12:]
    )


def plain(markdown: str) -> str:
    """Markdown as plain text."""
    markdown = _TAG.sub("", markdown)
    for _ in range(3):
        markdown = _LINK.sub(r"\1", markdown)
    return re.sub(r"\\(.)", r"\1", markdown).replace("*", "").replace("`", "").replace("**", "")


def expected(markdown: str) -> tuple[list[tuple[str, str]], list[str]]:
    """Marks of an expected reading, with the letters before each and its note's; all notes."""
    body = _FRONT.sub("", markdown)
    notes = {label: letters(plain(words)) for label, words in _DEFINITION.findall(body)}
    text = _DEFINITION.sub("", body)
    marks = []
    for match in _MARK.finditer(text):
        before = letters(plain(_MARK.sub("", text[: match.start()])))
        marks.append((before[-_TAIL:], notes.get(match[1], "")))
    return marks, sorted(notes.values())


def variety(folder: Path) -> tuple[int, int]:
    """How many pages are read as expected, every mark and every note; and how many there are."""
    pages = sorted(folder.glob("*.html"))
    good = 0
    for path in pages:
        document = read(path)
        marks, notes = expected(path.with_suffix(".md").read_text(encoding="utf-8"))
        found = [
            (
                tail(document, mark),
                letters(document.notes[mark.note].text) if mark.note is not None else "",
            )
            for mark in printed_marks(document)
        ]
        own = sorted(
            letters(note.text)
            for at, note in enumerate(document.notes)
            if any(mark.note == at for mark in printed_marks(document)) or note.problem == "unused"
        )
        if _agree(found, marks) and own == notes:
            good += 1
            continue
        print(
            f"  {path.name}: {len(found)} marks for {len(marks)}, {len(own)} notes for {len(notes)}"
        )
        for mark in [mark for mark in marks if mark not in found][:3]:
            print(f"      wanted {mark}")
        for mark in [mark for mark in found if mark not in marks][:3]:
            print(f"      found  {mark}")
        for note in [note for note in [*own, *notes] if (note in own) != (note in notes)][:3]:
            print(f"      note   {note[:160]}")
    return good, len(pages)


def _agree(found: list[tuple[str, str]], wanted: list[tuple[str, str]]) -> bool:
    """Whether the marks are those wanted; a title above the text is in no expected reading."""
    return len(found) == len(wanted) and all(
        there[0].endswith(due[0]) and there[1] == due[1]
        for there, due in zip(found, wanted, strict=True)
    )


def main(data: Path) -> int:
    """Print all figures."""
    right, total = gold(data)
    print(f"marks linked rightly: {right}/{total} ({right / max(total, 1):.1%}; target 99 %)")
    whole, pages = variety(data / "html_notes/variety")
    print(f"pages read whole: {whole}/{pages} ({whole / max(pages, 1):.1%}; target 85 %)")
    return 0 if right >= 0.99 * total and whole >= 0.85 * pages else 1


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
