"""Taking a document off the desk; what was decided about it stays, and comes back with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.desk.writing import record_all
from workbench.model.errors import UsageError
from workbench.model.identity import SHORT

if TYPE_CHECKING:
    from workbench.ledger.record import Draft
    from workbench.store.connection import Store


@dataclass(frozen=True, slots=True)
class Removed:
    """What became of it.

    Attributes:
        name: of the document.
        restored: the versions that it had replaced, which are current again.
        decisions: how many still count for its claims and wait for it to come back.
    """

    name: str
    restored: tuple[str, ...]
    decisions: int


def remove(store: Store, document: str, *, reviewer: str, note: str | None = None) -> Removed:
    """Take a document off the desk.

    What was found in it goes out of all lists, indexes and pairs. Its bytes, its decisions, and
    the captures of what it cites stay. A version that it had replaced is current again, and gets
    the decisions.

    Args:
        document: its whole id.
        note: why.

    Raises:
        UsageError: it is not on the desk.
    """
    from workbench.desk.match import match_pending
    from workbench.ledger.record import Draft
    from workbench.store.documents import has_document, name_of
    from workbench.store.versions import decisions_on

    if not has_document(store, document):
        raise UsageError("no such document", document[:SHORT], "see: workbench status")
    private = {"note": note} if note else {}
    restored: list[str] = []

    def drafts() -> list[Draft]:
        return [Draft("document-removed", {"document": document}, private)]

    def follow() -> None:
        restored[:] = take_out(store, document, reviewer=reviewer)

    record_all(store, drafts, reviewer, then=follow)
    left = len(decisions_on(store, document))
    match_pending(store)
    return Removed(name_of(store, document), tuple(restored), left)


def take_out(store: Store, document: str, *, reviewer: str) -> list[str]:
    """Take what was found in a removed document out, inside a write.

    Returns:
        The versions that it had replaced and that are current again.
    """
    from workbench.desk.aside import put_aside
    from workbench.desk.superseding import take_over
    from workbench.store.documents import drop_machine
    from workbench.store.versions import is_current, predecessors

    restored = [one for one in predecessors(store, document) if is_current(store, one)]
    for one in restored:
        take_over(store, one, [document], reviewer=reviewer)
        put_aside(store, one)
    put_aside(store, document)
    drop_machine(store, document)
    return restored
