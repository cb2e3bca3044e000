"""Opening ``claims.db``, and the one way to write to it.

Reading uses SQLite alone and changes nothing in the file. A connection belongs to the thread
that opened it; each thread opens its own, and none is used after a fork.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Literal

from workbench.model.errors import StoreError
from workbench.safe.terminal import clean
from workbench.store import engine
from workbench.store.access import TIMEOUT, connect
from workbench.store.engine import sqlite3
from workbench.store.failures import reported
from workbench.store.older import stand_in
from workbench.store.schema import VERSION

Mode = Literal["read", "write", "create"]


class Store:
    """An open database.

    Attributes:
        path: the file.
        db: the connection. Only this package speaks SQL through it.
        safe: whether texts come out made safe for a terminal.
    """

    def __init__(
        self, path: Path, db: sqlite3.Connection, *, writable: bool, safe: bool = False
    ) -> None:
        self.path, self.db, self.safe = path, db, safe
        if safe:
            db.text_factory = _safe_text
        self._writable, self._writing, self._settled = writable, False, False
        self._closed = False

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the connection; what was not committed is rolled back. Again, it does nothing."""
        if self._closed:
            return
        self._closed = True
        with reported(self.path):
            if self._settled and not self.db.in_transaction:
                # The last one to close leaves a single file, with nothing beside it.
                with suppress(sqlite3.OperationalError):
                    self.db.execute("PRAGMA journal_mode = delete")
            self._settled = False
            self.db.close()

    @contextmanager
    def write(self) -> Iterator[sqlite3.Connection]:
        """Write: all of what is done inside is kept, or nothing.

        Inside another one it is a part of that: failing, it undoes its own part.

        Raises:
            StoreError: the database was opened for reading, or cannot be written; nothing was
                changed.
        """
        if not self._writable:
            raise StoreError("it was opened for reading only", str(self.path))
        with reported(self.path):
            if self._writing:
                with self._part():
                    yield self.db
                return
            self.db.execute("PRAGMA query_only = OFF")
            try:
                if not self._settled:
                    self._settle_journal()
                with self._whole():
                    yield self.db
            finally:
                self.db.execute("PRAGMA query_only = ON")

    @contextmanager
    def _whole(self) -> Iterator[None]:
        # IMMEDIATE: a deferred transaction that reads first and writes then fails at once when
        # another was faster, however long the timeout.
        self.db.execute("BEGIN IMMEDIATE")
        self._writing = True
        try:
            yield
            self.db.execute("COMMIT")
        except BaseException:
            if self.db.in_transaction:
                self.db.execute("ROLLBACK")
            raise
        finally:
            self._writing = False

    @contextmanager
    def _part(self) -> Iterator[None]:
        self.db.execute("SAVEPOINT part")
        try:
            yield
        except BaseException:
            if self.db.in_transaction:
                self.db.execute("ROLLBACK TO part")
                self.db.execute("RELEASE part")
            raise
        self.db.execute("RELEASE part")

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Let everything that is read inside be of one moment.

        Without a write-ahead log, writers wait until it ends: keep it short.
        """
        if self.db.in_transaction:
            yield
            return
        with reported(self.path):
            self.db.execute("BEGIN")
            try:
                yield
            finally:
                self.db.execute("ROLLBACK")

    def interrupt(self) -> None:
        """Stop what another thread is reading: it gets :class:`failures.Interrupted`."""
        self.db.interrupt()

    def data_version(self) -> int:
        """A number that changes when another connection has changed the database."""
        with reported(self.path):
            return int(self._pragma("data_version"))

    def schema_version(self) -> int:
        """The version of the schema; 0 in a file without one."""
        with reported(self.path):
            return int(self._pragma("user_version"))

    def copy_to(self, target: Path) -> None:
        """Write a copy of the whole database, as of now, to a new file for its owner only.

        Raises:
            StoreError: the file is there already, or cannot be written; then it is not made.
        """
        try:
            handle = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except OSError as error:
            raise StoreError(error.strerror or "it cannot be made", str(target)) from None
        try:
            with reported(target):
                self.db.execute("PRAGMA query_only = OFF")
                try:
                    self.db.execute("VACUUM INTO ?", [str(target)])
                finally:
                    self.db.execute("PRAGMA query_only = ON")
            os.fsync(handle)
        except BaseException:
            target.unlink(missing_ok=True)
            raise
        finally:
            os.close(handle)

    def _pragma(self, name: str) -> str | int:
        value: str | int = self.db.execute(f"PRAGMA {name}").fetchone()[0]
        return value

    def _settle_journal(self) -> None:
        """Choose how commits are made safe against a crash, before the first of them."""
        wanted = "wal" if engine.wal_is_safe(self.path) else "truncate"
        if self._pragma("journal_mode") != wanted:
            self.db.execute(f"PRAGMA journal_mode = {wanted}")
        self._settled = True


def open_store(
    path: Path, mode: Mode = "read", *, safe: bool = False, timeout: float = TIMEOUT
) -> Store:
    """Open a database.

    Args:
        path: the file.
        mode: ``read`` never writes, ``write`` brings an older schema up to date, ``create``
            also makes the file if it is missing.
        safe: make every text safe for a terminal as it is read, for screens. What is exported,
            hashed or written back must be read without.
        timeout: seconds to wait for another writer.

    Raises:
        StoreError: there is no such file, it is no claims database, it is damaged, a newer
            program made it, or it cannot be opened.
    """
    if mode == "create" and not os.path.lexists(path):
        from workbench.store.migrations import make_database

        make_database(path)
    writing = mode != "read"
    db = connect(path, writing=writing, timeout=timeout)
    store = Store(path, db, writable=writing, safe=safe)
    if writing and store.schema_version() < VERSION:
        from workbench.store.migrations import migrate

        try:
            migrate(store)
        except BaseException:
            store.close()
            raise
    if not writing:
        with reported(path):
            stand_in(store.db, store.schema_version())
    return store


def _safe_text(raw: bytes) -> str:
    return clean(raw.decode("utf-8", "replace"))
