"""Reading an older database: what its schema lacks stands in memory, as empty as it would be."""

from __future__ import annotations

import re

from workbench.store import schema_edits
from workbench.store.engine import sqlite3

_REFERENCE = re.compile(r" REFERENCES \w+ \(\w+\)")
"""What a table in memory cannot have: it would be looked for there too."""


def stand_in(db: sqlite3.Connection, version: int) -> None:
    """Give a connection the tables that lists need, where the file is too old to have them.

    Args:
        version: of the file's schema.
    """
    if version >= schema_edits.SINCE:
        return
    db.execute("PRAGMA temp_store = MEMORY")
    for statement in schema_edits.TABLES:
        if "CREATE TABLE" in statement:
            alone = _REFERENCE.sub("", statement)
            db.execute(alone.replace("CREATE TABLE", "CREATE TEMP TABLE"))
    db.execute(schema_edits.REPLACED)
