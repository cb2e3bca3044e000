"""JSON that is safe to print: the same value, with acting characters as escapes."""

from __future__ import annotations

import json
from typing import Any

from workbench.safe.terminal import clean


def dumps(value: Any, *, indent: int | None = None) -> str:
    """Write a value as JSON.

    Args:
        value: anything :func:`json.dumps` takes.
        indent: spaces a level, or None for one line.

    Returns:
        JSON that parses back equal and holds no character that acts on a terminal: those stand
        as ``\\u`` escapes. Other characters stand as themselves.
    """
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    shown = clean(text)
    if shown == text:
        return text
    return "".join(
        have if have == want else _escape(have) for have, want in zip(text, shown, strict=True)
    )


def _escape(character: str) -> str:
    return "\\u007f" if character == "\x7f" else json.dumps(character)[1:-1]
