"""The real program in a real terminal: tmux types, and reads the screen back."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.review.sample import Text, build
from tests.terminal.terminal import Tmux

pytestmark = pytest.mark.terminal

Start = Callable[..., Tmux]


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return build(tmp_path / "claims.db")


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Start the program on a database in a terminal of some size."""
    if shutil.which("tmux") is None:
        pytest.fail("these tests need tmux; leave them out with: -m 'not terminal'")
    opened: list[Tmux] = []

    def begin(database: Path, *options: str, size: tuple[int, int] = (120, 36), **env: str) -> Tmux:
        terminal = Tmux(*size)
        opened.append(terminal)
        command = [sys.executable, "-m", "workbench", "--db", str(database), *options]
        home = {"HOME": str(tmp_path), "WORKBENCH_REVIEWER": "A. Checker", "NO_COLOR": ""}
        terminal.run(command, **(home | env))
        return terminal

    yield begin
    for terminal in opened:
        terminal.close()


def states(database: Path) -> dict[str, str]:
    """What the command line says of each claim that is not open."""
    done = subprocess.run(
        [sys.executable, "-m", "workbench", "--db", str(database), "claims", "--format", "json"],
        capture_output=True,
        text=True,
        check=True,
    )
    rows = json.loads(done.stdout)["claims"]
    return {row["reading"][:16]: row["verdict"] for row in rows if row["verdict"] != "unreviewed"}


def test_a_note_that_is_typed_in_one_go_is_kept_to_the_last_letter(
    start: Start, database: Path
) -> None:
    room = start(database)
    room.expect("0 of 10 reviewed", "[1] → Skerry Harbour Board")
    note = "Asked the harbour board for the ledger of 1954, page 12"
    room.keys("a", note, "Enter")
    room.expect("Noted on claim", "ledger of 1954, page 12")
    shown = subprocess.run(
        [sys.executable, "-m", "workbench", "--db", str(database), "log", "--format", "json"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(shown.stdout)["events"][-1]["private"] == {"note": note}


def test_a_reviewer_decides_undoes_and_quits(start: Start, database: Path) -> None:
    room = start(database)
    room.expect("Claims", "0 of 10 reviewed", "[1] → Skerry Harbour Board", "0.71  = agrees")
    room.keys("c")
    room.expect("1 of 10 reviewed", "corroborated, saved")
    room.keys("t")
    room.expect("2 of 10 reviewed", "contested, saved")
    room.keys("u")
    room.expect("Unsupported: why?")
    room.keys("5")
    room.expect("3 of 10 reviewed", "unsupported (no citation), saved")
    room.keys("z")
    room.expect("2 of 10 reviewed", "Undone")
    room.keys("q")
    room.expect("exit status 0")
    assert states(database) == {"The harbour wall": "corroborated", "It is 412 metres": "contested"}


def test_it_comes_back_to_where_it_was_killed_with_all_that_was_saved(
    start: Start, database: Path
) -> None:
    room = start(database)
    room.expect("0 of 10 reviewed")
    room.keys("c")
    room.expect("corroborated, saved")
    room.keys("j", "j")
    room.expect("4 of 10")
    os.kill(room.process(), signal.SIGTERM)
    room.expect("exit status 143")
    again = start(database)
    again.expect("Back at claim 4 of harbour.md", "4 of 10", "1 of 10 reviewed")
    os.kill(again.process(), signal.SIGKILL)
    again.expect("exit status 137")
    third = start(database)
    third.expect("Back at claim 4 of harbour.md", "1 of 10 reviewed")
    third.keys("c")
    third.expect("2 of 10 reviewed", "saved")
    third.keys("q")
    third.expect("exit status 0")


def test_the_panes_follow_the_size_of_the_window(start: Start, database: Path) -> None:
    room = start(database)
    room.expect("Claims", "s Claim", "0.71  = agrees")
    room.resize(80, 24)
    room.expect("[s Claim]  m 1 counterpart")
    room.resize(50, 16)
    room.expect("Claims")
    room.expect_gone("s Claim")
    room.expect("1 of 10 ")
    room.resize(25, 5)
    room.expect("Needs 30x6")
    room.resize(120, 36)
    room.expect("Claims", "s Claim", "0.71  = agrees")
    room.keys("q")
    room.expect("exit status 0")


def test_without_colour_everything_is_still_said(start: Start, database: Path) -> None:
    room = start(database, NO_COLOR="1")
    room.expect("0.71  = agrees")
    room.keys("c", "t")
    room.expect("2 of 10 reviewed", "✓ The harbour wall", "≠ It is 412", "corroborated ·", "▌")
    painted = re.findall(r"\x1b\[([0-9;:]*)m", room.screen(colours=True))
    codes = {code for sequence in painted for code in re.split("[;:]", sequence) if code}
    assert not {code for code in codes if re.fullmatch("3[0-8]|4[0-8]|9[0-7]|10[0-7]", code)}
    room.keys("q")
    room.expect("exit status 0")


def test_ascii_and_a_light_theme_by_option(start: Start, database: Path) -> None:
    room = start(database, "review", "--ascii", "--theme", "light")
    shown = room.expect("Claims", "+", "> Skerry Harbour Board", "0.71  = agrees")
    assert shown.replace("“", "").replace("”", "").isascii()
    room.keys("q")
    room.expect("exit status 0")


def test_a_theme_that_there_is_not_is_refused_in_one_line(start: Start, database: Path) -> None:
    room = start(database, "review", "--theme", "pink")
    room.expect("there is no theme 'pink'; choose from dark, light", "exit status 2")


def test_scripts_of_all_kinds_are_shown_without_breaking_the_frame(
    start: Start, tmp_path: Path
) -> None:
    text = "潮は4メートル上がった。\nارتفع المد أربعة أمتار.\nCafe\u0301 naïveté 🌊 4 metres.\n"
    room = start(build(tmp_path / "claims.db", [Text("scripts.txt", text)], []))
    shown = room.expect("潮は4メートル", "ارتفع", "🌊", "1 of 2", "q quit")
    frames = [line for line in shown.splitlines() if line.startswith("┃")]
    assert len(frames) > 20
    room.keys("j", "j", "G", "c")
    room.expect("saved")
    room.keys("q")
    room.expect("exit status 0")


def test_keys_typed_ahead_go_where_they_were_meant(start: Start, database: Path) -> None:
    room = start(database)
    room.expect("0 of 10 reviewed")
    room.keys("/", "t", "e", "r", "n", "Enter", "c", "u", "2", "a", "ask them", "Enter", "q")
    room.expect("exit status 0")
    assert states(database) == {
        "Every spring som": "corroborated",
        "About 950 terns ": "unsupported",
    }


def test_what_is_typed_ahead_is_not_lost(start: Start, database: Path) -> None:
    room = start(database)
    room.expect("0 of 10 reviewed")
    room.keys("c", "t", "c", "q", "a", "u", "z", "c")  # and nothing after the q is done
    room.expect("exit status 0")
    assert len(states(database)) == 3
