"""Finding the origins of claims that were added, and again when claims go."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.matching.origins import Wording
    from workbench.store.connection import Store


def find_origins(store: Store, claims: Sequence[str]) -> None:
    """Join claims with those that they are copies of. To be called inside ``store.write()``."""
    from workbench.matching.origins import copied, keys
    from workbench.store.origins import join, put_keys, sharing

    for claim, wordings in _wordings(store, claims).items():
        found = [key for wording in wordings for key in keys(wording)]
        put_keys(store, claim, found)
        for other, theirs in _wordings(store, sharing(store, claim, found)).items():
            if copied(wordings, theirs):
                join(store, claim, other)


def forget_origins(store: Store, document: str) -> None:
    """Take a document's claims out of the origins. To be called inside ``store.write()``."""
    from workbench.store.origins import part

    find_origins(store, part(store, document))


def _wordings(store: Store, claims: Iterable[str]) -> dict[str, list[Wording]]:
    from workbench.matching.origins import wordings
    from workbench.store.claims import load_claims

    return {
        claim.id: wordings(
            claim.text,
            [
                claim.text[quoted.start - claim.start : quoted.end - claim.start]
                for quoted in claim.quotations
                if quoted.kind == "direct"
            ],
        )
        for claim in load_claims(store, claims)
    }
