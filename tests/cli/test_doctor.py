"""How the program tells what state it is in."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Workbench
from workbench.desk.doctor import signals
from workbench.store.connection import open_store

ONE = "The weir at Hale was rebuilt in 1931 after the flood."
OTHER = "After the flood the weir at Hale was rebuilt in 1934."


def test_it_tells_of_the_database_and_the_surroundings(
    workbench: Workbench, tmp_path: Path
) -> None:
    (tmp_path / "one.txt").write_text(ONE, "utf-8")
    workbench("add", "one.txt")
    told = workbench("doctor", "--format", "json")
    assert told.status == 0
    assert told.json["format"] == "workbench.doctor/1"
    assert told.json["database"]["schema"] == told.json["database"]["newest"]
    assert told.json["database"]["index"] == "not needed"
    assert told.json["surroundings"]["ssh-keygen"]
    shown = workbench("doctor").out
    assert "journal" in shown
    assert "None yet." in shown


def test_it_tells_how_often_each_signal_was_right(workbench: Workbench, tmp_path: Path) -> None:
    for name, text in (("one.txt", ONE), ("other.txt", OTHER)):
        (tmp_path / name).write_text(text, "utf-8")
        workbench("add", name)
    with open_store(tmp_path / "claims.db", "write") as store:
        from workbench.desk.decide import judge_counterpart
        from workbench.store.counterparts import pairs

        pair = pairs(store)[0].counterpart
        judge_counterpart(store, pair.claim, pair.counterpart, "confirmed", reviewer="Ada")
        told = {signal.name: signal for signal in signals(store)}
    assert told["differs"].precision == 1.0
    assert told["differs: date"].confirmed == 1


def test_a_damaged_database_ends_with_a_failure(workbench: Workbench, tmp_path: Path) -> None:
    (tmp_path / "claims.db").write_bytes(b"")
    assert workbench("doctor").status == 4
