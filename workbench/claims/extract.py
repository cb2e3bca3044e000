"""From a document to its claims."""

from __future__ import annotations

import re

from workbench.model.claim import Claim
from workbench.model.document import Document
from workbench.model.identity import claim_id


def extract(document: Document, *, threshold: float | None = None) -> list[Claim]:
    """Every sentence of prose as a claim, or those whose score reaches the threshold."""
    marks: dict[int, list[int]] = {}
    for index, marker in enumerate(document.markers):
        if marker.sentence is not None:
            marks.setdefault(marker.sentence, []).append(index)
    claims = []
    for index, sentence in enumerate(document.sentences):
        text = document.text[sentence.start : sentence.end]
        score = 0.7 if re.search(r"\d", text) else 0.55 if len(text) > 60 else 0.2
        if threshold is not None and score < threshold:
            continue
        claims.append(
            Claim(
                id=claim_id(document.id, sentence.start, sentence.end),
                start=sentence.start,
                end=sentence.end,
                text=text,
                reading=" ".join(text.split()),
                sentence=index,
                kinds=("event",),
                check_worthy=score,
                why=(),
                markers=tuple(marks.get(index, ())),
            )
        )
    return claims
