"""Two versions, claim by claim, in the stable JSON shape."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from workbench.desk.versions import Diff
from workbench.store.connection import Store
from workbench.store.documents import name_of
from workbench.store.rows import ClaimRow

DIFF = "workbench.diff/1"


def diff_object(store: Store, found: Diff) -> dict[str, Any]:
    """Two versions as ``diff --format json`` prints them."""
    kinds = ("unchanged", "moved", "recited", "reworded", "numbers", "new", "gone")
    return {
        "format": DIFF,
        "old": {"document": found.old, "name": name_of(store, found.old)},
        "new": {"document": found.new, "name": name_of(store, found.new)},
        "counts": {kind: sum(change.kind == kind for change in found.changes) for kind in kinds},
        "changes": [
            {
                "change": change.kind,
                "old": _claim_object(change.old),
                "new": _claim_object(change.new),
                "words": [asdict(word) for word in change.words],
            }
            for change in found.changes
        ],
    }


def _claim_object(row: ClaimRow | None) -> dict[str, Any] | None:
    if row is None:
        return None
    names = ("id", "start", "end", "text", "verdict", "reason", "reviewer", "stale", "change")
    return {name: getattr(row, name) for name in names}
