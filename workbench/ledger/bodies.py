"""The kinds of event and what each one's body says. ``docs/reference/events.md`` shows them.

A kind's body never changes its meaning: a later version may add kinds, and optional fields to a
kind, but neither drops nor reinterprets one. All keys are always there; what does not apply is
null. Words that may be confidential are not in the body: they are *private texts*, of which the
event holds salted hashes only. :mod:`workbench.ledger.kinds` says which kind has which.
"""

from __future__ import annotations

from hashlib import sha256
from typing import Literal, TypedDict

from workbench.ledger.fields import (
    Count,
    EventId,
    Line,
    LogId,
    Moment,
    Sha256,
    Text,
)
from workbench.model.document import BlockKind, TargetKind
from workbench.model.identity import claim_id
from workbench.model.verdict import Change


class Span(TypedDict):
    """A stretch of text, ``[start, end)`` in code points."""

    start: Count
    end: Count


class HeadOf(TypedDict):
    """The head of some log: how many lines, and the Merkle root over them in hex."""

    log: LogId
    size: Count
    root: Sha256


class Target(TypedDict):
    """What a note points to."""

    kind: TargetKind
    value: Text


class Place(TypedDict):
    """A claim and where it stands, in full, so that the log can be read without the database."""

    claim: Sha256
    document: Sha256
    start: Count
    end: Count
    exact_sha256: Sha256


def place(document: str, start: int, end: int, text: str) -> Place:
    """The place of a claim.

    Args:
        document: the document's id.
        start, end: the claim's span in the document's text.
        text: the claim's exact text, ``document.text[start:end]``.
    """
    return {
        "claim": claim_id(document, start, end),
        "document": document,
        "start": start,
        "end": end,
        "exact_sha256": exact_sha256(text),
    }


def exact_sha256(text: str) -> str:
    """The SHA-256 of a text in UTF-8, in hex."""
    return sha256(text.encode("utf-8")).hexdigest()


class LogStarted(TypedDict):
    """The first line of every log. ``grown_from``: the head of the log it continues in a copy."""

    grown_from: HeadOf | None


class Merged(TypedDict):
    """Other logs were put beside this one; their heads."""

    logs: list[HeadOf]


class DocumentAdded(TypedDict):
    """A document version was read. ``document`` is the SHA-256 of its bytes."""

    document: Sha256
    name: Text
    media_type: Line
    bytes: Count
    title: Text
    role: Literal["draft", "source"]
    language: Text | None
    published: Text | None
    replaces: Sha256 | None
    text_sha256: Sha256
    claims: Count


class DocumentRemoved(TypedDict):
    """A document was taken off the desk. Its decisions stay in the log."""

    document: Sha256


class ClaimAdded(Place):
    """A claim added by hand. ``reading``: how it would stand alone."""

    reading: Text | None


class ClaimEdited(Place):
    """A claim corrected by hand.

    ``parts``: for ``split``, what it was split into; for ``merged``, what it was made of.
    """

    edit: Literal["reading", "speaker", "split", "merged"]
    reading: Text | None
    speaker: Text | None
    parts: list[Place]


class ClaimDismissed(Place):
    """The statement is no claim."""

    shown: Sha256 | None


class LinkCorrected(TypedDict):
    """What the reader of the document got wrong, corrected.

    ``link``: the mark at the span belongs to the note at ``target`` (null: it is no mark).
    ``block``: the block at the span is of kind ``block``. ``boundary``: ``spans`` are the
    sentences that the span holds.
    """

    document: Sha256
    start: Count
    end: Count
    exact_sha256: Sha256
    correction: Literal["link", "block", "boundary"]
    target: Span | None
    block: BlockKind | None
    spans: list[Span]


class Verdict(Place):
    """A reviewer's verdict; ``unreviewed`` takes it back.

    ``shown``: digest of the passages and counterparts on the screen, null from a script.
    """

    verdict: Literal["corroborated", "contested", "unsupported", "unreviewed"]
    reason: Text | None
    shown: Sha256 | None


class SecondCheck(Verdict):
    """A second reviewer's verdict. ``of``: the first one's event; ``blind``: it was hidden."""

    of: EventId | None
    blind: bool


class Adjudication(Place):
    """The verdict that settles a disagreement between those of ``verdicts``."""

    verdict: Literal["corroborated", "contested", "unsupported", "dismissed"]
    reason: Text | None
    shown: Sha256 | None
    verdicts: list[EventId]


class CarriedOver(Place):
    """The decisions of ``events``, which counted for ``origin``, count for this claim from here on.

    ``change``: what differs between this claim and the one that they were made on. If that is
    neither ``unchanged`` nor ``moved``, they are kept as stale. An event that counts for another
    claim than ``origin`` by now stays there.
    """

    origin: Place
    change: Change
    events: list[EventId]


class OfClaim(Place):
    """What is said about the claim is in a private text."""


class Flagged(Place):
    """A second person should check this. ``rule``: the house rule that wants it, or null."""

    rule: Line | None


class Query(Place):
    """An open question; its words, and the name of who is asked, are private texts."""

    addressee: Literal["writer", "source", "other"]


class QueryAnswered(TypedDict):
    """The answer to a query; its words are a private text."""

    claim: Sha256 | None
    query: EventId


class Pinned(Span):
    """A passage of a document or capture, or a claim of another document, held as evidence."""

    kind: Literal["passage", "counterpart"]
    source: Sha256
    exact_sha256: Sha256


class Pin(Place):
    """Evidence pinned to a claim."""

    pinned: Pinned


class Unpin(TypedDict):
    """A pin is evidence no longer."""

    claim: Sha256
    pin: EventId


class CounterpartDecided(Place):
    """A proposed counterpart is one (or is none)."""

    counterpart: Place


class Undo(TypedDict):
    """The actor's own earlier event stands no longer; undoing an undo makes it stand again."""

    claim: Sha256 | None
    event: EventId


class Erased(TypedDict):
    """A private text was erased on purpose; its salted hash stays."""

    event: EventId
    field: Line


class ReviewerAdded(TypedDict):
    """A reviewer stands in the roster."""

    reviewer: Line


class KeyAdded(TypedDict):
    """A reviewer's public key, as in ``allowed_signers`` (``ssh-ed25519 AAAA…``).

    ``signs``: whether from here on all of the reviewer's events are signed, or sign-offs only.
    """

    reviewer: Line
    key: Line
    signs: Literal["events", "sign-offs"]
    cert_authority: bool
    valid_after: Moment | None
    valid_before: Moment | None


class KeyRevoked(TypedDict):
    """From here on the log, the key's signatures count no more."""

    reviewer: Line
    key: Line
    reason: Text | None


class SourceCaptured(TypedDict):
    """A dated copy of a source was kept.

    ``capture``: SHA-256 of its bytes. ``note``: the note that cites it. ``target``: its address,
    null when that is a private text. ``headers_sha256``: of the reply's headers as kept.
    """

    capture: Sha256
    media_type: Line
    bytes: Count
    how: Literal["fetched", "attached", "imported"]
    document: Sha256 | None
    note: Span | None
    target: Target | None
    headers_sha256: Sha256 | None


class Override(TypedDict):
    """A house rule was set aside, and why."""

    document: Sha256
    claim: Sha256 | None
    rule: Line
    reason: Text


class SignOff(TypedDict):
    """A document signed off.

    ``head``: the head whose checkpoint was signed. ``state_sha256``: digest of the document's
    claims and their verdicts as shown to the signer. ``signature``: SSHSIG over the checkpoint
    in base64, or null without a key.
    """

    document: Sha256
    head: HeadOf
    claims: Count
    state_sha256: Sha256
    overrides: list[EventId]
    signature: Line | None


class ReOpened(TypedDict):
    """A sign-off holds no longer. ``claim``: the one that changed, or null."""

    document: Sha256
    claim: Sha256 | None
    sign_off: EventId
