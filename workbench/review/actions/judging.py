"""What stands for or against a claim: passages of sources, counterparts."""

from __future__ import annotations

from functools import partial

from workbench.review.actions.action import Action

_evidence = partial(Action, group="Evidence", scopes=("room", "compare"))

ACTIONS: tuple[Action, ...] = (
    _evidence(
        "evidence.pin",
        ("p",),
        "pin",
        "pin",
        "Pin the selected passage or counterpart as evidence, or unpin it",
        footer=7,
    ),
    _evidence(
        "evidence.next",
        ("right_square_bracket",),
        "evidence(1)",
        "next",
        "Select the next passage or counterpart",
    ),
    _evidence(
        "evidence.previous",
        ("left_square_bracket",),
        "evidence(-1)",
        "previous",
        "Select the passage or counterpart before",
    ),
    _evidence(
        "evidence.confirm",
        ("equals_sign",),
        "mark_counterpart('confirmed')",
        "same fact",
        "Confirm: the selected counterpart is about the same fact",
    ),
    _evidence(
        "evidence.reject",
        ("minus",),
        "mark_counterpart('dismissed')",
        "other fact",
        "Reject: the selected counterpart is about something else",
    ),
    Action(
        "evidence.compare",
        ("v", "enter"),
        "compare",
        "compare",
        "Compare the claim with the selected passage or counterpart, full width",
        group="Evidence",
        footer=9,
    ),
    Action(
        "evidence.fetch",
        ("F",),
        "fetch",
        "fetch sources",
        "Fetch the sources that the claim cites; shows the hosts and asks first",
        group="Evidence",
    ),
)
