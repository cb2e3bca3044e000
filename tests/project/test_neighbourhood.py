"""What the repository promises about itself."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def tracked() -> list[Path]:
    try:
        done = subprocess.run(
            ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
        )
    except (OSError, subprocess.CalledProcessError):
        return [path for path in ROOT.rglob("*.py") if ".venv" not in path.parts]
    return [ROOT / name for name in done.stdout.split("\0") if name and (ROOT / name).is_file()]


def test_the_checks_run_the_readmes_own_test_command() -> None:
    script = (ROOT / ".ci" / "run").read_text("utf-8")
    readme = (ROOT / "README.md").read_text("utf-8")
    pattern = re.search(r"grep -E '([^']+)' README", script)
    assert pattern is not None
    lines = [line for line in readme.splitlines() if re.search(pattern[1], line)]
    assert len(lines) == 1
    assert "pytest" in lines[0]
    assert 'bash -euo pipefail -c "${lines[0]}"' in script


@pytest.mark.parametrize("room", ["workbench", "bench"])
def test_modules_are_small_enough_to_live_in(room: str) -> None:
    too_long = {
        str(path.relative_to(ROOT)): lines
        for path in tracked()
        if path.suffix == ".py" and path.is_relative_to(ROOT / room)
        if (lines := len(path.read_text("utf-8").splitlines())) > 400
    }
    assert not too_long


def test_no_lock_file_is_kept() -> None:
    names = {path.name for path in tracked()}
    assert not names & {"uv.lock", "poetry.lock", "pdm.lock", "Pipfile.lock", "pylock.toml"}
