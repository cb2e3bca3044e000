"""Opening a database, and the one way to write to it."""

from __future__ import annotations

import stat
import threading
from pathlib import Path

import pytest

from tests.store.samples import BRIDGE, document, shelf, shelve
from workbench.model.errors import StoreError
from workbench.store import engine
from workbench.store.connection import Store, open_store
from workbench.store.documents import documents, load_document, put_content
from workbench.store.engine import sqlite3
from workbench.store.failures import Interrupted, reported
from workbench.store.schema import APPLICATION_ID, VERSION


def contents(store: Store) -> int:
    count: int = store.db.execute("SELECT count(*) FROM content").fetchone()[0]
    return count


def refusal(path: Path, mode: str) -> str:
    with pytest.raises(StoreError) as caught:
        open_store(path, mode)  # type: ignore[arg-type]
    line = str(caught.value)
    assert str(path) in line
    assert "\n" not in line
    return line


# ---- which files are opened


def test_a_new_database_is_marked_as_one_and_readable_by_its_owner_only(path: Path) -> None:
    with open_store(path, "create") as store:
        marks = [
            store.db.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("application_id", "user_version")
        ]
        assert marks == [APPLICATION_ID, VERSION]
        with store.write():
            put_content(store, b"bytes")
            modes = {stat.S_IMODE(file.stat().st_mode) for file in path.parent.iterdir()}
            assert modes == {0o600}
    assert [file.name for file in path.parent.iterdir()] == ["claims.db"]


@pytest.mark.parametrize("mode", ["read", "write"])
def test_a_missing_file_is_not_made(path: Path, mode: str) -> None:
    assert "no such database" in refusal(path, mode)
    assert not list(path.parent.iterdir())


def test_a_missing_folder_is_not_made(tmp_path: Path) -> None:
    assert "cannot be made" in refusal(tmp_path / "folder" / "claims.db", "create")


@pytest.mark.parametrize("mode", ["read", "write", "create"])
@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "empty"),
        (b"not a database at all, " * 60, "not a claims database"),
        (b"SQLite format 3\0" + bytes(4080), "not a claims database"),
    ],
)
def test_other_files_are_refused_and_left_alone(
    path: Path, mode: str, content: bytes, told: str
) -> None:
    path.write_bytes(content)
    assert told in refusal(path, mode)
    assert path.read_bytes() == content


@pytest.mark.parametrize("mode", ["read", "write", "create"])
def test_a_folder_is_refused(tmp_path: Path, mode: str) -> None:
    assert "a directory" in refusal(tmp_path, mode)


@pytest.mark.parametrize("mode", ["read", "write", "create"])
def test_another_programs_database_is_refused_and_left_alone(path: Path, mode: str) -> None:
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE claim (id)")
    other.close()
    before = path.read_bytes()
    assert "not a claims database" in refusal(path, mode)
    assert path.read_bytes() == before


@pytest.mark.parametrize("mode", ["read", "write"])
def test_a_newer_database_is_refused(path: Path, mode: str) -> None:
    with open_store(path, "create") as store, store.write() as db:
        db.execute(f"PRAGMA user_version = {VERSION + 1}")
    assert "newer program" in refusal(path, mode)


@pytest.mark.parametrize("mode", ["read", "write"])
@pytest.mark.parametrize("kept", [0.1, 0.5, 0.99, -1])
def test_a_database_that_was_cut_short_is_refused(path: Path, mode: str, kept: float) -> None:
    with open_store(path, "create") as store:
        shelf(store)
    data = path.read_bytes()
    path.write_bytes(data[:-1] if kept < 0 else data[: int(len(data) * kept)])
    told = refusal(path, mode)
    assert "damaged" in told or "cut short" in told


def test_names_that_mean_something_in_an_address_are_only_names(tmp_path: Path) -> None:
    path = tmp_path / "a?mode=memory&b#c%20 é.db"
    with open_store(path, "create") as store, store.write():
        put_content(store, b"bytes")
    with open_store(path) as store:
        assert contents(store) == 1
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


def test_two_programs_that_make_one_database_end_up_with_one(path: Path) -> None:
    ready = threading.Barrier(4)
    failed: list[Exception] = []

    def make(name: int) -> None:
        ready.wait()
        try:
            with open_store(path, "create") as store, store.write():
                put_content(store, b"%d" % name)
        except StoreError as error:
            failed.append(error)

    threads = [threading.Thread(target=make, args=(name,)) for name in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failed
    with open_store(path) as store:
        assert contents(store) == 4
    assert [file.name for file in path.parent.iterdir()] == ["claims.db"]


# ---- reading


def test_reading_changes_nothing_in_the_file_nor_beside_it(path: Path) -> None:
    with open_store(path, "create") as store:
        shelf(store)
    before = path.read_bytes()
    with open_store(path) as store:
        assert contents(store) == 2
        with pytest.raises(StoreError, match="opened for reading"), store.write():
            pass
        with pytest.raises(StoreError), reported(path):
            store.db.execute("DELETE FROM content")
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == ["claims.db"]


def test_texts_come_out_safe_for_a_terminal_when_asked(store: Store) -> None:
    hostile = "The bell\x1b]0;x\x07 rang in 1871.[1] A \u202egnol\u202c pier of 90 m was built."
    read = document("bad\x1b[2Jname.txt", (hostile,), ("See\x9b1m page 4.",))
    shelve(store, read)
    assert load_document(store, read.id) == read
    with open_store(store.path, safe=True) as screen:
        shown = load_document(screen, read.id)
    everything = repr(shown).replace("\\n", "")
    assert not any(sign in everything for sign in ("\\x1b", "\\x07", "\\x9b", "\\u202e"))
    assert len(shown.text) == len(read.text)


def test_control_characters_in_packed_lists_are_made_safe_too(store: Store) -> None:
    from workbench.store.pack import pack, unpack

    packed = pack([["\x1b[2J\b\x0c", 3, None]])
    assert unpack(packed, False) == [["\x1b[2J\b\x0c", 3, None]]
    assert unpack(packed, True) == [["␛[2J␈␌", 3, None]]


def test_a_snapshot_is_of_one_moment(store: Store) -> None:
    with open_store(store.path) as reader, reader.snapshot():
        assert contents(reader) == 0
        with reader.snapshot():
            assert contents(reader) == 0
    with store.write():
        put_content(store, b"x")
        with store.snapshot():
            assert contents(store) == 1


def test_the_data_version_tells_of_others_changes(store: Store) -> None:
    with open_store(store.path) as reader:
        before = reader.data_version()
        assert reader.data_version() == before
        with store.write():
            put_content(store, b"x")
        assert reader.data_version() != before


def test_a_long_reading_can_be_stopped_from_another_thread(store: Store) -> None:
    endless = (
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"
    )
    timer = threading.Timer(0.1, store.interrupt)
    timer.start()
    with pytest.raises(Interrupted), reported(store.path):
        store.db.execute(endless).fetchone()
    timer.join()


def test_a_connection_is_for_one_thread(store: Store) -> None:
    failed: list[Exception] = []

    def use() -> None:
        try:
            contents(store)
        except sqlite3.ProgrammingError as error:
            failed.append(error)

    thread = threading.Thread(target=use)
    thread.start()
    thread.join()
    assert failed


# ---- writing


def test_nothing_is_written_outside_a_write(store: Store) -> None:
    with pytest.raises(StoreError, match="cannot be written"), reported(store.path):
        store.db.execute("INSERT INTO content VALUES ('a', 0, x'')")


def test_a_failed_write_leaves_nothing(store: Store) -> None:
    with pytest.raises(KeyboardInterrupt), store.write():
        put_content(store, b"x")
        raise KeyboardInterrupt
    assert contents(store) == 0
    assert not store.db.in_transaction


def test_a_write_inside_another_is_kept_with_it_or_not_at_all(store: Store) -> None:
    with store.write():
        put_content(store, b"outer")
        with store.write():
            put_content(store, b"inner")
        with pytest.raises(ValueError), store.write():
            put_content(store, b"failed")
            raise ValueError
    assert contents(store) == 2
    with pytest.raises(ValueError), store.write():
        with store.write():
            put_content(store, b"another")
        raise ValueError
    assert contents(store) == 2


def test_references_are_enforced_by_the_end_of_a_write(store: Store) -> None:
    with pytest.raises(sqlite3.IntegrityError), store.write() as db:
        db.execute("INSERT INTO document_text (document, length) VALUES ('nobody', 0)")
    assert store.db.execute("SELECT count(*) FROM document_text").fetchone()[0] == 0


def test_a_copy_is_whole_and_for_its_owner_only(store: Store, tmp_path: Path) -> None:
    read = document("bridge.txt", BRIDGE)
    shelve(store, read)
    copy = tmp_path / "copy.db"
    store.copy_to(copy)
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    with open_store(copy) as other:
        assert load_document(other, read.id) == read
    with pytest.raises(StoreError, match="exists"):
        store.copy_to(copy)
    with pytest.raises(StoreError):
        store.copy_to(tmp_path / "folder" / "copy.db")
    with store.write():
        put_content(store, b"still writable")


# ---- how commits are kept


def test_a_commit_waits_for_the_disk(store: Store) -> None:
    with store.write():
        put_content(store, b"x")
    full = 2
    assert store.db.execute("PRAGMA synchronous").fetchone()[0] == full


@pytest.mark.parametrize(
    ("version", "safe"),
    [
        ((3, 40, 1), False),
        ((3, 44, 5), False),
        ((3, 44, 6), True),
        ((3, 45, 3), False),
        ((3, 50, 6), False),
        ((3, 50, 7), True),
        ((3, 51, 2), False),
        ((3, 51, 3), True),
        ((3, 53, 4), True),
        ((4, 0, 0), True),
    ],
)
def test_a_write_ahead_log_needs_a_sqlite_without_its_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, version: tuple[int, ...], safe: bool
) -> None:
    monkeypatch.setattr(engine, "_file_system", lambda path: "ext4")
    assert engine.wal_is_safe(tmp_path, version) is safe


@pytest.mark.parametrize(
    ("place", "kind"),
    [
        ("/desk/claims.db", "ext4"),
        ("/desk/shared/claims.db", "nfs4"),
        ("/desk/shared files/claims.db", "cifs"),
        ("/desk/sharedx/claims.db", "ext4"),
    ],
)
def test_the_file_system_is_that_of_the_innermost_mount(
    tmp_path: Path, place: str, kind: str
) -> None:
    table = tmp_path / "mounts"
    table.write_text(
        "/dev/sda1 / ext4 rw 0 0\n"
        "host:/export /desk/shared nfs4 rw 0 0\n"
        "//host/x /desk/shared\\040files cifs rw 0 0\n"
    )
    assert engine._file_system(Path(place), table) == kind
    assert engine._file_system(Path(place), tmp_path / "missing") is None


def test_with_a_write_ahead_log_readers_hold_nobody_up(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "wal_is_safe", lambda path: True)
    read = document("bridge.txt", BRIDGE)
    with open_store(path, "create") as store:
        with store.write():
            put_content(store, b"x")
        assert journal(store) == "wal"
        with open_store(path) as reader, reader.snapshot():
            assert contents(reader) == 1
            shelve(store, read)
            assert contents(reader) == 1
        store.copy_to(path.with_name("copy.db"))
    assert sorted(file.name for file in path.parent.iterdir()) == ["claims.db", "copy.db"]
    for whole in path.parent.iterdir():
        with open_store(whole) as reader:
            assert load_document(reader, read.id) == read
            assert journal(reader) == "delete"


def test_a_write_ahead_log_is_given_up_where_it_is_not_safe(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_store(path, "create") as store:
        shelf(store)
    with sqlite3.connect(path) as other:
        other.execute("PRAGMA journal_mode = wal")
    other.close()
    monkeypatch.setattr(engine, "wal_is_safe", lambda path: False)
    with open_store(path, "write") as store:
        assert journal(store) == "wal"
        with store.write():
            put_content(store, b"y")
        assert journal(store) == "truncate"
        assert contents(store) == 3


def journal(store: Store) -> str:
    mode: str = store.db.execute("PRAGMA journal_mode").fetchone()[0]
    return mode


def test_a_page_half_written_when_the_power_failed_is_in_the_log_beside_the_file(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The power fails while a write-ahead log is being brought into the file."""
    monkeypatch.setattr(engine, "wal_is_safe", lambda path: True)
    with open_store(path, "create") as store:
        shelf(store)
        names = [path, path.with_name(path.name + "-wal")]
        kept = {name: name.read_bytes() for name in names}
    assert len(kept[names[1]]) > 0
    path.unlink()
    kept[path] += bytes(512)
    for name, data in kept.items():
        name.write_bytes(data)
    with open_store(path, "write") as store:
        assert len(documents(store)) == 2
