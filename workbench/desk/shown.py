"""A digest of what a reviewer is shown beside a claim, so that a verdict can be replayed."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from workbench.safe.json import dumps

if TYPE_CHECKING:
    from workbench.store.captures import SourceRow
    from workbench.store.connection import Store


def shown_digest(store: Store, claim: str) -> str:
    """The SHA-256, in hex, of a claim's citations, sources and counterparts as they are shown now.

    Over one JSON object: ``citations``, each mark's label with the hash of its note's text or
    null; ``sources``, each source's state, the capture shown or null, and the spans of the
    passages shown of it; and ``counterparts``, each claim's id with its score (four decimals) and
    relation; all in the order shown.
    """
    from workbench.store.captures import captures_of
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
        "sources": [
            [row.state, row.content, _passages_shown(detail.claim.reading, row)]
            for row in captures_of(store, claim)
        ],
        "counterparts": [
            [row.counterpart.counterpart, f"{row.counterpart.score:.4f}", row.counterpart.relation]
            for row in counterparts_of(store, claim)
        ],
    }
    return sha256(dumps(shown).encode("utf-8")).hexdigest()


def _passages_shown(reading: str, row: SourceRow) -> list[list[int]]:
    from workbench.desk.evidence import SHOWN
    from workbench.sources.passages import passages

    if row.state != "captured" or not row.text:
        return []
    return [[one.start, one.end] for one in passages(reading, row.text, top=SHOWN)]
