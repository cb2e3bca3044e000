"""LaTeX's counters: the numbers of notes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from workbench.intake.latex.syntax import Token
from workbench.intake.numerals import alphabetic, roman

_SIGNS = ("*", "†", "‡", "§", "¶", "‖", "**", "††", "‡‡")
_COUNTERS: dict[str, Callable[[int], str]] = {
    "arabic": str,
    "alph": alphabetic,
    "Alph": lambda n: alphabetic(n).upper(),
    "roman": roman,
    "Roman": lambda n: roman(n).upper(),
    "fnsymbol": lambda n: _SIGNS[(n - 1) % len(_SIGNS)],
}
_OWN_STYLES = {"mpfootnote": "alph", "thanks": "fnsymbol", "endnote": "arabic"}


@dataclass(slots=True, eq=False)
class NoteDraft:
    """A note: its key and label, and its text when that has been met."""

    key: str
    label: str
    section: int
    text: list[Token] | None = None


@dataclass(slots=True)
class Notes:
    """The notes of a document in the order of their marks."""

    drafts: list[NoteDraft] = field(default_factory=list)
    style: str = "arabic"
    _counts: dict[str, int] = field(default_factory=dict)
    _section: int = 0
    _labelled: dict[tuple[int, str], NoteDraft] = field(default_factory=dict)
    _wanting: list[NoteDraft] = field(default_factory=list)

    def mark(self, kind: str, number: str, text: list[Token] | None) -> NoteDraft:
        """A new note.

        Args:
            kind: the counter it uses (``footnote``, ``endnote``, ``mpfootnote``, ``thanks``).
            number: the number the source gives it; empty to count; ``again`` for the latest.
                A number that was there before marks the same note again.
            text: what it says; None when that comes later.
        """
        again = number == "again"
        count = int(number) if number.isdecimal() else self._counts.get(kind, 0) + (not again)
        if not number:
            self._counts[kind] = count
        label = _COUNTERS[_OWN_STYLES.get(kind, self.style)](max(count, 1))
        if number and (known := self._labelled.get((self._section, label))):
            return known
        draft = NoteDraft(f"{kind}:{len(self.drafts)}", label, self._section, text)
        self.drafts.append(draft)
        self._labelled[self._section, label] = draft
        if text is None:
            self._wanting.append(draft)
        return draft

    def text(self, kind: str, number: str, text: list[Token]) -> None:
        """What the latest mark (or the one with a number) that has no text says."""
        label = _COUNTERS[self.style](int(number)) if number.isdecimal() and number != "0" else None
        for draft in reversed(self._wanting):
            if label in (None, draft.label):
                draft.text = text
                self._wanting.remove(draft)
                return
        self.mark(kind, number, text)

    def set_counter(self, kind: str, value: int) -> None:
        """The counter is set: the next note bears the number after ``value``."""
        if value < self._counts.get(kind, 0):
            self._section += 1
        self._counts[kind] = value

    def begin_chapter(self) -> None:
        """Footnotes count from 1 anew."""
        if self._counts.get("footnote"):
            self.set_counter("footnote", 0)

    def use_style(self, definition: Sequence[Token]) -> None:
        """``\\renewcommand{\\thefootnote}{\\fnsymbol{footnote}}``."""
        for token in definition:
            if token.kind == "command" and token.text in _COUNTERS:
                self.style = token.text
