"""The events whose rows follow from nothing but themselves: documents, keys, flags, queries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from workbench.ledger.event import Event
from workbench.store import homes
from workbench.store import projection as tables

if TYPE_CHECKING:
    from workbench.ledger.projection import Fold


def document_added(fold: Fold, event: Event, ord: int) -> None:
    """A document comes to the desk, or back; one that is there is only described anew."""
    body = event.body
    row = {
        "id": body["document"],
        **{name: body[name] for name in body if name != "document"},
    }
    if not tables.is_on_the_desk(fold.store, body["document"]):
        row |= {
            "added_at": event.time,
            "added_by": event.actor,
            "removed_at": None,
            "seq": tables.next_seq(fold.store),
        }
        tables.upsert(fold.store, "document", [row])
    else:
        tables.update_document(fold.store, body["document"], row)
    if body["replaces"]:
        homes.supersede(fold.store, body["document"], body["replaces"])


def document_removed(fold: Fold, event: Event, ord: int) -> None:
    """A document leaves the desk."""
    tables.update_document(fold.store, event.body["document"], {"removed_at": event.time})


def reviewer_added(fold: Fold, event: Event, ord: int) -> None:
    """The first to add a reviewer stands."""
    name = event.body["reviewer"]
    if not tables.holds(fold.store, "reviewer", {"name": name}):
        row = {"name": name, "at": event.time, "added_by": event.actor}
        tables.insert(fold.store, "reviewer", row)


def key_added(fold: Fold, event: Event, ord: int) -> None:
    """A key is added, or added anew after it was revoked."""
    body = event.body
    row = {
        **{name: body[name] for name in ("reviewer", "key", "signs")},
        "cert_authority": int(body["cert_authority"]),
        **{name: body[name] for name in ("valid_after", "valid_before")},
        "at": event.time,
        "added_by": event.actor,
        **dict.fromkeys(("revoked_at", "revoked_by", "revoked_because")),
    }
    tables.upsert(fold.store, "reviewer_key", [row])


def key_revoked(fold: Fold, event: Event, ord: int) -> None:
    """A key counts no longer."""
    key = {name: event.body[name] for name in ("reviewer", "key")}
    changes = {
        "revoked_at": event.time,
        "revoked_by": event.actor,
        "revoked_because": event.body["reason"],
    }
    tables.revoke_key(fold.store, key, changes)


def flagged(fold: Fold, event: Event, ord: int) -> None:
    """A second person should check a claim."""
    row = {
        **action(event, ord),
        "document": event.body["document"],
        "rule": event.body["rule"],
        "note": fold.text(event.id, "note"),
    }
    tables.insert(fold.store, "flag", row)


def re_opened(fold: Fold, event: Event, ord: int) -> None:
    """A sign-off holds no longer."""
    tables.make_stale(fold.store, {"event": event.body["sign_off"]}, event.id, event.time)


def asked(fold: Fold, event: Event, ord: int) -> None:
    """A question is open."""
    row = {
        **action(event, ord),
        **{name: event.body[name] for name in ("document", "addressee")},
        **{name: fold.text(event.id, name) for name in ("name", "question")},
    }
    tables.insert(fold.store, "query", row)


def answered(fold: Fold, event: Event, ord: int) -> None:
    """A question has an answer."""
    row = {
        **action(event, ord),
        "query": event.body["query"],
        "answer": fold.text(event.id, "answer"),
    }
    tables.insert(fold.store, "query_answer", row)


def action(event: Event, ord: int) -> dict[str, Any]:
    """The columns that all tables of a reviewer's actions share."""
    return {
        "event": event.id,
        "claim": event.claim,
        "reviewer": event.actor,
        "at": event.time,
        "active": 1,
        "ord": ord,
    }
