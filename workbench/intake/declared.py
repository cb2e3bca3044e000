"""What came with a document's bytes and says what they are: a host's ``Content-Type``."""

from __future__ import annotations

from dataclasses import dataclass
from email.message import Message


@dataclass(frozen=True, slots=True)
class Declared:
    """A declaration from outside of a document.

    Attributes:
        media_type: in lower case, without parameters; empty for none.
        charset: the character encoding, or None.
    """

    media_type: str = ""
    charset: str | None = None


NOTHING = Declared()
"""No declaration."""


def declared_by(content_type: str) -> Declared:
    """What a ``Content-Type`` header declares.

    Args:
        content_type: its value; it may be empty, or malformed.
    """
    message = Message()
    message["content-type"] = content_type.replace("\r", " ").replace("\n", " ")
    charset = message.get_param("charset")
    media_type = content_type.partition(";")[0].strip().lower()
    return Declared(media_type, charset if isinstance(charset, str) else None)
