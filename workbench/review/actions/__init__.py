"""The one registry of what can be done in the room, and by which key.

Key bindings, the footer, the help screen, the command palette and ``docs/reference/keys.md`` are
all made from :data:`ACTIONS`; nothing else names a key. A user's own keymap changes the keys of
actions by their ids (:mod:`workbench.review.keys`).
"""

from __future__ import annotations

from workbench.review.actions import deciding, finding, judging, moving
from workbench.review.actions.action import GROUPS, Action, Group, Scope

__all__ = ["ACTIONS", "GROUPS", "Action", "Group", "Scope"]

ACTIONS: tuple[Action, ...] = (
    *deciding.ACTIONS,
    *judging.ACTIONS,
    *moving.ACTIONS,
    *finding.ACTIONS,
)
