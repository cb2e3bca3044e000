"""Everything that is found in a document's sentences, put together once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from workbench.claims import (
    attribution,
    dates,
    names,
    numerals,
    quantities,
    quotations,
    signals,
    tongues,
)
from workbench.claims.attribution import Attribution, Voices
from workbench.claims.names import Mention, Register
from workbench.claims.quotations import Quoted, Quotes
from workbench.claims.sentences import blank
from workbench.claims.signals import Statement
from workbench.claims.standins import Standin
from workbench.model.claim import DateMention, Quantity, Quotation
from workbench.model.document import Document, Sentence

_FIGURE = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found in one sentence.

    Attributes:
        index: the sentence's index in the document.
        words: its words in small letters.
        standins: pronouns and second mentions in it, with the name they stand for.
        markers: indexes of the document's markers in it.
    """

    index: int
    sentence: Sentence
    words: tuple[str, ...]
    quotations: tuple[Quotation, ...]
    quantities: tuple[Quantity, ...]
    dates: tuple[DateMention, ...]
    names: tuple[Mention, ...]
    attribution: Attribution | None
    standins: tuple[Standin, ...]
    markers: tuple[int, ...]
    statement: Statement


@dataclass(frozen=True, slots=True)
class Analysis:
    """A document's sentences as they were understood.

    Attributes:
        text: the document's text with its reference marks blanked out and every line end a
            space, place by place.
    """

    text: str
    findings: tuple[Finding, ...]
    register: Register
    quotes: Quotes
    voices: Voices


def analyse(document: Document) -> Analysis:
    """Find names, quotations, speakers, quantities and dates in a document's sentences."""
    marks = ((mark.start, mark.end) for mark in document.markers)
    text = blank(document.text, marks).replace("\n", " ").replace("\t", " ")
    capitals = not tongues.capital_nouns(document.language)
    register = names.find(text, document.sentences, capitals=capitals)
    quotes = quotations.find(text, document.blocks)
    spans = [(sentence.start, sentence.end) for sentence in document.sentences]
    reach = list(quotations.overlapping(quotes.spans, spans))
    voices = attribution.find(text, document.sentences, quotes.spans, reach, register)
    quoted = _quotations(text, quotes.spans, voices)
    findings = tuple(_findings(document, text, register, voices, quoted, reach))
    return Analysis(text, findings, register, quotes, voices)


def published(document: Document) -> date | None:
    """The document's date, when it has a whole one."""
    try:
        return date.fromisoformat((document.published or "")[:10])
    except ValueError:
        return None


def _quotations(text: str, spans: Sequence[Quoted], voices: Voices) -> list[Quotation]:
    return [
        Quotation(
            span.start,
            span.end,
            speaker,
            quotations.kind(text, span, speaker is not None),
            group,
        )
        for span, speaker, group in zip(spans, voices.quotations, voices.groups, strict=True)
    ]


def _findings(
    document: Document,
    text: str,
    register: Register,
    voices: Voices,
    quoted: Sequence[Quotation],
    reach: Sequence[tuple[int, ...]],
) -> Iterator[Finding]:
    marks = _marks(document)
    day = published(document)
    figures = tongues.english_figures(text, document.language)
    for index, sentence in enumerate(document.sentences):
        words = tuple(signals.tokens(text[sentence.start : sentence.end]))
        found_dates, found_quantities = _figures(figures, sentence, words, day)
        if figures is not text:
            found_quantities = tuple(
                replace(found, text=text[found.start : found.end]) for found in found_quantities
            )
        finding = Finding(
            index=index,
            sentence=sentence,
            words=words,
            quotations=tuple(quoted[at] for at in reach[index]),
            quantities=found_quantities,
            dates=found_dates,
            names=register.within(sentence.start, sentence.end),
            attribution=voices.sentences[index],
            standins=voices.standins[index],
            markers=tuple(marks.get(index, ())),
            statement=Statement(""),
        )
        yield replace(finding, statement=_statement(text, finding))


def _figures(
    text: str, sentence: Sentence, words: Sequence[str], day: date | None
) -> tuple[tuple[DateMention, ...], tuple[Quantity, ...]]:
    """The dates and quantities of a sentence, looked for only where a figure or word is a sign."""
    start, end = sentence.start, sentence.end
    seen = frozenset([*words, *(word[:-2] for word in words if word.endswith("'s"))])
    figures = _FIGURE.search(text, start, end) is not None
    found_dates: tuple[DateMention, ...] = ()
    if figures or not seen.isdisjoint(dates.SIGNS):
        found_dates = dates.find(text, start, end, day)
    if not figures and seen.isdisjoint(numerals.WORDS):
        return found_dates, ()
    taken = [(found.start, found.end) for found in found_dates]
    return found_dates, quantities.find(text, start, end, taken)


def _statement(text: str, finding: Finding) -> Statement:
    """What the features of check-worthiness are told of a sentence."""
    start, end = finding.sentence.start, finding.sentence.end
    line = finding.attribution
    counted = finding.quantities
    return Statement(
        text=text[start:end].rstrip(),
        own=_own(text, finding) if finding.quotations else finding.words,
        quantities=len(counted),
        dates=len(finding.dates),
        names=len(finding.names),
        people=sum(mention.kind == "person" for mention in finding.names),
        money=any(_money(quantity) for quantity in counted),
        share=any(quantity.unit in ("percent", "percentage point") for quantity in counted),
        big=any(len(quantity.value.lstrip("-").split(".")[0]) > 3 for quantity in counted),
        quoted=_share(finding),
        spoken=line is not None and line.saying,
        held=line is not None,
        marked=bool(finding.markers),
    )


def _own(text: str, finding: Finding) -> tuple[str, ...]:
    """The words of a sentence that stand outside quotation marks."""
    parts, at = [], finding.sentence.start
    for span in finding.quotations:
        parts.append(text[at : max(at, span.start)])
        at = max(at, span.end)
    return tuple(signals.tokens(" ".join([*parts, text[at : finding.sentence.end]])))


def _marks(document: Document) -> dict[int, list[int]]:
    marks: dict[int, list[int]] = {}
    for index, marker in enumerate(document.markers):
        if marker.sentence is not None:
            marks.setdefault(marker.sentence, []).append(index)
    return marks


def _money(quantity: Quantity) -> bool:
    unit = quantity.unit or ""
    return len(unit) == 3 and unit.isupper() and unit.isalpha()


def _share(finding: Finding) -> float:
    """How much of the sentence stands in quotation marks, 0…1."""
    start, end = finding.sentence.start, finding.sentence.end
    covered = sum(
        min(end, span.end) - max(start, span.start)
        for span in finding.quotations
        if span.kind != "nested"
    )
    return min(1.0, covered / max(1, end - start))
