"""When something fails: the terminal is sane, no document text is told, the status is not 0."""

from __future__ import annotations

import sqlite3
import sys
from pathlib import Path

import pytest

from bench.pty_harness import Terminal
from tests.review.room import Room
from workbench.desk import decide as desk
from workbench.model.errors import StoreError
from workbench.review import crash

CRASHING = """
import sys
from pathlib import Path
from workbench.review.app import run
from workbench.review.screens.review import ReviewScreen
from workbench.review.setup import Setup

def fail(self):
    secret = self.claims.current.reading
    raise ValueError("cannot do this to: " + secret)

ReviewScreen.action_repeat = fail
sys.exit(run(Setup(Path(sys.argv[1]), "A. Checker", fresh=True)))
"""


def test_a_crash_leaves_a_sane_terminal_a_status_and_no_document_text(
    database: Path, tmp_path: Path
) -> None:
    room = Terminal(
        [sys.executable, "-c", CRASHING, str(database)],
        environment={"HOME": str(tmp_path), "TMPDIR": str(tmp_path)},
    )
    try:
        assert room.wait_for(b"harbour wall")
        room.settle()
        room.forget()
        room.send(b".")
        assert room.exit_status() == crash.EXIT_STATUS
    finally:
        room.close()
    assert b"\x1b[?1049l" in room.raw  # the other screen is left
    assert b"\x1b[?25h" in room.raw  # the cursor is shown
    after = bytes(room.raw).rpartition(b"\x1b[?1049l")[2]
    assert b"every verdict up to now is saved" in after
    [report] = tmp_path.glob("workbench-crash-*.txt")
    told = after.decode() + report.read_text()
    assert "ValueError" in told and "fail" in told
    assert "harbour" not in told and "cannot do this" not in told


def test_a_report_names_causes_and_places_and_quotes_nothing() -> None:
    try:
        try:
            raise KeyError("words of a document")
        except KeyError as error:
            raise RuntimeError("more words") from error
    except RuntimeError as error:
        told = crash.report(error)
    assert told.index("KeyError") < told.index("RuntimeError")
    assert "test_failing.py" in told and "words" not in told


async def test_a_verdict_that_cannot_be_saved_is_taken_back_and_said(
    database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*args: object, **kwargs: object) -> None:
        raise StoreError("the disk is full", "claims.db", "free some space and try again")

    monkeypatch.setattr(desk, "decide", full)
    async with Room.open(database) as room:
        await room.press("c")
        room.expect_status("claim 1 of harbour.md was not saved: the disk is full; free some")
        room.expect_shown("0 of 10 reviewed", "· The harbour wall")
        room.expect_verdict("harbour.md", 1, "unreviewed")


async def test_a_database_that_is_locked_for_a_while_holds_up_nothing_but_the_saving(
    database: Path,
) -> None:
    async with Room.open(database) as room:
        other = sqlite3.connect(database, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        await room.pilot.press("c", "j", "j")
        await room.pilot.pause(0.1)
        room.expect_status("saving").expect_at("harbour.md", 4)
        other.execute("ROLLBACK")
        other.close()
        await room.settle()
        room.expect_verdict("harbour.md", 1, "corroborated")
        room.expect_status("saved")


@pytest.mark.parametrize("signal", ["TERM", "HUP"])
def test_told_to_end_the_room_leaves_in_order(database: Path, tmp_path: Path, signal: str) -> None:
    import os
    import signal as signals

    number = getattr(signals, f"SIG{signal}")
    room = Terminal(
        [sys.executable, "-m", "workbench", "--db", str(database)],
        environment={"HOME": str(tmp_path), "WORKBENCH_REVIEWER": "A. Checker"},
    )
    try:
        assert room.wait_for(b"harbour wall")
        room.settle()
        os.kill(room.pid, number)
        assert room.exit_status() == 128 + number
        assert b"\x1b[?1049l" in room.raw
    finally:
        room.close()
