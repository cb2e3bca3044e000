"""One claim as ``show`` prints it for people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from workbench.exports.entries import Entry
from workbench.model.comparison import Difference
from workbench.model.identity import SHORT
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
        yield f"Reading: {row.reading}"
    yield f"Check-worthy: {row.check_worthy:.2f}" + "".join(f"; {w}" for w in detail.claim.why)
    if detail.claim.speaker:
        yield f"Speaker: {detail.claim.speaker}"
    yield ""
    yield f"Verdict: {row.verdict}" + ("; the reviewers disagree" if row.disagreement else "")
    if entry.blind:
        yield "  Another reviewer has decided; that is hidden until you have: workbench check"
    if entry.sign_off:
        still = "holds" if entry.sign_off == "holds" else "is stale: something was changed since"
        yield f"  The sign-off of its document {still}"
    for held in entry.verdicts:
        because = f" ({held.reason})" if held.reason else ""
        note = f": {held.note}" if held.note else ""
        yield f"  {held.verdict}{because} by {held.reviewer}, {held.at[:16]}{note}"
    for note_row in detail.notes:
        if note_row.active:
            yield f"  note by {note_row.reviewer}, {note_row.at[:16]}: {note_row.note}"
    yield ""
    yield "Citations" if detail.citations else "No citations"
    for citation in detail.citations:
        yield f"  {citation_line(citation)}"
    for number, told in enumerate(sources):
        if not number:
            yield from ("", "Sources")
        yield told
    yield ""
    yield "Counterparts" if entry.counterparts else "No counterparts"
    for counterpart in entry.counterparts:
        yield from _counterpart_lines(counterpart)


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


def _counterpart_lines(row: CounterpartRow) -> Iterator[str]:
    pair = row.counterpart
    mark = f", {row.mark}" if row.mark else ""
    yield f"  {pair.score:.2f} {pair.relation}{mark}  {pair.counterpart[:SHORT]}  {row.other.name}"
    yield f"       {row.other.text}"
    for atom in pair.differences:
        yield f"       {difference_line(atom)}"
