"""What the screens look like, as text; ``SNAPSHOTS=write pytest tests/review`` writes them anew.

A snapshot is the screen as a person reads it. It survives another Textual better than pixels do,
and a reviewer of a change can read it.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.review.room import Room

SNAPSHOTS = Path(__file__).parent / "snapshots"
SIZES = {"120x36": (120, 36), "80x24": (80, 24), "60x16": (60, 16)}
SCREENS = {
    "start": "",
    "differs": "j",
    "counterparts": "j j j m",
    "decided": "c t u 2",
    "reason": "u",
    "filter": "slash t e r n",
    "compare": "j v",
    "help": "question_mark",
}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", SCREENS)
async def test_the_screen_looks_as_it_did(database: Path, name: str, size: str) -> None:
    async with Room.open(database, size=SIZES[size]) as room:
        await room.press(*SCREENS[name].split())
        file = SNAPSHOTS / f"{name}-{size}.txt"
        if os.environ.get("SNAPSHOTS") == "write":
            file.parent.mkdir(exist_ok=True)
            file.write_text(room.screen + "\n", "utf-8")
        assert room.screen + "\n" == file.read_text("utf-8")
