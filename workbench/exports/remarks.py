"""What is to be said of one claim in the margin, in plain lines."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.exports.claim_text import difference_line
from workbench.exports.entries import Entry
from workbench.exports.evidence import Evidence
from workbench.exports.standing import SIGNS, WORDS, reason_words, state_of_source, telling
from workbench.store.captures import SourceRow
from workbench.store.checking import QueryRow
from workbench.store.rows import VerdictRow

_KINDS = {"second-check": "second check: ", "adjudication": "adjudicated: "}


def headline(entry: Entry) -> str:
    """The state of a claim in one line."""
    row = entry.detail.row
    reason = f" ({reason_words(row.reason)})" if row.reason else ""
    told = [" The reviewers disagree."] if row.disagreement else []
    told += [" Decided on another version of the text."] if row.stale else []
    return f"{SIGNS[row.verdict]} {row.ord}. {WORDS[row.verdict]}{reason}.{''.join(told)}"


def remarks(entry: Entry) -> Iterator[str]:
    """Everything about a claim: decisions, notes, evidence, sources, counterparts, queries."""
    yield from (decision_line(held) for held in entry.detail.history if held.active)
    for note in entry.detail.notes:
        if note.active and note.note:
            yield f"Note by {note.reviewer}, {note.at[:10]}: {note.note}"
    yield from (evidence_line(one) for one in entry.evidence)
    yield from (source_line(one) for one in entry.sources)
    for one in telling(entry.counterparts):
        mark = f", {one.mark}" if one.mark else ""
        differing = "".join(f"; {difference_line(atom)}" for atom in one.counterpart.differences)
        yield (
            f"Counterpart ({one.counterpart.relation}{mark}) in {one.other.name}: "
            f"{one.other.text}{differing}"
        )
    yield from (query_line(one) for one in entry.queries)


def decision_line(held: VerdictRow) -> str:
    """A decision, who made it, and why."""
    because = f", {reason_words(held.reason)}" if held.reason else ""
    note = f": {held.note}" if held.note else ""
    kind = _KINDS.get(held.kind, "")
    return f"{kind}{held.verdict}{because}, by {held.reviewer}, {held.at[:10]}{note}"


def evidence_line(one: Evidence) -> str:
    """A pinned passage and where it stands."""
    words = f"“{one.text}”" if one.text is not None else "(left out here)"
    address = f" <{one.url}>" if one.url else ""
    copy = f", copy of {one.captured_at[:10]}" if one.captured_at else ""
    note = f". {one.note}" if one.note else ""
    return (
        f"Evidence: {words}, {one.name}{address}{copy}, characters {one.start}–{one.end}, "
        f"SHA-256 {one.source[:16]}…{note}"
    )


def source_line(one: SourceRow) -> str:
    """What a note cites, and whether a copy of it is kept."""
    words = one.title or one.note.text
    address = f" <{one.url}>" if one.url else ""
    return f"Source [{one.note.label}] {words}{address}: {state_of_source(one)}"


def query_line(one: QueryRow) -> str:
    """A query and its answers."""
    asked = one.question or "(left out here)"
    answers = "".join(f" → {answer.answer or '(answered)'}" for answer in one.answers)
    return f"Query to {one.person or one.addressee}: {asked}{answers or ' (open)'}"
