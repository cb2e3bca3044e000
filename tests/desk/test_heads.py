"""What was seen of a log is remembered outside the database, and held against it later."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from tests.ledger.workshop import add, decide, do
from workbench.desk import heads
from workbench.desk.decide import annotate
from workbench.desk.verify import verify_database
from workbench.ledger.entropy import SYSTEM
from workbench.ledger.report import Finding, Report
from workbench.store import events as lines
from workbench.store.connection import open_store


def finding(report: Report) -> Finding:
    (found,) = report.problems
    assert found.check == "held"
    return found


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """A database with six lines, all of them remembered."""
    path = tmp_path / "claims.db"
    with open_store(path, "create") as store:
        claim = add(store).claims[0]
        for verdict in ("contested", "corroborated"):
            decide(store, claim, verdict)
        shutil.copy(path, tmp_path / "older.db")
        annotate(store, claim["claim"], "see page 3", reviewer="ada")
    assert verify_database(path).ok
    return path


def test_a_log_that_was_cut_off_is_refused(database: Path, tmp_path: Path) -> None:
    (tmp_path / "older.db").replace(database)
    found = finding(verify_database(database))
    assert "it is missing, as are all up to 6" in str(found)
    assert found.line == 5
    assert not verify_database(database).ok  # it was not taken for the truth
    assert verify_database(database, forget=True).ok
    assert verify_database(database).ok


def test_another_history_is_refused_wherever_it_lies(database: Path, tmp_path: Path) -> None:
    with open_store(tmp_path / "older.db", "write") as store:
        # The same log goes on in the older file, as in one restored over the original.
        (log,) = lines.logs(store)
        forger = replace(SYSTEM, fingerprint=lambda path: log.fingerprint or "")
        for name in ("bob", "cy"):
            do(store, "reviewer-added", {"reviewer": name}, entropy=forger)
    report = verify_database(tmp_path / "older.db")
    assert "is not what was seen" in str(finding(report))
    (tmp_path / "older.db").replace(database)
    assert "is not what was seen" in str(finding(verify_database(database)))


def test_an_older_copy_elsewhere_is_no_complaint(database: Path, tmp_path: Path) -> None:
    assert verify_database(tmp_path / "older.db").ok


def test_another_database_in_its_place_is_refused(database: Path, tmp_path: Path) -> None:
    with open_store(tmp_path / "other.db", "create") as store:
        add(store)
    (tmp_path / "other.db").replace(database)
    assert "it is missing; it was seen" in str(finding(verify_database(database)))


def test_writing_on_a_log_that_was_cut_does_not_hide_it(database: Path, tmp_path: Path) -> None:
    (tmp_path / "older.db").replace(database)
    with open_store(database, "write") as store:
        claim = store.db.execute("SELECT claim FROM claim_state").fetchone()[0]
        for number in range(4):
            annotate(store, claim, f"note {number}", reviewer="ada")
    assert not verify_database(database).ok


def test_what_somebody_else_wrote_in_between_is_followed(database: Path) -> None:
    with open_store(database, "write") as store:
        claim = store.db.execute("SELECT claim FROM claim_state").fetchone()[0]
        do(store, "reviewer-added", {"reviewer": "bob"})
        annotate(store, claim, "and page 4", reviewer="ada")
    sizes = {one.head.size for one in heads.held(database) if one.here}
    assert sizes == {8}


def test_a_state_directory_that_cannot_be_written_is_no_failure(
    database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file"))
    assert verify_database(database).ok
    with open_store(database, "write") as store:
        claim = store.db.execute("SELECT claim FROM claim_state").fetchone()[0]
        annotate(store, claim, "kept", reviewer="ada")
    assert heads.held(database) == []


def test_what_is_remembered_may_be_damaged(database: Path) -> None:
    for file in heads._file(database).parent.iterdir():
        for junk in (b"", b"{}", b'{"heads": 5}', b'{"heads": {"x": "y"}}', b"\xff", b"[]"):
            file.write_bytes(junk)
            assert heads.held(database) == []
    assert verify_database(database).ok
