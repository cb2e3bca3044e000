"""Databases put together hold the same, whichever way; nothing in a log is changed."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.ledger.workshop import BRIDGE, HARBOUR, add, do
from workbench.desk.decide import annotate, decide, pin_counterpart, undo
from workbench.desk.merge import Merged, merge
from workbench.ledger.entropy import SYSTEM
from workbench.ledger.verify import verify
from workbench.model.errors import StoreError, UsageError
from workbench.model.verdict import Decision
from workbench.store import audit
from workbench.store import events as lines
from workbench.store.connection import Store, open_store
from workbench.store.documents import load_document
from workbench.store.listing import claim_list
from workbench.store.rows import ClaimQuery
from workbench.store.schema_log import HUMAN_KEYS

VERDICTS = (Decision("contested"), Decision("unsupported", "no-citation"), Decision("dismissed"))


@pytest.fixture(autouse=True)
def no_matching(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is proposed is no matter of these tests."""
    monkeypatch.setattr("workbench.desk.match.match_pending", lambda store, progress: 0)


def state(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """The human tables: what they say, and in which order; not the numbers of the order."""
    with open_store(path) as store:
        report = verify(store)
        assert report.ok, report.problems
        found = {}
        for table in HUMAN_KEYS:
            names, rows = audit.columns(store, table), audit.rows(store, table)
            if "ord" in names:
                at = names.index("ord")
                rows = sorted(rows, key=lambda row: row[at])
                rows = [(*row[:at], *row[at + 1 :]) for row in rows]
            found[table] = rows
        return found


def logged(path: Path) -> dict[str, list[bytes]]:
    with open_store(path) as store:
        return {
            log.id: [row.line for row in lines.events(store, log.id)] for log in lines.logs(store)
        }


def joined(into: Path, other: Path) -> Merged:
    return merge(into, other, reviewer="ada")


def claims(store: Store) -> list[str]:
    return [row.id for row in claim_list(store, ClaimQuery())]


@pytest.fixture
def base(tmp_path: Path) -> Path:
    path = tmp_path / "base.db"
    with open_store(path, "create") as store:
        add(store)
    return path


def copied(path: Path, name: str) -> Path:
    return Path(shutil.copy(path, path.with_name(name)))


def test_two_copies_are_joined(base: Path) -> None:
    other = copied(base, "other.db")
    with open_store(base, "write") as store:
        decide(store, claims(store)[:1], VERDICTS[0], reviewer="ada")
    with open_store(other, "write") as store:
        harbour = add(store, HARBOUR, "harbour.txt", "bob")
        decide(store, claims(store)[:1], VERDICTS[2], reviewer="bob")
        annotate(store, claims(store)[1], "see page 3", reviewer="bob")
    before = {path: logged(path) for path in (base, other)}
    done = joined(base, other)
    assert (done.documents, done.contents, done.disagreements) == (1, 1, 1)
    with open_store(base) as store:
        assert load_document(store, harbour.id).text == HARBOUR
        assert len(claims(store)) == 6
    for path, logs in before.items():
        for log, held in logs.items():
            assert logged(base)[log][: len(held)] == held, path
    once = logged(base)
    assert joined(base, other).events == 0
    assert logged(base) == once
    joined(other, base)
    assert state(base) == state(other)


def test_a_new_database_takes_over_all(base: Path, tmp_path: Path) -> None:
    joined(tmp_path / "new.db", base)
    assert state(tmp_path / "new.db") == state(base)
    with open_store(tmp_path / "new.db", "write") as store:
        decide(store, claims(store), VERDICTS[0], reviewer="ada")
    joined(base, tmp_path / "new.db")
    assert state(tmp_path / "new.db") == state(base)


def test_what_was_erased_in_one_is_erased_in_both(base: Path) -> None:
    with open_store(base, "write") as store:
        (event,) = annotate(store, claims(store)[0], "a secret", reviewer="ada").events
    other = copied(base, "other.db")
    with open_store(other, "write") as store:
        do(store, "erased", {"event": event, "field": "note"}, "bob")
    joined(base, other)
    state(base)
    assert b"a secret" not in base.read_bytes()
    joined(other, base)
    assert state(other) == state(base)


def test_a_log_with_two_histories_is_refused(base: Path) -> None:
    other = copied(base, "other.db")
    with open_store(base, "write") as store:
        decide(store, claims(store)[:1], VERDICTS[0], reviewer="ada")
        (log,) = lines.logs(store)
    forger = replace(SYSTEM, fingerprint=lambda path: log.fingerprint or "")
    with open_store(other, "write") as store:
        do(store, "reviewer-added", {"reviewer": "bob"}, entropy=forger)
    before = state(base)
    with pytest.raises(StoreError, match="goes on differently there from line 3"):
        joined(base, other)
    assert state(base) == before


def test_what_does_not_verify_is_not_merged(base: Path) -> None:
    other = copied(base, "other.db")
    with open_store(other, "write") as store, store.write() as db:
        db.execute("UPDATE document SET title = 'another'")
    with pytest.raises(StoreError, match="does not verify"):
        joined(base, other)


# ---- whichever way


def _decide(store: Store, claim: str, number: int, by: str) -> None:
    decide(store, [claim], VERDICTS[number % 3], reviewer=by)


def _annotate(store: Store, claim: str, number: int, by: str) -> None:
    annotate(store, claim, f"note {number}", reviewer=by)


def _undo(store: Store, claim: str, number: int, by: str) -> None:
    undo(store, reviewer=by)


def _add(store: Store, claim: str, number: int, by: str) -> None:
    text = f"{HARBOUR} It is {number} metres deep."
    from tests.ledger.workshop import read
    from workbench.store.documents import has_document

    document, _ = read(text, "more.txt")
    if not has_document(store, document.id):
        add(store, text, f"more {number}.txt", by)


def _pin(store: Store, claim: str, number: int, by: str) -> None:
    other = claims(store)[number % len(claims(store))]
    if other != claim:
        pin_counterpart(store, claim, other, reviewer=by)


ACTIONS: tuple[Callable[[Store, str, int, str], None], ...] = (
    *(_decide, _annotate, _undo, _add, _pin),
)
STEP = st.tuples(
    st.integers(0, 2), st.integers(0, len(ACTIONS)), st.integers(0, 40), st.sampled_from("ab")
)


@settings(max_examples=12, deadline=None)
@given(st.lists(STEP, max_size=14))
def test_the_state_is_the_same_whichever_way(steps: list[tuple[int, int, int, str]]) -> None:
    with TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{name}.db" for name in "abc"]
        with open_store(paths[0], "create") as store:
            add(store, BRIDGE)
        for path in paths[1:]:
            shutil.copy(paths[0], path)
        for desk, action, number, reviewer in steps:
            if action == len(ACTIONS):
                joined(paths[desk], paths[(desk + 1 + number % 2) % 3])
                continue
            with open_store(paths[desk], "write") as store, suppress(UsageError):
                known = claims(store)
                # One reviewer at two desks is one who counts twice, which is allowed.
                ACTIONS[action](store, known[number % len(known)], number, reviewer)
        one, two, three = paths
        joined(one, two)
        joined(one, three)
        joined(three, two)
        joined(three, one)
        joined(two, one)
        assert state(one) == state(two) == state(three)
