"""Bringing what the machine found in line with events that came from elsewhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.store.connection import Store


def follow(store: Store, edits: Mapping[str, Sequence[str]], *, reviewer: str) -> None:
    """Let lists and pairs show what merged events say, inside a write.

    Documents that were removed go, corrections of claims are followed, and what counts for claims
    of older versions is carried over to those that took their place.

    Args:
        edits: the corrections that stood before, by document.
        reviewer: who carries it over.
    """
    from workbench.desk.aside import put_aside
    from workbench.desk.remove import take_out
    from workbench.desk.reread import refresh
    from workbench.store.edits import edits_by_document
    from workbench.store.merging import removed_documents
    from workbench.store.versions import superseded_documents

    for document in removed_documents(store):
        take_out(store, document, reviewer=reviewer)
    now = edits_by_document(store)
    for document in sorted({*edits, *now}):
        if list(edits.get(document, ())) != now.get(document, []):
            refresh(store, document, reviewer=reviewer)
    older = superseded_documents(store)
    for document in older:
        put_aside(store, document)
    _carry(store, older, reviewer)


def _carry(store: Store, older: Sequence[str], reviewer: str) -> None:
    """Carry what still counts for older versions over to the current ones."""
    from workbench.desk.carry import lineage
    from workbench.desk.superseding import take_over
    from workbench.store.versions import is_current, successors

    newest = {
        newer
        for document in older
        for newer in successors(store, document)
        if is_current(store, newer)
    }
    for document in sorted(newest):
        take_over(store, document, lineage(store, document), reviewer=reviewer)
