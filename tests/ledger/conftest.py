"""An open database, and the file it lies in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from workbench.store.connection import Store, open_store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "claims.db"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    opened = open_store(path, "create")
    yield opened
    opened.db.close()  # a test may have closed the store itself
