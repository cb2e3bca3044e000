"""Two statements compared: what they share, and a line for each way in which they differ."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from workbench.model.comparison import Counterpart, Difference
from workbench.review.content import ink
from workbench.review.content.words import one_line
from workbench.review.glyphs import Glyphs

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
