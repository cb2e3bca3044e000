"""Verdicts, and what else a person says of a claim."""

from __future__ import annotations

from functools import partial

from workbench.review.actions.action import Action

_decide = partial(Action, group="Decide")
_claim = partial(Action, group="Claim")

ACTIONS: tuple[Action, ...] = (
    _decide(
        "decide.corroborate",
        ("c",),
        "decide('corroborated')",
        "corroborated",
        "Corroborated: the claim holds; then the next open claim",
        footer=1,
    ),
    _decide(
        "decide.contest",
        ("t",),
        "decide('contested')",
        "contested",
        "Contested: something says otherwise; then the next open claim",
        footer=2,
    ),
    _decide(
        "decide.unsupport",
        ("u",),
        "decide_because('unsupported')",
        "unsupported",
        "Unsupported: nothing backs it; asks why, then the next open claim",
        footer=3,
    ),
    _decide(
        "decide.corroborate-because",
        ("C",),
        "decide_because('corroborated')",
        "corroborated, because",
        "Corroborated, with a reason",
    ),
    _decide(
        "decide.contest-because",
        ("T",),
        "decide_because('contested')",
        "contested, because",
        "Contested, with a reason",
    ),
    _decide(
        "decide.repeat",
        ("full_stop",),
        "repeat",
        "repeat verdict",
        "Give this claim one's last verdict, with its reason",
    ),
    _decide(
        "decide.reopen",
        ("backspace",),
        "decide('unreviewed')",
        "open again",
        "Take one's verdict back: the claim is open again",
    ),
    _decide(
        "decide.dismiss",
        ("d",),
        "decide('dismissed')",
        "dismiss",
        "Dismiss: this is no claim; then the next open claim",
    ),
    _decide(
        "decide.mark",
        ("space",),
        "mark",
        "mark",
        "Mark the claim, or unmark it; a verdict is given to all that are marked",
    ),
    _decide(
        "decide.mark-range",
        ("V",),
        "mark_range",
        "mark up to here",
        "Mark all claims from the last marked one to this one",
    ),
    _decide("decide.note", ("a",), "note", "note", "Write a note on the claim", footer=5),
    _decide(
        "decide.undo",
        ("z",),
        "undo",
        "undo",
        "Undo one's last step and go to the claim it was about",
        footer=6,
    ),
    _decide("decide.redo", ("Z",), "redo", "redo", "Do again what was undone"),
    _decide(
        "decide.flag",
        ("exclamation_mark",),
        "flag",
        "flag",
        "Flag the claim: a second person should check it, without seeing the verdict",
    ),
    _decide(
        "decide.adjudicate",
        ("J",),
        "adjudicate",
        "settle",
        "Settle what reviewers decided differently about the claim",
    ),
    _claim(
        "claim.query",
        ("w",),
        "query",
        "query",
        "Put a question about the claim to its writer, a source or somebody else",
    ),
    _claim(
        "claim.edit",
        ("e",),
        "edit",
        "change claim",
        "Change its reading or speaker, split it, join it with the next, add one",
    ),
    _claim(
        "claim.history",
        ("i",),
        "history",
        "history",
        "What has been done about the claim, by whom and when",
    ),
    _claim(
        "claim.open-document",
        ("o",),
        "open_document",
        "open document",
        "Read the document in the pager, at the claim",
    ),
    _claim(
        "claim.open-link",
        ("O",),
        "open_link",
        "open link",
        "Open the selected source in the browser; shows the host and asks first",
    ),
    _claim(
        "claim.copy",
        ("y",),
        "copy",
        "copy",
        "Copy the claim, its place, its id or the selected passage to the clipboard",
    ),
)
