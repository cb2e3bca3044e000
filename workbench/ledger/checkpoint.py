"""A log's head as text, byte for byte as in https://c2sp.org/tlog-checkpoint.

Three lines: the log's name, how many lines it has, the Merkle root in base64. It is what a
sign-off signs, what a witness can cosign, and what one keeps outside to notice a log that was
cut or rewritten.
"""

from __future__ import annotations

import re
from base64 import b64decode, b64encode
from dataclasses import dataclass

from workbench.ledger.canonical import Malformed

ORIGIN = "workbench.log/"
"""What a log's id is prefixed with to make the checkpoint's origin."""

_FORM = re.compile(
    rb"workbench\.log/([0-9a-f]{32})\n(0|[1-9][0-9]{0,15})\n([A-Za-z0-9+/]{43}=)\n", re.ASCII
)


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """The head of a log: its id, its number of lines, and the root over them."""

    log: str
    size: int
    root: bytes

    def text(self) -> bytes:
        """The three lines, each with its line end."""
        return f"{ORIGIN}{self.log}\n{self.size}\n{b64encode(self.root).decode()}\n".encode()

    @classmethod
    def parse(cls, text: bytes) -> Checkpoint:
        """Read what :meth:`text` wrote, and nothing else.

        Raises:
            Malformed: it is not exactly such a text.
        """
        match = _FORM.fullmatch(text)
        if match is None:
            raise Malformed("not a checkpoint of a Workbench log")
        found = cls(match[1].decode(), int(match[2]), b64decode(match[3]))
        if found.text() != text:  # base64 has two spellings of its last character's spare bits
            raise Malformed("not a checkpoint of a Workbench log")
        return found
