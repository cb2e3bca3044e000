"""Learn and judge the weights of check-worthiness (``workbench/claims/weights.py``).

    python bench/check_worthiness.py REPOSITORY            train, print the figures
    python bench/check_worthiness.py REPOSITORY --write    … and write the table

REPOSITORY is a git directory of ClaimBuster's ``claimbuster-spotter``; the two-class training
file is read from it and never copied. One sentence in five, chosen by its number, is held out.
Nothing but the standard library is used: logistic regression by AdaGrad on the named features of
:mod:`workbench.claims.signals` and on the single words that say most beyond them.

Debate speech says nothing about some features of written news. Their weights are set by hand in
``SET_BY_HAND``, each with its reason, and take no part in the figures below.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from workbench.claims import signals
from workbench.claims.analysis import analyse
from workbench.model.document import Block, Document, Sentence, Source

TRAINING_FILE = "data/two_class/train.json"
TABLE = Path(__file__).parent.parent / "workbench" / "claims" / "weights.py"
RARE = 12
"""A word must stand in this many training sentences to be weighed at all."""
WORDS = 120
EPOCHS = 25
DECAY = 1.0
SET_BY_HAND = {
    "attribution": (1.1, "in a report, that someone said it can be checked; debaters quote little"),
    "quotation": (0.4, "words in quotation marks can be held against what was said"),
    "reference_mark": (1.2, "a writer who cites a source makes a claim that can be checked there"),
}
Example = dict[str, float]


@dataclass(frozen=True, slots=True)
class Labelled:
    """A training sentence."""

    number: int
    text: str
    label: int

    @property
    def held_out(self) -> bool:
        """One in five, by a hash of its number: the same on every machine."""
        return int(sha256(str(self.number).encode()).hexdigest(), 16) % 5 == 0


def load(repository: Path) -> list[Labelled]:
    """The sentences of the two-class training file."""
    data = subprocess.run(
        ["git", "-C", str(repository), "show", f"HEAD:{TRAINING_FILE}"],
        check=True,
        capture_output=True,
    ).stdout
    return [
        Labelled(row["sentence_id"], " ".join(row["text"].split()), row["label"])
        for row in json.loads(data)
    ]


def as_document(texts: Sequence[str]) -> Document:
    """A document in which every text is a paragraph of one sentence."""
    parts, blocks, sentences, at = [], [], [], 0
    for index, text in enumerate(texts):
        blocks.append(Block("paragraph", at, at + len(text)))
        sentences.append(Sentence(at, at + len(text), index))
        parts.append(text)
        at += len(text) + 2
    source = Source("training", "text/plain", "0" * 64, at)
    return Document(source, "", "en", None, "\n\n".join(parts), tuple(blocks), tuple(sentences))


def examples(rows: Sequence[Labelled]) -> list[Example]:
    """The features of every sentence, words included (``word:…``)."""
    found = analyse(as_document([row.text for row in rows])).findings
    result = []
    for finding in found:
        example = signals.features(finding.statement, finding.words)
        names = {word.lower() for name in finding.names for word in name.text.split()}
        example |= {f"word:{word}": 1.0 for word in set(finding.words) - names}
        result.append(example)
    return result


def train(
    data: Sequence[Example], labels: Sequence[int], vocabulary: frozenset[str]
) -> dict[str, float]:
    """Logistic regression by AdaGrad; the bias is ``""``. Words decay, features do not."""
    weights: dict[str, float] = {"": 0.0}
    squares: dict[str, float] = {}
    kept = [
        (
            [("", 1.0)]
            + [(n, v) for n, v in row.items() if not n.startswith("word:") or n in vocabulary],
            label,
        )
        for row, label in zip(data, labels, strict=True)
    ]
    shuffled = random.Random(7)
    for epoch in range(EPOCHS):
        shuffled.shuffle(kept)
        rate = 0.25 / (1 + epoch / 6)
        for row, label in kept:
            error = label - sigmoid(sum(weights.get(n, 0.0) * v for n, v in row))
            for name, value in row:
                gradient = error * value
                squares[name] = squares.get(name, 1.0) + gradient * gradient
                step = rate * gradient / math.sqrt(squares[name])
                weights[name] = weights.get(name, 0.0) + step
        for name in weights:
            if name.startswith("word:"):
                weights[name] *= 1 - DECAY * rate
    return weights


def choose(data: Sequence[Example], labels: Sequence[int]) -> frozenset[str]:
    """The words that move the score most: trained with all common words, then the best kept."""
    seen = Counter(name for row in data for name in row if name.startswith("word:"))
    common = frozenset(name for name, count in seen.items() if count >= RARE)
    weights = train(data, labels, common)
    return frozenset(
        sorted(common, key=lambda name: (-abs(weights[name]) * math.sqrt(seen[name]), name))[:WORDS]
    )


def sigmoid(value: float) -> float:
    """The logistic function, safe at both ends."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, value))))


def score(weights: dict[str, float], row: Example) -> float:
    """The linear score of one example."""
    return weights[""] + sum(weights.get(name, 0.0) * value for name, value in row.items())


def auc(scores: Sequence[float], labels: Sequence[int]) -> float:
    """The chance that a check-worthy sentence scores above another one (ties count half)."""
    order = sorted(range(len(scores)), key=lambda index: scores[index])
    ranks = [0.0] * len(scores)
    at = 0
    while at < len(order):
        stop = at
        while stop < len(order) and scores[order[stop]] == scores[order[at]]:
            stop += 1
        for index in order[at:stop]:
            ranks[index] = (at + stop + 1) / 2
        at = stop
    positive = sum(labels)
    total = sum(rank for rank, label in zip(ranks, labels, strict=True) if label)
    return (total - positive * (positive + 1) / 2) / (positive * (len(labels) - positive))


def table(weights: dict[str, float], figures: Sequence[str]) -> str:
    """The source of ``weights.py``."""
    features = {n: w for n, w in weights.items() if n and not n.startswith("word:")}
    features |= {name: weight for name, (weight, _) in SET_BY_HAND.items()}
    words = {n[5:]: w for n, w in weights.items() if n.startswith("word:")}
    lines = [
        '"""The weights of check-worthiness: what speaks for a statement, and what against it.',
        "",
        "Made by ``bench/check_worthiness.py``; do not edit by hand. A feature's value is 0…1, a",
        "word counts once; the sum and the bias go through the logistic function.",
        "",
        *figures,
        '"""',
        "",
        "from __future__ import annotations",
        "",
        f"BIAS = {weights['']:.2f}",
        "",
        "FEATURES: dict[str, float] = {",
        *(f'    "{name}": {weight:.2f},' for name, weight in by_weight(features)),
        "}",
        "",
        "WORDS: dict[str, float] = {",
        *(f'    "{name}": {weight:.2f},' for name, weight in by_weight(words)),
        "}",
        "",
    ]
    return "\n".join(lines)


def by_weight(weights: dict[str, float]) -> list[tuple[str, float]]:
    """Strongest for, down to strongest against."""
    return sorted(weights.items(), key=lambda pair: (-pair[1], pair[0]))


def main() -> int:
    """Train, judge, print; write the table when asked."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("repository", type=Path)
    parser.add_argument("--write", action="store_true", help="write workbench/claims/weights.py")
    arguments = parser.parse_args()
    rows = load(arguments.repository)
    data = examples(rows)
    kept = [index for index, row in enumerate(rows) if not row.held_out]
    held = [index for index, row in enumerate(rows) if row.held_out]
    inputs, labels = [data[index] for index in kept], [rows[index].label for index in kept]

    def judged(weights: dict[str, float]) -> float:
        return auc(
            [score(weights, data[index]) for index in held], [rows[index].label for index in held]
        )

    plain = judged(train(inputs, labels, frozenset()))
    weights = train(inputs, labels, choose(inputs, labels))
    figures = [
        f"Trained on {len(kept)} sentences of ClaimBuster's two-class file, {len(held)} held out:",
        f"AUC {judged(weights):.3f} with the {WORDS} words, {plain:.3f} with the features alone.",
    ]
    print("\n".join(figures))
    if arguments.write:
        TABLE.write_text(table(weights, figures), encoding="utf-8")
        print(f"written: {TABLE}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
