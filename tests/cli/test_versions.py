"""New versions, removal and corrections from a script."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Workbench
from tests.desk.drafts import REWORDED, SENTENCES, written

SECOND = written(["First of all.", REWORDED[SENTENCES[0]], *SENTENCES[1:3]])


@pytest.fixture
def draft(workbench: Workbench, tmp_path: Path) -> Path:
    """A draft on the desk, with a verdict on each of its four claims."""
    path = tmp_path / "draft.txt"
    path.write_text(written(SENTENCES[:4]), "utf-8")
    assert workbench("add", "draft.txt").status == 0
    for words in SENTENCES[:4]:
        assert workbench("mark", words, "contested").status == 0
    return path


def listed(workbench: Workbench, *options: str) -> dict[str, dict[str, Any]]:
    found = workbench("claims", *options, "--format", "json").json["claims"]
    return {claim["text"]: claim for claim in found}


def test_a_changed_file_supersedes_and_keeps_what_was_decided(
    workbench: Workbench, draft: Path
) -> None:
    draft.write_text(SECOND, "utf-8")
    done = workbench("add", "draft.txt")
    assert done.status == 0
    assert "replaces" in done.out and "decisions carried over" in done.out
    now = listed(workbench)
    changed, kept = now[REWORDED[SENTENCES[0]]], now[SENTENCES[1]]
    assert (changed["verdict"], changed["stale"], changed["change"]) == (
        *("contested", True, "numbers"),
    )
    assert changed["verdicts"][0]["stale"]
    assert (kept["verdict"], kept["stale"], kept["change"]) == ("contested", False, None)
    assert list(listed(workbench, "--gone")) == [SENTENCES[3]]
    (row,) = workbench("status", "--format", "json").json["documents"]
    assert (row["name"], row["stale"]) == ("draft.txt", 1)
    assert len(workbench("status", "--all", "--format", "json").json["documents"]) == 2
    shown = workbench("show", "rebuilt in 1934").out
    assert "STALE (numbers)" in shown and "[-1931.-] {+1934.+}" in shown
    assert workbench("verify").status == 0


def test_a_diff_is_a_table_or_json(workbench: Workbench, draft: Path) -> None:
    assert workbench("diff", "draft.txt").status == 2
    draft.write_text(SECOND, "utf-8")
    workbench("add", "draft.txt")
    table = workbench("diff", "draft.txt")
    assert table.status == 0
    assert "rebuilt in [-1931.-] {+1934.+}" in table.out
    assert table.out.splitlines()[-1] == "2 unchanged · 1 numbers · 1 new · 1 gone"
    assert workbench("diff", "draft.txt", "--fail-changed").status == 1
    shape = workbench("diff", "draft.txt", "--format", "json").json
    assert (shape["format"], shape["counts"]["numbers"]) == ("workbench.diff/1", 1)
    change = next(one for one in shape["changes"] if one["change"] == "numbers")
    assert (change["old"]["text"], change["new"]["text"]) == (
        *(SENTENCES[0], REWORDED[SENTENCES[0]]),
    )
    for side, left in (("old", "new"), ("new", "gone")):
        words = "".join(one["text"] for one in change["words"] if one["kind"] != left)
        assert words == change[side]["text"]
    back = workbench("diff", shape["new"]["document"], shape["old"]["document"])
    assert "{+1931.+}" in back.out


def test_what_is_removed_comes_back_as_it_was(workbench: Workbench, draft: Path) -> None:
    before = listed(workbench)
    done = workbench("remove", "draft.txt", "--note", "sent twice")
    assert done.status == 0 and "4 decisions wait" in done.out
    assert listed(workbench) == {}
    assert workbench("remove", "draft.txt").status == 2
    assert len(workbench("claims", "--gone", "--format", "json").json["claims"]) == 4
    assert workbench("verify").status == 0
    assert workbench("add", "draft.txt").status == 0
    assert listed(workbench) == before


def test_claims_are_corrected_and_the_corrections_undone(workbench: Workbench, draft: Path) -> None:
    before = listed(workbench)
    done = workbench("edit", "Eels pass", "--reading", "Eels pass Hale.", "--speaker", "the keeper")
    assert (done.status, done.out.partition(": ")[2]) == (
        *(0, "Eels pass Hale. (said by the keeper)\n"),
    )
    shown = workbench("show", "Eels pass")
    assert "Reading (corrected by hand): Eels pass Hale." in shown.out
    assert "Speaker: the keeper" in shown.out
    assert workbench("split", "Eels pass", "when the water").status == 0
    assert workbench("join", SENTENCES[0], SENTENCES[1]).status == 0
    added = workbench("add-claim", "draft.txt", "--text", "river board", "--reading", "A board.")
    assert added.status == 0 and "A board." in added.out
    now = listed(workbench)
    assert {"Eels pass the weir in autumn,", "when the water is high.", "river board"} <= set(now)
    assert now[f"{SENTENCES[0]} {SENTENCES[1]}"]["change"] == "merged"
    for _ in range(5):
        assert workbench("undo").status == 0
    assert listed(workbench) == before
    assert workbench("verify").status == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ("edit", "Eels pass"),
        ("edit", "Eels pass", "--reading", " "),
        ("split", "Eels pass", "no such words"),
        ("split", "Eels pass", "900"),
        ("join", "Eels pass"),
        ("add-claim", "draft.txt"),
        ("add-claim", "draft.txt", "--start", "3"),
        ("add-claim", "draft.txt", "--text", "no such words"),
        ("add-claim", "draft.txt", "--start", "3", "--end", "90000"),
        ("remove", "other.txt"),
    ],
)
def test_what_cannot_be_done_is_one_line_and_changes_nothing(
    workbench: Workbench, draft: Path, arguments: tuple[str, ...]
) -> None:
    before = listed(workbench)
    done = workbench(*arguments)
    assert (done.status, done.out, done.err.count("\n")) == (2, "", 1)
    assert listed(workbench) == before


def test_a_file_name_that_is_no_text_is_added(workbench: Workbench, tmp_path: Path) -> None:
    name = b"caf\xe9.txt".decode("utf-8", "surrogateescape")
    (tmp_path / name).write_text(SECOND, "utf-8")
    assert workbench("add", name).status == 0
    (row,) = workbench("status", "--format", "json").json["documents"]
    assert row["name"] == "caf\ufffd.txt"
