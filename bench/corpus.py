"""A corpus run: does every file end as a text or as one clear line, in time and within memory?

``python bench/corpus.py FOLDER [ENDING…]``: reads every document under FOLDER (or those with the
endings) as the program does, in the child process. Good material are the test suites that other
projects publish: Apache POI and Tika, pdf.js, pandoc, the ODF Toolkit, the W3C's EPUB tests.
Prints a table by format, then each refusal's reason with its count, and every failure.
"""

from __future__ import annotations

import sys
import time
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from workbench.intake import worker
from workbench.intake.reader import read_manuscript
from workbench.model.errors import InputError

_WALL = 15.5
_MEMORY = 1 << 20
"""Kilobytes."""
_SHOWN = 12
_BAD = ("crashes", "takes more", "not understood", "memory")


@dataclass
class Tally:
    """What became of the files of one format."""

    files: int = 0
    read: int = 0
    characters: int = 0
    marks: int = 0
    notes: int = 0
    refused: int = 0
    losses: int = 0
    seconds: float = 0.0
    slowest: float = 0.0
    memory: int = 0
    failures: list[str] = field(default_factory=list)


def child_memory() -> int:
    """The most kilobytes that the waiting child processes ever held, as far as the system tells."""
    most = 0
    for child in worker._POOL._idle:
        try:
            status = Path(f"/proc/{child._process.pid}/status").read_text("utf-8")
        except OSError:
            continue
        for line in status.splitlines():
            if line.startswith("VmHWM"):
                most = max(most, int(line.split()[1]))
    return most


def run(path: Path, tally: Tally, reasons: Counter[str]) -> None:
    """Read one file."""
    tally.files += 1
    began = time.perf_counter()
    try:
        manuscript = read_manuscript(path)
    except InputError as error:
        tally.refused += 1
        reasons[error.what.split(" (")[0]] += 1
        if any(words in error.what for words in _BAD):
            tally.failures.append(f"{path}: {error.what}")
    except Exception as error:
        tally.failures.append(f"{path}: {type(error).__name__}: {error}")
    else:
        tally.read += 1
        tally.characters += len(manuscript.text)
        tally.marks += len(manuscript.anchors)
        tally.notes += len(manuscript.notes)
        tally.losses += any(problem.kind == "text lost" for problem in manuscript.problems)
    took = time.perf_counter() - began
    tally.seconds += took
    tally.slowest = max(tally.slowest, took)
    tally.memory = max(tally.memory, child_memory())


def main(folder: Path, endings: set[str]) -> int:
    """Print the table; the exit status says whether every file ended well."""
    tallies: dict[str, Tally] = defaultdict(Tally)
    reasons: Counter[str] = Counter()
    for path in sorted(folder.rglob("*")):
        ending = path.suffix.lower().lstrip(".")
        if path.is_file() and (not endings or ending in endings):
            run(path, tallies[ending], reasons)
    print("format   files  read refused losses   characters  marks  notes   s/file slowest   MB")
    good = True
    for ending, t in sorted(tallies.items()):
        print(
            f"{ending:8} {t.files:5} {t.read:5} {t.refused:7} {t.losses:6} {t.characters:12,} "
            f"{t.marks:6} {t.notes:6} {t.seconds / t.files:8.3f} {t.slowest:7.1f} "
            f"{t.memory >> 10:4}"
        )
        good &= t.slowest <= _WALL and t.memory <= _MEMORY
    print("\nwhy files were refused")
    for reason, count in reasons.most_common():
        print(f"{count:6}  {reason}")
    for _, t in sorted(tallies.items()):
        for failure in t.failures[:_SHOWN]:
            print(f"FAILURE {failure}")
        good &= not any("Error:" in failure for failure in t.failures)
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), set(sys.argv[2:])))
