"""A draft in many versions, and what must be true of every decision on it."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.desk.add import Added, add_document
from workbench.desk.carry import plain
from workbench.desk.gone import gone_claims
from workbench.desk.inputs import Given
from workbench.ledger.logs import stored
from workbench.ledger.verify import verify
from workbench.reading import read
from workbench.store import events as lines
from workbench.store.connection import Store
from workbench.store.listing import claim_list
from workbench.store.rows import ClaimQuery, ClaimRow
from workbench.store.versions import worded, words_at

SENTENCES = (
    "The weir at Hale was rebuilt in 1931.",
    "Its crest is 84 metres long.",
    "Two sluices were added in 1950 by the river board.",
    "Eels pass the weir in autumn, when the water is high.",
    "The mill beside it has been a library since 1988.",
    "About 900 carts crossed the ford each day before the bridge was opened.",
)
REWORDED = {
    SENTENCES[0]: "The weir at Hale was rebuilt in 1934.",
    SENTENCES[1]: "Its whole crest is 84 metres long.",
    SENTENCES[2]: "Two sluices were added in 1950 by the board.",
    SENTENCES[5]: "About 950 carts crossed the ford each day before the bridge was opened.",
}


def put(
    store: Store, text: str, name: str = "draft.txt", reviewer: str = "ada", **given: object
) -> Added:
    """Add a text as a file of this name."""
    data = text.encode()
    return add_document(
        store,
        read(data, name=name),
        data,
        Given(**given),  # type: ignore[arg-type]
        reviewer=reviewer,
    )


def written(sentences: Sequence[str]) -> str:
    """A draft of paragraphs of two sentences."""
    pairs = [" ".join(sentences[at : at + 2]) for at in range(0, len(sentences), 2)]
    return "\n\n".join(["The weir", *pairs]) + "\n"


def listed(store: Store) -> dict[str, ClaimRow]:
    """The claims of all current documents, by id."""
    return {row.id: row for row in claim_list(store, ClaimQuery())}


def by_text(store: Store, words: str) -> ClaimRow:
    """The one current claim that begins so."""
    (found,) = (row for row in listed(store).values() if row.text.startswith(words))
    return found


def check(store: Store, given: Sequence[str]) -> None:
    """Hold every decision to its place.

    Args:
        given: the events of all verdicts that were ever given.
    """
    report = verify(store)
    assert report.ok, report.problems
    rows = store.db.execute(
        "SELECT verdict.event, verdict.claim, active, verdict, coalesce(stale, 0) "
        "FROM verdict LEFT JOIN carried ON carried.event = verdict.event"
    ).fetchall()
    assert {row[0] for row in rows} == set(given)
    current, gone = listed(store), {row.id for row in gone_claims(store)}
    for event, home, active, verdict, stale in rows:
        if home in current:
            assert bool(stale) == (_words(store, home) != _made_on(store, event, home))
        elif active and verdict != "unreviewed":
            assert home in gone
    for row in current.values():
        if row.verdict != "unreviewed":
            assert row.stale == any(
                stale for event, home, _, _, stale in rows if home == row.id
            ) or any(home == row.id and not stale for _, home, _, _, stale in rows)


def _words(store: Store, claim: str) -> tuple[str, tuple[str, ...]]:
    (found,) = plain(worded(store, claim=claim))
    return found.words, found.cites


def _made_on(store: Store, event: str, home: str) -> tuple[str, tuple[str, ...]]:
    """The words of the claim that a decision names, as its own line has it."""
    row = lines.event(store, event)
    assert row is not None and row.claim is not None
    if row.claim == home:
        return _words(store, home)
    body = stored(store, row).body
    found = words_at(store, row.claim, body["document"], body["start"], body["end"])
    assert found is not None
    (words,) = plain([found])
    return words.words, words.cites
