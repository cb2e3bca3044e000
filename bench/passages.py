"""How often the passage that supports a claim comes first: ``bench/passages.py DATA``.

DATA holds ``support/wice_claim_dev.jsonl``: claims of an encyclopedia, the sentences of the page
each cites, and which of them support it. Prints hit@1, recall@5, average precision and claims/s.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from workbench.sources.passages import passages


def main(data: Path) -> None:
    """Measure on every claim that has a supporting sentence."""
    file = data / "support" / "wice_claim_dev.jsonl"
    rows = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    rows = [row for row in rows if any(row["supporting_sentences"])]
    hits = recall = precision = 0.0
    spent = 0.0
    for row in rows:
        evidence = [" ".join(sentence.split()) for sentence in row["evidence"]]
        starts, at = [], 0
        for sentence in evidence:
            starts.append(at)
            at += len(sentence) + 1
        wanted = {index for group in row["supporting_sentences"] for index in group}
        begun = time.perf_counter()
        found = passages(row["claim"], "\n".join(evidence), top=len(evidence))
        spent += time.perf_counter() - begun
        order = list(dict.fromkeys(_line(starts, passage.start) for passage in found))
        hits += order[:1] != [] and order[0] in wanted
        recall += max(
            len(set(group) & set(order[:5])) / len(group)
            for group in row["supporting_sentences"]
            if group
        )
        precision += _average_precision(order, wanted)
    count = len(rows)
    print(f"claims {count}  hit@1 {hits / count:.3f}  recall@5 {recall / count:.3f}", end="  ")
    print(f"AP {precision / count:.3f}  {count / spent:.0f} claims/s, sources read anew each")


def _line(starts: list[int], at: int) -> int:
    from bisect import bisect_right

    return bisect_right(starts, at) - 1


def _average_precision(order: list[int], wanted: set[int]) -> float:
    found = total = 0.0
    for rank, index in enumerate(order, 1):
        if index in wanted:
            found += 1
            total += found / rank
    return total / len(wanted)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
