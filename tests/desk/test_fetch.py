"""Fetching sources: whom to ask, what is kept, going on after a kill, never while offline."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from tests.desk.bridges import BODY, PAGE, put, run, serving
from workbench.desk.configuration import Fetching
from workbench.desk.fetch import Done, Options, fetch
from workbench.desk.wishes import hosts_of, wishes
from workbench.ledger.event import parse
from workbench.ledger.verify import verify
from workbench.sources.client import OFFLINE, Offline
from workbench.store.captures import SourceRow, captures_of
from workbench.store.claims import resolve_claim
from workbench.store.connection import Store, open_store
from workbench.store.documents import load_content
from workbench.store.events import events


@pytest.fixture(autouse=True)
def online(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(OFFLINE, raising=False)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "t.db", "create") as opened:
        yield opened


def sources(store: Store, number: int) -> list[SourceRow]:
    return captures_of(store, resolve_claim(store, f"Bridge {number} at"))


def kinds(store: Store) -> list[str]:
    return [row.kind for row in events(store)]


def count(store: Store, table: str) -> int:
    found: int = store.db.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
    return found


# ---- whom to ask


def test_each_address_is_asked_once_and_sources_of_sources_are_not(store: Store) -> None:
    put(store, ["http://A.example/x#1", "http://a.example/x", "doi:10.1234/ab.c", "A book, 1911."])
    put(store, ["http://other.example/"], role="source", name="report.txt")
    wished = wishes(store)
    assert [wish.url for wish in wished] == ["http://a.example/x", "https://doi.org/10.1234/ab.c"]
    hosts = hosts_of([wish.url for wish in wished], Fetching())
    assert hosts.asked == (("a.example", 1), ("doi.org", 1))
    assert hosts.refused == ()


def test_one_claim_or_document_can_be_named(store: Store) -> None:
    put(store, ["http://a.example/", "Ibid., http://b.example/", "See note 1."])
    other = put(store, ["http://c.example/"], role="source", name="report.txt")
    asked = [w.url for w in wishes(store, claims=[resolve_claim(store, "Bridge 2 at")])]
    assert "http://b.example/" in asked
    assert "http://c.example/" not in asked
    assert [w.url for w in wishes(store, document=other)] == ["http://c.example/"]


# ---- what is kept


def test_the_three_states_are_never_mixed(store: Store) -> None:
    with serving({"/a": PAGE}) as pages:
        put(store, [pages.url("/a"), pages.url("/none"), "ISBN 978-3-16-148410-0, a book."])
        assert [row.state for n in (1, 2, 3) for row in sources(store, n)] == ["not-attempted"] * 3
        done = run(store, pages)
    assert {one.kept.state for one in done} == {"captured", "failed"}
    (good,), (bad,), (book,) = (sources(store, n) for n in (1, 2, 3))
    assert (good.state, good.why) == ("captured", "")
    assert good.text is not None
    assert BODY.strip() in good.text
    assert good.title == "Tarn Ford"
    assert (bad.state, bad.why, bad.status) == ("failed", "not-found", 404)
    assert bad.text is not None
    assert (book.state, book.url, book.text) == ("not-attempted", None, None)
    assert verify(store).ok


def test_everything_about_the_answer_is_kept(store: Store) -> None:
    with serving({"/a": PAGE}) as pages:
        pages.etags = True
        put(store, [pages.url("/a")])
        run(store, pages)
    names = "content, wire, peer, status, etag, encoding, how_decoded, headers, hops, outcome"
    content, wire, peer, *rest, headers, hops, outcome = store.db.execute(
        f"SELECT {names} FROM attempt"
    ).fetchone()
    assert content == sha256(PAGE.encode()).hexdigest()
    assert load_content(store, content) == PAGE.encode()
    assert load_content(store, wire)[:2] == b"\x1f\x8b"
    assert peer == "127.0.0.1"
    assert rest == [200, f'"{hash(PAGE)}"', "utf-8", "http"]
    assert '["content-encoding","gzip"]' in headers
    assert hops == f'[["{pages.url("/a")}",200,"127.0.0.1"]]'
    assert outcome == "ok"


def test_each_capture_is_an_event_and_a_failure_is_none(store: Store) -> None:
    with serving({"/a": PAGE}) as pages:
        document = put(store, [pages.url("/a"), pages.url("/none")])
        run(store, pages)
    captured = [parse(row.line) for row in events(store) if row.kind == "source-captured"]
    (body,) = [event.body for event in captured]
    assert body["capture"] == sha256(PAGE.encode()).hexdigest()
    assert (body["how"], body["bytes"]) == ("fetched", len(PAGE.encode()))
    assert body["document"] == document
    assert body["target"]["value"] == pages.url("/a")


def test_identical_bytes_are_stored_once(store: Store) -> None:
    with serving({f"/{n}": PAGE for n in range(5)}) as pages:
        put(store, [pages.url(f"/{n}") for n in range(5)])
        before = count(store, "content")
        run(store, pages)
    assert count(store, "attempt") == 5
    assert count(store, "capture_text") == 1
    stored = store.db.execute("SELECT count(*) FROM content WHERE bytes = ?", [len(PAGE.encode())])
    assert stored.fetchone() == (1,)
    assert count(store, "content") > before


def test_an_attempt_can_be_neither_altered_nor_removed(store: Store) -> None:
    with serving({"/a": PAGE}) as pages:
        put(store, [pages.url("/a")])
        run(store, pages)
    for statement in ("UPDATE attempt SET status = 1", "DELETE FROM attempt"):
        with pytest.raises(Exception, match="kept as it was"), store.write() as db:
            db.execute(statement)


# ---- asking again


def test_what_was_captured_is_not_asked_for_again(store: Store) -> None:
    with serving({"/a": PAGE}) as pages:
        put(store, [pages.url("/a"), pages.url("/none")])
        run(store, pages)
        assert run(store, pages) == []
        assert [one.wish.url for one in run(store, pages, "failed")] == [pages.url("/none")]
        assert sorted(pages.asked) == ["/a", "/none", "/none"]


@pytest.mark.parametrize("etags", [True, False])
def test_asking_again_tells_what_has_changed(store: Store, etags: bool) -> None:
    with serving({"/a": PAGE, "/b": PAGE}) as pages:
        pages.etags = etags
        put(store, [pages.url("/a"), pages.url("/b")])
        run(store, pages)
        pages.bodies["/b"] = PAGE.replace("1911", "1912")
        states = {one.wish.url: one.kept.state for one in run(store, pages, "again")}
        assert states == {pages.url("/a"): "same", pages.url("/b"): "changed"}
        assert pages.conditional == (1 if etags else 0)
        (now,) = sources(store, 2)
        assert now.text is not None
        assert "1912" in now.text
        assert count(store, "attempt") == 4
        assert kinds(store).count("source-captured") == 4
        assert verify(store).ok


def test_a_copy_outlives_its_source(store: Store) -> None:
    with serving({"/a": PAGE}) as pages:
        put(store, [pages.url("/a")])
        run(store, pages)
        del pages.bodies["/a"]
        (done,) = run(store, pages, "again")
        assert done.kept.state == "failed"
        (row,) = sources(store, 1)
        assert (row.state, row.failing) == ("captured", "not-found")
        assert row.text is not None
        assert BODY.strip() in row.text


# ---- robots.txt


def test_robots_txt_is_honoured_and_a_person_setting_it_aside_is_logged(store: Store) -> None:
    with serving({"/a": PAGE}) as pages:
        pages.robots = "User-agent: *\nDisallow: /a\n"
        put(store, [pages.url("/a")])
        (done,) = run(store, pages)
        assert (done.kept.state, done.kept.why) == ("failed", "robots")
        assert pages.asked == []
        despite = Options(despite_robots=frozenset({pages.url("/a")}))
        (done,) = run(store, pages, "failed", despite)
        assert done.kept.state == "captured"
        (override,) = [parse(row.line) for row in events(store) if row.kind == "override"]
        assert override.body["rule"] == "robots.txt"
        assert pages.url("/a") in override.body["reason"]
        assert verify(store).ok


# ---- archives


def test_a_dead_source_is_looked_for_in_the_archive_only_when_allowed(store: Store) -> None:
    with serving({}) as pages:
        gone = pages.url("/gone")
        put(store, [f"{gone} (accessed 3 May 2021)"])
        run(store, pages, timegate=pages.url("/gate/{url}"))
        assert pages.asked == ["/gone"]
        pages.bodies[f"/gate/{gone}"] = PAGE
        (done,) = run(
            store, pages, "failed", Options(archived=True), timegate=pages.url("/gate/{url}")
        )
        # It answers, but without Memento-Datetime: that is no archive's copy.
        assert done.kept.state == "failed"
        assert f"/gate/{gone}" in pages.asked


# ---- offline


def test_offline_nothing_is_asked_and_nothing_is_kept(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    with serving({"/a": PAGE}) as pages:
        put(store, [pages.url("/a")])
        with pytest.raises(Offline):
            run(store, pages, options=Options(offline=True))
        monkeypatch.setenv(OFFLINE, "1")
        with pytest.raises(Offline):
            run(store, pages)
        assert pages.asked == []
        assert count(store, "attempt") == 0
        assert len(wishes(store)) == 1


# ---- ending early


def test_a_run_can_be_stopped_from_another_thread(store: Store) -> None:
    stop = threading.Event()
    with serving({f"/{n}": PAGE for n in range(8)}) as pages:
        put(store, [pages.url(f"/{n}") for n in range(8)])
        done = fetch(
            store,
            wishes(store),
            Options(),
            pages.configured(),
            reviewer="Ada",
            progress=lambda one: stop.set() if one.number == 3 else time.sleep(0.05),
            stop=stop,
        )
        assert 3 <= len(done) < 8
        assert count(store, "attempt") == len(done)
        assert len(wishes(store)) == 8 - len(done)


def test_nobody_is_asked_while_answers_wait_to_be_kept(store: Store) -> None:
    numbers = range(40)
    with serving({f"/{n}": PAGE for n in numbers}) as pages:
        put(store, [pages.url(f"/{n}") for n in numbers])
        most = 0

        def slowly(one: Done) -> None:
            nonlocal most
            time.sleep(0.02)
            most = max(most, len(pages.asked) - one.number)

        done = fetch(
            store, wishes(store), Options(), pages.configured(), reviewer="Ada", progress=slowly
        )
        assert len(done) == 40
        assert most <= 16  # those under way, and those that were read


def test_dead_sources_that_all_wait_for_the_archive_do_not_keep_each_other(store: Store) -> None:
    with serving({}) as pages:
        put(store, [pages.url(f"/{n}") for n in range(20)])
        done = run(store, pages, options=Options(archived=True), timegate=pages.url("/gate/{url}"))
        assert [one.kept.state for one in done] == ["failed"] * 20


KILLED = """
import sys
from pathlib import Path
from tests.desk.bridges import Pages, run
from workbench.store.connection import open_store
pages = Pages({})
pages.port = int(sys.argv[2])
with open_store(Path(sys.argv[1]), "write") as store:
    run(store, pages)
"""


@pytest.mark.parametrize("answered", [1, 4, 7])
def test_a_killed_run_loses_nothing_and_the_next_goes_on(tmp_path: Path, answered: int) -> None:
    database, root = tmp_path / "t.db", Path(__file__).parents[2]
    with serving({f"/{n}": f"{PAGE}<p>{n}</p>" for n in range(9)}) as pages:
        with open_store(database, "create") as store:
            put(store, [pages.url(f"/{n}") for n in range(9)])
        process = subprocess.Popen(
            [sys.executable, "-c", KILLED, str(database), str(pages.port)], cwd=root
        )

        def kill(path: str) -> None:
            if len(pages.asked) == answered:
                os.kill(process.pid, signal.SIGKILL)

        pages.before = kill
        assert process.wait(60) == -signal.SIGKILL
        pages.before = lambda path: None
        with open_store(database, "write") as store:
            assert verify(store).ok
            kept = count(store, "attempt")
            assert kept < 9
            pages.asked.clear()
            run(store, pages)
            assert len(pages.asked) == 9 - kept
            assert {row.state for n in range(1, 10) for row in sources(store, n)} == {"captured"}
            assert kinds(store).count("source-captured") == 9
            assert verify(store).ok


# ---- archives


def test_the_archives_copy_is_kept_as_what_it_is(store: Store) -> None:
    made = "Tue, 04 May 2021 08:00:00 GMT"
    with serving({}) as pages:
        gone, gate = pages.url("/gone"), pages.url("/gate/{url}")
        put(store, [f"{gone} (accessed 3 May 2021)"])
        pages.bodies[f"/gate/{gone}"] = PAGE
        pages.extra[f"/gate/{gone}"] = {"Memento-Datetime": made}
        (done,) = run(store, pages, "new", Options(archived=True), timegate=gate)
        assert done.kept.state == "captured"
        assert done.kept.archived_at is not None
        assert pages.wanted == ["Mon, 03 May 2021 12:00:00 GMT"]
        (row,) = sources(store, 1)
        assert (row.state, row.archived_at) == ("captured", "2021-05-04T08:00:00.000000Z")
        assert row.final_url == pages.url(f"/gate/{gone}")
        ended = store.db.execute("SELECT ending FROM attempt ORDER BY id").fetchall()
        assert ended == [("not-found",), (None,)]
        assert verify(store).ok
