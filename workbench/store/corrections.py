"""What people corrected in the reading of documents: links, kinds of blocks, sentences."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.store.connection import Store
from workbench.store.failures import guarded
from workbench.store.pack import unpack_spans

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class CorrectionRow:
    """A correction of a document's reading.

    Attributes:
        kind: ``link``, ``block`` or ``boundary``.
        start, end: the mark, the block, or the stretch whose sentences are ``spans``.
        target: of a link, the note's span; None: it is no mark.
        block: the kind of block that it is.
    """

    event: str
    kind: str
    start: int
    end: int
    target: Span | None
    block: str | None
    spans: tuple[Span, ...]


@guarded
def standing_corrections(store: Store, document: str) -> list[CorrectionRow]:
    """The corrections of a document's reading that no undo stands against, the earliest first."""
    rows = store.db.execute(
        """
        SELECT event, kind, start, "end", target, block, spans FROM correction
        WHERE document = ? AND active = 1 ORDER BY ord
        """,
        (document,),
    ).fetchall()
    return [
        CorrectionRow(event, kind, start, end, _one(target), block, unpack_spans(spans))
        for event, kind, start, end, target, block, spans in rows
    ]


@guarded
def ever_corrected(store: Store, document: str) -> bool:
    """Whether a document's reading was ever corrected, undone or not."""
    found = store.db.execute(
        "SELECT 1 FROM correction WHERE document = ? LIMIT 1", (document,)
    ).fetchone()
    return found is not None


def _one(packed: str) -> Span | None:
    return next(iter(unpack_spans(packed)), None)
