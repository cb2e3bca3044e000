"""The signs the room draws with: one shape for each state, so that colour is never alone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from workbench.model.comparison import Relation
from workbench.model.verdict import StateName


class Glyphs(NamedTuple):
    """One set of signs, each a single cell wide unless it says otherwise.

    Attributes:
        states: a sign for each state of a claim.
        relations: a sign for each relation of a counterpart.
        bar: stands before every line of what the cursor is on.
        opening, closing: stand around the claim in its context.
        arrow: leads from a mark to its note.
        versus: stands between the two sides of a difference; any width.
        marked: stands beside a claim that a verdict will be given to with others.
        pinned, warning: stand before evidence, and before what is wrong with it.
        done, left: the two parts of a progress bar.
        dot: separates details; any width.
        ellipsis: where a text was cut; any width.
        rule: draws a line.
        border, focus_border: Textual's names for the frames of a pane.
    """

    states: Mapping[str, str]
    relations: Mapping[str, str]
    bar: str
    opening: str
    closing: str
    arrow: str
    versus: str
    marked: str
    pinned: str
    warning: str
    done: str
    left: str
    dot: str
    ellipsis: str
    rule: str
    border: str
    focus_border: str

    def state(self, name: StateName) -> str:
        """The sign of a claim's state."""
        return self.states[name]

    def relation(self, name: Relation) -> str:
        """The sign of a counterpart's relation."""
        return self.relations[name]


UNICODE = Glyphs(
    states={
        "unreviewed": "·",
        "corroborated": "✓",
        "contested": "≠",
        "unsupported": "✗",
        "dismissed": "–",
    },
    relations={"agrees": "=", "differs": "≠", "related": "~"},
    bar="▌",
    opening="▸",
    closing="◂",
    arrow="→",
    versus=" ↔ ",
    marked="●",
    pinned="◆",
    warning="!",
    done="▰",
    left="▱",
    dot=" · ",
    ellipsis="…",
    rule="─",
    border="round",
    focus_border="heavy",
)

ASCII = Glyphs(
    states={
        "unreviewed": ".",
        "corroborated": "+",
        "contested": "~",
        "unsupported": "x",
        "dismissed": "-",
    },
    relations={"agrees": "=", "differs": "#", "related": "~"},
    bar="|",
    opening=">",
    closing="<",
    arrow=">",
    versus=" <> ",
    marked="@",
    pinned="*",
    warning="!",
    done="#",
    left="-",
    dot=" - ",
    ellipsis="...",
    rule="-",
    border="ascii",
    focus_border="ascii",
)
