"""Finding claims: the filter as one types, coming back to one's place, what others change."""

from __future__ import annotations

from pathlib import Path

from tests.review.room import Room
from tests.review.sample import Text, add
from workbench.desk.decide import decide
from workbench.model.verdict import Decision
from workbench.store.connection import open_store


def decide_elsewhere(database: Path, claim: str, verdict: str, reviewer: str) -> None:
    """Somebody else gives a verdict, in another process as far as the room can tell."""
    with open_store(database, "write") as store:
        decide(store, [claim], Decision(verdict), reviewer=reviewer)  # type: ignore[arg-type]


async def test_the_filter_narrows_as_one_types_and_escape_ends_it(database: Path) -> None:
    async with Room.open(database) as room:
        await room.press("slash", "t", "e", "r", "n")
        room.expect_shown("/tern", "900 terns", "950 terns", "1 of 2")
        await room.press("enter", "escape")
        room.expect_status("The filter is off").expect_shown("4 of 10")


async def test_the_filter_knows_states_documents_and_footnotes(database: Path) -> None:
    async with Room.open(database) as room:
        await room.press("c", "slash")
        await room.type("is:corroborated")
        room.expect_shown("1 of 1").expect_at("harbour.md", 1)
        await room.press("escape", "slash")
        await room.type("doc:alm fn:none")
        room.expect_shown("1 of 3").expect_at("almanac.txt", 1)
        await room.press("escape", "slash")
        await room.type("has:dangling")
        room.expect_shown("1 of 1").expect_at("harbour.md", 4)


async def test_the_cursor_stays_on_its_claim_when_the_filter_ends(database: Path) -> None:
    async with Room.open(database) as room:
        await room.press("slash")
        await room.type("beam")
        await room.press("enter")
        room.expect_at("harbour.md", 8)
        await room.press("escape")
        room.expect_at("harbour.md", 8).expect_shown("of 10")


async def test_what_the_filter_does_not_understand_is_said(database: Path) -> None:
    async with Room.open(database) as room:
        await room.press("slash")
        await room.type("is:blue")
        room.expect_status("is:blue is not one of open, reviewed")
        await room.press("enter")
        room.expect_shown("of 10")


async def test_a_filter_that_nothing_fits_says_how_to_end_it(database: Path) -> None:
    async with Room.open(database) as room:
        await room.press("slash")
        await room.type("zeppelin")
        room.expect_status("No claim fits the filter").expect_shown("esc ends it")
        await room.press("enter", "c", "u", "p", "a", "v", "z", "n")  # nothing to act on: no harm
        await room.press("escape")
        room.expect_shown("0 of 10 reviewed")


async def test_next_open_stays_within_the_filter(database: Path) -> None:
    async with Room.open(database) as room:
        await room.press("slash")
        await room.type("doc:almanac")
        await room.press("enter", "g", "c", "c")
        room.expect_verdict("almanac.txt", 1, "corroborated")
        room.expect_verdict("almanac.txt", 2, "corroborated")
        room.expect_at("almanac.txt", 3)


async def test_one_comes_back_to_where_one_was(database: Path) -> None:
    async with Room.open(database) as room:
        await room.press("h", "j", "j", "j", "j", "j")
        room.expect_at("harbour.md", 6)
    async with Room.open(database) as room:
        room.expect_at("harbour.md", 6).expect_shown("of 11")
        room.expect_status("Back at claim 6 of harbour.md")
    async with Room.open(database, fresh=True) as room:
        room.expect_at("harbour.md", 1).expect_shown("of 10")


async def test_one_comes_back_with_the_filter_too(database: Path) -> None:
    async with Room.open(database) as room:
        await room.press("slash")
        await room.type("doc:almanac wall")
        await room.press("enter", "j")
        room.expect_at("almanac.txt", 3)
    async with Room.open(database) as room:
        room.expect_at("almanac.txt", 3).expect_shown("/doc:almanac wall", "2 of 2")


async def test_each_reviewer_has_a_place_of_their_own(database: Path) -> None:
    async with Room.open(database, reviewer="B. Second") as room:
        await room.press("j", "j")
    async with Room.open(database) as room:
        room.expect_at("harbour.md", 1)


async def test_a_verdict_given_elsewhere_shows_up_and_the_cursor_stays(database: Path) -> None:
    async with Room.open(database) as room:
        await room.press("j")
        decide_elsewhere(database, room.detail("harbour.md", 3).row.id, "contested", "B. Second")
        await room.pilot.pause(1.2)
        await room.settle()
        room.expect_shown("≠ “No storm", "1 of 10 reviewed").expect_at("harbour.md", 2)


async def test_two_verdicts_on_one_claim_are_both_kept_and_both_shown(database: Path) -> None:
    async with Room.open(database) as room:
        decide_elsewhere(database, room.current.id, "contested", "B. Second")
        await room.press("c", "g")
        kept = {row.reviewer: row.verdict for row in room.detail("harbour.md", 1).history}
        assert kept == {"B. Second": "contested", "A. Checker": "corroborated"}
        room.expect_shown("reviewers disagree", "B. Second: contested", "A. Checker: corroborated")


async def test_a_document_added_meanwhile_is_listed_and_the_cursor_stays(database: Path) -> None:
    async with Room.open(database) as room:
        await room.press("j", "j")
        with open_store(database, "write") as store:
            add(store, Text("log.txt", "The tide rose 4 metres on 2 May.\n"))
        await room.pilot.pause(1.2)
        await room.settle()
        room.expect_at("harbour.md", 3).expect_shown("3 of 11", "0 of 11 reviewed")


async def test_an_empty_database_says_what_to_do(tmp_path: Path) -> None:
    with open_store(tmp_path / "claims.db", "create"):
        pass
    async with Room.open(tmp_path / "claims.db") as room:
        room.expect_shown("workbench add FILE")
        await room.press("c", "t", "u", "a", "z", "n", "p", "v", "m", "s", "f", "j", "G", "h")
        assert room.app.is_running
