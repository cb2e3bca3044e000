"""How fast new claims are matched against many: the index of ``Index`` beside its peers.

::

    python bench/matching_speed.py SENTENCES [--size N …] [--peers N] [--all-pairs N]

SENTENCES is a file of sentences, one a line (any collection of some ten thousand). As many
statements as asked for are made of them by putting two halves together and changing names and
figures, so that words are spread as they are in the collection. Two hundred of them, a word left
out, are the new document. Measured in one run, medians of three: the build, what is kept on disk,
adding, and matching all included: words, shortlist, texts from the database, score, the best ten
(and, told apart, their differences). Peers that are installed are measured on as many statements
as ``--peers`` says, ``rapidfuzz`` on a part and told for the whole. Times are
seconds of one processor.
"""

from __future__ import annotations

import argparse
import random
import re
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from statistics import median
from unittest import mock

from workbench.index import Index
from workbench.matching.fast.files import IndexFiles
from workbench.model.comparison import Comparison

_NEW = 200
_HALVES = re.compile(r"(?<=[,;]) |(?= (?:and|which|who|in|after|because|that) )")
_SYLLABLES = [
    a + b
    for a in ["b", "d", "f", "g", "k", "l", "m", "n", "p", "r", "s", "t", "v", "st", "br"]
    for b in ["a", "e", "i", "o", "u", "er", "an"]
]


def statements(sentences: Sequence[str], size: int) -> Iterator[str]:
    """Statements made of halves of sentences, with other names and figures."""
    dice = random.Random(1)
    halves = [_HALVES.split(line) for line in sentences]
    made = 0
    while made < size:
        one, other = dice.choice(halves), dice.choice(halves)
        words = " ".join(one[: max(1, len(one) // 2)] + other[len(other) // 2 :]).split()[:45]
        if len(words) >= 6:
            made += 1
            yield " ".join(_changed(word, dice) if at else word for at, word in enumerate(words))


def _changed(word: str, dice: random.Random) -> str:
    if word.isdigit() and dice.random() < 0.8:
        return str(dice.randint(2, 3000))
    if word[:1].isupper() and dice.random() < 0.1:
        return "".join(dice.choices(_SYLLABLES, k=dice.randint(2, 3))).capitalize()
    return word


def new_document(texts: Sequence[str]) -> list[str]:
    """Statements with a word left out."""
    dice = random.Random(3)
    found = []
    for text in dice.sample(texts, min(_NEW, len(texts))):
        words = text.split()
        del words[dice.randrange(len(words))]
        found.append(" ".join(words))
    return found


def timed(work: Callable[[], object], times: int = 3) -> float:
    """Seconds of one processor, the median: what else the machine does is left out."""
    found = []
    for _ in range(times):
        begun = time.process_time()
        work()
        found.append(time.process_time() - begun)
    return median(found)


def ours(texts: Sequence[str]) -> dict[str, float]:
    """The index that the program uses."""
    size, queries = len(texts), new_document(texts)
    index = Index()
    index.add((str(at), text) for at, text in enumerate(texts))
    begun = time.process_time()
    index.match(queries[0])
    built = time.process_time() - begun
    fast = index._fast
    found = {"matched, with differences": timed(lambda: index.match_many(queries))}
    with mock.patch(
        "workbench.matching.counterparts.differences", lambda *_: Comparison("related")
    ):
        found["matched"] = timed(lambda: index.match_many(queries))
    if fast is not None:
        found["built, microseconds a claim"] = 1e6 * built / size
        with tempfile.TemporaryDirectory() as folder:
            files = IndexFiles(Path(folder))
            files.save(fast, {})
            found["on disk, MB"] = files.size() / 1e6
            found["opened again"] = timed(lambda: IndexFiles(Path(folder)).load())
        begun = time.process_time()
        fast.add((size + 1 + at, text, None) for at, text in enumerate(queries))
        found["200 added"] = time.process_time() - begun
    found["memory, MB"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
    return found


def full_text(texts: Sequence[str], queries: Sequence[str]) -> Callable[[], object]:
    """SQLite's FTS5 alone: the shortlist."""
    from workbench.matching.terms import terms
    from workbench.store.text_index import TextIndex

    index = TextIndex()
    index.add((str(at), text) for at, text in enumerate(texts))
    return lambda: [index.candidates(terms(query), 100) for query in queries]


def bm25s(texts: Sequence[str], queries: Sequence[str]) -> Callable[[], object]:
    """The bm25s library: the shortlist."""
    import bm25s as library

    index = library.BM25()
    index.index(
        library.tokenize(list(texts), stopwords="en", show_progress=False), show_progress=False
    )
    return lambda: index.retrieve(
        library.tokenize(list(queries), stopwords="en", show_progress=False),
        k=100,
        show_progress=False,
    )


def tantivy(texts: Sequence[str], queries: Sequence[str]) -> Callable[[], object]:
    """The tantivy library: the shortlist."""
    import tantivy as library

    builder = library.SchemaBuilder()
    builder.add_text_field("text", tokenizer_name="en_stem")
    index = library.Index(builder.build())
    writer = index.writer()
    for text in texts:
        writer.add_document(library.Document(text=text))
    writer.commit()
    index.reload()
    searcher = index.searcher()
    asked = [" ".join(re.findall(r"\w+", query.lower())) for query in queries]
    return lambda: [searcher.search(index.parse_query(each, ["text"]), 100) for each in asked]


def string_grouper(texts: Sequence[str], queries: Sequence[str]) -> Callable[[], object]:
    """The string-grouper library, ten matches each."""
    import pandas
    import string_grouper as library

    master, new = pandas.Series(list(texts)), pandas.Series(list(queries))
    return lambda: library.match_strings(master, new, max_n_matches=10, min_similarity=0.1)


def polyfuzz(texts: Sequence[str], queries: Sequence[str]) -> Callable[[], object]:
    """The polyfuzz library with TF-IDF, ten matches each."""
    from polyfuzz.models import TFIDF

    model = TFIDF(min_similarity=0.1, top_n=10)
    return lambda: model.match(list(queries), list(texts))


def token_set(texts: Sequence[str], queries: Sequence[str]) -> float:
    """Seconds that ``rapidfuzz`` takes for every pair, told from a part of them."""
    from rapidfuzz import fuzz, process

    some, part = texts[:20_000], queries[:10]
    took = timed(lambda: process.cdist(part, some, scorer=fuzz.token_set_ratio), 1)
    return took * len(texts) / len(some) * len(queries) / len(part)


def report(texts: Sequence[str], peers: bool) -> float:
    """Print the table for one size; the seconds of matching."""
    queries = new_document(texts)
    print(f"\n{len(queries)} new statements against {len(texts):,}")
    found = ours(texts)
    for name, value in found.items():
        print(f"  {name:38} {value:10.3f}")
    brute = token_set(texts, queries)
    print(f"  {'rapidfuzz token_set_ratio, all pairs':38} {brute:10.1f}", end="")
    print(f"   {brute / found['matched']:,.0f} × ours", end="")
    print(f", {brute / found['matched, with differences']:,.0f} × with differences")
    for peer in (full_text, bm25s, tantivy, string_grouper, polyfuzz) if peers else (full_text,):
        try:
            begun = time.process_time()
            work = peer(texts, queries)
            built = time.process_time() - begun
            took = timed(work, 1)
        except ImportError:
            continue
        name = f"{peer.__name__}, after {built:.1f} s of building"
        print(f"  {name:38} {took:10.3f}   {took / found['matched']:,.1f} × ours")
    return found["matched"]


def all_pairs(texts: Sequence[str]) -> None:
    """Print what matching every statement with all others takes."""
    index = Index()
    index.add((str(at), text) for at, text in enumerate(texts))
    some = list(islice(texts, 0, None, max(1, len(texts) // 2000)))
    index.match(some[0])
    with mock.patch(
        "workbench.matching.counterparts.differences", lambda *_: Comparison("related")
    ):
        took = timed(lambda: index.match_many(some), 1) * len(texts) / len(some)
    brute = token_set(texts, some) * len(texts) / len(some)
    print(f"\nall pairs of {len(texts):,}, told from {len(some):,}: {took:.0f} s,", end=" ")
    print(f"rapidfuzz token_set_ratio {brute:,.0f} s, {brute / took:,.0f} ×")


def main() -> int:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("sentences", type=Path)
    parser.add_argument("--size", type=int, nargs="+", default=[10_000, 1_000_000])
    parser.add_argument("--peers", type=int, default=100_000, metavar="N")
    parser.add_argument("--all-pairs", type=int, default=100_000, metavar="N")
    options = parser.parse_args()
    lines = [line for line in options.sentences.read_text("utf-8").splitlines() if line]
    took = {
        size: report(list(statements(lines, size)), peers=False) for size in sorted(options.size)
    }
    sizes = sorted(took)
    print(f"\ngrowth from {sizes[0]:,} to {sizes[-1]:,}: {took[sizes[-1]] / took[sizes[0]]:.1f} ×")
    if options.peers:
        report(list(statements(lines, options.peers)), peers=True)
    if options.all_pairs:
        all_pairs(list(statements(lines, options.all_pairs)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
