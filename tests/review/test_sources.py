"""What a claim's sources say, in the room: states, passages, quotations, pinning, fetching."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.review.room import Room
from workbench.desk.attach import attach, resolve_note
from workbench.review.content import ink
from workbench.store.connection import open_store

MINUTES = """\
Minutes of the Harbour Board.

The wall at Skerry was finished after twelve years of work, in 1874.

The Board thanked the engineer, who had written that no storm has moved a stone of it.
"""


@pytest.fixture
def captured(database: Path, tmp_path: Path) -> Path:
    """The harbour, with the sources of its first and third note attached."""
    minutes = tmp_path / "minutes.txt"
    minutes.write_text(MINUTES)
    with open_store(database, "write") as store:
        for label in ("1", "3"):
            attach(store, resolve_note(store, label), minutes, reviewer="A. Checker")
    return database


async def test_a_source_tells_its_state_and_the_passage_that_comes_nearest(captured: Path) -> None:
    async with Room.open(captured) as room:
        room.expect_shown("attached on", "The wall at Skerry was finished after twelve years")
        room.expect_shown("not in it:", "eleven")
        passage = room.app.room.selected_passage
        assert passage is not None and "twelve years" in passage.text
        pane = room.app.room._cards[0].content
        bold = [pane.plain[s.start : s.end] for s in pane.spans if s.style == ink.AGREEING]
        assert any("1874" in words for words in bold)


async def test_p_pins_the_passage_and_takes_the_pin_out_again(captured: Path) -> None:
    async with Room.open(captured) as room:
        await room.press("p")
        room.expect_status("Pinned the passage, saved").expect_shown("◆ pinned")
        [pin] = room.detail("harbour.md", 1).pins
        assert MINUTES[pin.start : pin.end].startswith("The wall at Skerry")
        await room.press("p")
        room.expect_status("Took out the pin").expect_not_shown("◆ pinned")
        assert not [pin for pin in room.detail("harbour.md", 1).pins if pin.active]


async def test_brackets_go_from_passages_to_counterparts_and_p_follows(captured: Path) -> None:
    async with Room.open(captured) as room:
        for _ in range(6):
            await room.press("right_square_bracket")
        assert room.app.room.selected_passage is None
        await room.press("p")
        room.expect_status("Pinned almanac.txt")
        for _ in range(6):
            await room.press("left_square_bracket")
        assert room.app.room.selected_passage is not None


async def test_the_pane_one_goes_to_has_the_evidence(captured: Path) -> None:
    async with Room.open(captured) as room:
        await room.press("m", "p")
        room.expect_status("Pinned almanac.txt")
        await room.press("f", "p")
        room.expect_status("Pinned the passage")


async def test_a_quotation_is_held_against_the_source(captured: Path) -> None:
    async with Room.open(captured) as room:
        await room.press("j", "j")
        room.expect_shown("quotation:", "word for word")


async def test_a_passage_is_compared_full_width(captured: Path) -> None:
    async with Room.open(captured) as room:
        await room.press("v")
        room.expect_shown("Passage of a source", "Claim 1 of harbour.md", "number", "eleven")
        await room.press("p")
        room.expect_shown("◆ pinned")
        await room.press("escape")
        room.expect_shown("Claims")


async def test_fetching_asks_first_and_tells_the_hosts(database: Path) -> None:
    async with Room.open(database) as room:
        await room.press("F")
        room.expect_shown("Fetch 1 source? These hosts are told:", "archive.example")
        await room.press("escape")
        await room.press("j", "j", "j", "F")
        room.expect_status("There is nothing to fetch for this claim")


async def test_a_link_is_opened_only_after_its_host_was_shown(
    database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setenv("DISPLAY", ":0")
    async with Room.open(database) as room:
        monkeypatch.setattr(room.app, "open_url", opened.append)
        await room.press("O")
        room.expect_shown("host  archive.example", "https://archive.example/skerry/minutes-1874")
        await room.press("escape")
        assert opened == []
        await room.press("O", "enter")
        assert opened == ["https://archive.example/skerry/minutes-1874"]


async def test_what_is_copied_is_said(database: Path) -> None:
    async with Room.open(database) as room:
        await room.press("y")
        room.expect_shown("1  the claim's words", "4  the selected counterpart")
        await room.press("2")
        room.expect_status("Copied its reading and place")
        assert room.app.clipboard == (
            "The harbour wall at Skerry was finished in 1874, after eleven years of work."
            " (harbour.md, claim 1)"
        )
