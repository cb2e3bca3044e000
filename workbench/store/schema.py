"""What marks a file as a ``claims.db``, and how keys and texts are laid out in it."""

from __future__ import annotations

APPLICATION_ID = 0x57424E43
"""Written in the file's header ("WBNC"): this is a claims database."""

VERSION = 7
"""The schema's version, in the header's ``user_version``: the number of migrations."""

SLOT_BITS = 24
"""Bits of a claim's key that number the claims of one document.

The *n*-th claim of the document in slot *s* has the key ``s << SLOT_BITS | n``. So keys follow
the order of reading, a document's claims are a range of keys, and no list needs to sort or to
count its way to a page.
"""

PART = 4096
"""Code points of text in one row: a window on a large document is read without the rest."""


def slot_keys(slot: int) -> tuple[int, int]:
    """The first and the last key that a claim of a document can have."""
    return slot << SLOT_BITS, (slot + 1 << SLOT_BITS) - 1
