"""How often the passages that support a claim come first: ``python -m bench.passages DATA``.

DATA holds ``support/wice_*.jsonl``: claims of an encyclopedia, the sentences of the page that each
cites, which of them support it, and which words of the claim nothing supports. Prints, for the
product and for what one would take instead, hit@1, recall@5 (of the best group of supporting
sentences) and average precision; how well unsupported words are found; what each part of the
score is worth (``--ablate``); and claims a second against sources of 120 sentences.
"""

from __future__ import annotations

import argparse
import json
import time
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import accumulate
from math import log
from pathlib import Path
from typing import Any

from workbench.sources import passages as product
from workbench.sources.passages import passages
from workbench.sources.prepared import prepared
from workbench.sources.support import unsupported_words

Ranker = Callable[[str, Sequence[str]], list[int]]
"""From a claim and a source's sentences to their indexes, best first."""
SENTENCES = 120


def ours(claim: str, evidence: Sequence[str]) -> list[int]:
    """The product's order, over one text of all sentences."""
    starts = list(accumulate((len(sentence) + 1 for sentence in evidence), initial=0))
    found = passages(claim, "\n".join(evidence), top=len(evidence))
    return list(dict.fromkeys(bisect_right(starts, passage.start) - 1 for passage in found))


def bm25(claim: str, evidence: Sequence[str]) -> list[int]:
    """BM25 over lower-case words, k1 1.2 and b 0.75, with the source's own idf."""
    rows = [Counter(sentence.lower().split()) for sentence in evidence]
    held = Counter(word for row in rows for word in row)
    average = sum(row.total() for row in rows) / len(rows)

    def score(row: Counter[str]) -> float:
        norm = 1.2 * (0.25 + 0.75 * row.total() / average)
        return sum(
            log(1 + (len(rows) - held[word] + 0.5) / (held[word] + 0.5))
            * row[word]
            * 2.2
            / (row[word] + norm)
            for word in set(claim.lower().split())
            if word in row
        )

    scores = [score(row) for row in rows]
    return sorted(range(len(rows)), key=lambda at: -scores[at])


def token_set(claim: str, evidence: Sequence[str]) -> list[int]:
    """rapidfuzz's token_set_ratio."""
    from rapidfuzz import fuzz, process, utils

    found = process.extract(
        claim, evidence, scorer=fuzz.token_set_ratio, processor=utils.default_process, limit=None
    )
    return [at for _, _, at in found]


def measure(rows: Sequence[dict[str, Any]], rank: Ranker) -> tuple[float, float, float]:
    """hit@1, recall@5 and average precision."""
    hits = recall = precision = 0.0
    for row in rows:
        order = rank(row["claim"], row["evidence"])
        groups = [set(group) for group in row["supporting_sentences"] if group]
        wanted = set().union(*groups)
        hits += order[:1] != [] and order[0] in wanted
        recall += max(len(group & set(order[:5])) / len(group) for group in groups)
        precision += _average_precision(order, wanted)
    return hits / len(rows), recall / len(rows), precision / len(rows)


def _average_precision(order: list[int], wanted: set[int]) -> float:
    found = total = 0.0
    for rank, index in enumerate(order, 1):
        if index in wanted:
            found += 1
            total += found / rank
    return total / len(wanted)


def unsupported(rows: Sequence[dict[str, Any]]) -> tuple[float, float, float]:
    """F1, precision and recall of the words that nothing supports."""
    right = marked = wanted = 0
    for row in rows:
        spans = unsupported_words(row["claim"], "\n".join(row["evidence"]))
        at = 0
        for token, gold in zip(row["claim_tokens"], row["non_supported_spans"], strict=True):
            place = row["claim"].find(token, at)
            if place < 0:
                continue
            at = place + len(token)
            told = any(start < at and place < end for start, end in spans)
            right, marked, wanted = right + (told and gold), marked + told, wanted + gold
    precision, recall = right / marked, right / wanted
    return 2 * precision * recall / (precision + recall), precision, recall


def speed(rows: Sequence[dict[str, Any]]) -> None:
    """Claims a second of processor time, against sources of 120 sentences."""
    pool = [sentence for row in rows for sentence in row["evidence"]]
    sources = [
        "\n".join([*row["evidence"], *pool[at * 97 % len(pool) :], *pool][:SENTENCES])
        for at, row in enumerate(rows)
    ]
    claims = [row["claim"] for row in rows]
    for name, cited in (("a source each", sources), ("one source", sources[:1] * len(sources))):
        for _ in range(2):  # the first time, words are met that are known after that
            prepared.forget()
            begun = time.process_time()
            for claim, source in zip(claims, cited, strict=True):
                passages(claim, source)
            spent = time.process_time() - begun
        print(f"{len(claims) / spent:.0f} claims/s, {SENTENCES} sentences, {name}")


def ablate(rows: Sequence[dict[str, Any]]) -> None:
    """What is lost without each part of the score."""
    for name in (
        "NUMBERS",
        "PAIRS",
        "NEAR",
        "NEXT_BUT_ONE",
        "EARLY",
        "OPEN",
    ):
        weight = getattr(product, name)
        setattr(product, name, 0.0)
        print("  without {:13} {:.3f}  {:.3f}  {:.3f}".format(name, *measure(rows, ours)))
        setattr(product, name, weight)


def _rows(file: Path) -> list[dict[str, Any]]:
    rows = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    for row in rows:
        row["evidence"] = [" ".join(sentence.split()) for sentence in row["evidence"]]
    return rows


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--ablate", action="store_true")
    given = parser.parse_args()
    rows = _rows(given.data / "support" / "wice_claim_dev.jsonl")
    rows = [row for row in rows if any(row["supporting_sentences"])]
    print(f"{len(rows)} claims            hit@1  recall@5  AP")
    for name, rank in (("workbench", ours), ("BM25", bm25), ("rapidfuzz token_set", token_set)):
        print("  {:21} {:.3f}  {:.3f}  {:.3f}".format(name, *measure(rows, rank)))
    if given.ablate:
        ablate(rows)
    words = _rows(given.data / "support" / "wice_non_supported_tokens_dev.jsonl")
    print("unsupported words F1 {:.3f} (P {:.3f}, R {:.3f})".format(*unsupported(words)))
    speed(rows)


if __name__ == "__main__":
    main()
