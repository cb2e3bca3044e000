"""What SQLite's errors mean for a user: one line each, told in one place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import update_wrapper
from pathlib import Path
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

from workbench.model.errors import StoreError
from workbench.store.engine import sqlite3

if TYPE_CHECKING:
    from workbench.store.connection import Store

Arguments = ParamSpec("Arguments")
Answer = TypeVar("Answer")

_KEPT = "nothing was changed by it, and what was saved before is kept"

READ_ONLY = ("it cannot be written", "check the permissions of the file and of its folder")
_UNREADABLE = ("it cannot be opened", "check the permissions of the file and of its folder")
_DAMAGED = ("the database is damaged", "keep the file as it is and go on with a backup")

_MEANINGS: tuple[tuple[str, str, str], ...] = (
    ("SQLITE_FULL", f"the disk is full; {_KEPT}", "free some space and try again"),
    (
        "SQLITE_BUSY",
        f"another program kept it locked for too long; {_KEPT}",
        "try again, or end the other program",
    ),
    ("SQLITE_LOCKED", f"it is locked; {_KEPT}", "try again"),
    (
        "SQLITE_READONLY_ROLLBACK",
        "a program was ended while it wrote to it",
        "make the file and its folder writable and open it once, which restores it",
    ),
    ("SQLITE_READONLY", *READ_ONLY),
    ("SQLITE_CANTOPEN", *_UNREADABLE),
    ("SQLITE_PERM", *_UNREADABLE),
    (
        "SQLITE_NOTADB",
        "this is not a claims database",
        "name another file with --db, or restore a backup",
    ),
    ("SQLITE_CORRUPT", *_DAMAGED),
    (
        "SQLITE_IOERR",
        f"the disk failed or is full; {_KEPT}",
        "check the disk and the space left on it",
    ),
    ("SQLITE_TOOBIG", f"a text or file is too large for the database; {_KEPT}", "leave it out"),
    ("SQLITE_NOMEM", f"there is not enough memory; {_KEPT}", "close other programs and try again"),
)
"""Beginnings of SQLite's error names (https://sqlite.org/rescode.html): what, and what to do."""

_MESSAGES: tuple[tuple[str, str, str], ...] = (
    ("Could not decode", *_DAMAGED),  # bytes that are no UTF-8 in a text
    ("no such table", *_DAMAGED),
    ("no such column", *_DAMAGED),
    ("no such module", "this SQLite lacks full-text search (FTS5)", "install pysqlite3"),
)
"""Beginnings of messages of errors that have no name of their own."""


class Interrupted(StoreError):
    """A reading was stopped by :meth:`workbench.store.connection.Store.interrupt`."""


def damaged(path: Path) -> StoreError:
    """What to tell of a file that SQLite reads, but that holds what nobody wrote."""
    what, todo = _DAMAGED
    return StoreError(what, str(path), todo)


def meaning(error: Exception, path: Path) -> StoreError | None:
    """What an error of SQLite means for a user, or None if it means a fault of this program."""
    name = str(getattr(error, "sqlite_errorname", None) or "")
    if name == "SQLITE_INTERRUPT":
        return Interrupted("the reading was stopped", str(path))
    for beginning, what, todo in _MEANINGS:
        if name.startswith(beginning):
            return StoreError(what, str(path), todo)
    for beginning, what, todo in _MESSAGES:
        if str(error).startswith(beginning):
            return StoreError(what, str(path), todo)
    return None


@contextmanager
def reported(path: Path) -> Iterator[None]:
    """Turn the errors of SQLite that a user can do something about into :class:`StoreError`."""
    try:
        yield
    except sqlite3.Error as error:
        told = meaning(error, path)
        if told is None:
            raise
        raise told from error


def guarded(
    function: Callable[Concatenate[Store, Arguments], Answer],
) -> Callable[Concatenate[Store, Arguments], Answer]:
    """Let a function that takes a store raise :class:`StoreError` where SQLite fails."""

    def call(store: Store, /, *args: Arguments.args, **kwargs: Arguments.kwargs) -> Answer:
        with reported(store.path):
            return function(store, *args, **kwargs)

    return update_wrapper(call, function)
