"""Saying in the log that a sign-off holds no longer, together with what changed."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.ledger.event import Event
from workbench.ledger.logs import stored
from workbench.ledger.record import Draft
from workbench.ledger.references import unsettled
from workbench.store import events as lines
from workbench.store.connection import Store
from workbench.store.sign_offs import sign_offs


def re_opened(store: Store, drafts: Sequence[Draft]) -> list[Draft]:
    """The ``re-opened`` events that follow from others: one for each sign-off that goes stale."""
    touched: dict[str, str | None] = {}
    for draft in drafts:
        for document in unsettled(draft, lambda id: _event(store, id)):
            touched.setdefault(document, draft.body.get("claim"))
    return [
        Draft(
            "re-opened",
            {"document": row.document, "claim": touched[row.document], "sign_off": row.event},
        )
        for row in (sign_offs(store, touched) if touched else ())
        if not row.stale_by
    ]


def _event(store: Store, id: str) -> Event | None:
    row = lines.event(store, id)
    return stored(store, row) if row else None
