"""The stable JSON shapes, each named and versioned by its ``format`` key.

``docs/reference/formats.md`` describes them; a key's meaning never changes within a version.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from workbench.citations.works import read_citation
from workbench.desk.house_rules import Breach
from workbench.exports.checking_shapes import query_object
from workbench.exports.entries import Entry
from workbench.ledger.checkpoint import ORIGIN, Checkpoint
from workbench.ledger.history import Told
from workbench.model.claim import Claim
from workbench.model.document import Document, Note
from workbench.store.captures import SourceRow
from workbench.store.rows import (
    Citation,
    ClaimRow,
    CounterpartRow,
    DocumentRow,
    Place,
    VerdictRow,
)
from workbench.store.sign_offs import SignOffRow

DOCUMENT = "workbench.document/1"
STATUS = "workbench.status/1"
CLAIMS = "workbench.claims/1"
CLAIM = "workbench.claim/1"
COUNTERPARTS = "workbench.counterparts/1"
LOG = "workbench.log/1"
HOUSE_RULES = "workbench.rules/1"
VERIFICATION_LOG = "workbench.verification-log/1"


def document_object(document: Document, claims: Sequence[Claim]) -> dict[str, Any]:
    """One document as ``inspect --format json`` prints it."""
    return {
        "format": DOCUMENT,
        "source": asdict(document.source),
        "title": document.title,
        "language": document.language,
        "published": document.published,
        "text": document.text,
        "blocks": [asdict(block) for block in document.blocks],
        "sentences": [asdict(sentence) for sentence in document.sentences],
        "markers": [asdict(marker) for marker in document.markers],
        "notes": [_note_object(note) for note in document.notes],
        "claims": [asdict(claim) for claim in claims],
        "problems": [asdict(problem) for problem in document.problems],
    }


def _note_object(note: Note) -> dict[str, Any]:
    """A note, with what its words say of the work that it cites."""
    return asdict(note) | {"citation": asdict(read_citation(note.text, note.targets))}


def document_row_object(row: DocumentRow) -> dict[str, Any]:
    """One document as ``status`` prints it."""
    return {
        "id": row.id,
        "name": row.name,
        "title": row.title,
        "role": row.role,
        "language": row.language,
        "published": row.published,
        "added_at": row.added_at,
        "added_by": row.added_by,
        "replaces": row.replaces,
        "replaced": row.replaced,
        "claims": row.claims,
        "open": row.open,
        "corroborated": row.corroborated,
        "contested": row.contested,
        "unsupported": row.unsupported,
        "dismissed": row.dismissed,
        "marks": row.markers,
        "dangling": row.dangling,
        "notes": row.notes,
        "problems": row.problems,
        "counterparts": row.counterparts,
    }


def sign_off_object(row: SignOffRow) -> dict[str, Any]:
    """One sign-off as ``status`` and the verification log print it."""
    return {
        "event": row.event,
        "reviewer": row.reviewer,
        "at": row.at,
        "signed": row.signature is not None,
        "state_sha256": row.state_sha256,
        "head": {"log": row.log, "size": row.size, "root": row.root},
        "stale": row.stale_by is not None,
        "stale_by": row.stale_by,
        "stale_at": row.stale_at,
    }


def breach_object(breach: Breach) -> dict[str, Any]:
    """One broken house rule as ``rules`` prints it."""
    return {
        "rule": breach.rule,
        "document": breach.claim.document,
        "name": breach.claim.name,
        "claim": breach.claim.id,
        "text": breach.claim.text,
        "verdict": breach.claim.verdict,
        "message": breach.message,
    }


def claim_row_object(
    row: ClaimRow,
    verdicts: Sequence[VerdictRow],
    *,
    sign_off: str | None = None,
    blind: bool = False,
) -> dict[str, Any]:
    """One claim as ``claims`` prints it; ``verdicts`` has one a reviewer.

    Args:
        sign_off: whether its document's sign-off ``holds`` or is ``stale``.
        blind: what others decided is hidden from whom it is printed for.
    """
    return {
        "id": row.id,
        "document": row.document,
        "name": row.name,
        "start": row.start,
        "end": row.end,
        "text": row.text,
        "reading": row.reading,
        "check_worthy": row.check_worthy,
        "verdict": row.verdict,
        "reason": row.reason,
        "note": row.note,
        "reviewer": row.reviewer,
        "at": row.at,
        "stale": row.stale,
        "change": row.change,
        "edited": row.edited,
        "markers": row.markers,
        "counterparts": row.counterparts,
        "disagreement": row.disagreement,
        "sign_off": sign_off,
        "blind": blind,
        "verdicts": [
            {
                "reviewer": held.reviewer,
                "verdict": held.verdict,
                "reason": held.reason,
                "note": held.note,
                "at": held.at,
                "stale": held.stale,
            }
            for held in verdicts
        ],
    }


def entry_object(entry: Entry) -> dict[str, Any]:
    """One claim with everything, as ``show`` and the verification log print it."""
    detail = entry.detail
    shape = claim_row_object(detail.row, entry.verdicts, sign_off=entry.sign_off, blind=entry.blind)
    shape |= {
        "kinds": detail.claim.kinds,
        "why": detail.claim.why,
        "speaker": detail.claim.speaker,
        "citations": [_citation_object(citation) for citation in detail.citations],
        "sources": [_source_object(row) for row in entry.sources],
        "counterparts": [_counterpart_object(row) for row in entry.counterparts],
        "notes": [asdict(note) for note in detail.notes],
        "pins": [asdict(pin) for pin in detail.pins],
        "evidence": [asdict(one) for one in entry.evidence],
        "queries": [query_object(row) for row in entry.queries],
        "history": [_history_object(row) for row in detail.history],
    }
    return shape


def _citation_object(citation: Citation) -> dict[str, Any]:
    marker, note = citation.marker, citation.note
    return {
        "label": marker.label,
        "start": marker.start,
        "end": marker.end,
        "problem": marker.problem,
        "note": None if note is None else asdict(note),
    }


def _source_object(row: SourceRow) -> dict[str, Any]:
    """What a note cites, and what became of asking for it."""
    names = ("url", "state", "why", "detail", "at", "how", "status", "final_url", "archived_at")
    return {
        "note": row.note.label,
        "target": None if row.target is None else asdict(row.target),
        **{name: getattr(row, name) for name in names},
        **{name: getattr(row, name) for name in ("content", "media_type", "title", "published")},
    }


def _history_object(row: VerdictRow) -> dict[str, Any]:
    shape = asdict(row)
    shape["standing"] = shape.pop("active")
    return shape


def _counterpart_object(row: CounterpartRow) -> dict[str, Any]:
    pair = row.counterpart
    return {
        "claim": pair.counterpart,
        **_place_object(row.other),
        "score": pair.score,
        "rank": row.rank,
        "relation": pair.relation,
        "shared": pair.shared,
        "differences": [asdict(atom) for atom in pair.differences],
        "mark": row.mark,
    }


def pair_object(row: CounterpartRow) -> dict[str, Any]:
    """One pair as ``counterparts`` prints it."""
    pair = row.counterpart
    return {
        "claim": pair.claim,
        "counterpart": pair.counterpart,
        "score": pair.score,
        "rank": row.rank,
        "relation": pair.relation,
        "shared": pair.shared,
        "differences": [asdict(atom) for atom in pair.differences],
        "origin": row.origin,
        "mark": row.mark,
        "claims": [
            {"id": pair.claim, **_place_object(row.claim)},
            {"id": pair.counterpart, **_place_object(row.other)},
        ],
    }


def _place_object(place: Place) -> dict[str, Any]:
    return {
        "document": place.document,
        "name": place.name,
        "start": place.start,
        "end": place.end,
        "text": place.text,
    }


def event_object(told: Told) -> dict[str, Any]:
    """One event as ``log`` prints it."""
    event = told.event
    return {
        "log": event.log,
        "index": told.index,
        "id": event.id,
        "actor": event.actor,
        "n": event.n,
        "saw": {"size": event.saw.size, "root": event.saw.root.hex()},
        "time": event.time,
        "kind": event.kind,
        "body": dict(event.body),
        "private": told.private,
        "leaf": event.leaf.hex(),
    }


def head_object(head: Checkpoint) -> dict[str, Any]:
    """A log's head, in the terms of its checkpoint."""
    return {
        "origin": ORIGIN + head.log,
        "size": head.size,
        "root": b64encode(head.root).decode("ascii"),
    }
