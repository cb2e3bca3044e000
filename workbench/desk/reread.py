"""What the machine found in a document, with what people corrected, written anew."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.model.claim import Claim
from workbench.model.document import Document, Sentence

if TYPE_CHECKING:
    from workbench.store.connection import Store
    from workbench.store.edits import EditRow

Span = tuple[int, int]


def refresh(store: Store, document: str, *, reviewer: str) -> None:
    """Make a document's findings anew, as its corrections that stand have them, inside a write.

    Args:
        document: its whole id; nothing is done if it is not on the desk.
        reviewer: who carries over the decisions on claims that are no more.
    """
    from workbench.desk.corrected import corrected_reading
    from workbench.store.documents import has_document

    if has_document(store, document):
        replace_reading(store, corrected_reading(store, document), reviewer=reviewer)


def replace_reading(store: Store, document: Document, *, reviewer: str) -> None:
    """Write a reading of a document in place of the one that is there, inside a write.

    Its claims are extracted, and hand edits applied. Decisions on claims that are no more are
    carried over to those that stand in their place. Claims that are new are matched; pairs of the
    others are kept.

    Args:
        document: with the same bytes and text, but other blocks, sentences, marks or notes.
    """
    from workbench.desk.carry import carry_reading
    from workbench.desk.match import match_claims
    from workbench.desk.origins import find_origins, forget_origins
    from workbench.store.claims import document_claims
    from workbench.store.documents import load_document
    from workbench.store.edits import replace_machine, rewrite_claim, standing_edits
    from workbench.store.versions import worded

    was = {claim.id: claim for claim in document_claims(store, document.id)}
    claims = edited_claims(document, standing_edits(store, document.id))
    other = [claim for claim in claims if _says(claim) != _says(was.get(claim.id))]
    if (
        list(was) == [claim.id for claim in claims]
        and load_document(store, document.id) == document
    ):
        for claim in other:
            rewrite_claim(store, claim)
    else:
        before = worded(store, document=document.id)
        forget_origins(store, document.id)
        replace_machine(store, document, claims, [claim.id for claim in other])
        find_origins(store, [claim.id for claim in claims])
        carry_reading(store, before, worded(store, document=document.id), reviewer=reviewer)
    match_claims(store, [claim.id for claim in other])


def edited_claims(document: Document, edits: Sequence[EditRow]) -> list[Claim]:
    """The claims of a document, those that people added, split, joined or corrected as they are.

    A split of a claim that is not there (since it was split or joined otherwise before) and a
    merger of claims that are not are passed over.

    Args:
        edits: those that stand, the earliest first.
    """
    from workbench.claims.extract import extract

    found: dict[Span, Claim | None] = {
        (claim.start, claim.end): claim for claim in extract(document)
    }
    for edit in edits:
        whole = (edit.start, edit.end)
        if edit.kind == "added":
            found.setdefault(whole, None)
        elif edit.kind == "split" and whole in found:
            del found[whole]
            found |= dict.fromkeys(edit.parts)
        elif edit.kind == "merged" and found.keys() >= set(edit.parts):
            for part in edit.parts:
                del found[part]
            found[whole] = None
    made = _extracted(document, sorted(span for span, claim in found.items() if claim is None))
    claims = sorted(
        (claim or made[span] for span, claim in found.items()),
        key=lambda claim: (claim.start, claim.end),
    )
    return _corrected(claims, edits)


def _corrected(claims: Iterable[Claim], edits: Iterable[EditRow]) -> list[Claim]:
    """The claims with the readings and speakers that people gave them; the last one stands."""
    by_id = {claim.id: claim for claim in claims}
    for edit in edits:
        claim = by_id.get(edit.claim)
        if claim is None:
            continue
        if edit.kind == "speaker":
            by_id[claim.id] = replace(claim, speaker=edit.speaker, cue=None)
        elif edit.reading is not None:
            by_id[claim.id] = replace(claim, reading=edit.reading)
    return list(by_id.values())


def _extracted(document: Document, spans: Sequence[Span]) -> dict[Span, Claim]:
    """What is found in stretches of a document, each taken for a sentence in its place."""
    from workbench.claims.extract import extract
    from workbench.reading import placed

    found: dict[Span, Claim] = {}
    left = list(spans)
    starts = [sentence.start for sentence in document.sentences]
    while left:
        layer, left = _apart(left)
        wanted = set(layer)
        sentences = _in_place(document, layer)
        marks = placed(document.markers, [(one.start, one.end) for one in sentences])
        for claim in extract(replace(document, sentences=sentences, markers=marks)):
            span = (claim.start, claim.end)
            if span in wanted:
                at = max(bisect_right(starts, claim.start) - 1, 0)
                found[span] = replace(claim, sentence=at)
    return found


def _apart(spans: Sequence[Span]) -> tuple[list[Span], list[Span]]:
    """Of some spans in order, those that do not overlap, and the rest."""
    apart: list[Span] = []
    rest: list[Span] = []
    for span in spans:
        (rest if apart and span[0] < apart[-1][1] else apart).append(span)
    return apart, rest


def _in_place(document: Document, spans: Sequence[Span]) -> tuple[Sentence, ...]:
    """The document's sentences with some spans in place of those that they overlap."""
    ends = [end for _, end in spans]
    blocks = [block.start for block in document.blocks]

    def is_free(sentence: Sentence) -> bool:
        after = bisect_right(ends, sentence.start)
        return after == len(spans) or spans[after][0] >= sentence.end

    kept = [sentence for sentence in document.sentences if is_free(sentence)]
    put = [Sentence(*span, max(bisect_right(blocks, span[0]) - 1, 0)) for span in spans]
    return tuple(sorted([*kept, *put], key=lambda sentence: sentence.start))


def _says(claim: Claim | None) -> tuple[str | None, ...] | None:
    return (claim.reading, claim.speaker, claim.cue) if claim else None
