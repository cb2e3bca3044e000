"""What stands beside the list: a claim with all that belongs to it, read at once, and as text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from textual.content import Content

from workbench.review.content.citations import citation_text, citations_heading
from workbench.review.content.claim import claim_text
from workbench.review.content.counterparts import counterpart_text, counterparts_title
from workbench.review.glyphs import Glyphs
from workbench.store.connection import Store
from workbench.store.counterparts import counterparts_of
from workbench.store.details import claim_detail
from workbench.store.rows import ClaimDetail, CounterpartRow, PinRow


class Shown(NamedTuple):
    """A claim, its citations and decisions, and its counterparts, best first."""

    detail: ClaimDetail
    counterparts: Sequence[CounterpartRow]

    def pin_on(self, pair: CounterpartRow) -> PinRow | None:
        """The pin that holds a counterpart as evidence for or against the claim, if it stands."""
        other = pair.other
        place = (other.document, other.start, other.end)
        for pin in reversed(self.detail.pins):
            if pin.active and (pin.source, pin.start, pin.end) == place:
                return pin
        return None


def read(store: Store, claim: str) -> Shown:
    """Read a claim, by its id, and what belongs to it, as of one moment."""
    with store.snapshot():
        return Shown(claim_detail(store, claim), counterparts_of(store, claim))


def claim_pane(shown: Shown, glyphs: Glyphs, *, reach: int) -> tuple[Content, list[Content]]:
    """The claim in its context, and its citations.

    Args:
        shown: what to tell.
        glyphs: the signs to draw with.
        reach: about how many characters of the document to show before and after the claim.
    """
    detail = shown.detail
    opening = claim_text(detail, glyphs, reach=reach)
    heading = citations_heading(detail.citations, glyphs)
    return (
        Content("\n\n").join([opening, heading]),
        [citation_text(citation, glyphs) for citation in detail.citations],
    )


def counterparts_pane(shown: Shown, glyphs: Glyphs) -> tuple[str, list[Content]]:
    """The title of the counterparts' pane, and the counterparts."""
    return counterparts_title(shown.counterparts), [
        counterpart_text(pair, glyphs, pinned=shown.pin_on(pair) is not None)
        for pair in shown.counterparts
    ]
