"""A reviewer's work in the room, key by key. It reads as a demonstration."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.review.room import Room


async def test_the_room_opens_on_the_first_open_claim_and_shows_all_that_belongs_to_it(
    database: Path,
) -> None:
    async with Room.open(database) as room:
        room.expect_at("harbour.md", 1)
        room.expect_shown(
            "Claims",
            "0 of 10 reviewed",
            "A. Checker",
            "▸The harbour wall at Skerry was finished in 1874",
            "[1] → Skerry Harbour Board, Minutes, 12 May 1874.",
            "url  https://archive.example/skerry/minutes-1874",
            "0.71  = agrees  almanac.txt  2023-01-01",
        )


@pytest.mark.parametrize(
    ("key", "verdict", "sign"), [("c", "corroborated", "✓"), ("t", "contested", "≠")]
)
async def test_a_verdict_is_one_key_and_the_next_open_claim_comes(
    database: Path, key: str, verdict: str, sign: str
) -> None:
    async with Room.open(database) as room:
        await room.press(key)
        room.expect_verdict("harbour.md", 1, verdict)
        room.expect_status(f"Claim 1 of harbour.md: {verdict}, saved")
        room.expect_at("harbour.md", 2)
        room.expect_shown("1 of 10 reviewed", f"{sign} The harbour wall", "z undoes")


async def test_unsupported_asks_for_its_reason_with_one_more_key(database: Path) -> None:
    async with Room.open(database) as room:
        await room.press("u")
        room.expect_shown("Unsupported: why?", "1  source does not say it", "6  not checkable")
        await room.press("2")
        room.expect_verdict("harbour.md", 1, "unsupported", "partly-supported")
        room.expect_at("harbour.md", 2)


async def test_escape_leaves_the_claim_open(database: Path) -> None:
    async with Room.open(database) as room:
        await room.press("u", "escape")
        room.expect_verdict("harbour.md", 1, "unreviewed")
        room.expect_status("Left open: unsupported needs a reason")


async def test_a_reason_can_be_chosen_with_arrows_and_enter_or_the_mouse(database: Path) -> None:
    async with Room.open(database) as room:
        await room.press("T", "down", "enter")
        room.expect_verdict("harbour.md", 1, "contested", "other-document-contradicts")
        await room.press("C")
        await room.click_on("primary document", times=2)
        room.expect_verdict("harbour.md", 2, "corroborated", "primary-document")


async def test_the_last_verdict_can_be_given_again_with_its_reason(database: Path) -> None:
    async with Room.open(database) as room:
        await room.press("u", "5", "full_stop")
        room.expect_verdict("harbour.md", 2, "unsupported", "no-citation")


async def test_undo_goes_back_to_the_claim_and_redo_does_it_again(database: Path) -> None:
    async with Room.open(database) as room:
        await room.press("c", "t", "z")
        room.expect_at("harbour.md", 2)
        room.expect_verdict("harbour.md", 2, "unreviewed")
        room.expect_verdict("harbour.md", 1, "corroborated")
        room.expect_status("Undone: claim 2 of harbour.md is open")
        await room.press("Z")
        room.expect_verdict("harbour.md", 2, "contested")
        room.expect_status("Done again: claim 2 of harbour.md is contested")


async def test_undo_with_nothing_to_undo_says_so(database: Path) -> None:
    async with Room.open(database) as room:
        await room.press("z")
        room.expect_status("There is nothing of yours to undo")


async def test_a_verdict_can_be_taken_back_and_a_statement_dismissed(database: Path) -> None:
    async with Room.open(database) as room:
        await room.press("c", "k", "backspace")
        room.expect_verdict("harbour.md", 1, "unreviewed")
        room.expect_at("harbour.md", 1)
        await room.press("d")
        room.expect_verdict("harbour.md", 1, "dismissed")
        room.expect_at("harbour.md", 2)


async def test_a_burst_of_keys_decides_one_claim_after_the_other(database: Path) -> None:
    async with Room.open(database) as room:
        await room.pilot.press("c", "t", "c")  # without waiting for any to be saved
        await room.settle()
        room.expect_verdict("harbour.md", 1, "corroborated")
        room.expect_verdict("harbour.md", 2, "contested")
        room.expect_verdict("harbour.md", 3, "corroborated")
        room.expect_at("harbour.md", 4)


async def test_after_the_last_open_claim_the_cursor_stays(database: Path) -> None:
    async with Room.open(database) as room:
        await room.press("G", "c")
        room.expect_at("almanac.txt", 3)
        await room.press("n")
        room.expect_at("harbour.md", 1)


async def test_next_and_previous_open_pass_over_what_is_decided(database: Path) -> None:
    async with Room.open(database) as room:
        await room.press("j", "c", "g", "n")
        room.expect_at("harbour.md", 3)
        await room.press("N")
        room.expect_at("harbour.md", 1)


async def test_a_note_is_kept_and_shown(database: Path) -> None:
    async with Room.open(database) as room:
        await room.press("a")
        room.expect_shown("Note on claim 1 of harbour.md:")
        await room.type("ask the board.")
        await room.press("enter")
        assert [row.note for row in room.detail("harbour.md", 1).notes] == ["ask the board."]
        room.expect_status("Noted on claim 1 of harbour.md, saved")
        room.expect_shown("note  ask the board. (A. Checker)", "noted")


async def test_a_counterpart_is_pinned_and_unpinned_from_any_pane(database: Path) -> None:
    async with Room.open(database) as room:
        await room.press("p")
        [pin] = room.detail("harbour.md", 1).pins
        assert pin.kind == "counterpart"
        room.expect_status("Pinned almanac.txt, saved").expect_shown("◆ pinned")
        await room.press("m", "p")
        assert not any(pin.active for pin in room.detail("harbour.md", 1).pins)
        room.expect_not_shown("◆ pinned")


async def test_a_counterpart_is_confirmed_or_rejected(database: Path) -> None:
    async with Room.open(database) as room:
        await room.press("equals_sign")
        room.expect_shown("same fact").expect_status("almanac.txt is about the same fact, saved")
        await room.press("minus")
        room.expect_shown("other fact").expect_status("almanac.txt is about another fact, saved")


async def test_what_is_hardly_worth_checking_is_one_key_away(database: Path) -> None:
    async with Room.open(database) as room:
        room.expect_not_shown("#6")
        await room.press("h")
        room.expect_shown("It is a fine place to sit.", "0 of 11 reviewed")
        await room.press("h")
        room.expect_shown("0 of 10 reviewed")


async def test_quitting_ends_with_status_0_and_keeps_what_was_just_decided(database: Path) -> None:
    async with Room.open(database) as room:
        await room.pilot.press("c", "q")
    assert room.app.return_code in (0, None)
    room.expect_verdict("harbour.md", 1, "corroborated")
