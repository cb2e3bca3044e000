"""Correcting claims by hand: how one reads, who says it, where it begins and ends, and new ones.

The text is never edited, and each correction is an event that can be undone. What the machine
found is written anew with it, in the same transaction.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from workbench.desk.decide import Outcome, place_of, record_drafts
from workbench.model.errors import UsageError
from workbench.model.identity import SHORT

if TYPE_CHECKING:
    from workbench.ledger.record import Draft
    from workbench.store.connection import Store

Span = tuple[int, int]


def edit_reading(store: Store, claim: str, reading: str, *, reviewer: str) -> Outcome:
    """Correct how a claim would stand alone. Its verdicts stand: its text is the same.

    Raises:
        UsageError: the reading is empty, or the claim is not known.
    """
    words = " ".join(reading.split())
    if not words:
        raise UsageError("the reading is empty", claim[:SHORT], "say how the claim reads")
    return _edit(store, claim, reviewer, edit="reading", reading=words)


def edit_speaker(store: Store, claim: str, speaker: str | None, *, reviewer: str) -> Outcome:
    """Correct who is said to say it; None: nobody is."""
    named = " ".join(speaker.split()) if speaker else ""
    return _edit(store, claim, reviewer, edit="speaker", speaker=named or None)


def split_claim(store: Store, claim: str, at: Sequence[int], *, reviewer: str) -> Outcome:
    """Take a claim apart. What was decided on it goes to its longest part, as stale.

    Args:
        at: where the second part begins, and each after it: offsets into the claim's text.

    Returns:
        With the ids of the parts, in order.

    Raises:
        UsageError: an offset is not inside the claim, or a part would have no word.
    """
    from workbench.store.claims import load_claim

    document, whole = load_claim(store, claim)
    cuts = [0, *sorted(set(at)), len(whole.text)]
    if cuts[1] <= 0 or cuts[-2] >= cuts[-1] or len(cuts) < 3:
        raise UsageError(
            "that is not inside the claim", claim[:SHORT], f"split it between 1 and {cuts[-1] - 1}"
        )
    spans = [_trimmed(whole.text, start, end) for start, end in pairwise(cuts)]
    for start, end in spans:
        if not any(sign.isalnum() for sign in whole.text[start:end]):
            raise UsageError("a part would have no word", claim[:SHORT], "split it elsewhere")
    parts = _places(document, whole.start, whole.text, spans)

    def drafts() -> list[Draft]:
        return [_edited(place_of(store, claim), edit="split", parts=parts)]

    return _done(store, drafts, document, [part["claim"] for part in parts], reviewer)


def join_claims(store: Store, claims: Sequence[str], *, reviewer: str) -> Outcome:
    """Make one claim of neighbours. What was decided on them goes to it, as stale.

    Args:
        claims: whole ids, of one document.

    Returns:
        With the id of the new claim.

    Raises:
        UsageError: they are not several, not of one document, or others stand between them.
    """
    from workbench.store.claims import document_claims, load_claim
    from workbench.store.versions import text_of

    found = [load_claim(store, claim) for claim in dict.fromkeys(claims)]
    document = found[0][0]
    if len(found) < 2 or any(other != document for other, _ in found):
        raise UsageError("only several claims of one document can be joined")
    chosen = sorted((claim for _, claim in found), key=lambda claim: claim.start)
    start, end = chosen[0].start, max(claim.end for claim in chosen)
    wanted = {claim.id for claim in chosen}
    for claim in document_claims(store, document):
        if claim.id not in wanted and claim.start < end and claim.end > start:
            raise UsageError("another claim stands between them", claim.id[:SHORT], "join it too")
    text = text_of(store, document)
    (whole,) = _places(document, 0, text, [(start, end)])
    parts = _places(document, 0, text, [(claim.start, claim.end) for claim in chosen])
    return _done(
        store,
        lambda: [_edited(whole, edit="merged", parts=parts)],
        document,
        [whole["claim"]],
        reviewer,
    )


def add_claim(
    store: Store,
    document: str,
    start: int,
    end: int,
    *,
    reviewer: str,
    reading: str | None = None,
) -> Outcome:
    """Make a stretch of a document a claim, whatever the machine takes it for.

    Args:
        document: its whole id.
        start, end: the stretch, in code points of its text.
        reading: how it would stand alone; None leaves that to the machine.

    Returns:
        With the id of the new claim.

    Raises:
        UsageError: there is no word at that place, or it is a claim already.
    """
    from workbench.ledger.record import Draft
    from workbench.store.listing import claim_key
    from workbench.store.versions import text_of

    text = text_of(store, document)
    if not 0 <= start < end <= len(text):
        raise UsageError(f"{start}–{end} is not in it", document[:SHORT], f"it ends at {len(text)}")
    span = _trimmed(text, start, end)
    if not any(sign.isalnum() for sign in text[span[0] : span[1]]):
        raise UsageError("there is no word at that place", document[:SHORT])
    (place,) = _places(document, 0, text, [span])
    if claim_key(store, place["claim"]) is not None:
        raise UsageError("it is a claim already", place["claim"][:SHORT])
    words = " ".join(reading.split()) if reading else None
    return _done(
        store,
        lambda: [Draft("claim-added", {**place, "reading": words or None})],
        document,
        [place["claim"]],
        reviewer,
    )


def find_quote(store: Store, document: str, words: str) -> Span:
    """The one place of some words in a document, however its lines are broken.

    Raises:
        UsageError: they are not in it, or in several places.
    """
    import re

    from workbench.store.versions import text_of

    wanted = r"\s+".join(re.escape(word) for word in words.split())
    found = list(re.finditer(wanted, text_of(store, document))) if wanted else []
    if len(found) == 1:
        return found[0].span()
    if not found:
        raise UsageError("these words are not in it", document[:SHORT], "quote them as they stand")
    places = ", ".join(str(one.start()) for one in found[:5])
    raise UsageError(
        f"these words are in {len(found)} places", document[:SHORT], f"quote more ({places})"
    )


def _edit(
    store: Store,
    claim: str,
    reviewer: str,
    *,
    edit: str,
    reading: str | None = None,
    speaker: str | None = None,
) -> Outcome:
    """Record a correction that leaves the claim in its place."""
    place = place_of(store, claim)

    def drafts() -> list[Draft]:
        return [_edited(place, edit=edit, reading=reading, speaker=speaker)]

    return _done(store, drafts, place["document"], [claim], reviewer)


def _edited(
    place: dict[str, Any],
    *,
    edit: str,
    reading: str | None = None,
    speaker: str | None = None,
    parts: Sequence[dict[str, Any]] = (),
) -> Draft:
    from workbench.ledger.record import Draft

    body = {"edit": edit, "reading": reading, "speaker": speaker, "parts": list(parts)}
    return Draft("claim-edited", {**place, **body})


def _done(
    store: Store,
    drafts: Callable[[], Sequence[Draft]],
    document: str,
    claims: Sequence[str],
    reviewer: str,
) -> Outcome:
    """Record a correction and write the document's claims anew."""
    from workbench.desk.reread import refresh

    done = record_drafts(
        store, drafts, reviewer, lambda: refresh(store, document, reviewer=reviewer)
    )
    return Outcome(done.events, tuple(claims))


def _places(document: str, start: int, text: str, spans: Sequence[Span]) -> list[dict[str, Any]]:
    """The places of some spans of a text that begins at ``start`` of a document."""
    from workbench.ledger.bodies import place

    return [
        {**place(document, start + first, start + last, text[first:last])} for first, last in spans
    ]


def _trimmed(text: str, start: int, end: int) -> Span:
    """A span without the white space at its ends."""
    whole = text[start:end]
    return start + len(whole) - len(whole.lstrip()), end - (len(whole) - len(whole.rstrip()))
