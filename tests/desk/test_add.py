"""Adding documents: once each, all or nothing, matched both ways, resumed after a kill."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.desk import match
from workbench.desk.add import add_document
from workbench.desk.inputs import Given
from workbench.desk.match import match_pending
from workbench.ledger.verify import verify
from workbench.reading import read
from workbench.store.connection import Store, open_store
from workbench.store.counterparts import pairs
from workbench.store.documents import documents, load_content, unmatched

TEXTS = (
    "The bridge at Tarn Ford was opened in 1911. It is 214 metres long.\n",
    "The bridge at Tarn Ford was opened in 1912. It carries two lanes and a footpath.\n",
    "At Tarn Ford a bridge of 214 metres was opened in 1911. Herons nest below it.\n",
)


def put(store: Store, text: str, name: str = "t.txt") -> bool:
    data = text.encode()
    return add_document(store, read(data, name=name), data, Given(new=True), reviewer="A").new


def found(store: Store) -> set[tuple[str, str, float, str]]:
    return {
        (row.claim.text, row.other.text, row.counterpart.score, row.counterpart.relation)
        for row in pairs(store)
    }


def test_the_bytes_are_kept_as_they_came(tmp_path: Path) -> None:
    data = "\ufeffThe weir at Hale was rebuilt in 1931.\r\nIt is long.\r\n".encode()
    with open_store(tmp_path / "t.db", "create") as store:
        add_document(store, read(data, name="t.txt"), data, Given(), reviewer="A")
        assert load_content(store, documents(store)[0].id) == data


def test_the_same_bytes_are_one_document_whatever_they_are_called(tmp_path: Path) -> None:
    with open_store(tmp_path / "t.db", "create") as store:
        assert put(store, TEXTS[0], "one.txt")
        assert not put(store, TEXTS[0], "two.txt")
        assert len(documents(store)) == 1
        assert verify(store).ok


@settings(max_examples=6, deadline=None)
@given(st.permutations(TEXTS))
def test_pairs_do_not_depend_on_the_order_of_adding(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str]
) -> None:
    outcomes = []
    for order in (list(TEXTS), texts):
        with open_store(tmp_path_factory.mktemp("o") / "t.db", "create") as store:
            for text in order:
                put(store, text)
            outcomes.append(found(store))
    assert outcomes[0] == outcomes[1]
    assert outcomes[0]


def test_matching_that_was_cut_short_is_done_by_the_next_add(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*given: object) -> list[object]:
        raise KeyboardInterrupt

    with open_store(tmp_path / "t.db", "create") as store:
        put(store, TEXTS[0])
        with monkeypatch.context() as patched:
            patched.setattr(match, "_by_words", killed)
            with pytest.raises(KeyboardInterrupt):
                put(store, TEXTS[1])
        assert len(unmatched(store)) == 1
        assert match_pending(store) > 0
        assert not unmatched(store)
        assert found(store)
