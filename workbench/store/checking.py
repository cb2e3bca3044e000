"""Second checks, adjudications and queries, as they stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from workbench.store.connection import Store
from workbench.store.failures import guarded
from workbench.store.pack import pack
from workbench.store.rows import short_name
from workbench.store.schema_checking import SINCE


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """An answer to a query; ``answer`` is None once its words were erased."""

    event: str
    reviewer: str
    answer: str | None
    at: str


@dataclass(frozen=True, slots=True)
class QueryRow:
    """A question to a writer, a source or somebody else that stands.

    Attributes:
        event: the event that asked it.
        name, text: the document's short name and the claim's words; empty where they are gone.
        reviewer: who asked.
        addressee: ``writer``, ``source`` or ``other``.
        person: who is asked, by name, or None.
        question: None once it was erased.
    """

    event: str
    claim: str
    document: str
    name: str
    text: str
    reviewer: str
    addressee: str
    person: str | None
    question: str | None
    at: str
    answers: tuple[AnswerRow, ...]

    @property
    def open(self) -> bool:
        """Whether nobody has answered it."""
        return not self.answers


@dataclass(frozen=True, slots=True)
class FirstDecision:
    """A reviewer's first decision on a claim that stands; ``event`` gave it."""

    claim: str
    reviewer: str
    verdict: str
    event: str


@guarded
def queries(
    store: Store,
    *,
    claim: str | None = None,
    document: str | None = None,
    open_only: bool = False,
) -> list[QueryRow]:
    """The queries that stand, in the order of asking.

    Args:
        claim, document: of this claim, or document, only.
        open_only: those that nobody has answered.
    """
    if store.schema_version() < SINCE:
        return []
    rows = store.db.execute(
        """
        SELECT asked.event, asked.claim, asked.document, document.name, coalesce(claim.text, ''),
            asked.reviewer, asked.addressee, asked.name, asked.question, asked.at
        FROM query AS asked
            JOIN document ON document.id = asked.document
            LEFT JOIN claim ON claim.id = asked.claim
        WHERE asked.active = 1
            AND (:claim IS NULL OR asked.claim = :claim)
            AND (:document IS NULL OR asked.document = :document)
        ORDER BY asked.ord
        """,
        {"claim": claim, "document": document},
    ).fetchall()
    answers = _answers(store, [row[0] for row in rows])
    found = [
        QueryRow(*(*row[:3], short_name(row[3]), *row[4:], answers.get(row[0], ()))) for row in rows
    ]
    return [row for row in found if row.open] if open_only else found


def _answers(store: Store, asked: Sequence[str]) -> dict[str, tuple[AnswerRow, ...]]:
    found: dict[str, tuple[AnswerRow, ...]] = {}
    for query, *row in store.db.execute(
        """
        SELECT query, event, reviewer, answer, at FROM query_answer
        WHERE active = 1 AND query IN (SELECT value FROM json_each(?)) ORDER BY ord
        """,
        (pack(list(asked)),),
    ):
        found[query] = (*found.get(query, ()), AnswerRow(*row))
    return found


@guarded
def awaiting_second_check(store: Store) -> dict[str, str]:
    """The flagged claims on which one reviewer has decided: claim and reviewer."""
    if store.schema_version() < SINCE:
        return {}
    return dict(store.db.execute("SELECT claim, reviewer FROM awaiting_second_check").fetchall())


@guarded
def has_decided(store: Store, claim: str, reviewer: str) -> bool:
    """Whether a reviewer ever decided on a claim, even if it was undone or taken back."""
    found = store.db.execute(
        "SELECT 1 FROM verdict WHERE claim = ? AND reviewer = ? AND kind <> 'adjudication'",
        (claim, reviewer),
    )
    return found.fetchone() is not None


@guarded
def adjudicators(store: Store, claims: Iterable[str]) -> dict[str, dict[str, str]]:
    """Who adjudicated each claim, and their latest verdict that stands."""
    found: dict[str, dict[str, str]] = {}
    for claim, reviewer, verdict in store.db.execute(
        """
        SELECT claim, reviewer, verdict FROM verdict
        WHERE kind = 'adjudication' AND active = 1
            AND claim IN (SELECT value FROM json_each(?))
        ORDER BY ord
        """,
        (pack(list(claims)),),
    ):
        found.setdefault(claim, {})[reviewer] = verdict
    return found


@guarded
def adjudicated(store: Store) -> list[str]:
    """The claims that somebody adjudicated."""
    rows = store.db.execute(
        "SELECT DISTINCT claim FROM verdict WHERE kind = 'adjudication' AND active = 1"
    )
    return [claim for (claim,) in rows]


@guarded
def first_decisions(store: Store, document: str | None) -> list[FirstDecision]:
    """Each reviewer's first decision on each claim that stands, the earliest first.

    Later ones may have been made knowing what others decided.
    """
    rows = store.db.execute(
        """
        SELECT claim, reviewer, verdict, event FROM verdict AS mine
        WHERE kind <> 'adjudication' AND verdict <> 'unreviewed' AND active = 1
            AND (:document IS NULL OR document = :document)
            AND ord = (
                SELECT min(ord) FROM verdict
                WHERE claim = mine.claim AND reviewer = mine.reviewer AND active = 1
                    AND kind <> 'adjudication' AND verdict <> 'unreviewed'
            )
        ORDER BY ord
        """,
        {"document": document},
    )
    return [FirstDecision(*row) for row in rows]


@guarded
def blind_checks(store: Store) -> frozenset[str]:
    """The events of the second checks that were blind."""
    # The event says so, and the tables do not repeat it: only agreement figures ask.
    rows = store.db.execute(
        "SELECT id FROM event WHERE kind = 'second-check' AND instr(line, ?) > 0",
        (b'"blind":true',),
    )
    return frozenset(event for (event,) in rows)
