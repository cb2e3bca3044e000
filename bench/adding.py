"""Adding many articles: the time of all against the time of the slowest stage alone.

::

    python bench/adding.py [--number 200] [--rounds 3] [FOLDER …]

The articles are those in the folders, as many as there are up to the number; the rest are made up
here (text, Markdown and HTML in turn, about forty sentences each with notes; several tell the
same facts with other figures, so that there are counterparts to find). Each round times

- adding them one after the other in one process, with the seconds spent in each stage: reading
  (decoding, structure, marks, notes, sentences), extraction of claims, storing, matching;
- adding them as ``workbench add`` does, where the stages overlap.

Prints the median of each over the rounds and the ratio of adding to the slowest stage. The exit
status is 1 when that is above 1.3, or when the two ways stored different rows.
"""

from __future__ import annotations

import argparse
import os
import random
import sqlite3
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from statistics import median
from typing import Any

from workbench.desk import match
from workbench.desk.add import add_documents, store_prepared
from workbench.desk.inputs import READABLE, Given, Input
from workbench.desk.prepare import prepare
from workbench.reading import read
from workbench.store.connection import open_store

Row = tuple[object, ...]
_GOAL = 1.3
_PLACES = tuple(
    f"{first}{last}"
    for first in ("Ald", "Brack", "Car", "Dun", "Esk", "Far", "Gar", "Hol")
    for last in ("mere", "water", "holt", "foot", "ley", "wick")
)
_WORKS = (
    *("bridge", "harbour wall", "lighthouse", "library", "weir", "aqueduct", "ferry", "granary"),
    *("mill", "lock", "tower", "canal", "quay", "tollhouse", "observatory", "boathouse", "pier"),
)
_PEOPLE = ("Ada Wren", "Tom Hale", "Ruth Penn", "Owen Marsh", "Nell Croft", "Hugh Lowe")
_SAYS = ("said", "wrote", "reported", "told the council")
_PLAIN = (
    "The {work} at {place} was opened on {day} May {year} after {months} months of work",
    "{person} {says} that the {work} at {place} cost £{sum:,}",
    "More than {people:,} people crossed the {work} at {place} in {year}",
    "The keeper of the {work} at {place} counted {boats} boats before the flood of {year}",
    "“The {work} at {place} will stand for {boats} years,” {says} {person}",
    "According to the harbour office, the {work} at {place} was closed for {days} days",
    "Nobody in {place} expected the {work} to be rebuilt within {months} months",
    "The survey of {year} found {boats} cracks in the {work} at {place}",
)
_TABLES = (
    *("content", "document_text", "text_part", "block", "sentence", "footnote", "marker"),
    *("problem", "claim", "claim_summary", "counterpart"),
)


def article(number: int) -> tuple[str, bytes]:
    """A made-up article: its file name and its bytes, the same for the same number."""
    dice = random.Random(number)
    paragraphs, notes = [], []
    for _ in range(8):
        words = []
        for _ in range(5):
            sentence = _sentence(dice)
            if dice.random() < 0.4:
                notes.append(f"Archive of {dice.choice(_PLACES)}, https://archive.example/{number}")
                sentence += f".[{len(notes)}]"
            else:
                sentence += "."
            words.append(sentence)
        paragraphs.append(" ".join(words))
    kind = ("txt", "md", "html")[number % 3]
    title = f"Works and waters, part {number}"
    return f"article-{number:04}.{kind}", _set(kind, title, paragraphs, notes).encode()


def _sentence(dice: random.Random) -> str:
    fact = random.Random(dice.randrange(4_000))
    words = {
        "work": fact.choice(_WORKS),
        "place": fact.choice(_PLACES),
        "person": fact.choice(_PEOPLE),
        "says": dice.choice(_SAYS),
        "year": fact.randint(1800, 1999),
        "months": fact.randint(3, 40),
        "sum": fact.randint(2, 90) * 1_000,
        "people": fact.randint(2, 90) * 100,
        "boats": fact.randint(12, 400),
        "days": fact.randint(2, 30),
        "day": fact.randint(1, 28),
    }
    if dice.random() < 0.2:
        words["months"], words["sum"] = dice.randint(3, 40), dice.randint(2, 90) * 1_000
    return fact.choice(_PLAIN).format(**words)


def _set(kind: str, title: str, paragraphs: list[str], notes: list[str]) -> str:
    if kind == "txt":
        listed = [f"{at}. {note}" for at, note in enumerate(notes, 1)]
        return "\n\n".join([title, *paragraphs, "Notes", *listed])
    if kind == "md":
        marked = [p.replace("[", "[^") for p in paragraphs]
        listed = [f"[^{at}]: {note}" for at, note in enumerate(notes, 1)]
        return "\n\n".join([f"# {title}", *marked, *listed])
    body = [f"<p>{p}</p>" for p in paragraphs]
    for at in range(1, len(notes) + 1):
        mark = f'<sup><a href="#n{at}" id="r{at}">{at}</a></sup>'
        body = [p.replace(f"[{at}]", mark) for p in body]
    items = "".join(f'<li id="n{at}">{note}</li>' for at, note in enumerate(notes, 1))
    return (
        f"<!DOCTYPE html><title>{title}</title><article><h1>{title}</h1>{''.join(body)}"
        f"<h2>Notes</h2><ol>{items}</ol></article>"
    )


def articles(folders: list[Path], number: int) -> Iterator[tuple[str, bytes]]:
    """The documents in the folders, and made-up ones up to the number."""
    files = [
        file
        for folder in folders
        for file in sorted(folder.rglob("*"))
        if file.suffix.lower() in READABLE and file.is_file()
    ]
    for file in files[:number]:
        yield file.name, file.read_bytes()
    for at in range(number - len(files)):
        yield article(at)


def one_by_one(folder: Path, given: list[tuple[str, bytes]]) -> dict[str, float]:
    """Add all articles one after the other in this process; the seconds that each stage took."""
    times = dict.fromkeys(("reading", "claims", "storing", "matching"), 0.0)
    matching = match.match_pending

    @contextmanager
    def clock(stage: str) -> Iterator[None]:
        began = time.perf_counter()
        yield
        times[stage] += time.perf_counter() - began

    def timed(*arguments: Any, **options: Any) -> int:
        with clock("matching"):
            return matching(*arguments, **options)

    match.match_pending = timed
    with open_store(folder / "one-by-one.db", "create") as store:
        for name, data in given:
            with clock("reading"):
                document = read(data, name=name)
            with clock("claims"):
                ready = prepare(document, Given())
            with clock("storing"):
                store_prepared(store, ready, data, Given(), reviewer="Bench")
    match.match_pending = matching
    times["storing"] -= times["matching"]
    return times


def adding(folder: Path, given: list[tuple[str, bytes]]) -> float:
    """Seconds of adding all articles as the program does."""
    began = time.perf_counter()
    inputs = [Input(name, data=data) for name, data in given]
    for outcome in add_documents(
        folder / "added.db", inputs, Given(), reviewer="Bench", progress=lambda *_: None
    ):
        if isinstance(outcome, Exception):
            print(f"  {outcome}")
    return time.perf_counter() - began


def rows(database: Path) -> dict[str, list[Row]]:
    """The rows of the machine's tables, in their order."""
    with closing(sqlite3.connect(database)) as db:
        return {
            name: db.execute(f"SELECT * FROM {name} ORDER BY 1, 2, 3").fetchall()
            for name in _TABLES
        }


def agree(one: Mapping[str, list[Row]], other: Mapping[str, list[Row]]) -> bool:
    """Whether two databases hold the same rows; prints the tables that differ."""
    differing = [name for name in one if one[name] != other[name]]
    if differing:
        print(f"  other rows in {', '.join(differing)}")
    return not differing


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, allow_abbrev=False)
    parser.add_argument("folders", nargs="*", type=Path, metavar="FOLDER")
    parser.add_argument("--number", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    given = list(articles(options.folders, options.number))
    size = sum(len(data) for _, data in given)
    print(f"{len(given)} articles, {size / 1e6:.2f} MB, {os.cpu_count()} processors")
    alone: dict[str, list[float]] = {}
    ratios, totals, same = [], [], True
    for _ in range(options.rounds):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            times = one_by_one(folder, given)
            total = adding(folder, given)
            same &= agree(rows(folder / "one-by-one.db"), rows(folder / "added.db"))
        for stage, seconds in times.items():
            alone.setdefault(stage, []).append(seconds)
        totals.append(total)
        ratios.append(total / max(times.values()))
    for stage, taken in alone.items():
        print(f"{stage:10} alone {median(taken):6.2f} s  {len(given) / median(taken):7.1f} /s")
    print(f"{'all':10} added {median(totals):6.2f} s  {len(given) / median(totals):7.1f} /s")
    print(f"{median(ratios):.2f} times the slowest stage (goal {_GOAL}); same rows: {same}")
    return 0 if median(ratios) <= _GOAL and same else 1


if __name__ == "__main__":
    sys.exit(main())
