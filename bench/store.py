"""How fast the store answers, at a size.

::

    python bench/store.py 100000 FOLDER

Makes a database of that many claims from the sentences of a folder (see ``make_database.py``)
and times what the screens and the matching ask. Times are medians of several runs, in
milliseconds, on this machine as it is.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from make_database import fill, sentences

from workbench.store.claims import claim_texts, document_claims
from workbench.store.connection import Store, open_store
from workbench.store.counterparts import candidates
from workbench.store.details import claim_detail
from workbench.store.documents import documents, load_document
from workbench.store.listing import claim_pks, claim_rows, counts, next_open, previous_open
from workbench.store.rows import ClaimQuery

RUNS = 7
_LISTED = ClaimQuery(threshold=0.5)
_STOP = {"about", "after", "that", "their", "there", "these", "this", "which", "with", "would"}


def report(name: str, ask: Callable[[], object], runs: int = RUNS) -> None:
    """Run a question several times and print the median of its times."""
    times = []
    for _ in range(runs):
        begun = time.perf_counter()
        ask()
        times.append(time.perf_counter() - begun)
    print(f"{name:44} {median(times) * 1000:10.3f} ms   worst {max(times) * 1000:.3f}")


def lists(store: Store) -> None:
    """What the list of claims asks."""
    keys = [key for chunk in claim_pks(store, ClaimQuery()) for key in chunk]
    middle = keys[len(keys) // 2]
    report("first 256 keys", lambda: next(claim_pks(store, _LISTED)))
    report("all keys", lambda: list(claim_pks(store, _LISTED)))
    report("64 rows, near the end", lambda: claim_rows(store, keys[-100:-36]))
    report("next open", lambda: next_open(store, middle, _LISTED))
    report("previous open", lambda: previous_open(store, middle, _LISTED))
    report("counts", lambda: counts(store, _LISTED))
    for words in ("river", "the", "popul", "se", "s", "the gov"):
        query = ClaimQuery(words=words, threshold=0.5)
        report(f"first keys with '{words}'", lambda query=query: next(claim_pks(store, query), []))
        report(f"counts with '{words}'", lambda query=query: counts(store, query))
    for name in ("no-citation", "difference", "note"):
        query = ClaimQuery(has=frozenset({name}), threshold=0.5)
        report(f"first keys with has:{name}", lambda query=query: next(claim_pks(store, query), []))


def details(store: Store) -> None:
    """What the panes and the matching ask."""
    rows = documents(store)
    claims = document_claims(store, rows[len(rows) // 2].id)
    report("one claim's detail", lambda: claim_detail(store, claims[7].id))
    report("one document, whole", lambda: load_document(store, rows[0].id))
    report("list of documents", lambda: documents(store))
    asked = [
        [word for word in claim.reading.lower().split() if len(word) > 3 and word not in _STOP]
        for claim in claims[:20]
    ]
    found = [candidates(store, words, rows[0].id, 100) for words in asked]
    report(
        "100 candidates for each of 20 claims",
        lambda: [candidates(store, words, rows[0].id, 100) for words in asked],
        3,
    )
    ids = [claim for claim, _ in found[0]]
    report(f"the words of {len(ids)} candidates", lambda: claim_texts(store, ids))


def main() -> None:
    """Make the database and time it."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("number", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--database", type=Path, help="one that was made before")
    asked = parser.parse_args()
    with TemporaryDirectory() as folder:
        path = asked.database
        if path is None:
            path = Path(folder, "claims.db")
            with open_store(path, "create") as store:
                pool = sentences(asked.folder)
                begun = time.perf_counter()
                fill(store, pool, asked.number)
                spent = time.perf_counter() - begun
            size = path.stat().st_size
            print(f"{asked.number:,} claims written in {spent:.1f} s, {asked.number / spent:,.0f}/s")
            print(f"{size / 1e6:,.0f} MB, {size / asked.number:,.0f} bytes a claim")
        report("opening", lambda: open_store(path).close())
        with open_store(path, safe=True) as store:
            lists(store)
            details(store)


if __name__ == "__main__":
    main()
