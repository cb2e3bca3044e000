"""The pictures in the documentation show the room as it is."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_committed_pictures_say_what_the_room_says(tmp_path: Path) -> None:
    spec = importlib.util.spec_from_file_location("make_screens", ROOT / "docs/make_screens.py")
    assert spec is not None and spec.loader is not None
    screens = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = screens
    spec.loader.exec_module(screens)
    assert screens.check(ROOT / "claims.db", ROOT / "docs" / "img") == []
