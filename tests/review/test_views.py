"""Saved views, the order of risk, and what the user's own configuration adds."""

from __future__ import annotations

from pathlib import Path

from tests.review.room import Room
from workbench.review.views import View


async def test_a_view_is_chosen_by_its_number_and_told_with_its_count(database: Path) -> None:
    async with Room.open(database) as room:
        await room.press("c", "t", "c")
        room.expect_shown("1 all 10", "2 open 7", "3 contested 1", "5 mine 3", "7 problems 1")
        await room.press("3")
        room.expect_at("harbour.md", 2).expect_shown("/is:contested", "1 of 1 ")
        await room.press("7")
        room.expect_at("harbour.md", 4)
        await room.press("5")
        room.expect_shown("/by:me", "of 3 ")
        await room.press("1")
        room.expect_shown("of 10 ").expect_status("10 claims listed")


async def test_a_view_is_chosen_with_the_mouse(database: Path) -> None:
    async with Room.open(database) as room:
        await room.press("t")
        await room.click_on("contested 1")
        room.expect_shown("/is:contested").expect_at("harbour.md", 1)


async def test_a_view_is_a_filter_that_can_be_typed_on(database: Path) -> None:
    async with Room.open(database) as room:
        await room.press("c", "2", "slash")
        await room.type(" terns")
        await room.press("enter")
        room.expect_shown("/is:open terns", "of 2 ")


async def test_a_view_of_ones_own_has_the_next_number(database: Path) -> None:
    own = [View("figures", "kind:quantity")]
    async with Room.open(database, size=(140, 36), views=own) as room:
        room.expect_shown("8 figures")
        await room.press("8")
        room.expect_shown("/kind:quantity")
        await room.press("9")
        room.expect_status("There is no view 9")


async def test_what_is_most_at_risk_comes_first_with_the_reason(database: Path) -> None:
    async with Room.open(database) as room:
        await room.press("r")
        room.expect_shown("by risk", "differs from a counterpart")
        first = room.current
        assert first.differing and room.app.room.claims.cursor == 0
        await room.press("c")
        room.expect_verdict(first.name, first.ord, "corroborated")
        assert room.current.id != first.id
        await room.press("N")
        assert room.current.verdict == "unreviewed"
        await room.press("r")
        room.expect_not_shown("by risk")
        keys = list(room.app.room.claims.keys_from(0))
        assert keys == sorted(keys)


async def test_the_next_open_claim_is_the_next_in_the_order_of_risk(database: Path) -> None:
    async with Room.open(database) as room:
        await room.press("r")
        order = list(room.app.room.claims.keys_from(0))
        seen = [room.app.room.claims.current_key]
        for _ in range(len(order) - 1):
            await room.press("c")
            seen.append(room.app.room.claims.current_key)
        assert seen == order
        await room.press("c", "n")
        room.expect_status("No open claim is listed")


async def test_a_reviewer_comes_back_to_view_and_order(database: Path, tmp_path: Path) -> None:
    async with Room.open(database) as room:
        await room.press("2", "r", "j")
        here = room.current.id
    async with Room.open(database) as room:
        room.expect_shown("/is:open", "by risk")
        assert room.current.id == here
