"""A digest of what a reviewer is shown beside a claim, so that a verdict can be replayed."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from workbench.safe.json import dumps

if TYPE_CHECKING:
    from workbench.store.connection import Store


def shown_digest(store: Store, claim: str) -> str:
    """The SHA-256, in hex, of a claim's citations and counterparts as they are shown now.

    Over one JSON object: ``citations``, each mark's label with the hash of its note's text or
    null, and ``counterparts``, each claim's id with its score (four decimals) and relation, in
    the order shown.
    """
    from workbench.store.counterparts import counterparts_of
    from workbench.store.details import claim_detail

    detail = claim_detail(store, claim)
    shown = {
        "citations": [
            [
                cited.marker.label,
                sha256(cited.note.text.encode("utf-8")).hexdigest() if cited.note else None,
            ]
            for cited in detail.citations
        ],
        "counterparts": [
            [row.counterpart.counterpart, f"{row.counterpart.score:.4f}", row.counterpart.relation]
            for row in counterparts_of(store, claim)
        ],
    }
    return sha256(dumps(shown).encode("utf-8")).hexdigest()
