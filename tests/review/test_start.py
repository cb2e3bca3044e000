"""What it takes to show the first claims: nothing heavy is loaded, and nothing idles."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

from bench.pty_harness import Terminal

HEAVY = {
    "charset_normalizer", "click", "httpx", "lxml", "mdit_py_plugins", "nupunkt", "rapidfuzz",
    "rfc8785", "sqlite_utils", "textual.command_palette",
    "workbench.ledger.record", "workbench.matching.score",
    "workbench.review.palette", "workbench.review.screens.compare", "workbench.review.screens.help",
}  # fmt: skip
"""Parsers, writers, and screens that are opened by a key."""

SHOWING = """
import asyncio, sys
from pathlib import Path
from tests.review.screen import settled
from workbench.review.app import WorkbenchApp
from workbench.review.setup import Setup

async def show():
    app = WorkbenchApp(Setup(Path(sys.argv[1]), "A. Checker", fresh=True))
    async with app.run_test(size=(120, 36)) as pilot:
        assert "harbour wall" in await settled(pilot)
        print(*sys.modules)

asyncio.run(show())
"""


def test_the_first_screen_loads_no_parser_no_writer_and_no_other_screen(database: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", SHOWING, str(database)], capture_output=True, text=True, check=True
    )
    assert HEAVY & set(done.stdout.split()) == set()


def test_an_idle_room_writes_nothing(database: Path, tmp_path: Path) -> None:
    room = Terminal(
        [sys.executable, "-m", "workbench", "--db", str(database)],
        environment={"HOME": str(tmp_path), "WORKBENCH_REVIEWER": "A. Checker"},
    )
    try:
        assert room.wait_for(b"harbour wall")
        room.settle(2.5, 10)
        room.forget()
        end = time.monotonic() + 2
        while time.monotonic() < end:
            room.read(0.2)
        assert not room.raw
    finally:
        room.close()
