"""What the sources of a claim say at the place that matters: passages, missing words, quotations.

Reads only, and may take as long as the sources are large: never on the screen's thread. What is
found is proposed; that a passage is near says nothing about whether it supports the claim.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workbench.desk.elsewhere import Elsewhere
    from workbench.model.comparison import Passage, QuotationCheck
    from workbench.store.captures import SourceRow
    from workbench.store.connection import Store
    from workbench.store.rows import ClaimDetail

SHOWN = 3
"""Passages of a source that are shown."""
READ = 5
"""Passages that are read together for what the source does not back."""
AROUND = 160
"""Characters of the source on either side of a passage."""
CONTENT_DIGITS = 12
"""Digits of a capture's SHA-256 in the id of a passage."""

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class ShownPassage:
    """A passage of a captured source beside a claim.

    Attributes:
        id: what names it on a command line.
        content: the SHA-256 of the capture; ``start``, ``end``: the place in its text.
        before, after: the source's words round it.
        agreeing: what the claim and the passage have in common, as spans of both texts.
        pinned: the event that pinned it, while that stands.
    """

    id: str
    content: str
    start: int
    end: int
    text: str
    score: float
    before: str = ""
    after: str = ""
    agreeing: tuple[tuple[Span, Span], ...] = ()
    pinned: str | None = None


@dataclass(frozen=True, slots=True)
class QuotedWords:
    """A direct quotation of a claim, held against a source.

    Attributes:
        start, end: its span in the claim's text, marks included.
        text: the words between the marks.
        there: the source's own words, or None when absent.
        elsewhere: where else it stands, looked for when no captured source of the claim has it.
    """

    start: int
    end: int
    text: str
    check: QuotationCheck
    there: str | None
    elsewhere: tuple[Elsewhere, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceEvidence:
    """One source of a claim, and what it says.

    Attributes:
        passages: best first; none unless there is a text.
        unsupported: spans of the claim's text that its best passages do not back.
        quotations: one for each direct quotation of the claim.
    """

    row: SourceRow
    passages: tuple[ShownPassage, ...] = ()
    unsupported: tuple[Span, ...] = ()
    quotations: tuple[QuotedWords, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """A claim with what its sources say, in the order of its marks."""

    claim: str
    text: str
    sources: tuple[SourceEvidence, ...]


def evidence_of(store: Store, claim: str, *, top: int = SHOWN) -> Evidence:
    """What the sources of a claim say.

    Args:
        claim: its whole id.
        top: the most passages of each source.

    Raises:
        UsageError: no claim has this id.
    """
    from workbench.store.captures import captures_of
    from workbench.store.details import claim_detail

    detail = claim_detail(store, claim)
    rows = captures_of(store, claim)
    found = [_source(detail, row, top) for row in rows]
    return Evidence(claim, detail.claim.text, tuple(_with_elsewhere(store, detail, found)))


def passage_id(content: str, start: int, end: int) -> str:
    """What names a passage of a capture on a command line."""
    return f"{content[:CONTENT_DIGITS]}:{start}-{end}"


def _source(detail: ClaimDetail, row: SourceRow, top: int) -> SourceEvidence:
    if row.state != "captured" or not row.text or row.content is None:
        return SourceEvidence(row)
    from workbench.sources.passages import passages
    from workbench.sources.support import unbacked

    best = passages(detail.claim.reading, row.text, top=max(top, READ))
    said = [row.text[one.start : one.end] for one in best[:READ]]
    return SourceEvidence(
        row,
        tuple(_passage(detail, row.content, row.text, one) for one in best[:top]),
        tuple(unbacked(_words_alone(detail), said)),
        tuple(_quotations(detail, row.text)),
    )


def _words_alone(detail: ClaimDetail) -> str:
    """The claim's text with its reference marks blanked out, place by place."""
    from workbench.claims.sentences import blank

    claim = detail.claim
    marks = [
        (cited.marker.start - claim.start, cited.marker.end - claim.start)
        for cited in detail.citations
        if claim.start <= cited.marker.start and cited.marker.end <= claim.end
    ]
    return blank(claim.text, marks)


def _passage(detail: ClaimDetail, content: str, text: str, one: Passage) -> ShownPassage:
    from workbench.matching.alignment import align
    from workbench.matching.side import side

    words = text[one.start : one.end]
    pins = [
        pin.event
        for pin in detail.pins
        if pin.active and (pin.source, pin.start, pin.end) == (content, one.start, one.end)
    ]
    return ShownPassage(
        passage_id(content, one.start, one.end),
        content,
        one.start,
        one.end,
        words,
        one.score,
        text[max(0, one.start - AROUND) : one.start],
        text[one.end : one.end + AROUND],
        align(side(_words_alone(detail)), side(words)).spans,
        pins[-1] if pins else None,
    )


def _quotations(detail: ClaimDetail, text: str) -> Iterable[QuotedWords]:
    from workbench.desk.elsewhere import words_at
    from workbench.sources.quotations import check_quotation

    claim = detail.claim
    for quotation in claim.quotations:
        start, end = quotation.start - claim.start, quotation.end - claim.start
        if quotation.kind != "direct" or not 0 <= start < end <= len(claim.text):
            continue
        quote = _words_alone(detail)[start:end]
        check = check_quotation(quote, text)
        yield QuotedWords(
            start, end, _unmarked(claim.text[start:end]), check, words_at(check, text)
        )


def _unmarked(quote: str) -> str:
    """A quotation without the marks round it."""
    return quote.strip().strip("“”\"'‘’«»„‚‹›「」『』").strip()


def _with_elsewhere(
    store: Store, detail: ClaimDetail, found: list[SourceEvidence]
) -> Iterable[SourceEvidence]:
    """The same, and for quotations that no source has, where they stand."""
    from workbench.desk.elsewhere import elsewhere

    checked = [source for source in found if source.quotations]
    own = frozenset(source.row.content for source in checked if source.row.content)
    where: dict[int, tuple[Elsewhere, ...]] = {}
    for held in zip(*(source.quotations for source in checked), strict=True):
        if all(quoted.check.status == "absent" for quoted in held):
            where[held[0].start] = elsewhere(store, detail.row.document, held[0].text, own)
    for source in found:
        quotations = tuple(
            replace(one, elsewhere=where.get(one.start, ())) for one in source.quotations
        )
        yield replace(source, quotations=quotations)
