"""The program as a user runs it: a process, its output, its exit status."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest


@dataclass(frozen=True)
class Run:
    """What a command did."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Workbench = Callable[..., Run]


@pytest.fixture
def workbench(tmp_path: Path) -> Workbench:
    """Run ``workbench`` in a folder of its own."""

    def run(*arguments: str | Path, stdin: bytes = b"") -> Run:
        done = subprocess.run(
            [sys.executable, "-m", "workbench", *map(str, arguments)],
            cwd=tmp_path,
            input=stdin,
            capture_output=True,
            check=False,
            timeout=120,
        )
        return Run(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))

    return run


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample desk, built once; tests that write work on a copy."""
    from workbench.desk.demo import build_demo

    return build_demo(tmp_path_factory.mktemp("sample") / "desk").database


@pytest.fixture
def desk(sample: Path, tmp_path: Path) -> Path:
    """A copy of the sample database, to write to."""
    copy = tmp_path / "desk.db"
    copy.write_bytes(sample.read_bytes())
    return copy
