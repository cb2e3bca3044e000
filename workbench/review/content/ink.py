"""How the room's texts are styled: Textual style strings over the theme's own colours.

Each is told apart without colour too, by weight, slant, underline or a sign beside it.
"""

from __future__ import annotations

QUIET = "$quiet"
STRONG = "bold"
KEY = "bold $frame-focus"
BAR = "$frame-focus"
HIT = "bold underline"
NUMBER = "bold $number"
QUOTATION = "italic"
MARK = "bold underline $frame-focus"
CLAIM = "$foreground"
MISSING = "underline"
AGREEING = "bold"
CHECKED = "strike $quiet"
UNCHECKED = "underline $foreground"
GONE = "strike $quiet"
DIFFERING = "bold underline $contested"
WARNING = "bold $contested"

STATES: dict[str, str] = {
    "unreviewed": QUIET,
    "corroborated": "bold $corroborated",
    "contested": "bold $contested",
    "unsupported": "bold $unsupported",
    "dismissed": QUIET,
}
"""How a claim's state is drawn."""
