"""The pages that lie over the room: history, pencil view, sign-off, what waits."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.review.room import Room
from workbench.store.connection import open_store
from workbench.store.sign_offs import sign_offs


@pytest.fixture(autouse=True)
def no_rules_of_ones_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))


async def test_the_history_tells_who_did_what_undone_things_too(database: Path) -> None:
    async with Room.open(database) as room:
        await room.press("t", "z", "c", "k", "a")
        await room.type("Asked the harbour board")
        await room.press("enter", "i")
        room.expect_shown("History of claim 1 of harbour.md", "contested  undone", "corroborated")
        room.expect_shown("Asked the harbour board", "A. Checker")
        await room.press("escape")
        room.expect_shown("Claims")


async def test_the_pencil_strikes_what_is_checked_and_counts(database: Path) -> None:
    async with Room.open(database) as room:
        await room.press("P")
        room.expect_shown("harbour.md", "The harbour wall at Skerry was finished in 1874")
        room.expect_status("0 of ")
        await room.press("escape", "c", "c", "P")
        view = room.app.screen.query_one("SheetView")
        sheet = view.sheet  # type: ignore[attr-defined]
        text = sheet.text
        struck = {text[mark.start : mark.end] for mark in sheet.marks if mark.checked}
        assert {"1874", "harbour", "412", "38,000"} <= struck
        assert "900" not in struck and "[^1]" not in "".join(struck)
        assert sheet.untouched(sheet.line_at(text.index("Every spring")))
        room.expect_status(sheet.tally())
        await room.press("n", "q")
        room.expect_shown("Claims")


async def test_the_pencil_lays_out_for_the_width_there_is(database: Path) -> None:
    async with Room.open(database, size=(120, 36)) as room:
        await room.press("P")
        await room.resize(44, 20)
        view = room.app.screen.query_one("SheetView")
        assert all(end - start <= 44 for start, end in view.sheet.lines)  # type: ignore[attr-defined]


async def test_a_document_is_signed_off_once_nothing_is_unmet(database: Path) -> None:
    async with Room.open(database) as room:
        await room.press("slash")
        await room.type("doc:almanac")
        await room.press("enter", "u", "5", "u", "5", "S")
        room.expect_shown("Sign off almanac.txt", "3 claims", "! 1 unmet", "it has no verdict")
        await room.press("S")
        room.expect_status("claims-decided is unmet")
        await room.press("enter")
        room.expect_at("almanac.txt", 3)
        await room.press("u", "5", "S")
        room.expect_status("Every rule is met")
        await room.press("S")
        room.expect_shown("Sign off as A. Checker?")
        await room.press("enter")
        room.expect_status("almanac.txt is signed off, saved")
    with open_store(database) as store:
        assert [row.reviewer for row in sign_offs(store)] == ["A. Checker"]


async def test_a_rule_is_set_aside_with_a_reason(database: Path) -> None:
    async with Room.open(database) as room:
        await room.press("slash")
        await room.type("doc:almanac")
        await room.press("enter", "c", "c", "c", "S", "x")
        await room.type("the almanac was checked in print")
        await room.press("enter")
        room.expect_shown("set aside: the almanac was checked in print")
        await room.press("S", "enter")
        room.expect_status("almanac.txt is signed off")


async def test_a_flagged_claim_waits_blind_for_the_second_reviewer(database: Path) -> None:
    async with Room.open(database) as room:
        await room.press("!", "c", "k", "i")
        room.expect_shown("flagged", "corroborated")
    async with Room.open(database, reviewer="B. Reader", fresh=True) as room:
        room.expect_at("harbour.md", 1).expect_shown("second check", "0 of 10 reviewed")
        room.expect_not_shown("corroborated ·", "A. Checker")
        await room.press("i")
        room.expect_not_shown("A. Checker")
        await room.press("escape", "W")
        room.expect_shown("1 claim waiting for B. Reader", "second check")
        await room.press("enter", "t", "k")
        room.expect_shown("reviewers disagree", "A. Checker: corroborated")
    async with Room.open(database, reviewer="C. Editor", fresh=True) as room:
        await room.press("W")
        room.expect_shown("adjudication")
        await room.press("enter", "J", "2")
        room.expect_status("Settled: claim 1 of harbour.md is contested")
        room.expect_not_shown("reviewers disagree")


async def test_a_question_goes_to_the_writer(database: Path) -> None:
    async with Room.open(database) as room:
        await room.press("w", "1")
        await room.type("Which minutes say so?")
        await room.press("enter")
        room.expect_status("Question to the writer about claim 1 of harbour.md, saved")
        await room.press("i")
        room.expect_shown("Which minutes say so?", "writer")
