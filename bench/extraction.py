"""Judge speakers, quotations, quantities and dates on annotated sentences.

    python bench/extraction.py FOLDER [--misses]

FOLDER holds the documents that ``bench/annotations*.json`` point into: 204 sentences of five
news articles that the rules were worked out on, then 121 of three articles (``press``) and 27 of
an encyclopedia that nobody had looked at. All were annotated by hand and the annotation kept
before the extractor was run on them; places and labels only. Each set is printed by itself.
A speaker is right when it names the person of the annotated mention (a last name will do). A
quantity is right when it overlaps the annotated one and has its value, a date when it overlaps,
a quotation when both marks are the same.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workbench.claims.extract import extract
from workbench.model.claim import Claim
from workbench.model.document import Block, Document, Sentence, Source

ANNOTATIONS = sorted(Path(__file__).parent.glob("annotations*.json"))
_PLAIN = re.compile(r"\b(?:mr|ms|mrs|the|his|her|a|an|some)\b\.?|[’']s\b|[^\w\s]", re.IGNORECASE)


@dataclass(slots=True)
class Tally:
    """Right, found and given of one thing."""

    right: int = 0
    found: int = 0
    given: int = 0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.right / max(1, self.found + self.given)


@dataclass(frozen=True, slots=True)
class Annotated:
    """A document of one paragraph, made of the annotated sentences and those around them."""

    document: Document
    starts: dict[int, int]
    given: dict[str, Any]

    def place(self, sentence: int, offset: int) -> int:
        """Where an annotated offset lies in the document's text."""
        return self.starts[sentence] + offset


def load(folder: Path, annotations: Path) -> list[Annotated]:
    """The documents of one set of annotations."""
    table = json.loads(annotations.read_text(encoding="utf-8"))
    lines = (folder / table["file"]).read_text(encoding="utf-8").splitlines()
    found = []
    for given in table["documents"]:
        row = json.loads(lines[given["row"]])[table.get("field", "evidence")]
        evidence = [line["text"] if isinstance(line, dict) else line for line in row]
        text, starts, sentences = "", {}, []
        for index in given["sentences"]:
            starts[index] = len(text)
            sentences.append(Sentence(len(text), len(text) + len(evidence[index]), 0))
            text += evidence[index] + " "
        source = Source("annotated", "text/plain", "0" * 64, len(text))
        block = Block("paragraph", 0, len(text))
        document = Document(source, "", "en", None, text, (block,), tuple(sentences))
        found.append(Annotated(document, starts, given))
    return found


def judge(annotated: Annotated, tallies: dict[str, Tally], misses: list[str]) -> None:
    """Add one document to the tallies."""
    claims = extract(annotated.document)
    _speakers(annotated, claims, tallies["speakers"], misses)
    text = annotated.document.text
    ignored = {
        (annotated.place(s, a), annotated.place(s, b)) for s, a, b in annotated.given["ignored"]
    }
    quotations = {(q.start, q.end) for claim in claims for q in claim.quotations}
    marked = {
        (annotated.place(s, a), annotated.place(t, b))
        for s, a, t, b in annotated.given["quotations"]
    }
    _spans("quotations", quotations, marked, lambda one, other: one == other, tallies, misses, text)
    quantities = {(q.start, q.end, q.value) for claim in claims for q in claim.quantities}
    counted = {
        (annotated.place(s, a), annotated.place(s, b), v)
        for s, a, b, v in annotated.given["quantities"]
    }
    _spans("quantities", _kept(quantities, ignored), counted, _same_value, tallies, misses, text)
    dates = {(d.start, d.end) for claim in claims for d in claim.dates}
    dated = {(annotated.place(s, a), annotated.place(s, b)) for s, a, b in annotated.given["dates"]}
    _spans("dates", _kept(dates, ignored), dated, _overlap, tallies, misses, text)


def _kept(spans: Iterable[Any], ignored: set[tuple[int, int]]) -> set[Any]:
    return {span for span in spans if not any(_overlap(span, other) for other in ignored)}


def _overlap(one: Any, other: Any) -> bool:
    return bool(one[0] < other[1] and other[0] < one[1])


def _same_value(one: Any, other: Any) -> bool:
    return _overlap(one, other) and one[2] == other[2]


def _spans(
    name: str,
    found: set[Any],
    given: set[Any],
    same: Any,
    tallies: dict[str, Tally],
    misses: list[str],
    text: str,
) -> None:
    tally = tallies[name]
    tally.found += len(found)
    tally.given += len(given)
    for span in sorted(given):
        if any(same(span, other) for other in found):
            tally.right += 1
        else:
            misses.append(f"{name}: missed {text[span[0] : span[1]]!r} {span[2:]}")
    for span in sorted(found):
        if not any(same(span, other) for other in given):
            misses.append(f"{name}: extra {text[span[0] : span[1]]!r} {span[2:]}")


def _speakers(annotated: Annotated, claims: list[Claim], tally: Tally, misses: list[str]) -> None:
    given = annotated.given
    for index, claim in zip(given["sentences"], claims, strict=True):
        mention = given["speakers"].get(str(index))
        if index in given["undecided"] or index not in annotated.starts:
            continue
        tally.found += claim.speaker is not None
        if mention is None:
            if claim.speaker is not None:
                misses.append(f"speakers: extra {claim.speaker!r} in {claim.text[:70]!r}")
            continue
        tally.given += 1
        name = annotated.document.text[
            annotated.place(mention[0], mention[1]) : annotated.place(mention[0], mention[2])
        ]
        if claim.speaker is not None and _names(claim.speaker, name):
            tally.right += 1
        else:
            misses.append(f"speakers: {claim.speaker!r} for {name!r} in {claim.text[:70]!r}")


def _names(found: str, given: str) -> bool:
    """Whether two names are one person's: one holds the other's last word."""
    one, other = (_PLAIN.sub(" ", name).lower().split() for name in (found, given))
    return bool(one and other) and (one[-1] in other or other[-1] in one)


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--misses", action="store_true", help="print what is wrong")
    arguments = parser.parse_args()
    for table in ANNOTATIONS:
        print(table.stem)
        measure(load(arguments.folder, table), misses=arguments.misses)
    return 0


def measure(documents: Iterable[Annotated], *, misses: bool) -> None:
    """Print the figures of one set."""
    tallies = {name: Tally() for name in ("speakers", "quotations", "quantities", "dates")}
    wrong: list[str] = []
    for annotated in documents:
        judge(annotated, tallies, wrong)
    if misses:
        print("\n".join(f"    {line}" for line in wrong))
    speakers = tallies.pop("speakers")
    accuracy = speakers.right / max(1, speakers.given)
    print(f"  speakers: {speakers.right} of {speakers.given} right ({accuracy:.2f}), ", end="")
    print(f"F1 {speakers.f1:.2f}")
    for name, tally in tallies.items():
        print(f"  {name}: F1 {tally.f1:.3f} ({tally.right} of {tally.given}, {tally.found} found)")


if __name__ == "__main__":
    sys.exit(main())
