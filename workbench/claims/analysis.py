"""Everything that is found in a document's sentences, put together once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from workbench.claims import attribution, dates, names, numerals, quantities, quotations, signals
from workbench.claims.attribution import Attribution, Standin, Voices
from workbench.claims.names import Mention, Register
from workbench.claims.quotations import Quoted, Quotes
from workbench.claims.sentences import blank
from workbench.claims.signals import Statement
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
    register = names.find(text, document.sentences)
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
    for index, sentence in enumerate(document.sentences):
        start, end = sentence.start, sentence.end
        words = tuple(signals.tokens(text[start:end]))
        seen = frozenset(word.partition("'")[0] for word in words)
        figures = _FIGURE.search(text, start, end) is not None
        found_dates: tuple[DateMention, ...] = ()
        if figures or not seen.isdisjoint(dates.SIGNS):
            found_dates = dates.find(text, start, end, day)
        found_quantities: tuple[Quantity, ...] = ()
        if figures or not seen.isdisjoint(numerals.WORDS):
            taken = [(found.start, found.end) for found in found_dates]
            found_quantities = quantities.find(text, start, end, taken)
        inside = tuple(quoted[at] for at in reach[index])
        line = voices.sentences[index]
        mentions = register.within(start, end)
        yield Finding(
            index=index,
            sentence=sentence,
            words=words,
            quotations=inside,
            quantities=found_quantities,
            dates=found_dates,
            names=mentions,
            attribution=line,
            standins=voices.standins[index],
            markers=tuple(marks.get(index, ())),
            statement=Statement(
                text=text[start:end].rstrip(),
                own=_own(text, inside, start, end) if inside else words,
                quantities=len(found_quantities),
                dates=len(found_dates),
                names=len(mentions),
                people=sum(mention.kind == "person" for mention in mentions),
                money=any(_money(quantity) for quantity in found_quantities),
                share=any(
                    quantity.unit in ("percent", "percentage point")
                    for quantity in found_quantities
                ),
                big=any(
                    len(quantity.value.lstrip("-").split(".")[0]) > 3
                    for quantity in found_quantities
                ),
                quoted=_share(inside, start, end),
                spoken=line is not None and line.saying,
                held=line is not None,
                marked=index in marks,
            ),
        )


def _own(text: str, inside: Sequence[Quotation], start: int, end: int) -> tuple[str, ...]:
    """The words of a sentence that stand outside quotation marks."""
    parts, at = [], start
    for span in inside:
        parts.append(text[at : max(at, span.start)])
        at = max(at, span.end)
    return tuple(signals.tokens(" ".join([*parts, text[at:end]])))


def _marks(document: Document) -> dict[int, list[int]]:
    marks: dict[int, list[int]] = {}
    for index, marker in enumerate(document.markers):
        if marker.sentence is not None:
            marks.setdefault(marker.sentence, []).append(index)
    return marks


def _money(quantity: Quantity) -> bool:
    unit = quantity.unit or ""
    return len(unit) == 3 and unit.isupper() and unit.isalpha()


def _share(inside: Sequence[Quotation], start: int, end: int) -> float:
    """How much of the sentence stands in quotation marks, 0…1."""
    covered = sum(
        min(end, span.end) - max(start, span.start) for span in inside if span.kind != "nested"
    )
    return min(1.0, covered / max(1, end - start))
