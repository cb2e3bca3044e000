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
from dataclasses import replace
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from make_database import fill, sentences

from workbench.matching.counterparts import SHORTLIST
from workbench.matching.terms import terms
from workbench.store.claims import claim_texts, document_claims
from workbench.store.connection import Store, open_store
from workbench.store.counterparts import candidates
from workbench.store.details import claim_detail
from workbench.store.documents import documents, load_document
from workbench.store.listing import claim_pks, claim_rows, counts, next_open, previous_open
from workbench.store.rows import ClaimQuery

RUNS = 7
_LISTED = ClaimQuery(threshold=0.5)


def report(name: str, ask: Callable[..., object], *arguments: object, runs: int = RUNS) -> None:
    """Ask something several times and print the median of the times."""
    times = []
    for _ in range(runs):
        begun = time.perf_counter()
        ask(*arguments)
        times.append(time.perf_counter() - begun)
    print(f"{name:44} {median(times) * 1000:10.3f} ms   worst {max(times) * 1000:.3f}")


def first_keys(store: Store, query: ClaimQuery) -> list[int]:
    """What the list needs before it can paint."""
    return next(claim_pks(store, query), [])


def all_keys(store: Store, query: ClaimQuery) -> list[int]:
    """Every key that a query selects."""
    return [key for chunk in claim_pks(store, query) for key in chunk]


def lists(store: Store) -> None:
    """What the list of claims asks."""
    keys = all_keys(store, ClaimQuery())
    middle = keys[len(keys) // 2]
    report("first 256 keys", first_keys, store, _LISTED)
    report("all keys", all_keys, store, _LISTED)
    report("64 rows, near the end", claim_rows, store, keys[-100:-36])
    report("next open", next_open, store, middle, _LISTED)
    report("previous open", previous_open, store, middle, _LISTED)
    report("counts", counts, store, _LISTED)
    for words in ("river", "the", "popul", "se", "s", "the gov"):
        query = replace(_LISTED, words=words)
        report(f"first keys with '{words}'", first_keys, store, query)
        report(f"counts with '{words}'", counts, store, query)
    for name in ("no-citation", "difference", "note"):
        query = replace(_LISTED, has=frozenset({name}))
        report(f"first keys with has:{name}", first_keys, store, query)


def details(store: Store) -> None:
    """What the panes and the matching ask."""
    rows = documents(store)
    claims = document_claims(store, rows[len(rows) // 2].id)[:20]
    report("one claim's detail", claim_detail, store, claims[7].id)
    report("one document, whole", load_document, store, rows[0].id)
    report("list of documents", documents, store)
    asked = [terms(claim.reading) for claim in claims]
    for words in asked:
        candidates(store, words, rows[0].id, SHORTLIST)
    report("candidates for one claim (the 8th)", candidates, store, asked[7], rows[0].id, SHORTLIST)
    ids = [claim for claim, _ in candidates(store, asked[7], rows[0].id, SHORTLIST)]
    report(f"the words of {len(ids)} candidates", claim_texts, store, ids)


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
            print(
                f"{asked.number:,} claims written in {spent:.1f} s, {asked.number / spent:,.0f}/s"
            )
            print(f"{size / 1e6:,.0f} MB, {size / asked.number:,.0f} bytes a claim")
        report("opening", lambda: open_store(path).close())
        with open_store(path, safe=True) as store:
            lists(store)
            details(store)


if __name__ == "__main__":
    main()
