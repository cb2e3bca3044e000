"""Queries: open questions about a claim, to its writer, a source or somebody else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from workbench.desk.decide import Outcome, place_of, record_drafts
from workbench.model.errors import UsageError
from workbench.model.identity import SHORT

if TYPE_CHECKING:
    from workbench.store.connection import Store

Addressee = Literal["writer", "source", "other"]


def ask(
    store: Store,
    claim: str,
    question: str,
    *,
    to: Addressee,
    name: str | None = None,
    reviewer: str,
) -> Outcome:
    """Ask something about a claim. Question and name are private texts.

    Args:
        claim: its whole id.
        name: who is asked.

    Raises:
        UsageError: the question is empty.
    """
    from workbench.ledger.record import Draft

    if not question.strip():
        raise UsageError("the question is empty", todo="write something, or leave it")
    private = {"question": question, **({"name": name} if name else {})}
    return record_drafts(
        store,
        lambda: [Draft("query", {**place_of(store, claim), "addressee": to}, private)],
        reviewer,
    )


def answer(store: Store, query: str, text: str, *, reviewer: str) -> Outcome:
    """Keep the answer to a query; there may be several. Its words are a private text.

    Args:
        query: the event that asked, or the first digits of its id.

    Raises:
        UsageError: the answer is empty, or no query that stands, or more than one, is meant.
    """
    from workbench.ledger.record import Draft
    from workbench.store.checking import queries

    if not text.strip():
        raise UsageError("the answer is empty", todo="write something, or leave it")
    found = [row for row in queries(store) if row.event.startswith(query)] if query else []
    if len(found) != 1:
        what = "means more than one query" if found else "no such query"
        raise UsageError(what, query[:SHORT], "see: workbench query list")
    body = {"claim": found[0].claim, "query": found[0].event}
    return record_drafts(store, lambda: [Draft("query-answered", body, {"answer": text})], reviewer)
