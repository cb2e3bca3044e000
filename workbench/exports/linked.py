"""What the forms of linked data share: names of things, and JSON that stays JSON in a page."""

from __future__ import annotations

import json
from base64 import urlsafe_b64encode
from typing import Any

_ACTING = str.maketrans(
    {sign: f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029\u007f"}
    | {chr(code): f"\\u{code:04x}" for code in range(0x80, 0xA0)}
)


def named(sha256: str) -> str:
    """The name of bytes by their hash, wherever they lie: a URI as of RFC 6920 (``ni:``)."""
    digest = urlsafe_b64encode(bytes.fromhex(sha256)).rstrip(b"=").decode("ascii")
    return f"ni:///sha-256;{digest}"


def event_name(event: str) -> str:
    """The name of an event, whose id is a UUID (RFC 9562)."""
    return f"urn:uuid:{event}"


def seconds(moment: str) -> str:
    """A time of the log without the fraction of its second."""
    return f"{moment[:19]}Z"


def dumps(value: Any) -> str:
    """JSON that can stand in a page's ``<script>`` as well: no ``<``, ``>`` or ``&`` in it."""
    return json.dumps(value, ensure_ascii=False, indent=2).translate(_ACTING) + "\n"


def present(value: dict[str, Any]) -> dict[str, Any]:
    """An object without what is not known."""
    return {key: held for key, held in value.items() if held is not None and held != []}
