"""Reference marks in plain documents: which are found, and whether any is none.

::

    python bench/marks.py PATH …                       a table, one line for each document
    python bench/marks.py PATH … --show                … and every mark with its surroundings
    python bench/marks.py PATH … --expect NAME=29      … and exit 1 unless NAME has 29 marks

PATH is a file or a folder, which is searched for documents. Addresses cited in the prose are
counted apart. A person has to look at the marks to say whether they are right: ``--show`` prints
what stands around each.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from workbench.citations.link import Linked, link
from workbench.intake.formats import BY_ENDING
from workbench.intake.reader import read_manuscript
from workbench.model.document import Marker
from workbench.model.errors import InputError
from workbench.safe.terminal import line

_AROUND = 24


def documents(paths: list[Path]) -> Iterator[Path]:
    """The files named, and those in the folders named whose ending is a document's."""
    for path in paths:
        if path.is_dir():
            found = (file for file in sorted(path.rglob("*")) if file.is_file())
            yield from (file for file in found if file.suffix.lower() in BY_ENDING)
        else:
            yield path


def printed(linked: Linked) -> list[Marker]:
    """The marks that stand in the text; addresses in prose are no marks of a note list."""
    return [marker for marker in linked.markers if not _is_web(linked, marker)]


def _is_web(linked: Linked, marker: Marker) -> bool:
    return marker.note is not None and linked.notes[marker.note].id.startswith("web-")


def show(text: str, marker: Marker) -> str:
    """A mark with what stands around it, on one line."""
    before = text[max(0, marker.start - _AROUND) : marker.start]
    after = text[marker.end : marker.end + _AROUND]
    state = marker.problem or f"note {marker.note}"
    return line(f"    {before}⟦{text[marker.start : marker.end]}⟧{after}   {state}")


def main() -> int:
    """Print the table; 1 when an expected count does not hold."""
    parser = argparse.ArgumentParser(description=__doc__, allow_abbrev=False)
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH")
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--expect", action="append", default=[], metavar="NAME=COUNT")
    options = parser.parse_args()
    expected = {name: int(count) for name, _, count in (e.partition("=") for e in options.expect)}
    wrong = 0
    print(f"{'marks':>6} {'linked':>6} {'notes':>6} {'web':>4} {'MB/s':>6}  document")
    for path in documents(options.paths):
        start = time.perf_counter()
        try:
            manuscript = read_manuscript(path)
        except InputError as error:
            print(f"{'-':>6} {'-':>6} {'-':>6} {'-':>4} {'-':>6}  {line(str(error))}")
            continue
        linked = link(manuscript)
        speed = manuscript.source.bytes / 1e6 / (time.perf_counter() - start)
        marks = printed(linked)
        notes = sum(not note.id.startswith("web-") for note in linked.notes)
        row = (len(marks), sum(m.note is not None for m in marks), notes)
        web = len(linked.markers) - len(marks)
        print(f"{row[0]:6} {row[1]:6} {row[2]:6} {web:4} {speed:6.1f}  {line(path.name)}")
        if options.show:
            print(*(show(manuscript.text, marker) for marker in marks), sep="\n")
        if path.name in expected and expected[path.name] != len(marks):
            print(f"    expected {expected[path.name]} marks")
            wrong += 1
    return min(1, wrong)


if __name__ == "__main__":
    sys.exit(main())
