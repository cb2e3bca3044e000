"""A claim in its context: where it stands, what was found in it, what was decided about it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from textual.content import Content

from workbench.claims.threshold import DEFAULT_THRESHOLD
from workbench.review.content import ink
from workbench.review.content.words import day, one_line, spaced
from workbench.review.glyphs import Glyphs
from workbench.store.rows import ClaimDetail

if TYPE_CHECKING:
    from workbench.store.versions import Earlier

_STUB = 40
"""Characters of a paragraph that are not worth beginning it."""
_PARAGRAPH_ENDS = 2
"""Line ends in a row that mean the end of a paragraph."""


def claim_text(
    detail: ClaimDetail, glyphs: Glyphs, *, reach: int, earlier: Earlier | None = None
) -> Content:
    """All of it, in paragraphs.

    Args:
        detail: the claim and what belongs to it.
        glyphs: the signs to draw with.
        reach: characters of the document to show before and after the claim, about.
        earlier: the words that its verdict was given to, where they were others.
    """
    parts = [_state(detail, glyphs), *_remarks(detail), _context(detail, glyphs, reach)]
    if earlier is not None:
        parts.insert(1, _changed(detail.row.text, earlier))
    if detail.claim.speaker:
        said = f" ({detail.claim.cue})" if detail.claim.cue else ""
        parts.append(Content.assemble(("said by ", ink.QUIET), detail.claim.speaker, said))
    if detail.row.reading not in detail.context:
        parts.append(Content.assemble(("read as  ", ink.QUIET), detail.row.reading))
    return Content("\n\n").join(parts)


def _state(detail: ClaimDetail, glyphs: Glyphs) -> Content:
    """The claim's state, who decided, and where it stands."""
    row = detail.row
    state = "open" if row.verdict == "unreviewed" else row.verdict
    parts: list[Content | str] = [
        Content.styled(f"{glyphs.states[row.verdict]} {state}", ink.STATES[row.verdict])
    ]
    if row.reason:
        parts.append(spaced(row.reason))
    if row.reviewer and row.at:
        parts.append(f"{row.reviewer}, {day(row.at)}")
    place = [f"claim {row.ord} of {row.name}"]
    if detail.published:
        place.append(detail.published)
    if row.check_worthy < DEFAULT_THRESHOLD:
        place.append("hardly worth checking")
    parts += [Content.styled(part, ink.QUIET) for part in place]
    return Content(glyphs.dot).join(parts)


def _remarks(detail: ClaimDetail) -> Iterable[Content]:
    """Notes that stand, and verdicts of others when they disagree."""
    notes = [(row.reviewer, row.note) for row in detail.history if row.active and row.note]
    notes += [(row.reviewer, row.note) for row in detail.notes if row.active and row.note]
    lines = [Content.assemble(("note  ", ink.QUIET), f"{note} ({who})") for who, note in notes]
    if detail.row.disagreement:
        lines += [
            Content.assemble(
                ("verdict  ", ink.WARNING), f"{row.reviewer}: {row.verdict}", f", {day(row.at)}"
            )
            for row in detail.history
            if row.active
        ]
    return [Content("\n").join(lines)] if lines else []


def _changed(text: str, earlier: Earlier) -> Content:
    """What was decided on other words: what has gone from them, and what has come."""
    from workbench.matching.word_changes import word_changes

    words: list[Content | str] = []
    for change in word_changes(one_line(earlier.text), one_line(text)):
        if change.kind == "same":
            words.append(change.text)
        elif change.kind == "gone":
            words.append(Content.styled(f"[-{change.text}-]", ink.GONE))
        else:
            words.append(Content.styled(f"{{+{change.text}+}}", ink.DIFFERING))
    told = f"decided on another wording ({earlier.change})  "
    return Content.assemble((told, ink.WARNING), Content(" ").join(words))


def _context(detail: ClaimDetail, glyphs: Glyphs, reach: int) -> Content:
    """The text around the claim; the claim between signs, and what was found in it set off."""
    origin, claim = detail.context_start, detail.claim
    text = Content(detail.context)
    for start, end, style in _findings(detail):
        text = text.stylize(style, start - origin, end - origin)
    first, last = claim.start - origin, claim.end - origin
    begin, end = surroundings(detail.context, first, last, reach)
    return Content.assemble(
        ("" if origin + begin == 0 else glyphs.ellipsis + " ", ink.QUIET),
        _flowing(text[begin:first]).stylize_before(ink.QUIET),
        (glyphs.opening, ink.STRONG),
        _flowing(text[first:last]).stylize_before(ink.CLAIM),
        (glyphs.closing, ink.STRONG),
        _flowing(text[last:end]).stylize_before(ink.QUIET),
        ("" if end == len(detail.context) else " " + glyphs.ellipsis, ink.QUIET),
    )


def surroundings(text: str, first: int, last: int, reach: int) -> tuple[int, int]:
    """Where to begin and end when showing a part of a text: about ``reach`` before and after it.

    Words are not cut, unless one is longer than the reach; nor is a paragraph begun of which only
    a few words would be shown.
    """
    begin, end = max(0, first - reach), min(len(text), last + reach)
    if begin > 0 and (blank := re.search(r"\s+", text[begin:first])):
        begin += blank.end()
    if end < len(text) and (blanks := list(re.finditer(r"\s+", text[last:end]))):
        end = last + blanks[-1].start()
        gap = text.rfind("\n", last, end)
        if gap != -1 and end - gap < _STUB:
            end = last + len(text[last:gap].rstrip())
    return begin, end


def _findings(detail: ClaimDetail) -> Iterable[tuple[int, int, str]]:
    """Spans of the document and how they are drawn."""
    claim = detail.claim
    yield from ((found.start, found.end, ink.QUOTATION) for found in claim.quotations)
    yield from ((found.start, found.end, ink.NUMBER) for found in claim.quantities)
    yield from ((found.start, found.end, ink.NUMBER) for found in claim.dates)
    yield from (
        (citation.marker.start, citation.marker.end, ink.MARK) for citation in detail.citations
    )


def _flowing(text: Content) -> Content:
    """A text whose lines flow: single line ends become spaces, a paragraph begins a line."""
    parts: list[Content] = []
    at, plain = 0, text.plain
    while (end := plain.find("\n", at)) != -1:
        stop = end
        while stop < len(plain) and plain[stop] == "\n":
            stop += 1
        paragraph = stop - end >= _PARAGRAPH_ENDS
        parts += [text[at:end], Content("\n" if paragraph else " ")]
        at = stop
    return Content("").join([*parts, text[at:]])
