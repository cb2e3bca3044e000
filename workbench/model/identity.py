"""Identity is content: the same input has the same ids on every machine."""

from __future__ import annotations

from hashlib import sha256

SHORT = 8
"""Hex digits shown to people; any unique prefix is accepted back."""


def document_id(data: bytes) -> str:
    """The id of a document version: SHA-256 of its bytes, 64 hex digits."""
    return sha256(data).hexdigest()


def claim_id(document: str, start: int, end: int) -> str:
    """The id of a claim: SHA-256 over the document's id and the claim's span, 64 hex digits."""
    return sha256(f"workbench.claim/1\n{document}\n{start}\n{end}\n".encode("ascii")).hexdigest()
