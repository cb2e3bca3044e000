"""Who an export is for, and which private texts they get."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

AudienceName = Literal["public", "lawyer", "full"]


@dataclass(frozen=True, slots=True)
class Audience:
    """Readers of an export.

    Attributes:
        fields: the private texts of events that they get, by name.
        confidential: whether they get confidential sources: addresses, words, bytes.
    """

    name: AudienceName
    fields: frozenset[str]
    confidential: bool = False

    def text(self, field: str, value: str | None) -> str | None:
        """A private text as these readers get it."""
        return value if field in self.fields else None


PUBLIC = Audience("public", frozenset())
LAWYER = Audience("lawyer", frozenset({"note", "question", "answer"}))
FULL = Audience(
    "full", frozenset({"note", "question", "answer", "name", "target"}), confidential=True
)

AUDIENCES: dict[str, Audience] = {one.name: one for one in (PUBLIC, LAWYER, FULL)}
"""Every audience by its name."""
