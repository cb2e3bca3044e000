"""Two statements compared: what they share, and a line for each way in which they differ."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from textual.content import Content

from workbench.model.comparison import Comparison, Counterpart, Difference
from workbench.review.content import ink
from workbench.review.content.counterparts import compared, counterpart_heading, unaligned
from workbench.review.content.words import one_line
from workbench.review.glyphs import Glyphs

if TYPE_CHECKING:
    from workbench.desk.evidence import ShownPassage
    from workbench.review.content.shown import Shown
    from workbench.store.rows import CounterpartRow

_KIND = 14
"""Cells for the kind of a difference."""


def common_ground(pair: Counterpart) -> Content:
    """The words and figures both have."""
    if not pair.shared:
        return Content.styled("No word in common.", ink.QUIET)
    return Content.assemble(("both say  ", ink.QUIET), one_line(", ".join(pair.shared)))


def difference_table(differences: Sequence[Difference], glyphs: Glyphs) -> list[Content]:
    """A line for each difference: its kind, the claim's words, the counterpart's words."""
    return [
        Content.assemble(
            (difference.kind.ljust(_KIND), ink.STRONG),
            (one_line(difference.left) or "(none)", ink.DIFFERING),
            glyphs.versus,
            (one_line(difference.right) or "(none)", ink.DIFFERING),
        )
        for difference in differences
    ]


class Beside(NamedTuple):
    """A claim and what it is compared with, ready to be shown.

    Attributes:
        title: of the right-hand side.
        left, right: the two statements with their words told apart.
        opening: what stands over the table.
        table: a line for each difference.
    """

    title: str
    left: Content
    right: Content
    opening: Content
    table: list[Content]


def beside_counterpart(shown: Shown, pair: CounterpartRow, glyphs: Glyphs) -> Beside:
    """A claim beside one of its counterparts."""
    pinned = shown.pin_on(pair) is not None
    heading = counterpart_heading(pair, glyphs, pinned=pinned)
    return Beside(
        f"Counterpart in {one_line(pair.other.name)}",
        compared(pair, left=True),
        compared(pair),
        Content("\n\n").join([heading, common_ground(pair.counterpart)]),
        difference_table(pair.counterpart.differences, glyphs),
    )


def compared_passage(claim: str, passage: str) -> Comparison:
    """What a claim and a passage of a source share, and in what they differ."""
    from workbench.matching.differences import differences

    return differences(claim, passage)


def beside_passage(
    shown: Shown, passage: ShownPassage, found: Comparison, glyphs: Glyphs
) -> Beside:
    """A claim beside a passage of a source, with the text around that."""
    claim = one_line(shown.detail.row.text)
    left, right = Content(claim), Content(one_line(passage.text))
    for start, end in unaligned(claim, [ours for ours, _ in passage.agreeing]):
        left = left.stylize(ink.MISSING, start, end)
    for start, end in unaligned(right.plain, [theirs for _, theirs in passage.agreeing]):
        right = right.stylize(ink.MISSING, start, end)
    for difference in found.differences:
        if difference.left_span:
            left = left.stylize(ink.DIFFERING, *difference.left_span)
        if difference.right_span:
            right = right.stylize(ink.DIFFERING, *difference.right_span)
    before = Content.styled(one_line(passage.before), ink.QUIET)
    after = Content.styled(one_line(passage.after), ink.QUIET)
    state = f"{glyphs.pinned} pinned" if passage.pinned else "not pinned"
    opening = Content.assemble(
        (f"{passage.score:.2f}  ", ink.STRONG), (state, ink.STRONG), f"  {passage.id}"
    )
    return Beside(
        "Passage of a source",
        left,
        Content.assemble(before, " ", right, " ", after),
        opening,
        difference_table(found.differences, glyphs),
    )
