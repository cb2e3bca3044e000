"""Two reviewers on one database at once, each with the real program in a terminal."""

from __future__ import annotations

from pathlib import Path

from tests.terminal.terminal import Tmux
from tests.terminal.test_room import Start, database, start, states
from workbench.store.connection import open_store
from workbench.store.details import claim_detail
from workbench.store.listing import claim_list
from workbench.store.rows import ClaimQuery

__all__ = ["database", "start"]


def both(start: Start, database: Path) -> tuple[Tmux, Tmux]:
    rooms = tuple(
        start(database, "review", "--fresh", WORKBENCH_REVIEWER=name) for name in ("Ann", "Ben")
    )
    for room in rooms:
        room.expect("0 of 10 reviewed", "0.71  = agrees")
    return rooms[0], rooms[1]


def test_what_the_other_did_appears_and_the_cursor_stays(start: Start, database: Path) -> None:
    ann, ben = both(start, database)
    ben.keys("j", "j")
    ben.expect("3 of 10 ")
    ann.keys("c")
    ann.expect("corroborated, saved")
    ben.expect("✓ The harbour wall", "1 of 10 reviewed", "3 of 10 ", "claim 3 of harbour.md")


def test_two_on_one_claim_at_once_are_both_shown_and_none_is_lost(
    start: Start, database: Path
) -> None:
    ann, ben = both(start, database)
    ann.keys("c")
    ben.keys("t")
    ann.expect("corroborated, saved")
    ben.expect("contested, saved")
    for room in (ann, ben):
        room.keys("k")
        room.expect("reviewers disagree", "Ann: corroborated", "Ben: contested")
        room.keys("q")
        room.expect("exit status 0")
    with open_store(database) as store:
        first = next(iter(claim_list(store, ClaimQuery())))
        held = claim_detail(store, first.id).history
    assert {(row.reviewer, row.verdict) for row in held} == {
        ("Ann", "corroborated"),
        ("Ben", "contested"),
    }
    assert len(states(database)) == 1


def test_a_document_added_meanwhile_is_listed_behind_the_rest(
    start: Start, database: Path, tmp_path: Path
) -> None:
    [room] = [start(database)]
    room.expect("1 of 10 ", "0.71  = agrees")
    more = tmp_path / "pilot.txt"
    more.write_text("The pilot station at Skerry was built in 1902 and cost 4,100 pounds.\n")
    other = start(database, "add", str(more))
    other.expect("1 claim", "exit status 0")
    room.expect("1 of 11 ", "0 of 11 reviewed")
    room.keys("G")
    room.expect("The pilot station at Skerry", "11 of 11 ")
