"""The roster as data, and as the file that ``ssh-keygen`` reads."""

from __future__ import annotations

from typing import Any

from workbench.ledger.sshkeys import PublicKey, allowed_signer
from workbench.store.connection import Store
from workbench.store.reviewers import reviewers
from workbench.store.sign_offs import KeyRow, keys

REVIEWERS = "workbench.reviewers/1"


def reviewer_objects(store: Store) -> list[dict[str, Any]]:
    """Each reviewer with their keys."""
    held: dict[str, list[KeyRow]] = {}
    for row in keys(store):
        held.setdefault(row.reviewer, []).append(row)
    return [
        {
            "name": name,
            "at": at,
            "added_by": added_by,
            "keys": [_key_object(row) for row in held.get(name, ())],
        }
        for name, at, added_by in reviewers(store)
    ]


def _key_object(row: KeyRow) -> dict[str, Any]:
    return {
        "key": row.key,
        "fingerprint": PublicKey.parse(row.key).fingerprint,
        **{
            name: getattr(row, name)
            for name in ("signs", "at", "added_by", "valid_after", "valid_before")
        },
        **{name: getattr(row, name) for name in ("revoked_at", "revoked_by", "revoked_because")},
    }


def allowed_signers_text(store: Store) -> str:
    """The ``allowed_signers`` file: one line a key.

    A key that was revoked is good until then: what it signed before stands.
    """
    return "".join(
        allowed_signer(
            row.reviewer,
            row.key,
            after=row.valid_after,
            before=min(filter(None, (row.valid_before, row.revoked_at)), default=None),
            authority=bool(row.cert_authority),
        )
        for row in keys(store)
    )
