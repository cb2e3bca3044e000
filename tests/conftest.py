"""What every test starts from: no configuration, no state and no name of the person running it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
EXAMPLES = ROOT / "docs" / "examples"
DEVELOPMENT_DATA = ROOT.parent / "shared" / "data"


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the tests' state, configuration and git settings out of the user's, and the reverse."""
    home = tmp_path_factory.mktemp("home")
    for name in list(os.environ):
        own = name in {"NO_COLOR", "COLUMNS", "LINES"}
        if own or name.startswith(("WORKBENCH_", "XDG_", "GIT_")):
            monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("WORKBENCH_REVIEWER", "A. Checker")


@pytest.fixture
def examples() -> Path:
    """The folder of sample documents."""
    return EXAMPLES


@pytest.fixture
def articles() -> Path:
    """Two long articles, present only where the development data are."""
    folder = DEVELOPMENT_DATA / "articles"
    if not folder.is_dir():
        pytest.skip("the development data are not here")
    return folder
