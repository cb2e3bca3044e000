"""What is held of a claim, given everything that was decided about it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from workbench.model.verdict import VERDICTS
from workbench.store.projection import DecisionRow, NoteRow


class ClaimState(NamedTuple):
    """The state of a claim, as lists show it.

    Attributes:
        note: the latest words about it: of the deciding event, or of a later note.
        event: the deciding event; None, with reviewer and time, while only a note stands.
        verdicts: how many reviewers hold a verdict.
        disagreement: whether reviewers' decisions differ and none adjudicated.
        change: what differs from the words that the deciding event was about; None if nothing
            that matters.
    """

    document: str
    verdict: str
    reason: str | None
    note: str | None
    reviewer: str | None
    at: str | None
    verdicts: int
    disagreement: bool
    event: str | None
    change: str | None


def claim_state(decisions: Sequence[DecisionRow], notes: Sequence[NoteRow]) -> ClaimState | None:
    """The state that standing decisions and notes make, or None if there is nothing to show.

    Each reviewer holds their latest decision; ``unreviewed`` is none. The adjudicated verdict
    wins, the latest one if there are several; else the latest that a reviewer holds. Decisions
    that were made on other words count only while nobody decided on the words as they are.

    Args:
        decisions, notes: those that no undo stands against, the earliest first.
    """
    held, adjudicated = _counting(decisions)
    deciding = max(adjudicated or held, key=lambda row: row.ord, default=None)
    words = [(row.ord, row.note) for row in notes if row.note is not None]
    if deciding is not None and deciding.note is not None:
        words.append((deciding.ord, deciding.note))
    note = max(words)[1] if words else None
    if deciding is None and note is None:
        return None
    return ClaimState(
        document=deciding.document if deciding else notes[-1].document,
        verdict=deciding.verdict if deciding else "unreviewed",
        reason=deciding.reason if deciding else None,
        note=note,
        reviewer=deciding.reviewer if deciding else None,
        at=deciding.at if deciding else None,
        verdicts=sum(row.verdict in VERDICTS for row in held),
        disagreement=not adjudicated and len({row.verdict for row in held}) > 1,
        event=deciding.event if deciding else None,
        change=deciding.change if deciding else None,
    )


def _counting(decisions: Sequence[DecisionRow]) -> tuple[list[DecisionRow], list[DecisionRow]]:
    """The decision that each reviewer holds, and the adjudications, that count."""
    fresh = [row for row in decisions if row.change is None]
    held, adjudicated = _standing(fresh)
    if held or adjudicated:
        return held, adjudicated
    taken_back = {row.reviewer for row in fresh}
    return _standing([row for row in decisions if row.change and row.reviewer not in taken_back])


def _standing(decisions: Sequence[DecisionRow]) -> tuple[list[DecisionRow], list[DecisionRow]]:
    """Each reviewer's latest decision, those that took theirs back left out; adjudications."""
    latest = {row.reviewer: row for row in decisions if row.kind != "adjudication"}
    held = [row for row in latest.values() if row.verdict != "unreviewed"]
    return held, [row for row in decisions if row.kind == "adjudication"]
