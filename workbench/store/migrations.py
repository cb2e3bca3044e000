"""Making a database, and bringing an older one up to date.

Imported only to make or migrate one: sqlite-utils takes a while to load.
"""

from __future__ import annotations

import os
from itertools import chain, count
from pathlib import Path
from tempfile import mkstemp

from sqlite_utils import Database, Migrations

from workbench.model.errors import StoreError
from workbench.store import (
    schema_captures,
    schema_checking,
    schema_edits,
    schema_evidence,
    schema_log,
    schema_machine,
    schema_origins,
    schema_signing,
    whereabouts,
)
from workbench.store.access import connect_to_write
from workbench.store.connection import Store
from workbench.store.failures import reported
from workbench.store.schema import APPLICATION_ID, VERSION

migrations = Migrations("workbench")


@migrations(name="0001_first")
def _first(database: Database) -> None:
    """The schema that the first release makes."""
    for statement in (*schema_log.DDL, *schema_machine.DDL):
        database.conn.execute(statement)


@migrations(name="0002_captures")
def _captures(database: Database) -> None:
    """Sources that were asked for."""
    for statement in schema_captures.DDL:
        database.conn.execute(statement)


@migrations(name="0003_signing")
def _signing(database: Database) -> None:
    """Keys, flags and sign-offs. No event before it led to any."""
    for statement in schema_signing.DDL:
        database.conn.execute(statement)


@migrations(name="0004_edits")
def _edits(database: Database) -> None:
    """Corrections, hand-made claims and carried-over verdicts."""
    for statement in schema_edits.DDL:
        database.conn.execute(statement)


@migrations(name="0005_origins")
def _origins(database: Database) -> None:
    """Where a statement comes from first, and what helps to find its like."""
    for statement in schema_origins.DDL:
        database.conn.execute(statement)


@migrations(name="0006_checking")
def _checking(database: Database) -> None:
    """Second checks, adjudications and queries."""
    for statement in schema_checking.DDL:
        database.conn.execute(statement)


@migrations(name="0007_evidence")
def _evidence(database: Database) -> None:
    """An index of what captures say."""
    for statement in schema_evidence.DDL:
        database.conn.execute(statement)
    rows = database.conn.execute("SELECT content, text FROM capture_text ORDER BY content")
    for content, text in rows.fetchall():
        whereabouts.index(database.conn, content, text)


def migrate(store: Store, steps: Migrations = migrations, version: int = VERSION) -> None:
    """Bring a database to the newest schema, in one transaction: all of it or nothing.

    An older one is first copied, as it is, to a file beside it.

    Args:
        store: open for writing.
        steps: the migrations, oldest first.
        version: the version that they lead to.

    Raises:
        StoreError: the copy or the database cannot be written.
    """
    older = store.schema_version()
    if older:
        store.copy_to(_unused(store.path.with_name(f"{store.path.name}.version-{older}")))
    with store.write() as db:
        if store.schema_version() == version:
            return  # another process was faster
        # Each step is a savepoint within this transaction.
        steps.apply(Database(db, execute_plugins=False))
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        db.execute(f"PRAGMA user_version = {version}")


def make_database(path: Path) -> None:
    """Make an empty database: beside its place, then it is given its name, never half made.

    Raises:
        StoreError: the folder is missing or cannot be written, or the disk is full.
    """
    path = path.absolute()
    try:
        handle, name = mkstemp(prefix=f".{path.name}.", dir=path.parent)  # for its owner only
        os.close(handle)
        draft = Path(name)
        try:
            with reported(path), Store(path, connect_to_write(draft), writable=True) as store:
                migrate(store)
            _name(draft, path)
        finally:
            draft.unlink(missing_ok=True)
    except OSError as error:
        raise StoreError(
            f"it cannot be made: {error.strerror}", str(path), "check its folder"
        ) from error


def _name(draft: Path, path: Path) -> None:
    """Give a file its name for good, unless another process was faster."""
    try:
        os.link(draft, path)
    except FileExistsError:
        return
    except OSError:  # a file system without links
        if path.exists():
            return
        draft.rename(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _unused(path: Path) -> Path:
    """The path, or if it is taken, the first with a number after it that is not."""
    numbered = (path.with_name(f"{path.name}-{number}") for number in count(2))
    return next(place for place in chain([path], numbered) if not place.exists())
