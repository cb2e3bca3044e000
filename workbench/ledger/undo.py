"""Which event an undo or a redo would be about: always the reviewer's own latest."""

from __future__ import annotations

from workbench.store.connection import Store
from workbench.store.projection import latest_action, latest_undo


def undoable(store: Store, reviewer: str, claim: str | None = None) -> str | None:
    """The event that the reviewer's next undo takes back, or None.

    Args:
        claim: on this claim only; on any when None.
    """
    action = latest_action(store, reviewer, claim)
    return action[0] if action else None


def redoable(store: Store, reviewer: str, claim: str | None = None) -> str | None:
    """The undo that the reviewer's next redo takes back, or None.

    There is none once the reviewer has done something else since.

    Args:
        claim: on this claim only; on any when None.
    """
    undo = latest_undo(store, reviewer, claim)
    if undo is None:
        return None
    action = latest_action(store, reviewer, claim)
    return undo[0] if action is None or action[1] < undo[1] else None
