"""What was signed off, what is flagged, and the keys of those who sign."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import NamedTuple

from workbench.store.connection import Store
from workbench.store.failures import guarded
from workbench.store.schema_signing import SINCE


class KeyRow(NamedTuple):
    """A reviewer's public key: see the table ``reviewer_key``."""

    reviewer: str
    key: str
    signs: str
    cert_authority: int
    valid_after: str | None
    valid_before: str | None
    at: str
    added_by: str
    revoked_at: str | None
    revoked_by: str | None
    revoked_because: str | None


class SignOffRow(NamedTuple):
    """A sign-off: see the table ``sign_off``."""

    event: str
    document: str
    reviewer: str
    at: str
    log: str
    size: int
    root: str
    claims: int
    state_sha256: str
    overrides: str
    signature: str | None
    note: str | None
    stale_by: str | None
    stale_at: str | None


@guarded
def keys(store: Store, reviewer: str | None = None) -> list[KeyRow]:
    """Public keys, those revoked too, the oldest first; of one reviewer, if one is named."""
    if store.schema_version() < SINCE:
        return []
    rows = store.db.execute(
        f"""
        SELECT {", ".join(KeyRow._fields)} FROM reviewer_key
        WHERE :reviewer IS NULL OR reviewer = :reviewer ORDER BY at, reviewer, key
        """,
        {"reviewer": reviewer},
    )
    return [KeyRow(*row) for row in rows]


@guarded
def sign_offs(store: Store, documents: Iterable[str] | None = None) -> list[SignOffRow]:
    """Sign-offs in their order, stale ones too; of some documents, if they are named."""
    if store.schema_version() < SINCE:
        return []
    wanted = None if documents is None else json.dumps(list(documents))
    rows = store.db.execute(
        f"""
        SELECT {", ".join(SignOffRow._fields)} FROM sign_off
        WHERE :wanted IS NULL OR document IN (SELECT value FROM json_each(:wanted)) ORDER BY ord
        """,
        {"wanted": wanted},
    )
    return [SignOffRow(*row) for row in rows]


def sign_off_states(store: Store) -> dict[str, str]:
    """Whether documents that were signed off still are: ``holds`` or ``stale``, by document."""
    found: dict[str, str] = {}
    for row in sign_offs(store):
        if not row.stale_by or row.document not in found:
            found[row.document] = "stale" if row.stale_by else "holds"
    return found


@guarded
def flagged(store: Store, document: str) -> set[str]:
    """The claims of a document that a second person should check."""
    if store.schema_version() < SINCE:
        return set()
    rows = store.db.execute(
        "SELECT DISTINCT claim FROM flag WHERE document = ? AND active = 1", (document,)
    )
    return {claim for (claim,) in rows}
