"""Finding the claim that another text is about: the ranking against plain full-text search.

::

    python bench/retrieval.py --checkthat FOLDER --fool-me-twice FILE

FOLDER is the ``data`` folder of the CheckThat! 2022 task 2A English material (its training and
development queries are used, never the test split), FILE the development set of FoolMeTwice, whose
evidence sentences are pooled. Both are for research; nothing of them is kept here. Peers that are
installed (``bm25s``, ``tantivy``) are measured too. Printed: MAP@5 and recall at 50 of each
ranking, the gain over the best plain search with its 95 % bootstrap interval, and the time of
``rank``.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from statistics import fmean
from unittest import mock

from workbench.matching import score as scoring
from workbench.matching.counterparts import SHORTLIST, rank
from workbench.matching.statement import Statement
from workbench.matching.terms import terms

_SAMPLES = 2000

Hits = list[tuple[str, float]]


@dataclass
class Collection:
    """Texts, queries, and which texts answer which query."""

    name: str
    texts: dict[str, str]
    queries: dict[str, str] = field(default_factory=dict)
    answers: dict[str, set[str]] = field(default_factory=dict)

    def average_precision(self, query: str, ranking: list[str]) -> float:
        """Of the first five."""
        right = self.answers[query]
        found, total = 0, 0.0
        for place, text in enumerate(ranking[:5], start=1):
            if text in right:
                found += 1
                total += found / place
        return total / min(5, len(right))

    def recall(self, query: str, ranking: list[str]) -> float:
        """Of the first fifty."""
        return len(self.answers[query] & set(ranking[:50])) / len(self.answers[query])


def checkthat(folder: Path, *, titles: bool) -> Collection:
    """Verified claims, and posts that repeat one."""
    texts = {}
    for path in sorted((folder / "vclaims").glob("*.json")):
        entry = json.loads(path.read_text("utf-8"))
        title = f"{entry['title']}. " if titles else ""
        texts[entry["vclaim_id"]] = title + entry["vclaim"]
    found = Collection("CheckThat!" + (" with titles" if titles else ""), texts)
    training = folder / "original_twitter_data" / "training_data"
    for split in ("Dev", "Train"):
        for line in _lines(training / f"CT2022-Task2A-EN-{split}_QRELs.tsv"):
            query, _, text, right = line.split("\t")
            if right.strip() == "1":
                found.answers.setdefault(query, set()).add(text)
    for line in _lines(training / "CT2022-Task2A-EN-Train-Dev_Queries.tsv"):
        query, post = line.split("\t", 1)
        if query in found.answers:
            found.queries[query] = post
    return found


def fool_me_twice(path: Path) -> Collection:
    """Claims, and the evidence sentences of all of them in one pool."""
    ids: dict[str, str] = {}
    found = Collection("FoolMeTwice", {})
    for line in _lines(path):
        entry = json.loads(line)
        for piece in entry["gold_evidence"] + entry["retrieved_evidence"]:
            ids.setdefault(piece["text"].strip(), f"e{len(ids)}")
        gold = {ids[piece["text"].strip()] for piece in entry["gold_evidence"]}
        found.queries[entry["id"]], found.answers[entry["id"]] = entry["text"], gold
    found.texts.update({id: text for text, id in ids.items()})
    return found


def _lines(path: Path) -> Iterator[str]:
    yield from path.read_text("utf-8").splitlines()


class FullText:
    """SQLite FTS5 with the porter tokenizer: any of the words, best first."""

    def __init__(self, texts: dict[str, str]) -> None:
        self._ids = sorted(texts)
        random.Random(1).shuffle(self._ids)  # ties go by row: no order of the source may help
        self._db = sqlite3.connect(":memory:")
        self._db.execute("CREATE VIRTUAL TABLE t USING fts5(text, tokenize='porter unicode61')")
        self._db.executemany("INSERT INTO t VALUES (?)", ((texts[id],) for id in self._ids))

    def search(self, words: list[str]) -> Hits:
        """The first hundred for any of the words."""
        asked = " OR ".join(f'"{word}"' for word in words)
        rows = self._db.execute(
            "SELECT rowid, -rank FROM t WHERE t MATCH ? ORDER BY rank LIMIT ?", (asked, SHORTLIST)
        )
        return [(self._ids[row - 1], strength) for row, strength in rows]


def bm25s(texts: dict[str, str]) -> Callable[[str], list[str]]:
    """The bm25s library with its English stop words and Snowball stems."""
    import bm25s as library
    import Stemmer

    ids, stemmer = list(texts), Stemmer.Stemmer("english")
    options = {"stopwords": "en", "stemmer": stemmer, "show_progress": False}
    index = library.BM25()
    index.index(library.tokenize(list(texts.values()), **options), show_progress=False)

    def search(query: str) -> list[str]:
        asked = library.tokenize([query], **options)
        found, _ = index.retrieve(asked, k=SHORTLIST, show_progress=False)
        return [ids[at] for at in found[0]]

    return search


def tantivy(texts: dict[str, str]) -> Callable[[str], list[str]]:
    """The tantivy library with English stems."""
    import tantivy as library

    builder = library.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw")
    builder.add_text_field("text", tokenizer_name="en_stem")
    index = library.Index(builder.build())
    writer = index.writer()
    for id, text in texts.items():
        writer.add_document(library.Document(id=id, text=text))
    writer.commit()
    index.reload()
    searcher = index.searcher()

    def search(query: str) -> list[str]:
        asked = index.parse_query(" ".join(re.findall(r"\w+", query.lower())), ["text"])
        hits = searcher.search(asked, SHORTLIST).hits
        return [searcher.doc(address)["id"][0] for _, address in hits]

    return search


def rankings(collection: Collection) -> dict[str, dict[str, list[str]]]:
    """Every system's ranking of every query."""
    index = FullText(collection.texts)
    queries = collection.queries.items()
    found: dict[str, dict[str, list[str]]] = {}
    found["FTS5, all words"] = {
        id: [text for text, _ in index.search(re.findall(r"\w+", query))] for id, query in queries
    }
    shortlists = {id: index.search(terms(query)) for id, query in queries}
    found["FTS5, content words"] = {id: [text for text, _ in s] for id, s in shortlists.items()}
    for build in (bm25s, tantivy):
        try:
            search = build(collection.texts)
        except ImportError:
            continue
        found[build.__name__] = {id: search(query) for id, query in queries}

    def ranked(*, strengths: bool) -> dict[str, list[str]]:
        scoring.features.cache_clear()
        return {
            id: _ranked(collection, id, shortlists[id], strengths=strengths) for id, _ in queries
        }

    found["score"] = ranked(strengths=False)
    found["score and strength"] = ranked(strengths=True)
    for label, change in {
        "… every word as telling": {"LEVELS": {}},
        "… stop words untold": {"_FUNCTION_WORD": 0},
        "… no amount asked": {"ENOUGH": 0.0, "UNSHARED": 1.0},
        "… nothing for the rest": {"UNSHARED": 0.0},
        "… runs of three": {"RUN": 3, "LETTER": 27},
        "… runs of six": {"RUN": 6, "LETTER": 54},
    }.items():
        with mock.patch.multiple(scoring, **change):
            found[f"score and strength {label}"] = ranked(strengths=True)
    scoring.features.cache_clear()
    return found


def _ranked(collection: Collection, id: str, hits: Hits, *, strengths: bool) -> list[str]:
    """The order ``rank`` gives, without the explanations, and the index's for the rest."""
    query = Statement(id, "query", collection.queries[id])
    shortlist = [Statement(text, "corpus", collection.texts[text]) for text, _ in hits]
    measured = dict(hits) if strengths else None
    with mock.patch("workbench.matching.counterparts.differences", _unexplained):
        best = rank(query, shortlist, limit=SHORTLIST, strengths=measured)
    return [pair.counterpart for pair in best]


def _unexplained(left: str, right: str) -> object:
    from workbench.model.comparison import Comparison

    return Comparison("related")


def interval(gains: list[float]) -> tuple[float, float]:
    """The 95 % interval of a mean gain, by resampling queries."""
    dice = random.Random(7)
    means = sorted(fmean(dice.choices(gains, k=len(gains))) for _ in range(_SAMPLES))
    return means[_SAMPLES // 40], means[-_SAMPLES // 40]


def report(collection: Collection) -> None:
    """Print one collection's table."""
    print(f"\n{collection.name}: {len(collection.texts)} texts, {len(collection.queries)} queries")
    found = rankings(collection)
    precisions = {
        name: [collection.average_precision(query, ranked[query]) for query in collection.queries]
        for name, ranked in found.items()
    }
    plain = [name for name in found if not name.startswith("score")]
    best = max(plain, key=lambda name: fmean(precisions[name]))
    for name, values in precisions.items():
        recall = fmean(collection.recall(query, found[name][query]) for query in collection.queries)
        line = f"  {name:48} MAP@5 {fmean(values):.4f}  R@50 {recall:.4f}"
        if name not in plain:
            gains = [mine - other for mine, other in zip(values, precisions[best], strict=True)]
            low, high = interval(gains)
            line += f"  {100 * fmean(gains):+.1f} points [{100 * low:+.1f}, {100 * high:+.1f}]"
        print(line + (f"   over {best}" if name == "score" else ""))


def timed(collection: Collection) -> None:
    """Print what ``rank`` takes for a shortlist, features new and kept."""
    index = FullText(collection.texts)
    spent = [0.0, 0.0]
    queries = list(collection.queries.items())[:50]
    for id, text in queries:
        hits = index.search(terms(text))
        query = Statement(id, "query", text)
        shortlist = [Statement(hit, "corpus", collection.texts[hit]) for hit, _ in hits]
        scoring.features.cache_clear()
        for attempt in (0, 1):
            begun = time.perf_counter()
            rank(query, shortlist)
            spent[attempt] += time.perf_counter() - begun
    new, kept = (1000 * total / len(queries) for total in spent)
    print(f"\nrank, {SHORTLIST} candidates: {new:.1f} ms, features kept: {kept:.1f} ms")


def main() -> int:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--checkthat", type=Path, metavar="FOLDER")
    parser.add_argument("--fool-me-twice", type=Path, metavar="FILE")
    options = parser.parse_args()
    collections = []
    if options.checkthat:
        collections += [checkthat(options.checkthat, titles=titles) for titles in (False, True)]
    if options.fool_me_twice:
        collections.append(fool_me_twice(options.fool_me_twice))
    if not collections:
        parser.error("name a collection")
    for collection in collections:
        report(collection)
    timed(collections[-1])
    return 0


if __name__ == "__main__":
    sys.exit(main())
