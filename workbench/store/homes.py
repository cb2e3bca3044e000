"""Which version is the current one, and the claim that each decision counts for.

Which event leads to what is decided in :mod:`workbench.ledger.projection`.
"""

from __future__ import annotations

from typing import NamedTuple

from workbench.store.connection import Store
from workbench.store.pack import pack, unpack_spans


class Home(NamedTuple):
    """The claim that a decision counts for; of one on a pair, both."""

    claim: str | None
    counterpart: str | None = None


def supersede(store: Store, document: str, replaces: str) -> None:
    """A version takes the place of another one.

    One that was itself superseded by what it replaces comes back: its way there is turned round.
    """
    if _leads_to(store, document, replaces):
        store.db.execute("DELETE FROM superseded WHERE document = ?", (document,))
    store.db.execute(
        "INSERT INTO superseded (document, by) VALUES (?, ?) ON CONFLICT DO NOTHING",
        (replaces, document),
    )


def _leads_to(store: Store, document: str, newer: str) -> bool:
    """Whether a version was superseded, step by step, by another one."""
    found = store.db.execute(
        """
        WITH RECURSIVE later (document) AS (
            SELECT ? UNION SELECT by FROM superseded JOIN later USING (document)
        )
        SELECT 1 FROM later WHERE document = ?
        """,
        (document, newer),
    )
    return found.fetchone() is not None


def home(store: Store, table: str, event: str) -> Home | None:
    """Where the row of an event is at home; None if the table has none, or is not about claims."""
    if table == "correction":
        return None
    other = ", counterpart" if table == "counterpart_decision" else ""
    found = store.db.execute(
        f"SELECT claim{other} FROM {table} WHERE event = ?", (event,)
    ).fetchone()
    return Home(*found) if found else None


def rehouse(store: Store, table: str, event: str, claim: str, document: str) -> None:
    """Let the row of an event count for another claim."""
    store.db.execute(
        f"UPDATE {table} SET claim = ?, document = ? WHERE event = ?", (claim, document, event)
    )


def rehouse_edit(store: Store, event: str, claim: str, document: str, by: int) -> None:
    """Let a correction of a claim hold for the same words elsewhere, ``by`` code points on."""
    ((parts,),) = store.db.execute("SELECT parts FROM claim_edit WHERE event = ?", (event,))
    moved = pack([[start + by, end + by] for start, end in unpack_spans(parts)])
    store.db.execute(
        'UPDATE claim_edit SET start = start + ?, "end" = "end" + ?, parts = ? WHERE event = ?',
        (by, by, moved, event),
    )
    rehouse(store, "claim_edit", event, claim, document)


def edited_document(store: Store, event: str) -> str | None:
    """The document that a correction of a claim holds for."""
    found = store.db.execute("SELECT document FROM claim_edit WHERE event = ?", (event,)).fetchone()
    return found[0] if found else None


def rehouse_counterpart(store: Store, event: str, counterpart: str) -> None:
    """Let a decision on a pair count for another counterpart."""
    store.db.execute(
        "UPDATE counterpart_decision SET counterpart = ? WHERE event = ?", (counterpart, event)
    )
