"""What the sources of a claim say, as ``show`` prints it: lines for people, and JSON."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from workbench.desk.elsewhere import Elsewhere
from workbench.desk.evidence import Evidence, QuotedWords, ShownPassage, SourceEvidence
from workbench.store.captures import SourceRow

_STATUS = {
    "verbatim": "word for word",
    "drifted": "altered",
    "spliced": "put together from several places",
    "absent": "not in it",
}


def state_words(row: SourceRow) -> str:
    """What became of a source: not asked for, failed and why, or captured and when."""
    if row.state == "not-attempted":
        return "not asked for yet" if row.url else "not to be had on the web; attach a file"
    at = (row.at or "")[:10]
    if row.state == "failed":
        return f"failed on {at}: {row.why}" + (f" ({row.detail})" if row.detail else "")
    archived = f", an archive's copy of {row.archived_at[:10]}" if row.archived_at else ""
    failing = f"; gone since ({row.failing})" if row.failing else ""
    unread = f"; no text could be read from it: it {row.problem}" if row.problem else ""
    verb = "captured" if row.how == "fetched" else row.how
    return f"{verb} on {at}{archived}{failing}{unread}"


def status_words(quoted: QuotedWords) -> str:
    """What became of a quotation: word for word, altered, spliced, or where it stands instead."""
    told = _STATUS[quoted.check.status]
    if not quoted.elsewhere:
        return told
    return f"{told}; {_where(quoted.elsewhere[0])}"


def evidence_lines(evidence: Evidence) -> Iterator[str]:
    """Lines that tell what the sources of a claim say."""
    for source in evidence.sources:
        yield f"  {source_words(source.row)}: {state_words(source.row)}"
        for passage in source.passages:
            yield from _passage_lines(passage)
        if source.passages:
            missing = _words(evidence.text, source.unsupported)
            yield f"       not in these passages: {missing or 'nothing'}"
        for quoted in source.quotations:
            yield from _quotation_lines(quoted)


def source_words(row: SourceRow) -> str:
    """Which source it is: the note's label, and what it points to."""
    named = row.url or (row.target.value if row.target else row.title or "")
    return f"[{row.note.label}]" + (f" {named}" if named else "")


def source_evidence_object(source: SourceEvidence) -> dict[str, Any]:
    """What one source says, beside its state."""
    return {
        "passages": [_passage_object(passage) for passage in source.passages],
        "unsupported": source.unsupported,
        "quotations": [_quotation_object(quoted) for quoted in source.quotations],
    }


def _passage_lines(passage: ShownPassage) -> Iterator[str]:
    pinned = ", pinned" if passage.pinned else ""
    yield f"    {passage.score:.2f}  {' '.join(passage.text.split())}"
    yield f"       {passage.id}{pinned}"


def _quotation_lines(quoted: QuotedWords) -> Iterator[str]:
    yield f"    “{quoted.text}”: {status_words(quoted)}"
    for edit in quoted.check.edits:
        yield f"       {edit.quote or '–'} ← {edit.source or '–'}"
    for one in quoted.elsewhere[1:]:
        yield f"       {_where(one)}"


def _where(one: Elsewhere) -> str:
    how = "" if one.check.status == "verbatim" else f" ({_STATUS[one.check.status]})"
    return f"it stands in {one.where}{how}"


def _words(text: str, spans: tuple[tuple[int, int], ...]) -> str:
    return ", ".join(" ".join(text[start:end].split()) for start, end in spans)


def _passage_object(passage: ShownPassage) -> dict[str, Any]:
    names = ("id", "content", "start", "end", "text", "score", "agreeing", "pinned")
    return {name: getattr(passage, name) for name in names}


def _quotation_object(quoted: QuotedWords) -> dict[str, Any]:
    """A quotation; ``start`` and ``end`` are the claim's, those in ``check`` the source's."""
    return {
        "start": quoted.start,
        "end": quoted.end,
        "text": quoted.text,
        "check": asdict(quoted.check),
        "there": quoted.there,
        "elsewhere": [asdict(one) for one in quoted.elsewhere],
    }
