"""Wikitext: is every ``<ref>`` a mark at its place, linked to its own note?

``python bench/notes_wikitext.py DATA``: DATA/wikitext holds pages and ``gold.jsonl``, a line for
each ``<ref>`` with the 200 characters before it and the note's mark-up. A mark counts when its
note's words are the gold note's, and when it follows the same words. Tags that are no reference
(``<references>``) have no note in the gold and are left out. Prints every failure.
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections import defaultdict
from hashlib import sha256
from pathlib import Path

from workbench.intake.wikitext.reader import read_wikitext
from workbench.model.document import Source
from workbench.model.manuscript import Anchor, Manuscript

_MARKUP = re.compile(
    r"<ref[^<>]*/>|<ref[^<>]*>.*?</ref>|^.*?</ref>|<[^<>]*>|\{\{[^{}]*\}\}|'{2,}|"
    r"\[\[(?:[^\[\]|]*\|)?|\[(?:https?:)?//\S*"
)
_WORD = re.compile(r"\w+")
_SAME_WORDS = 0.75
_AHEAD = 12


def main(folder: Path) -> int:
    """Print the figures; the exit status says whether 99 % are linked right."""
    gold = defaultdict(list)
    for line in (folder / "wikitext" / "gold.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        if row["note"]:
            gold[row["doc"]].append(row)
    linked = placed = total = size = 0
    seconds = 0.0
    for name, rows in gold.items():
        data = (folder / name).read_bytes()
        began = time.perf_counter()
        manuscript = read_wikitext(
            Source(name, "text/x-wiki", sha256(data).hexdigest(), len(data)), data
        )
        seconds += time.perf_counter() - began
        size += len(data)
        right, there = compare(name, rows, manuscript)
        linked, placed, total = linked + right, placed + there, total + len(rows)
    print(f"references   {total}")
    print(f"linked right {linked}  ({linked / total:.2%})")
    print(f"and in place {placed}  ({placed / total:.2%})")
    print(f"speed        {size / seconds / 1e6:.2f} MB/s")
    return 0 if linked >= 0.99 * total else 1


def compare(name: str, rows: list[dict[str, str]], manuscript: Manuscript) -> tuple[int, int]:
    """How many references of a page are linked right, and how many of those stand in place."""
    notes = {note.key: note for note in manuscript.notes}
    marks = [anchor for anchor in manuscript.anchors if anchor.label[-1:].isalnum()]
    spare = list(range(len(marks)))
    right = there = 0
    for row in rows:
        found = None
        for i in spare[:_AHEAD] + spare:
            note = notes.get(marks[i].note or "")
            if note is None:
                continue
            said = manuscript.text[slice(*note.body)] + " ".join(t.value for t in note.targets)
            if same(row["note"], said) and (in_place(row, manuscript, marks[i])):
                found = i
                break
        if found is None:
            found = next((i for i in spare[:_AHEAD] if _noted(row, manuscript, marks[i])), None)
            print(f"{name} #{row['order']}: {'out of place' if found is not None else 'LOST'}")
            print(f"    {row['before'][-70:]!r} -> {row['note'][:90]!r}")
        else:
            there += 1
        if found is not None:
            right += 1
            spare.remove(found)
    return right, there


def _noted(row: dict[str, str], manuscript: Manuscript, anchor: Anchor) -> bool:
    for note in manuscript.notes:
        if note.key == anchor.note:
            said = manuscript.text[slice(*note.body)] + " ".join(t.value for t in note.targets)
            return same(row["note"], said)
    return False


def same(markup: str, said: str) -> bool:
    """Whether a note's words are those of its mark-up."""
    words = _WORD.findall(said.lower())
    there = set(_WORD.findall(markup.lower()))
    known = sum(1 for word in words if word in there)
    return bool(words) and known >= _SAME_WORDS * len(words)


def in_place(row: dict[str, str], manuscript: Manuscript, anchor: Anchor) -> bool:
    """Whether a mark follows the last words that stand before it in the mark-up."""
    before = row["before"]
    for _ in range(3):
        before = _MARKUP.sub(" ", before)
    wanted = "".join(_WORD.findall(before))[-10:].lower()
    text = re.sub(
        r"\[\w{1,6}(?: \d+)?\]|\]\]", "", manuscript.text[max(0, anchor.start - 120) : anchor.start]
    )
    return wanted in "".join(_WORD.findall(text))[-60:].lower()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
