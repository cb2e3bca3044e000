"""``add``, ``inspect``, ``status``, ``claims``, ``show``, ``counterparts``: what they print."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Workbench
from tests.conftest import EXAMPLES

DRAFT = "carrow-light-draft.md"
CLAIM_KEYS = {
    *("id", "document", "name", "start", "end", "text", "reading", "check_worthy", "verdict"),
    *("reason", "note", "reviewer", "at", "stale", "markers", "counterparts"),
    *("disagreement", "verdicts"),
    *("change", "edited", "blind", "sign_off"),
}


def test_adding_tells_what_was_found_a_line_a_document(
    workbench: Workbench, tmp_path: Path
) -> None:
    for name in (DRAFT, "gazette-report.txt"):
        shutil.copy(EXAMPLES / name, tmp_path)
    run = workbench("--db", "t.db", "add", DRAFT, "gazette-report.txt")
    assert run.status == 0, run.err
    first, second = run.out.splitlines()
    assert first.startswith(f"{DRAFT}: ")
    assert re.search(r"\d+ claims .* 16 linked, 1 dangling", first), first
    assert re.search(r"[1-9]\d* counterparts", second), second
    assert run.err == ""


def test_adding_the_same_bytes_twice_changes_nothing_and_says_so(
    workbench: Workbench, tmp_path: Path
) -> None:
    shutil.copy(EXAMPLES / DRAFT, tmp_path / "one.md")
    shutil.copy(EXAMPLES / DRAFT, tmp_path / "two.md")
    workbench("--db", "t.db", "add", "one.md")
    before = (tmp_path / "t.db").read_bytes()
    run = workbench("--db", "t.db", "add", "two.md", "one.md")
    assert run.status == 0
    assert run.out.count("nothing changed") == 2
    assert (tmp_path / "t.db").read_bytes() == before


def test_standard_input_is_a_document(workbench: Workbench) -> None:
    text = b"# Weir\n\nThe weir at Hale was rebuilt in 1931.[^1]\n\n[^1]: Weir book, p. 3.\n"
    run = workbench("inspect", "-", "--format", "json", stdin=text)
    assert run.status == 0
    assert "Weir" in run.json["text"]


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*[!E].*")), ids=lambda path: path.name)
def test_inspect_prints_the_documented_object_with_exact_spans(
    workbench: Workbench, path: Path
) -> None:
    run = workbench("inspect", path, "--format", "json")
    assert run.status == 0
    read = run.json
    assert read["format"] == "workbench.document/1"
    assert set(read) == {
        *("format", "source", "title", "language", "published", "text", "blocks", "sentences"),
        *("markers", "notes", "claims", "problems"),
    }
    text = read["text"]
    for claim in read["claims"]:
        assert text[claim["start"] : claim["end"]] == claim["text"]
        assert 0 <= claim["check_worthy"] <= 1
        for part in claim["quantities"] + claim["dates"] + claim["names"]:
            assert text[part["start"] : part["end"]] == part["text"]
        for index in claim["markers"]:
            assert read["markers"][index]["sentence"] == claim["sentence"]
    for marker in read["markers"]:
        assert marker["label"].split()[0] in text[marker["start"] : marker["end"]]
        assert (marker["note"] is None) == (marker["problem"] == "dangling")
    ends = [block["end"] for block in read["blocks"]]
    starts = [block["start"] for block in read["blocks"]]
    assert all(end <= start for end, start in zip(ends, starts[1:], strict=False))


def test_plain_text_and_markdown_keep_every_character(workbench: Workbench) -> None:
    for name in (DRAFT, "gazette-report.txt", "keeper-interview.txt"):
        read = workbench("inspect", EXAMPLES / name, "--format", "json").json
        assert read["text"] == (EXAMPLES / name).read_text("utf-8")


def test_status_counts_each_document(workbench: Workbench, sample: Path) -> None:
    read = workbench("--db", sample, "status", "--format", "json").json
    assert read["format"] == "workbench.status/1"
    by_name = {entry["name"]: entry for entry in read["documents"]}
    assert len(by_name) == 5
    assert by_name[DRAFT]["dangling"] == 1
    assert by_name["gazette-report.txt"]["dangling"] == 1
    assert sum(entry["claims"] for entry in by_name.values()) >= 40
    assert all(entry["open"] == entry["claims"] for entry in by_name.values())


def test_claims_as_json_have_the_documented_keys(workbench: Workbench, sample: Path) -> None:
    read = workbench("--db", sample, "claims", "--format", "json").json
    assert read["format"] == "workbench.claims/1"
    for claim in read["claims"]:
        assert set(claim) == CLAIM_KEYS
        assert len(claim["id"]) == 64
        assert claim["verdict"] == "unreviewed"
        assert claim["verdicts"] == []
        assert isinstance(claim["markers"], int)


def test_json_lines_and_csv_hold_the_same_claims(workbench: Workbench, sample: Path) -> None:
    whole = workbench("--db", sample, "claims", "--format", "json").json["claims"]
    lines = workbench("--db", sample, "claims", "--format", "jsonl").out.splitlines()
    assert [json.loads(line) for line in lines] == whole
    table = list(
        csv.DictReader(io.StringIO(workbench("--db", sample, "claims", "--format", "csv").out))
    )
    assert [row["id"] for row in table] == [claim["id"] for claim in whole]


def test_a_table_lists_the_claims_worth_checking_and_all_on_request(
    workbench: Workbench, sample: Path
) -> None:
    short = workbench("--db", sample, "claims").out
    assert "The restoration cost £2.4 million" in short
    assert "best-loved building" not in short
    assert "best-loved building" in workbench("--db", sample, "claims", "--all").out


def test_claims_are_filtered_by_words_and_document(workbench: Workbench, sample: Path) -> None:
    run = workbench("--db", sample, "claims", "--words", "kittiwakes", "--format", "json")
    assert {claim["name"] for claim in run.json["claims"]} == {
        *(DRAFT, "trust-annual-report.html", "skerry-ness-survey.md")
    }
    run = workbench(
        *("--db", sample, "claims", "--words", "kittiwakes", "--document", DRAFT),
        *("--format", "json"),
    )
    assert [claim["name"] for claim in run.json["claims"]] == [DRAFT]


def test_nothing_found_can_be_a_failure(workbench: Workbench, sample: Path) -> None:
    arguments = ("--db", sample, "search", "zeppelin")
    assert workbench(*arguments).status == 0
    assert workbench(*arguments, "--fail-empty").status == 1


def test_a_claim_is_shown_with_citations_and_counterparts(
    workbench: Workbench, sample: Path
) -> None:
    run = workbench("--db", sample, "show", "About 600 people")
    assert run.status == 0
    assert "Interview with Edith Marlowe" in run.out
    assert "900" in run.out
    read = workbench("--db", sample, "show", "About 600 people", "--format", "json").json
    assert read["citations"][0]["note"]["targets"][0]["kind"] == "url"
    assert workbench("--db", sample, "show", read["id"][:8]).out == run.out


def test_counterparts_name_both_claims_and_what_differs(workbench: Workbench, sample: Path) -> None:
    read = workbench("--db", sample, "counterparts", "--format", "json").json
    assert read["format"] == "workbench.counterparts/1"
    ranks: dict[str, list[int]] = {}
    for pair in read["pairs"]:
        assert 0 <= pair["score"] <= 1
        assert pair["relation"] in {"agrees", "differs", "related"}
        left, right = pair["claims"]
        assert (left["id"], right["id"]) == (pair["claim"], pair["counterpart"])
        assert left["document"] != right["document"]
        for atom in pair["differences"]:
            for side, claim in (("left", left), ("right", right)):
                if atom[f"{side}_span"] is not None:
                    start, end = atom[f"{side}_span"]
                    assert claim["text"][start:end] == atom[side]
        ranks.setdefault(pair["claim"], []).append(pair["rank"])
    assert all(found == list(range(1, len(found) + 1)) for found in ranks.values())
    assert max(map(len, ranks.values())) <= 10


def test_the_samples_disagreements_are_found(workbench: Workbench, sample: Path) -> None:
    read = workbench(
        *("--db", sample, "counterparts", "--relation", "differs", "--format", "json")
    ).json
    atoms = {
        (atom["kind"], atom["left"], atom["right"])
        for pair in read["pairs"]
        for atom in pair["differences"]
    }
    numbers = {(left, right) for kind, left, right in atoms if kind == "number"}
    assert any("17" in left and "14" in right for left, right in numbers)
    assert any("2.7" in left and "2,412,000" in right for left, right in numbers)
    assert any(kind == "negation" and "not" in right for kind, _, right in atoms)
