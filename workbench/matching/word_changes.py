"""What was changed in a wording, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

_WORD = re.compile(r"\s*\S+\s*?(?=\s|\Z)")


@dataclass(frozen=True, slots=True)
class WordChange:
    """A run of words that both wordings have, or only one of them.

    Attributes:
        kind: ``same``, ``gone`` (only in the old one) or ``new``.
        text: the words, as they stand; the space before them is theirs.
    """

    kind: Literal["same", "gone", "new"]
    text: str


def word_changes(old: str, new: str) -> tuple[WordChange, ...]:
    """The shortest way from one wording to another, in whole words.

    Returns:
        Runs in the order of reading, what is gone before what is new. Without those that are
        ``gone`` they are the new wording, without those that are ``new`` the old one, to the
        space: where only spaces differ between words, the new wording's count.
    """
    from rapidfuzz.distance import Indel

    before, after = _WORD.findall(old), _WORD.findall(new)
    found: list[WordChange] = []
    edits = Indel.opcodes([word.strip() for word in before], [word.strip() for word in after])
    for edit in edits:
        if edit.tag == "equal":
            found.append(WordChange("same", "".join(after[edit.dest_start : edit.dest_end])))
        if edit.tag in ("delete", "replace"):
            found.append(WordChange("gone", "".join(before[edit.src_start : edit.src_end])))
        if edit.tag in ("insert", "replace"):
            found.append(WordChange("new", "".join(after[edit.dest_start : edit.dest_end])))
    return tuple(_gone_first(found))


_SIGNS = {"same": ("", ""), "gone": ("[-", "-]"), "new": ("{+", "+}")}


def marked(changes: Iterable[WordChange]) -> str:
    """Both wordings in one text: ``[-what is gone-]``, ``{+what is new+}``."""
    return "".join(_marked(change) for change in changes)


def _marked(change: WordChange) -> str:
    before, after = _SIGNS[change.kind]
    words = change.text.lstrip()
    return f"{change.text[: len(change.text) - len(words)]}{before}{words}{after}"


def _gone_first(changes: list[WordChange]) -> list[WordChange]:
    """Between two runs that are the same, one that is gone and one that is new."""
    put: list[WordChange] = []
    gone, new = "", ""
    for change in [*changes, WordChange("same", "")]:
        if change.kind == "gone":
            gone += change.text
        elif change.kind == "new":
            new += change.text
        else:
            put += [WordChange("gone", gone)] if gone else []
            put += [WordChange("new", new)] if new else []
            put += [change] if change.text else []
            gone, new = "", ""
    return put
