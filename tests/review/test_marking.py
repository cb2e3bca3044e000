"""One verdict for several claims, and taking it back in one step."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.review.room import Room
from workbench.review.screens import deciding


def states(room: Room) -> list[str]:
    rows = room.app.room.source.rows(list(room.app.room.claims.keys_from(0)))
    return [listed.row.verdict for listed in rows.values()]


async def test_a_verdict_goes_to_all_marked_claims_and_is_undone_in_one_step(
    database: Path,
) -> None:
    async with Room.open(database) as room:
        await room.press("space", "space", "j", "space")
        room.expect_status("3 claims marked").expect_shown("●")
        await room.press("t")
        room.expect_status("3 claims: contested, saved").expect_not_shown("●")
        assert states(room).count("contested") == 3
        await room.press("z")
        assert states(room).count("contested") == 0
        await room.press("Z")
        assert states(room).count("contested") == 3
        await room.press("z", "c", "z")
        assert set(states(room)) == {"unreviewed"}


async def test_a_range_is_marked_and_escape_unmarks_it(database: Path) -> None:
    async with Room.open(database) as room:
        await room.press("space", "j", "j", "V")
        room.expect_status("4 claims marked")
        await room.press("escape")
        room.expect_status("4 claims unmarked")
        await room.press("c")
        assert states(room).count("corroborated") == 1


async def test_many_marked_claims_are_asked_about_first(
    database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(deciding, "MANY", 4)
    async with Room.open(database) as room:
        await room.press("space", "G", "V", "d")
        room.expect_shown("All of them?", "10 marked claims will be dismissed")
        await room.press("escape")
        assert set(states(room)) == {"unreviewed"}
        await room.press("d", "enter")
        assert set(states(room)) == {"dismissed"}


async def test_a_reason_goes_to_all_marked_claims(database: Path) -> None:
    async with Room.open(database) as room:
        await room.press("space", "space", "u", "5")
        room.expect_verdict("harbour.md", 1, "unsupported", "no-citation")
        room.expect_verdict("harbour.md", 2, "unsupported", "no-citation")
