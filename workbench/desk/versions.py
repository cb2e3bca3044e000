"""What became of each claim from one version of a document to another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.matching.versions import Fate, compare_versions
from workbench.matching.word_changes import WordChange, word_changes
from workbench.model.errors import UsageError
from workbench.model.identity import SHORT

if TYPE_CHECKING:
    from workbench.store.connection import Store
    from workbench.store.rows import ClaimRow

REWORDED: frozenset[Fate] = frozenset({"reworded", "numbers"})


@dataclass(frozen=True, slots=True)
class ClaimChange:
    """What became of a claim.

    Attributes:
        kind: ``unchanged``, ``moved``, ``recited`` (other notes), ``reworded``, ``numbers``,
            ``new`` or ``gone``.
        old, new: the claim in either version; None where it is not in it.
        words: what was changed in its wording, reference marks left out; empty if nothing was.
    """

    kind: Fate
    old: ClaimRow | None
    new: ClaimRow | None
    words: tuple[WordChange, ...]


@dataclass(frozen=True, slots=True)
class Diff:
    """Two versions, by their ids, and the claims: the new ones in text order, then those gone."""

    old: str
    new: str
    changes: tuple[ClaimChange, ...]

    def count(self, kind: str) -> int:
        """How many claims became so."""
        return sum(change.kind == kind for change in self.changes)


def versions_meant(store: Store, document: str, other: str | None) -> tuple[str, str]:
    """The older and the newer version that a user means.

    Args:
        document, other: whole ids. Without the other, it is the version whose place the document
            took; if it took none, the one that took its own.

    Raises:
        UsageError: there is no other version.
    """
    from workbench.store.versions import predecessors, successors

    if other is not None:
        return document, other
    if older := predecessors(store, document):
        return older[-1], document
    if newer := successors(store, document):
        return document, newer[-1]
    raise UsageError("there is no other version of it", document[:SHORT], "name two documents")


def diff(store: Store, old: str, new: str) -> Diff:
    """Compare two versions claim by claim.

    Args:
        old, new: whole ids of documents.

    Raises:
        UsageError: one of them was removed, and what was found in it with it.
    """
    return Diff(old, new, tuple(_changes(store, old, new)))


def _changes(store: Store, old: str, new: str) -> Iterator[ClaimChange]:
    from workbench.desk.carry import plain
    from workbench.store.documents import has_document
    from workbench.store.versions import worded

    for document in (old, new):
        if not has_document(store, document):
            raise UsageError("it was removed", document[:SHORT], "add it again")
    was, now = (plain(worded(store, document=document)) for document in (old, new))
    words = {claim.id: claim.words for claim in (*was, *now)}
    before, after = _rows(store, old), _rows(store, new)
    for change in compare_versions(was, now):
        changed = (
            word_changes(words[change.old], words[change.new])
            if change.old and change.new and change.fate in REWORDED
            else ()
        )
        yield ClaimChange(
            change.fate,
            before[change.old] if change.old else None,
            after[change.new] if change.new else None,
            changed,
        )


def _rows(store: Store, document: str) -> dict[str, ClaimRow]:
    from workbench.store.listing import claim_list
    from workbench.store.rows import ClaimQuery

    return {row.id: row for row in claim_list(store, ClaimQuery(document=document))}
