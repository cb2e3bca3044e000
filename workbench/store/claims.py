"""Claims as they were extracted, and by which name one is meant."""

from __future__ import annotations

import re
from collections.abc import Iterable

from workbench.model.claim import Claim
from workbench.model.errors import UsageError
from workbench.model.identity import SHORT
from workbench.store.connection import Store
from workbench.store.failures import guarded
from workbench.store.listing import claim_pks, claim_rows
from workbench.store.pack import pack, unpack_spans
from workbench.store.parts import CLAIM_COLUMNS, claim_of
from workbench.store.rows import ClaimQuery, ClaimText, short_name
from workbench.store.words import typed_query

_SHOWN = 5
"""Candidates that are named where a prefix or words are not enough."""


@guarded
def load_claim(store: Store, claim: str) -> tuple[str, Claim]:
    """A claim as it was extracted, with its document's id before it.

    Raises:
        UsageError: no claim has this id.
    """
    row = store.db.execute(
        f"""
        SELECT document, {CLAIM_COLUMNS}
        FROM claim JOIN claim_summary USING (pk) JOIN document_text USING (slot)
        WHERE claim.id = ?
        """,
        (claim,),
    ).fetchone()
    if row is None:
        raise UsageError("no such claim", claim[:SHORT], "see: workbench claims")
    return row[0], claim_of(row[1:], store.safe)


@guarded
def document_claims(store: Store, document: str) -> list[Claim]:
    """All claims of a document, in text order; none if it is not there."""
    rows = store.db.execute(
        f"""
        SELECT {CLAIM_COLUMNS}
        FROM document_text CROSS JOIN claim USING (slot) JOIN claim_summary USING (pk)
        WHERE document = ? ORDER BY pk
        """,
        (document,),
    ).fetchall()
    return [claim_of(row, store.safe) for row in rows]


@guarded
def load_claims(store: Store, claims: Iterable[str]) -> list[Claim]:
    """Claims as they were extracted, by their ids; those that are not there are missing."""
    rows = store.db.execute(
        f"""
        SELECT {CLAIM_COLUMNS}
        FROM json_each(?) AS wanted
            CROSS JOIN claim ON claim.id = wanted.value JOIN claim_summary USING (pk)
        ORDER BY claim.id
        """,
        (pack(list(claims)),),
    ).fetchall()
    return [claim_of(row, store.safe) for row in rows]


@guarded
def claim_texts(store: Store, claims: Iterable[str]) -> dict[str, ClaimText]:
    """The words of claims, by id; those that are not there are missing."""
    rows = store.db.execute(
        """
        SELECT claim.id, document, text, reading, speaker, marks
        FROM json_each(?) AS wanted
            CROSS JOIN claim ON claim.id = wanted.value JOIN document_text USING (slot)
        """,
        (pack(list(claims)),),
    ).fetchall()
    texts = (ClaimText(*[*words, unpack_spans(marks)]) for *words, marks in rows)
    return {text.id: text for text in texts}


@guarded
def resolve_claim(store: Store, text: str) -> str:
    """The whole id of the claim that a user means.

    Args:
        text: the beginning of its id, or words that occur in no other claim.

    Raises:
        UsageError: none is meant, or more than one.
    """
    found = _by_id(store, text.strip().lower()) or _by_words(store, text)
    if len(found) == 1:
        return found[0][0]
    if not found:
        raise UsageError("no such claim", text, "see: workbench claims")
    some = ", ".join(f"{claim[:SHORT]} in {name}" for claim, name in found[:_SHOWN])
    more = " and others" if len(found) > _SHOWN else ""
    raise UsageError("this means more than one claim", text, f"say which: {some}{more}")


def _by_id(store: Store, text: str) -> list[tuple[str, str]]:
    """The claims whose ids begin so, with their documents' names."""
    if not re.fullmatch("[0-9a-f]{1,64}", text):
        return []
    rows = store.db.execute(
        """
        SELECT claim.id, document.name
        FROM claim JOIN document_text USING (slot) JOIN document ON document.id = document
        WHERE claim.id >= ? AND claim.id < ? ORDER BY claim.id LIMIT ?
        """,
        (text, f"{text}g", _SHOWN + 1),
    ).fetchall()
    return [(claim, short_name(name)) for claim, name in rows]


def _by_words(store: Store, text: str) -> list[tuple[str, str]]:
    """The claims that hold the words as they stand; if none does, those with all the words."""
    if typed_query(text) is None:
        return []
    keys = next(claim_pks(store, ClaimQuery(words=text)), [])
    rows = claim_rows(store, keys).values()
    wanted = " ".join(text.lower().split())
    exact = [row for row in rows if wanted in " ".join(row.text.lower().split())]
    return [(row.id, row.name) for row in exact or rows]
