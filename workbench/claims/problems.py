"""What a checker would query, found by rule; each with its reason.

No rule decides anything: it points to a place and says what does not fit together there.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal

from workbench.claims import arithmetic, quotations, signals, spelling
from workbench.claims.analysis import published
from workbench.claims.lexicon import WEEKDAYS
from workbench.model.claim import Claim, DateMention
from workbench.model.document import Document, Problem

_WEEKDAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WEEKDAY = re.compile(r"[A-Z][a-z]+")
_WHOLE_DAY = re.compile(r"\d{4}-\d\d-\d\d\Z")
_STATED = 6
"""A quotation of fewer words need not have a speaker."""
_NEAR = 4
"""So many characters after a quotation its reference mark may stand."""
_SLACK = timedelta(days=1)
"""A document's date is one of its own time zone."""
_WRITTEN = re.compile(
    r"\b(?:goal|mission|aims?|aimed|purpose|mottos?|mantra|slogan|sign|inscription|inscribed|banner|"
    r"reads?|lyrics?|song|definition|defined|clause|label|caption|title|means|meaning)\b[^.;]{0,60}\Z"
)
_REFERENCE = re.compile(r"(?:\(\d{4}[a-z]?\)|\b(?:eds?|trans|tr|in))[.,:]?\s*\Z", re.IGNORECASE)
"""What stands before a title in a list of references."""
_MANY_MARKS = 8
_MOST = Decimal("0.5")


def find(document: Document, claims: Sequence[Claim]) -> tuple[Problem, ...]:
    """The queries a document raises, in text order.

    Args:
        document: the document as it was read.
        claims: its statements, as :func:`workbench.claims.extract.extract` gives them.

    Returns:
        Problems of these kinds: ``numbers-disagree``, ``percentage``, ``sum``, ``weekday``,
        ``title-differs``, ``spelling-differs``, ``no-speaker``, ``unclosed-quotation``,
        ``one-note``, ``later-than-document``.
    """
    found = [
        *arithmetic.find(claims),
        *_weekdays(claims),
        *spelling.names(claims),
        *spelling.titles(document.text, claims),
        *_without_speaker(document, claims),
        *_unclosed(document),
        *_one_note(document),
        *_too_late(document, claims),
    ]
    return tuple(sorted(found, key=lambda problem: (problem.start, problem.end, problem.kind)))


def _weekdays(claims: Sequence[Claim]) -> Iterator[Problem]:
    """``Monday, 5 May 2026`` when that day is a Tuesday."""
    for claim in claims:
        for mention in claim.dates:
            day = _day(mention)
            name = _WEEKDAY.match(mention.text)
            if day is None or name is None or mention.resolved:
                continue
            stated = WEEKDAYS.get(name[0].lower())
            if stated is not None and stated != day.weekday():
                yield Problem(
                    "weekday",
                    mention.start,
                    mention.end,
                    f"{day.isoformat()} was a {_WEEKDAY_NAMES[day.weekday()]}, "
                    f"not a {_WEEKDAY_NAMES[stated]}",
                )


def _day(mention: DateMention) -> date | None:
    if mention.iso is None or not _WHOLE_DAY.match(mention.iso):
        return None
    try:
        return date.fromisoformat(mention.iso)
    except ValueError:
        return None


def _without_speaker(document: Document, claims: Sequence[Claim]) -> Iterator[Problem]:
    """Whole statements in quotation marks that neither a speaker nor a note stands for."""
    marks = sorted(mark.start for mark in document.markers)
    seen: set[int] = set()
    for claim in claims:
        for quote in claim.quotations:
            if quote.kind != "direct" or quote.speaker is not None or quote.start in seen:
                continue
            seen.add(quote.start)
            near = bisect_left(marks, quote.start)
            cited = near < len(marks) and marks[near] <= quote.end + _NEAR
            inside = document.text[quote.start + 1 : quote.end - 1].strip()
            if claim.start > quote.start or cited or not _stated(inside):
                continue
            listed = _REFERENCE.search(document.text, max(0, quote.start - 12), quote.start)
            if not listed and not _WRITTEN.search(claim.text[: quote.start - claim.start]):
                yield Problem("no-speaker", quote.start, quote.end, "a quotation without a speaker")


def _stated(inside: str) -> bool:
    """Whether the words are a statement of their own, and no title or fragment."""
    whole = inside[:1].isupper() and inside[-1:] in ".!?…,"
    return whole and len(inside.split()) >= _STATED


def _unclosed(document: Document) -> Iterator[Problem]:
    for place in quotations.find(document.text, document.blocks).unclosed:
        yield Problem("unclosed-quotation", place, place + 1, "this quotation mark is never closed")


def _one_note(document: Document) -> Iterator[Problem]:
    """One note that carries more than half of all marks."""
    marks = [mark for mark in document.markers if "." not in mark.label]
    notes = Counter(mark.label if mark.note is None else mark.note for mark in marks)
    if len(marks) < _MANY_MARKS or len(notes) < 2:
        return
    note, count = max(notes.items(), key=lambda pair: pair[1])
    if Decimal(count) / len(marks) > _MOST:
        first = next(mark for mark in marks if note in (mark.label, mark.note))
        yield Problem(
            "one-note",
            first.start,
            first.end,
            f"note {first.label} carries {count} of {len(marks)} marks",
        )


def _too_late(document: Document, claims: Sequence[Claim]) -> Iterator[Problem]:
    """A past event that is dated after the document."""
    day = published(document)
    if day is None:
        return
    for claim in claims:
        words = signals.tokens(claim.text)
        ahead = signals.PREDICTIONS | signals.CONDITIONALS
        if not signals.past(words) or not ahead.isdisjoint(words):
            continue
        for mention in claim.dates:
            iso = mention.iso or ""
            exact = mention.precision in ("day", "month", "year") and not mention.resolved
            if exact and iso[:2].isdigit() and iso > (day + _SLACK).isoformat()[: len(iso)]:
                yield Problem(
                    "later-than-document",
                    mention.start,
                    mention.end,
                    f"{mention.text} lies after the document's own date, {day.isoformat()}",
                )
