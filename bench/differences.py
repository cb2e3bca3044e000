"""Typed differences: contradictions found, false alarms, and sentences changed on purpose.

::

    python bench/differences.py DATA            DATA has conflict/ and support/ (JSON Lines)
    python bench/differences.py DATA --show     … and what was typed wrong

Measured on FEVER-symmetric and FoolMeTwice (development sets): *differs* as a detector of a claim
that its evidence refutes, with its false alarms on supported ones. Then 300 sentences of claims and
evidence are changed in one of nine ways by the rules below, which share no table with the detector.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workbench.matching.differences import differences
from workbench.model.comparison import Comparison
from workbench.safe.terminal import line

_CASES = 300
_MONTHS = "January February March April May June July August September October November December"
_MONTH = "|".join(_MONTHS.split())
_FULL_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{2,} [A-Z][a-z]{2,}(?=[ ,.](?![A-Z]))")
_YEAR = re.compile(r"\b(?:in|In|since|until|of) (1[789]\d\d|20[0-2]\d)\b(?!s|[-–])")
_COUNT = re.compile(
    r"(?<![\w.,$£€/-])(\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(?= (?:[a-z]+ )?[a-z]{3,}s\b| ?%)"
)
_UNITS = (
    ("kilometres", "miles"), ("kilometers", "miles"), ("km", "miles"), ("miles", "km"),
    ("metres", "feet"), ("meters", "feet"), ("feet", "metres"), ("inches", "feet"),
    ("days", "weeks"), ("weeks", "months"), ("months", "years"), ("hours", "days"),
    ("minutes", "hours"), ("acres", "square miles"), ("percent", "percentage points"),
    ("kg", "pounds"), ("pounds", "kg"), ("tons", "pounds"), ("mph", "km/h"),
)  # fmt: skip
_AUXILIARY = re.compile(
    r"(?<=[a-z]) (is|was|are|were|will be|can|could|would|has been) (?=[a-z]{3,})"
)
_SWAPS = {
    "began": "started", "approximately": "about", "located": "situated", "often": "frequently",
    "received": "got", "large": "big", "primarily": "mainly", "several": "a number of",
    "also": "as well", "during": "in the course of", "children": "kids", "however": "though",
}  # fmt: skip

Change = Callable[[str, random.Random, list[str]], "str | None"]


# ---- nine ways to change a sentence; None where it has nothing to change


def number(text: str, dice: random.Random, names: list[str]) -> str | None:
    """Another count."""
    found = [match for match in _COUNT.finditer(text) if not _is_year(match[1])]
    if not found:
        return None
    match = dice.choice(found)
    value = float(match[1].replace(",", ""))
    other = _written(value * dice.choice((0.4, 0.6, 1.7, 2.5)) + 2, match[1])
    return None if other == match[1] else text[: match.start()] + other + text[match.end() :]


def unit(text: str, dice: random.Random, names: list[str]) -> str | None:
    """The same figure in another unit."""
    for one, other in dice.sample(_UNITS, len(_UNITS)):
        changed, count = re.subn(rf"(?<=\d[ -]){one}\b", other, text)
        if count == 1:
            return changed
    return None


def date(text: str, dice: random.Random, names: list[str]) -> str | None:
    """Another day, month or year."""
    match = re.search(rf"\b({_MONTH}) (\d{{1,2}}), (\d{{4}})\b", text)
    if match:
        day = 1 + (int(match[2]) + dice.randint(3, 20)) % 28
        return text[: match.start(2)] + str(day) + text[match.end(2) :]
    return _other_year(text, dice)


def name(text: str, dice: random.Random, names: list[str]) -> str | None:
    """Another person."""
    found = [match for match in _FULL_NAME.finditer(text) if text.count(match[0].split()[1]) == 1]
    if not found:
        return None
    match = dice.choice(found)
    others = [other for other in names if not set(other.split()) & set(text.split())]
    return text[: match.start()] + dice.choice(others) + text[match.end() :]


def negation(text: str, dice: random.Random, names: list[str]) -> str | None:
    """Not so."""
    match = _AUXILIARY.search(text)
    if match is None or re.search(r"\b(?:not|never|no|nor|neither|without)\b|n['’]t", text):
        return None
    words = match[1].split()
    return (
        text[: match.start()]
        + " "
        + " ".join([words[0], "not", *words[1:]])
        + " "
        + text[match.end() :]
    )


def rounding(text: str, dice: random.Random, names: list[str]) -> str | None:
    """The same count, rounded."""
    for match in _COUNT.finditer(text):
        digits = match[1].replace(",", "")
        before = text[: match.start()].rstrip().rsplit(" ", 1)[-1].lower()
        if "." in digits or _is_year(match[1]) or len(digits.rstrip("0")) < 3 or before in _LEADS:
            continue
        size = 10 ** (len(digits) - 2)
        down = int(digits) // size * size
        if dice.random() < 0.5:
            return text[: match.start()] + f"more than {down:,}" + text[match.end() :]
        return (
            text[: match.start()]
            + f"about {round(int(digits) / size) * size:,}"
            + text[match.end() :]
        )
    return None


_LEADS = {
    "about",
    "over",
    "than",
    "around",
    "approximately",
    "nearly",
    "almost",
    "some",
    "least",
    "to",
}


def magnitude(text: str, dice: random.Random, names: list[str]) -> str | None:
    """The same amount, written out."""
    match = re.search(r"(?<![\w.,])(\d{1,3}(?:\.\d)?) (million|billion)\b", text)
    if match is None:
        return None
    value = round(float(match[1]) * {"million": 10**6, "billion": 10**9}[match[2]])
    return text[: match.start()] + f"{value:,}" + text[match.end() :]


def rewording(text: str, dice: random.Random, names: list[str]) -> str | None:
    """Other words or another order for the same."""
    moved = re.fullmatch(r"((?:In|On|During|After) [^,]{4,40}), ([^,;]{20,160})\.", text)
    if moved:
        first = moved[2][0].upper() + moved[2][1:]
        return f"{first} {moved[1][0].lower()}{moved[1][1:]}."
    for one, other in _SWAPS.items():
        if f" {one} " in text:
            return text.replace(f" {one} ", f" {other} ", 1)
    return None


def period(text: str, dice: random.Random, names: list[str]) -> str | None:
    """Another count, of another year: no contradiction."""
    changed = _other_year(text, dice)
    return number(changed, dice, names) if changed else None  # a year is no count


def _other_year(text: str, dice: random.Random) -> str | None:
    match = _YEAR.search(text)
    if match is None:
        return None
    return text[: match.start(1)] + str(int(match[1]) - dice.randint(2, 9)) + text[match.end(1) :]


def _is_year(digits: str) -> bool:
    return len(digits) == 4 and "1500" <= digits <= "2100"


def _written(value: float, like: str) -> str:
    return f"{value:.1f}" if "." in like else f"{value:,.0f}" if "," in like else f"{value:.0f}"


def _typed(kind: str) -> Callable[[Comparison], bool]:
    return lambda found: (
        found.relation == "differs"
        and kind in {difference.kind for difference in found.differences}
    )


def _same(found: Comparison) -> bool:
    return found.relation != "differs"


def _other_time(found: Comparison) -> bool:
    kinds = {difference.kind for difference in found.differences}
    return found.relation != "differs" and "date" in kinds


CHANGES: dict[str, tuple[Change, Callable[[Comparison], bool]]] = {
    "number": (number, _typed("number")),
    "unit": (unit, _typed("unit")),
    "date": (date, _typed("date")),
    "name": (name, _typed("name")),
    "negation": (negation, _typed("negation")),
    "rounding": (rounding, _same),
    "magnitude": (magnitude, _same),
    "re-wording": (rewording, _same),
    "other period": (period, _other_time),
}


# ---- material


@dataclass(frozen=True)
class Pair:
    """A claim with evidence, and whether that refutes it."""

    claim: str
    evidence: str
    refuted: bool


def fever(data: Path) -> Iterator[Pair]:
    """Claims and minimally edited evidence."""
    for entry in _rows(data / "conflict" / "fever_symmetric_dev.jsonl"):
        yield Pair(entry["claim"], entry["evidence"], entry["label"] == "REFUTES")


def fool_me_twice(data: Path) -> Iterator[Pair]:
    """Claims written to deceive, with each sentence of their evidence."""
    for entry in _rows(data / "conflict" / "fool_me_twice_dev.jsonl"):
        for piece in entry["gold_evidence"]:
            yield Pair(entry["text"], piece["text"], entry["label"] == "REFUTES")


def sentences(data: Path) -> list[str]:
    """Real sentences, each once: claims of WiCE and the evidence pool of FoolMeTwice."""
    found = [entry["claim"] for entry in _rows(data / "support" / "wice_claim_dev.jsonl")]
    for entry in _rows(data / "conflict" / "fool_me_twice_dev.jsonl"):
        found += [piece["text"] for piece in entry["gold_evidence"] + entry["retrieved_evidence"]]
    whole = (text.strip() for text in found)
    return sorted({text for text in whole if 40 < len(text) < 300 and text.endswith(".")})


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    for row in path.read_text("utf-8").splitlines():
        yield json.loads(row)


# ---- measuring


def detection(label: str, pairs: list[Pair], *, show: bool) -> None:
    """Print precision, recall and false alarms of *differs*."""
    begun = time.perf_counter()
    outcomes = [(pair, differences(pair.claim, pair.evidence)) for pair in pairs]
    each = (time.perf_counter() - begun) / len(pairs)
    alarms = [(pair, found) for pair, found in outcomes if found.relation == "differs"]
    right = sum(pair.refuted for pair, _ in alarms)
    refuted = sum(pair.refuted for pair in pairs)
    false = len(alarms) - right
    print(
        f"{label:16} {len(pairs):5} pairs  P {right / max(1, len(alarms)):.3f}  "
        f"R {right / refuted:.3f}  false alarms {false / (len(pairs) - refuted):.3f}  "
        f"{1000 * each:.2f} ms a pair"
    )
    if show:
        for pair, found in alarms:
            if not pair.refuted:
                print(line(f"    {pair.claim} | {pair.evidence[:160]} | {_kinds(found)}"))


def mutations(data: Path, *, show: bool) -> bool:
    """Print how many changed sentences are typed right; True for 95 of a hundred."""
    dice = random.Random(11)
    material = sentences(data)
    dice.shuffle(material)
    names = sorted({match[0] for text in material for match in _FULL_NAME.finditer(text)})
    tried: Counter[str] = Counter()
    right: Counter[str] = Counter()
    each = -(-_CASES // len(CHANGES))
    for kind, (change, holds) in CHANGES.items():
        for text in material:
            if tried[kind] == each:
                break
            changed = change(text, dice, names)
            if changed is None or changed == text:
                continue
            tried[kind] += 1
            found = differences(text, changed)
            right[kind] += holds(found)
            if show and not holds(found):
                print(line(f"    {kind}: {text} → {changed} | {found.relation} {_kinds(found)}"))
    for kind, count in tried.items():
        print(f"{kind:16} {right[kind]:3} of {count:3} typed right")
    share = right.total() / tried.total()
    print(f"{'all':16} {right.total():3} of {tried.total():3} = {100 * share:.1f} %")
    return share >= 0.95


def _kinds(found: Comparison) -> list[tuple[str, str, str]]:
    return [(one.kind, one.left, one.right) for one in found.differences]


def main() -> int:
    """Print the figures; 1 when changed sentences are typed wrong too often."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    detection("FEVER-symmetric", list(fever(options.data)), show=options.show)
    detection("FoolMeTwice", list(fool_me_twice(options.data)), show=options.show)
    return 0 if mutations(options.data, show=options.show) else 1


if __name__ == "__main__":
    sys.exit(main())
