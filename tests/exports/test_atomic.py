"""A file appears whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from workbench.exports.atomic import write_atomically
from workbench.model.errors import StoreError


def broken() -> Iterator[str]:
    yield "half"
    raise RuntimeError("cut short")


def test_the_pieces_are_written_and_counted(tmp_path: Path) -> None:
    target = tmp_path / "log.md"
    assert write_atomically(target, ["é", "n"]) == 3
    assert target.read_text("utf-8") == "én"


def test_a_failure_in_the_middle_leaves_the_old_file_and_no_draft(tmp_path: Path) -> None:
    target = tmp_path / "log.md"
    target.write_text("old")
    with pytest.raises(RuntimeError):
        write_atomically(target, broken())
    assert target.read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["log.md"]


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="nowhere"):
        write_atomically(tmp_path / "nowhere" / "log.md", ["x"])


def test_a_link_is_replaced_not_followed(tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("kept")
    (tmp_path / "link").symlink_to(tmp_path / "kept")
    write_atomically(tmp_path / "link", ["new"])
    assert (tmp_path / "kept").read_text() == "kept"
    assert (tmp_path / "link").read_text() == "new"
