"""Taking a document's claims out of what is found between documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.store.connection import Store


def put_aside(store: Store, document: str) -> None:
    """Take a document's claims out of pairs and origins, inside a write.

    What is still on the desk and may pair otherwise now is matched again by the next matching.
    """
    from workbench.desk.origins import forget_origins
    from workbench.store.versions import forget_pairs

    forget_origins(store, document)
    forget_pairs(store, document)
