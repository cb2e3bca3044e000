"""The stable JSON shapes, each named and versioned by its ``format`` key."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from workbench.model.claim import Claim
from workbench.model.document import Document

DOCUMENT = "workbench.document/1"
CLAIMS = "workbench.claims/1"
COUNTERPARTS = "workbench.counterparts/1"
STATUS = "workbench.status/1"
CLAIM = "workbench.claim/1"


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
        "notes": [asdict(note) for note in document.notes],
        "claims": [asdict(claim) for claim in claims],
        "problems": [asdict(problem) for problem in document.problems],
    }
