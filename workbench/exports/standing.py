"""The signs and words of states, as the forms for people show them."""

from __future__ import annotations

from collections.abc import Iterable

from workbench.store.captures import SourceRow
from workbench.store.rows import CounterpartRow
from workbench.store.sign_offs import SignOffRow

SIGNS = {
    "corroborated": "✓",
    "contested": "✗",
    "unsupported": "?",
    "unreviewed": "○",
    "dismissed": "–",
}
"""A sign for each state, so that it is never colour alone."""

WORDS = {**{state: state for state in SIGNS}, "unreviewed": "no verdict yet"}
"""A word for each state."""


def signed_off(row: SignOffRow) -> str:
    """A sign-off in one line, and whether it still holds."""
    key = "" if row.signature else ", without a key"
    stale = ""
    if row.stale_at:
        stale = f"; stale since {minutes(row.stale_at)}: something was changed"
    return f"Signed off by {row.reviewer}, {minutes(row.at)}{key}{stale}"


def minutes(moment: str) -> str:
    """A time of the log for people: to the minute, UTC."""
    return f"{moment[:16].replace('T', ' ')} UTC"


def state_of_source(row: SourceRow) -> str:
    """What became of a source, in words."""
    if row.state == "not-attempted":
        return "not asked for"
    if row.state == "failed":
        return f"failed: {row.why}"
    return f"copy of {row.at[:10]}" if row.at else "captured"


def telling(rows: Iterable[CounterpartRow]) -> list[CounterpartRow]:
    """The counterparts that say something about the claim: not those merely related, nor
    those that a reviewer dismissed."""
    return [
        row
        for row in rows
        if row.mark == "confirmed" or (row.mark is None and row.counterpart.relation != "related")
    ]


def reason_words(reason: str | None) -> str:
    """A reason as words: ``source-does-not-say-it`` is *source does not say it*."""
    return reason.replace("-", " ") if reason else ""
