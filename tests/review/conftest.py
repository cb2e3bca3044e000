"""What the tests of the room start from: a small database, and a room that holds still."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input

from tests.review.sample import build
from workbench.review.screens import listing
from workbench.review.screens.detail import DetailScreen


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """The harbour and its almanac: eleven sentences, ten worth checking, none decided."""
    return build(tmp_path / "claims.db")


@pytest.fixture(autouse=True)
def still(monkeypatch: pytest.MonkeyPatch) -> None:
    """No animation, no blinking, no waiting for keys to rest: what makes screens hold still."""
    monkeypatch.setenv("TEXTUAL_ANIMATIONS", "none")
    monkeypatch.setattr(Input, "_toggle_cursor", lambda self: None)
    monkeypatch.setattr(DetailScreen, "REST", 0.001)
    monkeypatch.setattr(listing, "BRIEF", 60.0)  # a slow machine counts as often as a fast one
