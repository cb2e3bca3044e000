"""Verifying a database, against what was seen of it before as well."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.ledger.report import Report


def verify_database(database: Path, *, forget: bool = False) -> Report:
    """Verify a database. If it holds, its heads are remembered outside of it.

    Args:
        forget: do not hold it against the heads that were seen before.

    Raises:
        StoreError: the database cannot be read.
    """
    from workbench.desk import heads
    from workbench.ledger.verify import verify
    from workbench.store.connection import open_store

    with open_store(database, "read") as store:
        report = verify(store, () if forget else heads.held(database))
    if report.ok:
        heads.remember(database, report.heads, anew=forget)
    return report
