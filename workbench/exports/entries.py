"""One claim with all that was shown and decided: what every form of the log is made of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from workbench.desk.blind import veiled_detail
from workbench.exports.audience import FULL, Audience
from workbench.exports.evidence import Evidence, evidence_of
from workbench.store.captured import confidential
from workbench.store.captures import SourceRow, captures_of
from workbench.store.checking import QueryRow, queries
from workbench.store.connection import Store
from workbench.store.counterparts import counterparts_of
from workbench.store.details import claim_detail
from workbench.store.listing import claim_list
from workbench.store.reviewers import reviewer_verdicts
from workbench.store.rows import ClaimDetail, ClaimQuery, CounterpartRow, VerdictRow
from workbench.store.sign_offs import sign_off_states
from workbench.store.versions import Earlier, earlier_wording


@dataclass(frozen=True, slots=True)
class Entry:
    """A claim with its citations, counterparts, verdicts and history.

    Attributes:
        sources: what its notes cite, each not asked for, failed or captured.
        evidence: what is pinned, in words.
        queries: the questions about it that stand.
        sign_off: whether its document's sign-off ``holds`` or is ``stale``; None without one.
        blind: what others decided is left out, for whom it is shown to.
        earlier: the words that its verdict was given to, if they are others.
    """

    detail: ClaimDetail
    counterparts: tuple[CounterpartRow, ...]
    verdicts: tuple[VerdictRow, ...]
    sources: tuple[SourceRow, ...]
    evidence: tuple[Evidence, ...]
    queries: tuple[QueryRow, ...]
    sign_off: str | None
    blind: bool = False
    earlier: Earlier | None = None


def entry_of(store: Store, claim: str, audience: Audience = FULL) -> Entry:
    """The entry of one claim, by its whole id, as an audience gets it."""
    secret = frozenset() if audience.confidential else confidential(store)
    detail = claim_detail(store, claim)
    entry = Entry(
        detail=detail,
        counterparts=tuple(counterparts_of(store, claim)),
        verdicts=reviewer_verdicts(store, [claim]).get(claim, ()),
        sources=tuple(_open(source, secret) for source in captures_of(store, claim)),
        evidence=tuple(evidence_of(store, detail.pins, secret)),
        queries=tuple(queries(store, claim=claim)),
        sign_off=sign_off_states(store).get(detail.row.document),
        earlier=earlier_wording(store, claim),
    )
    return entry if audience is FULL else _redacted(entry, audience)


def entries(
    store: Store, document: str, threshold: float, audience: Audience = FULL
) -> Iterator[Entry]:
    """The entries of a document in text order: claims at or above a threshold, or decided on."""
    for row in claim_list(store, ClaimQuery(document=document, threshold=threshold)):
        yield entry_of(store, row.id, audience)


def veiled_entry(entry: Entry, reviewer: str) -> Entry:
    """An entry as it is shown to a reviewer whom its claim is blind to."""
    return replace(
        entry,
        detail=veiled_detail(entry.detail, reviewer),
        counterparts=tuple(replace(row, mark=None) for row in entry.counterparts),
        verdicts=(),
        earlier=None,
        evidence=tuple(one for one in entry.evidence if one.reviewer == reviewer),
        blind=True,
    )


def redacted_query(row: QueryRow, audience: Audience) -> QueryRow:
    """A query as an audience gets it."""
    return replace(
        row,
        person=audience.text("name", row.person),
        question=audience.text("question", row.question),
        answers=tuple(
            replace(one, answer=audience.text("answer", one.answer)) for one in row.answers
        ),
    )


def _redacted(entry: Entry, audience: Audience) -> Entry:
    """An entry without the private texts that an audience does not get."""
    detail = entry.detail
    return replace(
        entry,
        detail=replace(
            detail,
            row=replace(detail.row, note=audience.text("note", detail.row.note)),
            history=tuple(
                replace(row, note=audience.text("note", row.note)) for row in detail.history
            ),
            notes=tuple(replace(row, note=audience.text("note", row.note)) for row in detail.notes),
            pins=tuple(replace(row, note=audience.text("note", row.note)) for row in detail.pins),
        ),
        verdicts=tuple(
            replace(row, note=audience.text("note", row.note)) for row in entry.verdicts
        ),
        evidence=tuple(
            replace(row, note=audience.text("note", row.note)) for row in entry.evidence
        ),
        queries=tuple(redacted_query(row, audience) for row in entry.queries),
    )


def _open(source: SourceRow, secret: frozenset[str]) -> SourceRow:
    """A source without what is confidential of it, and without its text."""
    if source.content not in secret:
        return replace(source, text=None)
    return SourceRow(source.note, None, None, source.state, at=source.at, content=source.content)
