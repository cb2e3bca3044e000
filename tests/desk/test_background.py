"""Fetching beside a screen: shown first, then in a thread of its own, told as it goes."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desk.bridges import PAGE, Pages, put, serving
from workbench.desk import background
from workbench.desk.asking import Options
from workbench.desk.fetch import Done
from workbench.model.errors import StoreError, WorkbenchError
from workbench.sources.client import OFFLINE, Offline
from workbench.store.claims import resolve_claim
from workbench.store.connection import open_store


@pytest.fixture
def pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Pages]:
    monkeypatch.delenv(OFFLINE, raising=False)
    with serving({"/a": PAGE, "/b": PAGE}) as served:
        config = tmp_path / "config.toml"
        config.write_text(
            f'[fetch]\ndelay = 0\nprivate-hosts = ["127.0.0.1:{served.port}"]\n', "utf-8"
        )
        monkeypatch.setenv("WORKBENCH_CONFIG", str(config))
        yield served


@pytest.fixture
def database(tmp_path: Path, pages: Pages) -> Path:
    path = tmp_path / "t.db"
    with open_store(path, "create") as store:
        put(store, [pages.url("/a"), f"{pages.url('/b')} and {pages.url('/none')}"])
    return path


def plan(database: Path, number: int) -> background.Plan:
    with open_store(database) as store:
        return background.plan(store, resolve_claim(store, f"Bridge {number} at"))


class Heard:
    """What a run told, and from which threads."""

    def __init__(self) -> None:
        self.told: list[Done] = []
        self.ended: list[list[Done] | WorkbenchError] = []
        self.threads: set[int] = set()

    def tell(self, done: Done) -> None:
        self.threads.add(threading.get_ident())
        self.told.append(done)

    def end(self, found: list[Done] | WorkbenchError) -> None:
        self.threads.add(threading.get_ident())
        self.ended.append(found)


def start(database: Path, number: int, heard: Heard, options: Options) -> background.Run:
    return background.start(
        database, plan(database, number), options, reviewer="Ada", told=heard.tell, ended=heard.end
    )


def test_a_plan_names_the_hosts_and_asks_none(database: Path, pages: Pages) -> None:
    planned = plan(database, 2)
    assert [wish.url for wish in planned.wished] == [pages.url("/b"), pages.url("/none")]
    assert planned.hosts.asked == ((f"127.0.0.1:{pages.port}", 2),)
    assert pages.asked == []


def test_a_run_tells_of_each_source_and_once_of_its_end(database: Path, pages: Pages) -> None:
    heard = Heard()
    run = start(database, 2, heard, Options())
    assert run.wait(60)
    assert not run.running
    assert sorted(done.kept.state for done in heard.told) == ["captured", "failed"]
    assert heard.ended == [heard.told]
    assert threading.get_ident() not in heard.threads
    assert [wish.url for wish in plan(database, 2).wished] == [pages.url("/none")]
    assert len(plan(database, 1).wished) == 1


def test_it_can_be_stopped_and_what_is_kept_stays(database: Path, pages: Pages) -> None:
    heard, asked = Heard(), threading.Event()
    pages.before = lambda path: asked.set() or threading.Event().wait(0.3)  # type: ignore[func-returns-value]
    run = start(database, 2, heard, Options())
    assert asked.wait(60)
    run.stop()
    assert run.wait(60)
    (ended,) = heard.ended
    assert isinstance(ended, list)
    assert ended == heard.told


def test_what_goes_wrong_is_told_and_never_raised(database: Path, pages: Pages) -> None:
    heard = Heard()
    assert start(database, 1, heard, Options(offline=True)).wait(60)
    assert isinstance(heard.ended[0], Offline)
    assert pages.asked == []
    planned = plan(database, 1)
    run = background.start(
        database.with_name("none.db"),
        planned,
        Options(),
        reviewer="Ada",
        told=heard.tell,
        ended=heard.end,
    )
    assert run.wait(60)
    assert isinstance(heard.ended[1], StoreError)


def test_a_fault_of_whoever_listens_is_told_as_well(database: Path) -> None:
    heard = Heard()

    def broken(done: Done) -> None:
        raise ValueError("the screen is gone")

    run = background.start(
        database, plan(database, 1), Options(), reviewer="Ada", told=broken, ended=heard.end
    )
    assert run.wait(60)
    assert isinstance(heard.ended[0], StoreError)
