"""What might be marks anywhere in a text: evidence for a note list, never more than that."""

from __future__ import annotations

import re

from workbench.intake.labels import SUPERSCRIPTS

_SHAPES = (
    re.compile(r"\[\^?(?P<label>[^\W_]{1,4}|[*†‡§¶]{1,4})\]"),
    re.compile(r"\((?:(?<=[\w.!?,;”’\")]\()|(?<=[.,;] \())(?P<label>\d{1,3})\)"),
    re.compile(
        r"(?P<label>\d(?:(?<=[^\W\d_]\d)|(?<=[^\W\d_][.,;:!?”’\"')\]]\d)|(?<=[,.]\d\d\d\d)"
        r"|(?<=[.,;][”’\"')]\d))\d{0,3})(?![\w%])"
    ),
    re.compile(r"(?P<label>[⁰¹²³⁴-⁹]+)"),
    re.compile(r"(?P<label>[*†‡§¶](?<=[\w.,;:!?”’\")].)[*†‡§¶]{0,3})"),
)


class LooseMarks:
    """The first place of each label that may be a mark; found once, when first asked.

    Args:
        text: the whole text.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._first: dict[str, int] | None = None

    def first(self, label: str) -> int:
        """Where a label first stands as a mark might; behind the text's end if nowhere."""
        if self._first is None:
            self._first = {}
            for shape in _SHAPES:
                for match in shape.finditer(self._text):
                    found = match["label"].translate(SUPERSCRIPTS)
                    place = min(match.start(), self._first.get(found, match.start()))
                    self._first[found] = place
        return self._first.get(label, len(self._text))
