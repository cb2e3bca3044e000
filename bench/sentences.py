"""Judge the sentence splitter on texts with known boundaries.

    python bench/sentences.py FOLDER [--misses]

FOLDER holds ``en_ewt-ud-dev.conllu`` (UD English EWT) and ``sentencex/en.txt``. Prints:

* boundary F1 on the former, paragraphs given (``inner``: without the ends of paragraphs);
* cases of the latter that come out exactly, counted as sentencex's own test runner does (white
  space folded, every segment the same), and the mean F1 of segments, as its comparison script
  has it; ``quotations aside``: not counting boundaries inside a quotation, which sentencex keeps
  whole and we split and tie together;
* 400 pairs of sentences, joined with a reference mark of each style: split right after the mark;
* speed with a mark after every sentence, and its ratio to the bare splitters nupunkt and sentencex
  where they are installed.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from functools import partial
from itertools import pairwise
from pathlib import Path

from workbench.claims.quotations import find as find_quotations
from workbench.claims.sentences import split
from workbench.model.document import Block

PAIRS = 400
ROUNDS = 5
MARKS = ("1", "12", "1,2", "[1]", "[12]", "[1][2]", "[^3]", "[a]", "¹", "¹²", "†", "(4)")
Spans = list[tuple[int, int]]


def spans(text: str, shields: Sequence[tuple[int, int]] = ()) -> Spans:
    """The sentences of a text; a blank line ends a paragraph."""
    blocks, at = [], 0
    for gap in re.finditer(r"\n\s*\n|\Z", text):
        blocks.append(Block("paragraph", at, gap.start()))
        at = gap.end()
    return [(found.start, found.end) for found in split(text, blocks, shields)]


def paragraphs(path: Path) -> Iterator[list[str]]:
    """The paragraphs of a CoNLL-U file as lists of sentences."""
    current: list[str] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# newpar") and current:
            yield current
            current = []
        elif line.startswith("# text = "):
            current.append(line[9:])
    yield current


def boundaries(path: Path) -> dict[str, float]:
    """Boundary F1, over all ends of sentences and without the ends of paragraphs."""
    right = {"all": 0, "inner": 0}
    given = dict(right)
    found = dict(right)
    for sentences in paragraphs(path):
        text, ends = "", set()
        for sentence in sentences:
            text += f" {sentence}" if text else sentence
            ends.add(len(text))
        got = {end for _, end in spans(text)}
        for name, last in (("all", set()), ("inner", {len(text)})):
            right[name] += len((got & ends) - last)
            given[name] += len(ends - last)
            found[name] += len(got - last)
    return {name: 2 * right[name] / (given[name] + found[name]) for name in right}


def cases(path: Path) -> list[tuple[str, list[str]]]:
    """The cases of a sentencex test file: text and expected segments."""
    lines = [line for line in path.read_text(encoding="utf-8").split("\n") if line[:1] != "#"]
    found = []
    for case in re.split(r"^===\s*$", "\n".join(lines), flags=re.MULTILINE):
        text, mark, expected = case.partition("\n---\n")
        if mark and text.strip("\n"):
            found.append((text.strip("\n"), [s.strip() for s in expected.split("\n") if s.strip()]))
    return found


def fold(text: str) -> str:
    """White space folded."""
    return " ".join(text.split())


def outside_quotations(text: str) -> list[str]:
    """The sentences, joined again where a boundary lies inside a quotation."""
    quotes = find_quotations(text, [Block("paragraph", 0, len(text))]).spans
    merged: Spans = []
    for start, end in spans(text):
        if merged and any(q.start < start - 1 and start < q.end for q in quotes):
            merged[-1] = (merged[-1][0], end)
        else:
            merged.append((start, end))
    return [fold(text[start:end]) for start, end in merged]


def marked_pairs(path: Path) -> list[tuple[str, str]]:
    """Pairs of neighbouring sentences that end and begin as sentences do."""
    whole = re.compile(r"[A-Z“\"].{25,}[.!?]\Z")
    pairs = [
        pair
        for sentences in paragraphs(path)
        for pair in pairwise(sentences)
        if all(whole.match(sentence) for sentence in pair) and pair[1][0].isupper()
    ]
    return pairs[:PAIRS]


def after_marks(pairs: Sequence[tuple[str, str]], mark: str) -> float:
    """The share of pairs that split right after the mark."""
    right = 0
    for left, following in pairs:
        text = f"{left}{mark} {following}"
        place = (len(left), len(left) + len(mark))
        right += (place[1] + 1) in {start for start, _ in spans(text, [place])}
    return right / len(pairs)


def speed(text: str, splitter: Callable[[str], object]) -> float:
    """Characters a second of processor time, the best of some rounds."""
    best = min(_seconds(text + " " * turn, splitter) for turn in range(ROUNDS))
    return len(text) / best


def _seconds(text: str, splitter: Callable[[str], object]) -> float:
    began = time.process_time()
    splitter(text)
    return time.process_time() - began


def bare_splitters() -> Iterator[tuple[str, Callable[[str], object]]]:
    """Libraries that do nothing but split, as far as they are installed."""
    with suppress(ImportError):
        from nupunkt import sent_spans

        yield "nupunkt", sent_spans
    with suppress(ImportError):
        from sentencex import get_sentence_boundaries

        yield "sentencex", partial(get_sentence_boundaries, "en")


def print_speed(path: Path) -> None:
    """Characters a second with every sentence marked and every mark shielded, and its ratios."""
    text = "\n\n".join("[12] ".join(sentences) for sentences in paragraphs(path)) * 5
    shields = [mark.span() for mark in re.finditer(r"\[12\]", text)]
    own = speed(text, lambda varied: spans(varied, shields))
    print(f"speed, marks shielded: {own / 1e6:.1f} million characters a second", end="")
    plain = re.sub(r"\[12\]", "", text)
    for name, splitter in bare_splitters():
        splitter(plain)
        print(f", {own / speed(plain, splitter):.2f} of bare {name}'s", end="")
    print()


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--misses", action="store_true", help="print the cases that differ")
    arguments = parser.parse_args()
    treebank = arguments.folder / "en_ewt-ud-dev.conllu"

    scores = boundaries(treebank)
    print(f"UD English EWT dev: boundary F1 {scores['all']:.3f} (inner {scores['inner']:.3f})")

    table = cases(arguments.folder / "sentencex" / "en.txt")
    exact = aside = 0
    shared = 0.0
    for text, expected in table:
        wanted = [fold(segment) for segment in expected]
        got = [fold(text[start:end]) for start, end in spans(text)]
        exact += got == wanted
        same = sum((Counter(got) & Counter(wanted)).values())
        shared += 2 * same / (len(got) + len(wanted))
        aside += wanted in (got, outside_quotations(text))
        if arguments.misses and got != wanted:
            print(f"  {wanted}\n  {got}")
    total = len(table)
    print(f"sentencex en.txt: {exact}/{total} cases exact ({exact / total:.1%}), ", end="")
    print(
        f"quotations aside {aside}/{total} ({aside / total:.1%}), segments F1 {shared / total:.3f}"
    )

    pairs = marked_pairs(treebank)
    print(f"{len(pairs)} pairs, split right after the mark:")
    print("  " + "  ".join(f"{mark} {after_marks(pairs, mark):.1%}" for mark in MARKS))

    print_speed(treebank)
    return 0


if __name__ == "__main__":
    sys.exit(main())
