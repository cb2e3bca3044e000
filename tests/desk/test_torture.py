"""What was acknowledged is kept: writers killed at random, and the power cut at random.

The long runs of the same are ``bench/kill.py`` and ``bench/power_cut.py``.
"""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

from bench.kill import torture
from bench.power_cut import Call, cut_at_random, recorded
from tests.ledger.workshop import add, decide
from workbench.store import events as lines
from workbench.store.connection import open_store

needs_strace = pytest.mark.skipif(not shutil.which("strace"), reason="needs strace (Linux)")


def test_no_verdict_is_lost_when_writers_are_killed(tmp_path: Path) -> None:
    found = torture(tmp_path, writers=3, kills=12, verdicts=60)
    assert (found.kills, found.acknowledged >= 60) == (12, True)
    assert (found.lost, found.twice, found.refused, found.verified) == (0, 0, [], True)


def test_writers_wait_for_each_other_and_none_is_refused(tmp_path: Path) -> None:
    found = torture(tmp_path, writers=4, kills=0, verdicts=80)
    assert (found.acknowledged, found.lost, found.twice) == (80, 0, 0)
    assert (found.refused, found.verified) == ([], True)


@needs_strace
def test_no_verdict_is_lost_when_the_power_is_cut(tmp_path: Path) -> None:
    database = tmp_path / "desk" / "claims.db"
    database.parent.mkdir()
    with open_store(database, "create") as store:
        document = add(store)
        decide(store, document.claims[0], "contested")
        before = lines.total(store)
    first = database.read_bytes()
    calls = recorded(database, 6)
    assert sum(call.kind == "ack" for call in calls) == 6
    found = cut_at_random(calls, first, before, tmp_path, random.Random(1), 40)
    assert found == {"ok": 40}
    # The same without a single sync: the simulation would have told.
    unsynced = [call if call.kind != "sync" else Call("nothing", call.file) for call in calls]
    found = cut_at_random(unsynced, first, before, tmp_path, random.Random(1), 40)
    assert set(found) - {"ok"}
