"""One claim as ``show`` prints it for people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from workbench.exports.entries import Entry
from workbench.matching.counterparts import WEAK
from workbench.matching.origins import letters
from workbench.matching.word_changes import marked, word_changes
from workbench.model.comparison import Difference
from workbench.model.identity import SHORT
from workbench.store.origins import independence_of
from workbench.store.rows import Citation, CounterpartRow


def claim_text(entry: Entry, sources: Iterable[str] = ()) -> Iterator[str]:
    """Lines that tell everything about one claim.

    Args:
        sources: lines that tell what its sources say.
    """
    detail, row = entry.detail, entry.detail.row
    yield f"{row.id[:SHORT]}  {row.name} [{row.start}, {row.end})"
    yield row.text
    if row.reading != row.text:
        yield f"Reading{' (corrected by hand)' if row.edited else ''}: {row.reading}"
    yield f"Check-worthy: {row.check_worthy:.2f}" + "".join(f"; {w}" for w in detail.claim.why)
    if detail.claim.speaker:
        yield f"Speaker: {detail.claim.speaker}"
    yield ""
    yield from _decided(entry)
    yield ""
    yield "Citations" if detail.citations else "No citations"
    for citation in detail.citations:
        yield f"  {citation_line(citation)}"
    for number, told in enumerate(sources):
        if not number:
            yield from ("", "Sources")
        yield told
    yield ""
    yield from _counterparts(entry.counterparts)


def _counterparts(pairs: Sequence[CounterpartRow]) -> Iterator[str]:
    """Where else it is said, how many origins that has, and the pairs, the weak ones apart."""
    yield "Counterparts" if pairs else "No counterparts"
    told = independence_of(pairs)
    if told.documents:
        where = f"{told.documents} document{'s'[: told.documents != 1]}"
        yield f"  agreeing: {where}, {told.origins} origin{'s'[: told.origins != 1]}"
    own = pairs[0].own_origin if pairs else ""
    weak = False
    for pair, label in zip(pairs, letters([row.origin for row in pairs], own), strict=True):
        if pair.counterpart.score < WEAK and not weak:
            weak = True
            yield "  weaker"
        yield from _counterpart_lines(pair, label)


def _decided(entry: Entry) -> Iterator[str]:
    """What reviewers decided and noted, and whether it is about these words."""
    detail, row = entry.detail, entry.detail.row
    yield f"Verdict: {row.verdict}" + ("; the reviewers disagree" if row.disagreement else "")
    if row.change:
        yield f"  STALE ({row.change}): it was given to other words"
    if entry.earlier:
        yield f"  {marked(word_changes(entry.earlier.text, row.text))}"
    if entry.blind:
        yield "  Another reviewer has decided; that is hidden until you have: workbench check"
    if entry.sign_off:
        still = "holds" if entry.sign_off == "holds" else "is stale: something was changed since"
        yield f"  The sign-off of its document {still}"
    for held in entry.verdicts:
        because = f" ({held.reason})" if held.reason else ""
        note = f": {held.note}" if held.note else ""
        stale = ", of other words" if held.stale else ""
        yield f"  {held.verdict}{because} by {held.reviewer}, {held.at[:16]}{stale}{note}"
    for note_row in detail.notes:
        if note_row.active:
            yield f"  note by {note_row.reviewer}, {note_row.at[:16]}: {note_row.note}"


def citation_line(citation: Citation) -> str:
    """A mark and what it leads to, in one line."""
    marker, note = citation.marker, citation.note
    if note is None:
        return f"[{marker.label}] {marker.problem or 'dangling'}: no note of this label"
    targets = "".join(f" <{target.kind} {target.value}>" for target in note.targets)
    return f"[{marker.label}] {note.text}{targets}"


def difference_line(atom: Difference) -> str:
    """A typed difference in one line."""
    return f"{atom.kind}: {atom.left or '–'} ↔ {atom.right or '–'}"


def _counterpart_lines(row: CounterpartRow, origin: str) -> Iterator[str]:
    pair = row.counterpart
    mark = f", {row.mark}" if row.mark else ""
    head = f"  {pair.score:.2f} {pair.relation}{mark}  {pair.counterpart[:SHORT]}  {row.other.name}"
    yield f"{head}, {'a copy of this' if origin == '=' else f'origin {origin}'}"
    yield f"       {row.other.text}"
    for atom in pair.differences:
        yield f"       {difference_line(atom)}"
