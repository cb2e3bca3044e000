"""Pairs and origins: the same by either engine and in any order; resumed; taken apart again."""

from __future__ import annotations

from itertools import count
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.desk import match
from workbench.desk.add import add_document
from workbench.desk.inputs import Given
from workbench.desk.match import match_pending
from workbench.desk.remove import remove
from workbench.reading import read
from workbench.store import fast_index
from workbench.store.connection import Store, open_store
from workbench.store.counterparts import pairs
from workbench.store.documents import documents, to_match, unmatched
from workbench.store.listing import claim_list
from workbench.store.origins import independence
from workbench.store.rows import ClaimQuery

_NUMBERS = count()
PLACES = ("Tarn Ford", "Hale", "Marlow", "Skerry Ness", "Carrow")
SENTENCES = st.builds(
    "The {} at {} was {} in {}{}.".format,
    st.sampled_from(("bridge", "stone bridge", "weir", "old mill", "lock")),
    st.sampled_from(PLACES),
    st.sampled_from(("opened", "rebuilt", "closed to traffic", "painted green")),
    st.sampled_from((1911, 1912, 1934)),
    st.sampled_from(("", " after the flood", " by the county council of the day, its minutes say")),
)
DOCUMENTS = st.lists(
    st.lists(SENTENCES, min_size=1, max_size=6).map(" ".join), min_size=2, max_size=6, unique=True
)
WIRE = (
    "The county council said on Monday that the swing bridge at Tarn Ford will be closed to all "
    "traffic for eleven weeks. "
)
COPIED = WIRE.replace("on Monday", "late on Monday")
OWN = "The swing bridge at Tarn Ford is to close to traffic for eleven weeks, minutes show. "


def put(store: Store, text: str, name: str | None = None) -> str:
    data = text.encode()
    name = name or f"{next(_NUMBERS)}.txt"
    return add_document(store, read(data, name=name), data, Given(new=True), reviewer="A").document


def found(store: Store) -> list[str]:
    return sorted(
        f"{row.counterpart} {row.rank} {row.origin} {row.own_origin}" for row in pairs(store)
    )


def claim_in(store: Store, document: str) -> str:
    return next(iter(claim_list(store, ClaimQuery(document=document)))).id


@settings(max_examples=6, deadline=None)
@given(st.data(), DOCUMENTS)
def test_pairs_and_origins_do_not_depend_on_the_order_of_adding(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject, texts: list[str]
) -> None:
    outcomes = []
    for order in (texts, data.draw(st.permutations(texts))):
        with open_store(tmp_path_factory.mktemp("o") / "t.db", "create") as store:
            for text in order:
                put(store, text)
            outcomes.append(found(store))
    assert outcomes[0] == outcomes[1]


@settings(max_examples=6, deadline=None)
@given(DOCUMENTS)
def test_either_engine_finds_the_same_pairs(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str]
) -> None:
    outcomes = []
    for large in (10**6, 1):
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(fast_index, "LARGE", large)
            with open_store(tmp_path_factory.mktemp("e") / "t.db", "create") as store:
                for text in texts:
                    put(store, text)
                outcomes.append(found(store))
    assert outcomes[0] == outcomes[1]


def test_an_index_that_says_something_else_than_the_database_is_thrown_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fast_index, "LARGE", 1)
    with open_store(tmp_path / "t.db", "create") as store:
        put(store, WIRE)
        kept = fast_index.KeptIndex(store)
        kept.refresh()
        other = "The library at Hale lends seeds. "
        kept.index.drop(0, 2**62)
        (key,) = store.db.execute("SELECT pk FROM claim").fetchone()
        kept.index.add([(key, other + WIRE, None)])
        kept._files.save(kept.index, kept._marks)
        put(store, OWN)
        (pair,) = pairs(store, document=documents(store)[0].id)
        assert pair.counterpart.score > 0.3
        assert not fast_index.folder(store.path).exists()


def test_an_index_with_damaged_files_is_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fast_index, "LARGE", 1)
    with open_store(tmp_path / "t.db", "create") as store:
        put(store, WIRE)
        for file in fast_index.folder(store.path).rglob("*.npy"):
            file.write_bytes(file.read_bytes()[:60])
        put(store, OWN)
        assert len(pairs(store)) == 2


def test_matching_goes_on_where_it_was_killed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(match, "_BATCH", 2)
    lines = [f"The weir at {place} was rebuilt in 1931 after the flood. " for place in PLACES]
    matched: list[str] = []
    ordinary = match._by_words

    def killed_in_time(store: Store, text: object) -> object:
        if len(matched) == 3:
            raise KeyboardInterrupt
        matched.append(text.id)  # type: ignore[attr-defined]
        return ordinary(store, text)  # type: ignore[arg-type]

    with open_store(tmp_path / "t.db", "create") as store:
        put(store, "".join(lines[:1]))
        with monkeypatch.context() as patched:
            patched.setattr(match, "_by_words", killed_in_time)
            with pytest.raises(KeyboardInterrupt):
                put(store, "".join(lines))
        (document,) = unmatched(store)
        assert len(to_match(store, document)) == 3
        match_pending(store)
        killed = found(store)
    with open_store(tmp_path / "u.db", "create") as store:
        put(store, "".join(lines[:1]))
        put(store, "".join(lines))
        assert found(store) == killed


def test_copies_have_one_origin_and_what_is_said_in_other_words_has_its_own(
    tmp_path: Path,
) -> None:
    with open_store(tmp_path / "t.db", "create") as store:
        draft = put(store, "Tarn Ford’s swing bridge will close to all traffic for eleven weeks.")
        for text in (WIRE, COPIED, WIRE + "Herons nest below."):
            put(store, text)
        rows = pairs(store, document=draft)
        assert len({row.origin for row in rows}) == 1
        assert rows[0].own_origin not in {row.origin for row in rows}
        told = independence(store, claim_in(store, draft))
        assert (told.documents, told.origins) == (3, 1)
        put(store, OWN)
        assert independence(store, claim_in(store, draft)).origins == 2


def test_a_document_that_cites_another_is_of_its_origin(tmp_path: Path) -> None:
    address = "https://example.org/tarn-ford"
    with open_store(tmp_path / "t.db", "create") as store:
        draft = put(
            store,
            "The bridge at Tarn Ford was opened in 1911 by the county council.[1]\n\n"
            f"References\n\n1. {address}\n",
        )
        put(store, "The county council opened the bridge at Tarn Ford in 1911.", address)
        told = independence(store, claim_in(store, draft))
        assert (told.documents, told.origins) == (1, 0)


def test_removing_what_held_copies_together_parts_them(tmp_path: Path) -> None:
    words = WIRE.split()
    one, other = words[:], words[:]
    one[3] = one[11] = "one"
    other[6] = other[16] = "other"
    with open_store(tmp_path / "t.db", "create") as store:
        ends = [put(store, " ".join(each)) for each in (one, other)]
        alone = found(store)
        middle = put(store, WIRE)
        origins = {row.origin for row in pairs(store)}
        assert len(origins) == 1
        remove(store, middle, reviewer="A")
        assert found(store) == alone
        assert len({row.origin for row in pairs(store, document=ends[0])}) == 1


def test_pairs_that_had_given_way_come_back_when_a_document_is_removed(tmp_path: Path) -> None:
    lines = [
        f"The weir at {place} was rebuilt in {year}. " for place in PLACES for year in (1931, 2)
    ]
    texts = ["".join(lines), "".join(reversed(lines)), "".join(lines[::2])]
    with open_store(tmp_path / "t.db", "create") as store:
        for text in texts[:2]:
            put(store, text)
        before = found(store)
        third = put(store, texts[2])
        remove(store, third, reviewer="A")
        assert found(store) == before
