"""The index of statements: added once, found by any form of their words."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench import WorkbenchError
from workbench.index import Index

ITEMS = [
    ("weir", "The weir at Hale was rebuilt in 1931."),
    ("eels", "Eels pass the weir at Hale in autumn."),
    ("mill", "The mill has been a library since 1988."),
]


def test_the_nearest_statement_comes_first() -> None:
    index = Index()
    index.add(ITEMS)
    assert [found.id for found in index.match("An eel passing the weir", top=1)] == ["eels"]
    assert index.match("zeppelin") == []
    many = index.match_many([text for _, text in ITEMS], top=1)
    assert [found.id for (found,) in many] == ["weir", "eels", "mill"]
    assert many[0][0].score == 1


def test_a_known_id_is_replaced() -> None:
    index = Index()
    index.add(ITEMS)
    index.add([("mill", "The mill burned down.")])
    assert index.match("library since 1988") == []
    assert index.match("mill burned")[0].id == "mill"


def test_adding_is_all_or_nothing() -> None:
    index = Index()
    with pytest.raises(ValueError, match="unpack"):
        index.add([ITEMS[0], ("broken",)])  # type: ignore[list-item]
    assert index.match("weir") == []


def test_a_file_is_kept_and_a_foreign_one_refused(tmp_path: Path) -> None:
    index = Index(tmp_path / "i.db")
    index.add(ITEMS)
    index.close()
    assert Index(tmp_path / "i.db").match("eels")[0].id == "eels"
    (tmp_path / "x.db").write_bytes(b"something else entirely, and long enough to be read" * 9)
    with pytest.raises(WorkbenchError, match=r"x\.db"):
        Index(tmp_path / "x.db")


def test_many_statements_are_found_as_few_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = [
        (f"{place} {year}", f"The {kind} at {place} was rebuilt in {year} after a flood.")
        for place in ("Hale", "Marlow", "Carrow", "Wick", "Thorne", "Penn")
        for kind, year in (("weir", 1931), ("bridge", 1932), ("mill", 1934), ("lock", 1940))
    ]
    query = "A flood in 1934 led Marlow to rebuild its mill."
    few = Index()
    few.add(lines)
    found = few.match(query, top=5)
    monkeypatch.setattr("workbench.index.LARGE", 1)
    for path in (":memory:", tmp_path / "i.db", tmp_path / "i.db"):
        many = Index(path)
        many.add(lines)
        assert [match.id for match in many.match(query, top=5)] == [match.id for match in found]
        if path == ":memory:":
            assert many.match(query, top=5) == found
        many.add([("Marlow 1934", "Eels."), ("new", "Marlow has a mill.")])
        assert "Marlow 1934" not in {match.id for match in many.match(query, top=9)}
        assert many.match("Marlow has a mill.")[0].id == "new"
        many.add(lines)
        assert many.match(query, top=1)[0].id == found[0].id
        many.close()
