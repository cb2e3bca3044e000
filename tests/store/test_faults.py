"""Killed writers, full disks, locked and read-only files: told in one line, nothing lost."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.store.samples import shelf
from workbench.model.errors import StoreError
from workbench.store import access, engine
from workbench.store.connection import Store, open_store
from workbench.store.documents import documents, load_content, put_content

NOBODY = 65534


def child(code: str, *arguments: object) -> subprocess.Popen[str]:
    """Another process that has ``store`` open on the first argument."""
    program = "\n".join(
        (
            "import sys",
            "from pathlib import Path",
            "from workbench.store.connection import open_store",
            "from workbench.store.documents import put_content",
            "from workbench.model.errors import StoreError",
            "store = open_store(Path(sys.argv[1]), 'write')",
            textwrap.dedent(code),
        )
    )
    return subprocess.Popen(
        [sys.executable, "-c", program, *map(str, arguments)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )


def kept(path: Path) -> set[bytes]:
    """What is kept in a database, each checked against its hash; and the file is sound."""
    with open_store(path) as store:
        assert store.db.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        digests = store.db.execute("SELECT sha256 FROM content").fetchall()
        return {load_content(store, digest) for (digest,) in digests}


def test_several_writers_at_once_lose_nothing_and_see_no_lock(path: Path) -> None:
    open_store(path, "create").close()
    writers = [
        child(
            """
            for number in range(60):
                with store.write() as db:
                    before = db.execute("SELECT count(*) FROM content").fetchone()[0]
                    put_content(store, f"{sys.argv[2]}-{number}".encode())
                    assert db.execute("SELECT count(*) FROM content").fetchone()[0] == before + 1
            """,
            path,
            name,
        )
        for name in "abcd"
    ]
    for writer in writers:
        writer.communicate(timeout=120)
        assert writer.returncode == 0
    assert kept(path) == {f"{name}-{number}".encode() for name in "abcd" for number in range(60)}


@pytest.mark.parametrize("spill", [False, True], ids=["in memory", "half on disk"])
def test_a_killed_writer_leaves_what_was_committed_and_no_more(path: Path, spill: bool) -> None:
    with open_store(path, "create") as store, store.write():
        put_content(store, b"committed")
    writer = child(
        """
        import os, signal
        if sys.argv[2] == "True":
            store.db.execute("PRAGMA cache_size = 10")
            store.db.execute("PRAGMA cache_spill = 10")
        with store.write():
            for number in range(300):
                put_content(store, os.urandom(4096))
            print("ready", flush=True)
            signal.pause()
        """,
        path,
        spill,
    )
    assert writer.stdout is not None
    assert writer.stdout.readline() == "ready\n"
    writer.send_signal(signal.SIGKILL)
    writer.communicate()
    if spill and not engine.wal_is_safe(path):
        assert path.with_name(path.name + "-journal").stat().st_size
    assert kept(path) == {b"committed"}
    with open_store(path, "write") as store, store.write():
        put_content(store, b"after it")
    assert kept(path) == {b"committed", b"after it"}


def test_a_full_disk_costs_the_last_write_only(path: Path) -> None:
    open_store(path, "create").close()
    limited = child(
        """
        import os, resource
        resource.setrlimit(resource.RLIMIT_FSIZE, (700_000, 700_000))
        told, acknowledged = "", 0
        for number in range(400):
            try:
                with store.write():
                    put_content(store, b"%d:" % number + os.urandom(4096))
                acknowledged += 1
            except StoreError as error:
                told = str(error)
                break
        print(acknowledged, store.db.in_transaction)
        print(store.db.execute("SELECT count(*) FROM content").fetchone()[0])
        print(told)
        """,
        path,
    )
    output, _ = limited.communicate(timeout=60)
    assert limited.returncode == 0
    first, readable, told = output.splitlines()
    acknowledged = int(first.split()[0])
    assert first.endswith("False")
    assert acknowledged == int(readable) > 20
    assert "full" in told and str(path) in told
    assert len(kept(path)) == acknowledged
    with open_store(path, "write") as store, store.write():
        put_content(store, b"when there is space again")


def test_a_database_that_stays_locked_is_told_so(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(access, "TIMEOUT", 0.05)
    with open_store(path, "create") as store, open_store(path, "write") as other, store.write():
        with pytest.raises(StoreError, match="another program kept it locked"), other.write():
            raise AssertionError
        assert documents(other) == []


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that another user may enter, unlike pytest's."""
    with TemporaryDirectory() as name:
        place = Path(name)
        place.chmod(0o755)
        yield place
        place.chmod(0o755)


def as_someone_without_rights(code: str, path: Path) -> str:
    """Run code with ``path`` in a process that file permissions hold for; what it prints."""
    program = (
        "import os, sys\n"
        "from pathlib import Path\n"
        "from workbench.store import engine\n"
        "from workbench.store.connection import open_store\n"
        "from workbench.store.documents import documents\n"
        "from workbench.model.errors import StoreError\n"
        "import workbench.store.migrations\n"
        "path = Path(sys.argv[1])\n"
        f"if os.geteuid() == 0: os.setgid({NOBODY}); os.setuid({NOBODY})\n"
        "try:\n" + textwrap.indent(textwrap.dedent(code), "    ") + "\n"
        "except StoreError as error: print(error)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, path],
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    assert not done.stderr, done.stderr
    return done.stdout.strip()


READ = "print(len(documents(open_store(path))))"


def prepared(path: Path, *, log: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "wal_is_safe", lambda path: log)
    with open_store(path, "create") as store:
        shelf(store)
    path.chmod(0o644)


@pytest.mark.parametrize("log", [False, True], ids=["rollback journal", "write-ahead log"])
def test_a_database_on_a_read_only_disk_can_be_read(
    folder: Path, log: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = folder / "claims.db"
    prepared(path, log=log, monkeypatch=monkeypatch)
    folder.chmod(0o555)
    assert as_someone_without_rights(READ, path) == "2"
    told = as_someone_without_rights("open_store(path, 'write')", path)
    assert "cannot be written" in told
    assert [file.name for file in folder.iterdir()] == ["claims.db"]


def test_what_lies_unfinished_beside_a_read_only_database_is_not_passed_over(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = folder / "claims.db"
    prepared(path, log=True, monkeypatch=monkeypatch)
    path.with_name("claims.db-wal").write_bytes(b"not yet in the database")
    path.with_name("claims.db-wal").chmod(0o644)
    folder.chmod(0o555)
    assert "cannot be opened" in as_someone_without_rights(READ, path)


def test_an_unreadable_database_is_told_so(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = folder / "claims.db"
    prepared(path, log=False, monkeypatch=monkeypatch)
    path.chmod(0o000)
    assert "cannot be opened" in as_someone_without_rights(READ, path)
    folder.chmod(0o000)
    assert "Permission denied" in as_someone_without_rights(READ, path)


def test_a_database_cannot_be_made_in_a_read_only_folder(folder: Path) -> None:
    folder.chmod(0o555)
    told = as_someone_without_rights("open_store(path, 'create')", folder / "claims.db")
    assert "cannot be made" in told
    assert not list(folder.iterdir())


def test_damage_inside_the_file_is_told_when_it_is_met(path: Path) -> None:
    with open_store(path, "create") as store:
        shelf(store)
        (root,) = store.db.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'document'"
        ).fetchone()
        (page,) = store.db.execute("PRAGMA page_size").fetchone()
    data = bytearray(path.read_bytes())
    data[(root - 1) * page : root * page] = os.urandom(page)
    path.write_bytes(data)
    with open_store(path) as store, pytest.raises(StoreError, match="damaged"):
        documents(store)


@pytest.mark.parametrize(
    "harm",
    [
        "DROP TABLE marker",
        "ALTER TABLE document RENAME COLUMN title TO name_of_it",
        "UPDATE document SET title = CAST(x'ff' AS TEXT)",
    ],
)
def test_a_database_that_was_tampered_with_is_told_so(store: Store, harm: str) -> None:
    shelf(store)
    with store.write() as db:
        db.execute("DROP VIEW claims")
        db.execute(harm)
    with pytest.raises(StoreError, match="damaged"):
        documents(store)


def test_kept_bytes_that_are_no_longer_what_was_kept_are_told(store: Store) -> None:
    import zlib

    with store.write() as db:
        digest = put_content(store, b"the bytes")
        db.execute("UPDATE content SET data = ?", (zlib.compress(b"other bytes"),))
    with pytest.raises(StoreError, match="damaged"):
        load_content(store, digest)
    with store.write() as db:
        db.execute("UPDATE content SET data = x'00'")
    with pytest.raises(StoreError, match="damaged"):
        load_content(store, digest)
    with pytest.raises(StoreError, match="not kept here"):
        load_content(store, "0" * 64)
