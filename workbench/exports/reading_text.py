"""A document as ``inspect`` prints it for people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workbench.model.claim import Claim
from workbench.model.document import Document


def reading_text(document: Document, claims: Sequence[Claim]) -> Iterator[str]:
    """Lines that tell what was found: claims with their scores, marks, notes, problems."""
    marks = len(document.markers)
    linked = sum(marker.note is not None for marker in document.markers)
    yield document.title
    yield (
        f"{document.source.media_type}, {document.source.bytes} bytes, "
        f"{len(document.text)} characters; language {document.language or 'not known'}; "
        f"published {document.published or 'not known'}"
    )
    yield (
        f"{len(document.blocks)} blocks, {len(document.sentences)} sentences, "
        f"{marks} marks ({linked} linked), {len(document.notes)} notes"
    )
    yield ""
    for claim in claims:
        labels = "".join(f"[{document.markers[index].label}]" for index in claim.markers)
        yield f"{claim.check_worthy:.2f}  {claim.reading} {labels}".rstrip()
        if claim.why:
            yield f"      {', '.join(claim.why)}"
    if document.notes:
        yield ""
        yield "Notes"
        for note in document.notes:
            targets = " ".join(f"<{target.kind} {target.value}>" for target in note.targets)
            yield f"[{note.label}] {note.text} {targets}".rstrip()
    if document.problems:
        yield ""
        yield "Problems"
        for problem in document.problems:
            yield f"{problem.kind} at {problem.start}: {problem.message}"
