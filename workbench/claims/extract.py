"""From a document to its claims."""

from __future__ import annotations

from workbench.claims import reading, worth
from workbench.claims.analysis import Finding, analyse
from workbench.claims.kinds import kinds
from workbench.model.claim import Claim, Name
from workbench.model.document import Document
from workbench.model.identity import claim_id


def extract(document: Document, *, threshold: float | None = None) -> list[Claim]:
    """The statements of a document, in text order.

    Args:
        document: a document as it was read.
        threshold: None for every sentence of prose with its score; else those whose
            ``check_worthy`` reaches it; the room shows those from
            :data:`workbench.claims.threshold.DEFAULT_THRESHOLD` up.
    """
    claims = (_claim(document, finding) for finding in analyse(document).findings)
    return [claim for claim in claims if threshold is None or claim.check_worthy >= threshold]


def _claim(document: Document, finding: Finding) -> Claim:
    start, end = finding.sentence.start, finding.sentence.end
    check_worthy, why = worth.weigh(finding.statement, finding.words)
    marks = [document.markers[index] for index in finding.markers]
    line = finding.attribution
    return Claim(
        id=claim_id(document.id, start, end),
        start=start,
        end=end,
        text=document.text[start:end],
        reading=reading.read(
            document.text,
            start,
            end,
            marks=[(mark.start, mark.end) for mark in marks],
            standins=finding.standins,
            quotations=finding.quotations,
        ),
        sentence=finding.index,
        kinds=kinds(finding),
        check_worthy=check_worthy,
        why=why,
        speaker=line.speaker if line else None,
        cue=line.cue if line else None,
        quotations=finding.quotations,
        quantities=finding.quantities,
        dates=finding.dates,
        names=tuple(Name(mention.start, mention.end, mention.text) for mention in finding.names),
        markers=finding.markers,
    )
