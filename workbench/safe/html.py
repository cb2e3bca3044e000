"""Text and addresses inside an HTML page that runs nothing."""

from __future__ import annotations

from urllib.parse import urlsplit

from workbench.safe.xml import text


def bdi(value: str) -> str:
    """A text from elsewhere, kept from changing the direction of the words around it."""
    return f"<bdi>{text(value)}</bdi>"


def link(address: str, words: str) -> str:
    """A link to a web address; only its words where the address is of another kind.

    Following it tells the host nothing of the page that it stands on.
    """
    if not is_web(address):
        return bdi(words)
    return f'<a href="{text(address)}" rel="noopener noreferrer nofollow">{bdi(words)}</a>'


def is_web(address: str) -> bool:
    """Whether an address is one that a browser asks a host for, and runs nothing by."""
    if not address.isprintable() or " " in address:
        return False
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)
