"""What the store answers with: frozen rows."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the first screen needs none of them
    from workbench.model.claim import Claim
    from workbench.model.comparison import Counterpart
    from workbench.model.document import Marker, Note
    from workbench.model.verdict import StateName


@dataclass(frozen=True, slots=True)
class ClaimQuery:
    """Which claims to list; all conditions hold together, and an empty one is none.

    Attributes:
        words: words of the reading, in any of their forms; the last may be unfinished.
        document: a document's id. Without one, documents that were removed or replaced by a
            newer version are left out.
        states: names of :data:`workbench.model.verdict.STATES`.
        threshold: the least check-worthiness; claims that somebody decided on are listed
            whatever theirs is.
        has: names of :data:`workbench.store.selection.HAS`.
        reviewer: who has decided on them, or a part of the name.
        blind_to: a reviewer; claims whose decision is hidden from them count as open, and as if
            nothing had been decided or written about them.
        differs: kinds of differences, one of which a counterpart has.
        kinds: kinds of statements; a claim is of all of them.
        stale: only claims whose verdict was given to other words, in an older version.
        by_risk: in the order of :mod:`workbench.store.risk`, not in that of reading.
    """

    words: str = ""
    document: str | None = None
    states: frozenset[str] = frozenset()
    threshold: float | None = None
    has: frozenset[str] = frozenset()
    reviewer: str | None = None
    blind_to: str | None = None
    differs: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    stale: bool = False
    by_risk: bool = False


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim as lists show it.

    Attributes:
        pk: the key that lists are paged by, in the order of reading; of this database only.
        document, name: the document's id and short name.
        ord: the claim's number in its document, from 1.
        verdict: the adjudicated one, else the latest; ``unreviewed`` without one.
        stale: its document was removed or replaced by a newer version, or its verdict was given
            to other words.
        markers, dangling: how many reference marks it has, and how many without a note.
        counterparts, differing: how many were found, and how many of them differ from it.
        disagreement: its reviewers decided differently and none adjudicated.
        verdicts: how many reviewers hold a verdict.
        change: what differs from the words that the verdict was given to: ``recited`` (other
            notes), ``reworded``, ``numbers``, ``split``, ``merged``; None if nothing does.
        edited: its reading or its speaker was corrected by hand.
    """

    pk: int
    id: str
    document: str
    name: str
    ord: int
    start: int
    end: int
    text: str
    reading: str
    check_worthy: float
    verdict: StateName
    reason: str | None
    note: str | None
    reviewer: str | None
    at: str | None
    stale: bool
    markers: int
    dangling: int
    counterparts: int
    differing: int
    disagreement: bool
    verdicts: int
    change: str | None = None
    edited: bool = False


@dataclass(frozen=True, slots=True)
class Counts:
    """How many claims there are, by state."""

    total: int = 0
    open: int = 0
    corroborated: int = 0
    contested: int = 0
    unsupported: int = 0
    dismissed: int = 0


@dataclass(frozen=True, slots=True)
class ClaimText:
    """The words of a claim, for matching.

    Attributes:
        document: its document's id.
        marks: spans of ``text`` that are reference marks.
    """

    id: str
    document: str
    text: str
    reading: str
    speaker: str | None
    marks: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Citation:
    """A reference mark of a claim and the note it leads to, if any."""

    marker: Marker
    note: Note | None


@dataclass(frozen=True, slots=True)
class VerdictRow:
    """A decision of a reviewer; ``active`` unless an undo stands against it.

    ``stale``: it was made on other words than the claim has now.
    """

    event: str
    kind: str
    reviewer: str
    verdict: StateName
    reason: str | None
    note: str | None
    at: str
    active: bool
    stale: bool = False


@dataclass(frozen=True, slots=True)
class NoteRow:
    """A note that a reviewer wrote about a claim, apart from a verdict."""

    event: str
    reviewer: str
    note: str | None
    at: str
    active: bool
    stale: bool = False


@dataclass(frozen=True, slots=True)
class PinRow:
    """Evidence that a reviewer pinned to a claim: a span of a document or capture."""

    event: str
    reviewer: str
    kind: str
    source: str
    start: int
    end: int
    note: str | None
    at: str
    active: bool
    stale: bool = False


@dataclass(frozen=True, slots=True)
class ClaimDetail:
    """Everything about one claim.

    Attributes:
        title, published: of its document.
        context: the document's text around the claim; it begins at ``context_start``.
        citations: its reference marks with their notes, in text order.
        history, notes, pins: what reviewers did, oldest first, undone things too.
    """

    row: ClaimRow
    claim: Claim
    title: str
    published: str | None
    context: str
    context_start: int
    citations: tuple[Citation, ...]
    history: tuple[VerdictRow, ...]
    notes: tuple[NoteRow, ...]
    pins: tuple[PinRow, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a claim stands and what it says."""

    pk: int
    document: str
    name: str
    title: str
    published: str | None
    start: int
    end: int
    text: str
    reading: str


@dataclass(frozen=True, slots=True)
class CounterpartRow:
    """A counterpart of a claim.

    Attributes:
        rank: from 1, the best.
        claim, other: where the two claims stand.
        mark: what a reviewer said of the pair: ``confirmed``, ``dismissed``, or None.
        origin: the id of the statement that stands for the counterpart's origin: the same for
            copies of one statement.
        own_origin: that of the claim; the same as ``origin`` where the two are copies.
    """

    counterpart: Counterpart
    rank: int
    claim: Place
    other: Place
    mark: str | None
    origin: str = ""
    own_origin: str = ""


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document with what was found in it and decided about it.

    Attributes:
        seq: the order of adding.
        replaced: a newer version has taken its place.
        claims: those at or above the asked threshold, or decided on.
        open, corroborated, contested, unsupported, dismissed: how many of them are.
        markers, dangling: reference marks, and those without a note.
        counterparts: pairs of its claims with claims of other documents.
    """

    id: str
    name: str
    title: str
    media_type: str
    bytes: int
    role: str
    language: str | None
    published: str | None
    added_at: str
    added_by: str
    removed_at: str | None
    replaces: str | None
    seq: int
    replaced: bool
    length: int
    claims: int
    open: int
    corroborated: int
    contested: int
    unsupported: int
    dismissed: int
    markers: int
    dangling: int
    notes: int
    problems: int
    counterparts: int


def short_name(name: str) -> str:
    """A document's name without the folders before it."""
    return PurePath(name.rstrip("/")).name or name
