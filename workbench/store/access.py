"""From a path to a connection: every file that is no usable claims database is refused here."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path

from workbench.model.errors import StoreError
from workbench.store import engine
from workbench.store.engine import sqlite3
from workbench.store.failures import READ_ONLY, reported
from workbench.store.schema import APPLICATION_ID, VERSION

TIMEOUT = 30.0
"""Seconds to wait for another writer."""

_SETTINGS = (
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "mmap_size = 0",
    "foreign_keys = ON",
)
# Nothing is written but inside ``Store.write``. A transaction is kept in memory up to 65,536
# pages: until it ends, readers are not held up. Deleted text is overwritten.
_WRITER_SETTINGS = (
    *_SETTINGS,
    "synchronous = FULL",
    "secure_delete = ON",
    "cache_size = -32000",
    "cache_spill = 65536",
    "query_only = ON",
)


def connect(path: Path, *, writing: bool, timeout: float = TIMEOUT) -> sqlite3.Connection:
    """Connect to an existing claims database.

    Args:
        path: the file.
        writing: whether it is going to be written.
        timeout: seconds to wait for another writer.

    Raises:
        StoreError: there is no such file, it is no claims database, it is damaged, a newer
            program made it, or it cannot be opened.
    """
    if engine.VERSION < engine.OLDEST:
        raise StoreError(
            f"SQLite {sqlite3.sqlite_version} is too old",
            todo=f"install pysqlite3, or SQLite {'.'.join(map(str, engine.OLDEST))} or later",
        )
    _check_file(path, writing=writing)
    with reported(path):
        db = connect_to_write(path, timeout) if writing else _connect_to_read(path, timeout)
        try:
            _check_identity(path, db)
        except BaseException:
            db.close()
            raise
    return db


def connect_to_write(path: Path, timeout: float = TIMEOUT) -> sqlite3.Connection:
    """Connect for writing, whatever the file is."""
    return _connect(path, "mode=rw", _WRITER_SETTINGS, timeout)


def _connect_to_read(path: Path, timeout: float) -> sqlite3.Connection:
    try:
        return _connect(path, "mode=ro", _SETTINGS, timeout)
    except sqlite3.OperationalError as error:
        if getattr(error, "sqlite_errorname", "") == "SQLITE_READONLY_ROLLBACK":
            # A writer was killed. SQLite restores the last commit for one who may write.
            connect_to_write(path, timeout).close()
            return _connect(path, "mode=ro", _SETTINGS, timeout)
        # A write-ahead log needs files beside the database. Where none can be made, nobody can
        # be writing either.
        if not os.access(path.absolute().parent, os.W_OK) and not _unfinished(path):
            return _connect(path, "immutable=1", _SETTINGS, timeout)
        raise


def _connect(
    path: Path, access: str, settings: tuple[str, ...], timeout: float
) -> sqlite3.Connection:
    """Connect, and read from the file once, so that it fails here if it must."""
    address = f"{path.absolute().as_uri()}?{access}"
    db = sqlite3.connect(address, uri=True, timeout=timeout, isolation_level=None)
    try:
        for setting in settings:
            db.execute(f"PRAGMA {setting}")
        db.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except BaseException:
        db.close()
        raise
    return db


def _check_file(path: Path, *, writing: bool) -> None:
    try:
        found = path.stat()
    except FileNotFoundError:
        raise StoreError(
            "there is no such database", str(path), "make it with: workbench add FILE"
        ) from None
    except OSError as error:
        raise StoreError(error.strerror or "it cannot be opened", str(path)) from None
    if not stat.S_ISREG(found.st_mode):
        what = "a directory" if stat.S_ISDIR(found.st_mode) else "not a regular file"
        raise StoreError(f"it is {what}", str(path), "name a claims database with --db")
    if not found.st_size:
        raise StoreError(
            "the file is empty, which a claims database never is",
            str(path),
            "restore a backup, or remove the file to begin anew",
        )
    # SQLite would open it for reading instead, and fail at the first write.
    if writing and not all(os.access(place, os.W_OK) for place in (path, path.absolute().parent)):
        what, todo = READ_ONLY
        raise StoreError(what, str(path), todo)


def _unfinished(path: Path) -> bool:
    """Whether a part of the database lies in a file beside it."""
    for ending in ("-wal", "-journal"):
        with suppress(FileNotFoundError):
            if path.with_name(path.name + ending).stat().st_size:
                return True
    return False


def _check_identity(path: Path, db: sqlite3.Connection) -> None:
    application, version, page = (
        db.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("application_id", "user_version", "page_size")
    )
    if application != APPLICATION_ID or version < 1:
        raise StoreError("this is not a claims database", str(path), "name another with --db")
    if version > VERSION:
        raise StoreError(
            f"a newer program made it (schema {version}; this one knows {VERSION})",
            str(path),
            "update workbench",
        )
    # SQLite sees that whole pages are missing, but not that a part of the last one is. Where
    # something unfinished lies beside the file, that has the page, and the next write mends it.
    if path.stat().st_size % page and not _unfinished(path):
        raise StoreError("the file was cut short", str(path), "go on with a backup")
