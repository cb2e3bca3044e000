"""What a claim cites and what it says: notes, the state of their sources, aligned passages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from textual.content import Content

from workbench.review.content import ink
from workbench.review.content.citations import citation_text, note_line
from workbench.review.content.words import one_line
from workbench.review.glyphs import Glyphs
from workbench.safe.terminal import line

if TYPE_CHECKING:
    from workbench.desk.evidence import Evidence, QuotedWords, ShownPassage, SourceEvidence
    from workbench.store.captures import SourceRow
    from workbench.store.rows import Citation

_LEAD = "    "


class SourceCard(NamedTuple):
    """A card of the pane: a citation, a source, or a further passage of one.

    Attributes:
        content: what it says.
        row: the source, if there is one.
        passage: the passage that it shows and that can be pinned, if any.
    """

    content: Content
    row: SourceRow | None = None
    passage: ShownPassage | None = None


def source_cards(
    citations: Sequence[Citation], evidence: Evidence | None, glyphs: Glyphs
) -> list[SourceCard]:
    """The claim's marks with their notes, and under each note its sources.

    Args:
        citations: the claim's marks, in text order.
        evidence: what the sources say; None while they are being read.
        glyphs: the signs to draw with.
    """
    if evidence is None:
        return [SourceCard(citation_text(citation, glyphs)) for citation in citations]
    cards = [
        SourceCard(citation_text(citation, glyphs))
        for citation in citations
        if citation.note is None
    ]
    told: set[tuple[int, int, str]] = set()
    labels = {
        (note.start, note.end, note.text): citation.marker.label
        for citation in citations
        if (note := citation.note)
    }
    for source in evidence.sources:
        note = source.row.note
        key = (note.start, note.end, note.text)
        heading = None if key in told else note_line(labels.get(key, note.label), note, glyphs)
        told.add(key)
        cards += _cards_of(source, evidence.text, heading, glyphs)
    return cards


def _cards_of(
    source: SourceEvidence, claim: str, heading: Content | None, glyphs: Glyphs
) -> Iterable[SourceCard]:
    lines = [heading] if heading else []
    lines.append(state_line(source.row))
    if not source.passages:
        yield SourceCard(Content("\n").join([*lines, *_reservations(source, claim)]), source.row)
        return
    first, *others = source.passages
    lines += [passage_text(first, glyphs), *_reservations(source, claim)]
    yield SourceCard(Content("\n").join(lines), source.row, first)
    for passage in others:
        yield SourceCard(passage_text(passage, glyphs), source.row, passage)


def state_line(row: SourceRow) -> Content:
    """What a note points to, and the state of that source in words."""
    from workbench.exports.evidence_text import state_words

    style = {"captured": ink.STRONG, "failed": ink.WARNING}.get(row.state, ink.QUIET)
    state = Content.styled(f"{_LEAD}{one_line(line(state_words(row)))}", style)
    if row.target is not None:
        kind, value = row.target.kind, one_line(row.target.value)
        return Content.assemble((f"{_LEAD}{kind}  ", ink.QUIET), value, "\n", state)
    if row.state == "captured" and row.title:
        return Content.assemble(state, (f"  {one_line(row.title)}", ink.QUIET))
    return state


def passage_text(passage: ShownPassage, glyphs: Glyphs) -> Content:
    """A passage with the words set off that it has in common with the claim."""
    text = Content.styled(one_line(passage.text), ink.CLAIM)
    for _, (start, end) in passage.agreeing:
        text = text.stylize(ink.AGREEING, start, end)
    pinned = f"{glyphs.pinned} pinned  " if passage.pinned else ""
    return Content.assemble(
        (f"{_LEAD}{passage.score:.2f}  ", ink.STRONG), (pinned, ink.STRONG), text
    )


def _reservations(source: SourceEvidence, claim: str) -> Iterable[Content]:
    """What the passages do not back, and how the claim's quotations stand in the source."""
    if source.passages and source.unsupported:
        words = [one_line(claim[start:end]) for start, end in source.unsupported]
        yield Content.assemble(
            (f"{_LEAD}not in it: ", ink.QUIET), (", ".join(words), ink.DIFFERING)
        )
    for quoted in source.quotations:
        yield quotation_line(quoted)


def quotation_line(quoted: QuotedWords) -> Content:
    """How a quotation of the claim stands in a source: word for word, or what was altered."""
    from workbench.exports.evidence_text import status_words

    style = ink.STRONG if quoted.check.status == "verbatim" else ink.WARNING
    parts: list[Content | tuple[str, str]] = [
        Content.styled(f"{_LEAD}quotation: ", ink.QUIET),
        Content.styled(one_line(line(status_words(quoted))), style),
    ]
    if quoted.there and quoted.check.status == "drifted":
        parts += [
            Content.styled("; there: ", ink.QUIET),
            Content.styled(one_line(line(quoted.there)), ink.QUOTATION),
        ]
    return Content.assemble(*parts)
