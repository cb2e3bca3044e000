"""``workbench match``: a file of claims against another."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Workbench

CORPUS = [
    {"id": "weir", "text": "The weir at Hale was rebuilt in 1931."},
    {"id": "eels", "text": "Eels pass the weir at Hale in autumn."},
    {"id": "mill", "title": "Hale", "text": "The mill has been a library since 1988."},
]


def write_lines(path: Path, rows: list[dict[str, str]]) -> None:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")


def test_each_query_has_a_line_with_its_matches_best_first(
    workbench: Workbench, tmp_path: Path
) -> None:
    write_lines(tmp_path / "corpus.jsonl", CORPUS)
    (tmp_path / "queries.csv").write_text(
        "id,text\nq2,Eels swim past the weir each autumn.\nq1,The weir was rebuilt in 1934.\n"
    )
    run = workbench("match", "queries.csv", "--against", "corpus.jsonl", "--top", "2")
    assert run.status == 0, run.err
    first, second = map(json.loads, run.out.splitlines())
    assert (first["query"], second["query"]) == ("q2", "q1")
    assert first["matches"][0]["id"] == "eels"
    assert second["matches"][0]["id"] == "weir"
    assert {"1934", "1931"} <= {
        atom[side] for atom in second["matches"][0]["differences"] for side in ("left", "right")
    }
    assert len(first["matches"]) <= 2


def test_a_broken_row_is_named(workbench: Workbench, tmp_path: Path) -> None:
    write_lines(tmp_path / "corpus.jsonl", CORPUS)
    (tmp_path / "broken.jsonl").write_text('{"id": "a", "text": "x"}\n{nonsense\n')
    (tmp_path / "short.jsonl").write_text('{"id": "a"}\n')
    for name, word in (("broken.jsonl", "line 2"), ("short.jsonl", "row 1"), ("no.jsonl", "exist")):
        run = workbench("match", name, "--against", "corpus.jsonl")
        assert run.status == 3
        assert word in run.err
        assert len(run.err.splitlines()) == 1
