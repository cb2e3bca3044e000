"""Who is said to say things, by document, and what they are said to say."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from workbench.store.connection import Store
from workbench.store.failures import guarded
from workbench.store.pack import pack
from workbench.store.selection import HIDDEN_SLOTS


class NameRow(NamedTuple):
    """A name in a document, and how often it stands there."""

    document: str
    name: str
    times: int


class SaidRow(NamedTuple):
    """A statement with who is said to make it."""

    id: str
    document: str
    name: str
    speaker: str
    text: str


@guarded
def speaker_names(store: Store) -> list[NameRow]:
    """The speakers of every document that is listed."""
    rows = store.db.execute(
        f"""
        SELECT document, speaker, count(*) FROM claim JOIN document_text USING (slot)
        WHERE speaker IS NOT NULL AND slot NOT IN ({HIDDEN_SLOTS})
        GROUP BY document, speaker ORDER BY document, speaker
        """
    ).fetchall()
    return [NameRow(*row) for row in rows]


@guarded
def full_names(store: Store, documents: Collection[str]) -> list[NameRow]:
    """The names of more than one word that documents have, speakers or not."""
    rows = store.db.execute(
        """
        SELECT document, json_extract(name.value, '$[2]') AS full, count(*)
        FROM json_each(?) AS wanted
            JOIN document_text ON document_text.document = wanted.value
            JOIN claim USING (slot)
            JOIN json_each(claim.detail, '$[3]') AS name
        WHERE full LIKE '% %'
        GROUP BY document, full ORDER BY document, full
        """,
        (pack(sorted(documents)),),
    ).fetchall()
    return [NameRow(*row) for row in rows]


@guarded
def statements_of(store: Store, speakers: Collection[tuple[str, str]]) -> list[SaidRow]:
    """The statements of speakers, each given by its document and its name there; in order."""
    rows = store.db.execute(
        f"""
        SELECT claim.id, document, document.name, speaker, text
        FROM json_each(?) AS wanted
            JOIN document_text ON document_text.document = json_extract(wanted.value, '$[0]')
            JOIN document ON document.id = document_text.document
            JOIN claim USING (slot)
        WHERE speaker = json_extract(wanted.value, '$[1]') AND slot NOT IN ({HIDDEN_SLOTS})
        ORDER BY pk
        """,
        (pack([list(speaker) for speaker in sorted(speakers)]),),
    ).fetchall()
    return [SaidRow(*row) for row in rows]
