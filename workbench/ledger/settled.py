"""What a sign-off stands for: a digest of everything decided about a document's claims."""

from __future__ import annotations

from hashlib import sha256

from workbench.ledger.canonical import encode
from workbench.store.connection import Store
from workbench.store.projection import standing_of


def state_sha256(store: Store, document: str) -> str:
    """The SHA-256, in hex, of the state of a document's claims.

    Over one canonical JSON object: ``claims``, each claim that has a verdict with it, its reason
    and the deciding event, by claim id; ``pins`` and ``flags``, the events of those that stand.
    """
    return sha256(encode(standing_of(store, document))).hexdigest()
