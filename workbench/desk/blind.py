"""Blind checks: what one reviewer decided stays hidden until the other has decided too.

A claim is *blind* to a reviewer while a flag stands on it, exactly one other reviewer holds a
decision on it, and nobody adjudicated. It then looks as if nobody had decided. This keeps honest
people honest, and no more: the log, the exports and the file itself hold everything.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.desk.house_rules import Breach
    from workbench.store.connection import Store
    from workbench.store.rows import ClaimDetail, ClaimRow


def all_hidden_from(store: Store, reviewer: str) -> frozenset[str]:
    """The ids of all claims that are blind to a reviewer."""
    from workbench.store.checking import awaiting_second_check

    first = awaiting_second_check(store)
    return frozenset(claim for claim, decided in first.items() if decided != reviewer)


def hidden_from(store: Store, claims: Iterable[str], reviewer: str) -> frozenset[str]:
    """Those of some claims that are blind to a reviewer."""
    return all_hidden_from(store, reviewer) & frozenset(claims)


def veiled(row: ClaimRow) -> ClaimRow:
    """A claim as it is shown to a reviewer whom it is blind to."""
    return replace(
        row,
        verdict="unreviewed",
        reason=None,
        note=None,
        reviewer=None,
        at=None,
        disagreement=False,
        verdicts=0,
    )


def veiled_breach(breach: Breach) -> Breach:
    """A broken house rule as it is told to a reviewer whom its claim is blind to."""
    told = breach.message if breach.rule == "flagged-checked-twice" else "hidden until you decide"
    return replace(breach, claim=veiled(breach.claim), message=told)


def veiled_detail(detail: ClaimDetail, reviewer: str) -> ClaimDetail:
    """A claim with everything but what other reviewers did about it."""
    return replace(
        detail,
        row=veiled(detail.row),
        history=tuple(row for row in detail.history if row.reviewer == reviewer),
        notes=tuple(row for row in detail.notes if row.reviewer == reviewer),
        pins=tuple(row for row in detail.pins if row.reviewer == reviewer),
    )
