"""Another reading, another speaker, other bounds: and the list keeps its place."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.review.room import Room
from workbench.review.screens.editing import SPLIT, splits


async def test_a_reading_is_changed_and_undone(database: Path) -> None:
    async with Room.open(database) as room:
        await room.press("j", "e", "1")
        await room.press(*["backspace"] * 60)
        await room.type("The harbour wall cost 38,000 pounds.")
        await room.press("enter")
        room.expect_status("Another reading of claim 2 of harbour.md, saved")
        assert "The harbour wall cost 38,000" in room.current.reading
        await room.press("z")
        assert room.current.reading.startswith("It is 412 metres long and cost 38,000")


async def test_a_claim_is_split_and_the_cursor_stays_with_its_first_part(database: Path) -> None:
    async with Room.open(database) as room:
        await room.press("h", "c", "e", "3")
        text = room.current.text
        at = text.index(" and cost")
        line = room.app.room.prompt.line  # type: ignore[union-attr]
        line.value = f"{text[:at]}{SPLIT}{text[at:]}"
        await room.press("enter")
        room.expect_status("Split claim 2 of harbour.md, saved")
        assert room.current.text == "It is 412 metres long"
        assert room.app.room.claims.total == 12
        room.expect_verdict("harbour.md", 1, "corroborated")
        await room.press("z")
        assert room.app.room.claims.total == 11


async def test_two_claims_are_joined(database: Path) -> None:
    async with Room.open(database) as room:
        await room.press("e", "4")
        room.expect_status("Joined claims 1 and 2 of harbour.md, saved")
        assert "1874" in room.current.text and "412 metres" in room.current.text


async def test_nothing_typed_changes_nothing(database: Path) -> None:
    async with Room.open(database) as room:
        await room.press("e", "1", "enter")
        room.expect_status("Nothing was changed")
        await room.press("e", "5", "escape")
        room.expect_status("Nothing was changed")


@pytest.mark.parametrize("text", ["ab", "a|b"])
@given(data=st.data())
def test_splits_are_offsets_into_the_claims_own_words(text: str, data: st.DataObject) -> None:
    at = sorted(data.draw(st.sets(st.integers(1, len(text) - 1))))
    at = [place for place in at if SPLIT not in text[place : place + 1]]
    marked = text
    for place in reversed(at):
        marked = marked[:place] + SPLIT + marked[place:]
    assert splits(text, marked) == at
