"""What stands beside the list: a claim with all that belongs to it, read at once, and as text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from textual.content import Content

from workbench.review.content.citations import citations_heading
from workbench.review.content.claim import claim_text
from workbench.review.content.counterparts import (
    COPY,
    counterpart_text,
    counterparts_title,
    origin_words,
)
from workbench.review.content.sources import SourceCard, source_cards
from workbench.review.glyphs import Glyphs
from workbench.store.connection import Store
from workbench.store.counterparts import counterparts_of
from workbench.store.details import claim_detail
from workbench.store.rows import ClaimDetail, CounterpartRow, PinRow

if TYPE_CHECKING:
    from workbench.desk.evidence import Evidence
    from workbench.store.origins import Independence
    from workbench.store.versions import Earlier


class Shown(NamedTuple):
    """A claim with what belongs to it, as its reviewer may see it.

    Attributes:
        detail: its citations and decisions.
        counterparts: best first.
        independence: how many documents and origins agree with it, where any do.
        evidence: what its sources say; None while they are being read.
        earlier: the words that its verdict was given to, where they were others.
    """

    detail: ClaimDetail
    counterparts: Sequence[CounterpartRow]
    independence: Independence | None = None
    evidence: Evidence | None = None
    earlier: Earlier | None = None

    def pin_on(self, pair: CounterpartRow) -> PinRow | None:
        """The pin that holds a counterpart as evidence for or against the claim, if it stands."""
        other = pair.other
        place = (other.document, other.start, other.end)
        for pin in reversed(self.detail.pins):
            if pin.active and (pin.source, pin.start, pin.end) == place:
                return pin
        return None


def read(store: Store, claim: str, reviewer: str) -> Shown:
    """Read a claim, by its id, and what belongs to it but for its sources, as of one moment."""
    from workbench.desk.blind import hidden_from, veiled_detail
    from workbench.store.origins import independence
    from workbench.store.versions import earlier_wording

    with store.snapshot():
        detail = claim_detail(store, claim)
        if hidden_from(store, [claim], reviewer):
            detail = veiled_detail(detail, reviewer)
        pairs = counterparts_of(store, claim)
        return Shown(
            detail,
            pairs,
            independence(store, claim) if pairs else None,
            earlier=earlier_wording(store, claim) if detail.row.stale else None,
        )


def claim_pane(shown: Shown, glyphs: Glyphs, *, reach: int) -> tuple[Content, list[SourceCard]]:
    """The claim in its context, and what it cites.

    Args:
        shown: what to tell.
        glyphs: the signs to draw with.
        reach: about how many characters of the document to show before and after the claim.
    """
    detail = shown.detail
    opening = claim_text(detail, glyphs, reach=reach, earlier=shown.earlier)
    heading = citations_heading(detail.citations, glyphs)
    cards = source_cards(detail.citations, shown.evidence, glyphs)
    return Content("\n\n").join([opening, heading]), cards


def counterparts_pane(shown: Shown, glyphs: Glyphs) -> tuple[str, list[Content]]:
    """The title of the counterparts' pane, and the counterparts."""
    pairs = shown.counterparts
    title = counterparts_title(pairs)
    if shown.independence is not None and shown.independence.documents > 1:
        title += f": {origin_words(shown.independence)}"
    origins = _origins(pairs)
    return title, [
        counterpart_text(pair, glyphs, pinned=shown.pin_on(pair) is not None, origin=origin)
        for pair, origin in zip(pairs, origins, strict=True)
    ]


def _origins(pairs: Sequence[CounterpartRow]) -> list[str]:
    """A letter for each counterpart, where some share one or are copies of the claim; else none."""
    from workbench.matching.origins import letters

    found = letters([pair.origin for pair in pairs], pairs[0].own_origin) if pairs else []
    telling = len(set(found)) < len(found) or COPY in found
    return found if telling else [""] * len(found)
