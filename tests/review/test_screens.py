"""The room on terminals of all sizes, by mouse, and its other screens."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.review.room import Room
from workbench.review.glyphs import ASCII
from workbench.review.screens.layout import arrangement

SIZES = [(30, 6), (44, 10), (59, 16), (60, 16), (80, 24), (109, 30), (110, 30), (200, 60)]


@pytest.mark.parametrize("size", SIZES)
async def test_every_size_shows_the_claim_and_takes_a_verdict(
    database: Path, size: tuple[int, int]
) -> None:
    async with Room.open(database, size=size) as room:
        room.expect_shown("Claims", "The harbour wall")
        await room.press("c")
        room.expect_verdict("harbour.md", 1, "corroborated")


@pytest.mark.parametrize("size", [(29, 20), (80, 5), (1, 1)])
async def test_a_terminal_too_small_says_so_and_recovers(
    database: Path, size: tuple[int, int]
) -> None:
    async with Room.open(database, size=size) as room:
        if size[0] > 12:
            room.expect_shown("Needs 30x6")
        await room.resize(80, 24)
        room.expect_shown("Claims", "The harbour wall").expect_not_shown("Needs 30x6")


async def test_three_panes_become_two_then_one_and_the_reverse(database: Path) -> None:
    async with Room.open(database, size=(120, 36)) as room:
        room.expect_shown("Claims", "s Claim", "m 1 counterpart", "▸The harbour wall", "0.71")
        await room.resize(80, 24)
        room.expect_shown("Claims", "[s Claim]  m 1 counterpart", "▸The harbour wall")
        room.expect_not_shown("0.71")
        await room.press("m")
        room.expect_shown("s Claim  [m 1 counterpart]", "0.71").expect_not_shown("▸The harbour")
        await room.resize(50, 20)
        room.expect_shown("0.71").expect_not_shown("Claims")
        await room.press("escape")
        room.expect_shown("Claims").expect_not_shown("0.71")
        await room.press("enter")
        room.expect_shown("▸The harbour wall").expect_not_shown("Claims ")
        await room.resize(120, 36)
        room.expect_shown("Claims", "s Claim", "▸The harbour wall", "0.71")


async def test_tab_goes_round_the_panes_and_escape_back_to_the_list(database: Path) -> None:
    async with Room.open(database) as room:
        for pane in ("claim", "counterparts", "claims", "claim"):
            await room.press("tab")
            assert room.app.room.focused_pane == pane
        await room.press("shift+tab")
        assert room.app.room.focused_pane == "claims"
        await room.press("m", "escape")
        assert room.app.room.focused_pane == "claims"


async def test_a_verdict_key_works_from_every_pane(database: Path) -> None:
    async with Room.open(database) as room:
        await room.press("s", "c", "m", "t")
        room.expect_verdict("harbour.md", 1, "corroborated")
        room.expect_verdict("harbour.md", 2, "contested")


async def test_the_mouse_picks_claims_keys_and_panes(database: Path) -> None:
    async with Room.open(database) as room:
        await room.click_on("Every spring some")
        room.expect_at("harbour.md", 4)
        await room.click_on("≠ contested")
        room.expect_verdict("harbour.md", 4, "contested")
        await room.click_on("m 0 counterparts")
        await room.click_on("Skerry: the harbour wall", times=2)
        room.expect_shown("Counterpart in harbour.md", "What differs")


async def test_text_of_a_pane_is_marked_with_the_mouse_and_copied(database: Path) -> None:
    async with Room.open(database) as room:
        lines = room.screen.splitlines()
        y = next(y for y, line in enumerate(lines) if "▸The harbour" in line)
        x = lines[y].index("▸") + 1
        await room.pilot.mouse_down(offset=(x, y))
        await room.pilot.hover(offset=(x + 16, y))
        await room.pilot.mouse_up(offset=(x + 16, y))
        await room.settle()
        assert (room.app.screen.get_selected_text() or "").strip() == "The harbour wall"
        await room.press("ctrl+c")
        assert room.app.clipboard.strip() == "The harbour wall"
        assert room.app.is_running


async def test_claim_and_counterpart_are_compared_full_width(database: Path) -> None:
    async with Room.open(database) as room:
        await room.press("j", "v")
        room.expect_shown(
            "Claim 2 of harbour.md",
            "Counterpart in almanac.txt",
            "number        412 metres ↔ 421 metres",
            "≠ differs",
        )
        await room.press("p")
        room.expect_shown("Pinned almanac.txt, saved", "◆ pinned")
        await room.press("escape")
        room.expect_shown("Claims", "◆ pinned")


async def test_brackets_go_through_the_counterparts_here_and_there(database: Path) -> None:
    async with Room.open(database) as room:
        await room.press("G", "k", "k")
        room.expect_at("almanac.txt", 1).expect_shown("▌0.71")
        await room.press("right_square_bracket")
        room.expect_shown("▌0.64")
        await room.press("v")
        room.expect_shown("412 metres")
        await room.press("left_square_bracket")
        room.expect_shown("finished in 1874, after")


async def test_the_help_lists_every_key_of_the_room(database: Path) -> None:
    async with Room.open(database, size=(120, 100)) as room:
        await room.press("question_mark")
        room.expect_shown("Decide", "c              Corroborated", "z              Undo", "is:open")
        await room.press("escape")
        room.expect_not_shown("In the filter")


async def test_the_palette_finds_an_action_by_name_and_does_it(database: Path) -> None:
    async with Room.open(database) as room:
        await room.press("ctrl+p")
        await room.type("contested")
        await room.pilot.pause(0.3)
        await room.press("enter")
        room.expect_verdict("harbour.md", 1, "contested")


async def test_the_palette_changes_the_theme(database: Path) -> None:
    async with Room.open(database) as room:
        await room.press("ctrl+p")
        await room.type("theme light")
        await room.pilot.pause(0.3)
        await room.press("enter")
        assert room.app.theme == "light"


@pytest.mark.parametrize("size", [(120, 36), (60, 16)])
async def test_in_ascii_everything_the_room_draws_is_ascii(
    database: Path, size: tuple[int, int]
) -> None:
    async with Room.open(database, glyphs=ASCII, size=size) as room:
        for key in ("c", "d", "u", "3", "k", "v", "escape", "question_mark", "escape"):
            await room.press(key)
            drawn = room.screen.replace("“", "").replace("”", "")  # the document's own
            assert drawn.isascii(), "".join(sorted({sign for sign in drawn if not sign.isascii()}))


async def test_markup_in_a_document_is_shown_and_does_nothing(tmp_path: Path) -> None:
    from tests.review.sample import Text, build

    text = "The [@click=app.quit]tide[/] rose [/] 4 metres [bold on 2 May [link=x]here[/link].\n"
    build(tmp_path / "claims.db", [Text("[bold]tide[.txt", text)], [])
    async with Room.open(tmp_path / "claims.db") as room:
        room.expect_shown("[@click=app.quit]tide[/]", "[bold]tide[.txt")
        await room.click_on("app.quit")
        await room.press("u", "escape", "a", "escape", "question_mark", "escape", "c")
        assert room.app.is_running
        room.expect_status("[bold]tide[.txt: corroborated, saved")


def test_the_arrangement_follows_the_columns() -> None:
    def layout(columns: int) -> set[str]:
        return {name for name, holds in arrangement(columns, 24).items() if holds}

    assert layout(29) == {"-tiny", "-single", "-tabbed"}
    assert layout(30) == {"-single", "-tabbed"}
    assert layout(60) == {"-stacked", "-tabbed"}
    assert layout(110) == set()
    assert layout(170) == {"-three"}
    assert arrangement(80, 30)["-high"]
