"""Which kinds of event there are: the body of each, its private texts, and its rules."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from workbench.ledger import bodies
from workbench.ledger.canonical import Malformed
from workbench.ledger.fields import check
from workbench.model.identity import claim_id
from workbench.model.verdict import REASON_REQUIRED, REASONS

Body = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of event.

    Attributes:
        body: the ``TypedDict`` of its body.
        needs: the private texts it always has.
        may: the private texts it can have.
        rules: what its fields owe each other.
    """

    body: type
    needs: frozenset[str] = frozenset()
    may: frozenset[str] = frozenset()
    rules: tuple[Callable[[Body], None], ...] = ()


def validate(kind: str, body: object, private: frozenset[str]) -> None:
    """Hold a body, and the names of its private texts, to its kind.

    Raises:
        Malformed: it is unknown, or breaks a rule.
    """
    known = KINDS.get(kind)
    if known is None:
        raise Malformed(f"the kind {kind!r} is unknown; a newer Workbench may know it")
    check(known.body, body, "the body")
    assert isinstance(body, dict)
    for rule in known.rules:
        rule(body)
    if missing := known.needs - private:
        raise Malformed(f"the private text {', '.join(sorted(missing))} is missing")
    if unknown := private - known.needs - known.may:
        raise Malformed(f"{kind} has no private text {', '.join(sorted(unknown))}")


def _place_is_claim(body: Body) -> None:
    """The claim's id is that of its document and span."""
    if body["start"] >= body["end"]:
        raise Malformed("the span is empty")
    if body["claim"] != claim_id(body["document"], body["start"], body["end"]):
        raise Malformed("claim is not the id of this document and span")


def _span_is_filled(body: Body) -> None:
    """The span holds something."""
    if body["start"] >= body["end"]:
        raise Malformed("the span is empty")


def _reason_fits(body: Body) -> None:
    """The reason is one of the verdict's, and there where it is mandatory."""
    verdict, reason = body["verdict"], body["reason"]
    if reason is None:
        if verdict in REASON_REQUIRED:
            raise Malformed(f"the verdict {verdict} has no reason")
    elif reason not in REASONS.get(verdict, ()):
        raise Malformed(f"{reason!r} is no reason for {verdict}")


def _counterpart_is_other(body: Body) -> None:
    """A counterpart is a claim, and another one."""
    _place_is_claim(body["counterpart"])
    if body["counterpart"]["claim"] == body["claim"]:
        raise Malformed("a claim is not its own counterpart")


def _pinned_is_filled(body: Body) -> None:
    """What is pinned is a stretch of text."""
    _span_is_filled(body["pinned"])


def _origin_is_claim(body: Body) -> None:
    """What was carried over was a claim."""
    _place_is_claim(body["origin"])


def _parts_fit(body: Body) -> None:
    """Only a split and a merger have parts, and they have several."""
    for part in body["parts"]:
        _place_is_claim(part)
        if part["document"] != body["document"]:
            raise Malformed("a part is of another document")
    if (len(body["parts"]) > 1) != (body["edit"] in ("split", "merged")):
        raise Malformed(f"the parts do not fit the edit {body['edit']}")


def _not_of_itself(body: Body) -> None:
    """A version replaces another one."""
    if body["replaces"] == body["document"]:
        raise Malformed("a document does not replace itself")


_NOTE = frozenset({"note"})
_PLACED = (_place_is_claim,)

KINDS: dict[str, Kind] = {
    "log-started": Kind(bodies.LogStarted),
    "merged": Kind(bodies.Merged),
    "document-added": Kind(bodies.DocumentAdded, rules=(_not_of_itself,)),
    "document-removed": Kind(bodies.DocumentRemoved, may=_NOTE),
    "claim-added": Kind(bodies.ClaimAdded, may=_NOTE, rules=_PLACED),
    "claim-edited": Kind(bodies.ClaimEdited, may=_NOTE, rules=(*_PLACED, _parts_fit)),
    "claim-dismissed": Kind(bodies.ClaimDismissed, may=_NOTE, rules=_PLACED),
    "link-corrected": Kind(bodies.LinkCorrected, may=_NOTE, rules=(_span_is_filled,)),
    "verdict": Kind(bodies.Verdict, may=_NOTE, rules=(*_PLACED, _reason_fits)),
    "second-check": Kind(bodies.SecondCheck, may=_NOTE, rules=(*_PLACED, _reason_fits)),
    "adjudication": Kind(bodies.Adjudication, may=_NOTE, rules=(*_PLACED, _reason_fits)),
    "carried-over": Kind(bodies.CarriedOver, rules=(*_PLACED, _origin_is_claim)),
    "note": Kind(bodies.OfClaim, needs=_NOTE, rules=_PLACED),
    "flagged": Kind(bodies.Flagged, may=_NOTE, rules=_PLACED),
    "query": Kind(
        bodies.Query, needs=frozenset({"question"}), may=frozenset({"name"}), rules=_PLACED
    ),
    "query-answered": Kind(bodies.QueryAnswered, needs=frozenset({"answer"})),
    "pin": Kind(bodies.Pin, may=_NOTE, rules=(*_PLACED, _pinned_is_filled)),
    "unpin": Kind(bodies.Unpin),
    "counterpart-confirmed": Kind(
        bodies.CounterpartDecided, may=_NOTE, rules=(*_PLACED, _counterpart_is_other)
    ),
    "counterpart-dismissed": Kind(
        bodies.CounterpartDecided, may=_NOTE, rules=(*_PLACED, _counterpart_is_other)
    ),
    "undo": Kind(bodies.Undo),
    "erased": Kind(bodies.Erased),
    "reviewer-added": Kind(bodies.ReviewerAdded),
    "key-added": Kind(bodies.KeyAdded),
    "key-revoked": Kind(bodies.KeyRevoked),
    "source-captured": Kind(bodies.SourceCaptured, may=frozenset({"target", "note"})),
    "override": Kind(bodies.Override),
    "sign-off": Kind(bodies.SignOff, may=_NOTE),
    "re-opened": Kind(bodies.ReOpened, may=_NOTE),
}
"""Every kind of event, by its name in the log."""
