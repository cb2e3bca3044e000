"""``mark``, ``log``, ``verify``, ``export``, ``demo``: decisions and their record."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from pathlib import Path

from tests.cli.conftest import Workbench
from tests.conftest import ROOT

WORDS = "The tower was built between 1868 and 1871 and stands 38"


def verdict_of(workbench: Workbench, desk: Path) -> dict[str, object]:
    claims = workbench("--db", desk, "claims", "--format", "json").json["claims"]
    return next(claim for claim in claims if claim["text"].startswith(WORDS))


def test_a_verdict_is_given_taken_back_and_given_again(workbench: Workbench, desk: Path) -> None:
    run = workbench(
        *("--db", desk, "mark", WORDS, "corroborated", "--reason", "primary-document"),
        *("--note", "Report, page 1.", "--reviewer", "B. Checker"),
    )
    assert run.status == 0, run.err
    claim = verdict_of(workbench, desk)
    assert claim["verdict"] == "corroborated"
    assert (claim["reason"], claim["note"]) == ("primary-document", "Report, page 1.")
    assert claim["reviewer"] == "B. Checker"
    assert len(claim["verdicts"]) == 1  # type: ignore[arg-type]
    workbench("--db", desk, "mark", WORDS, "unreviewed", "--reviewer", "B. Checker")
    assert verdict_of(workbench, desk)["verdict"] == "unreviewed"
    workbench("--db", desk, "mark", WORDS, "dismissed")
    assert verdict_of(workbench, desk)["verdict"] == "dismissed"
    assert workbench("--db", desk, "verify").status == 0


def test_unsupported_needs_a_reason_that_fits(workbench: Workbench, desk: Path) -> None:
    for arguments in ([], ["--reason", "outdated"]):
        run = workbench("--db", desk, "mark", WORDS, "unsupported", *arguments)
        assert run.status == 2
        assert "source-does-not-say-it" in run.err
    assert verdict_of(workbench, desk)["verdict"] == "unreviewed"


def test_two_reviewers_who_disagree_are_both_shown(workbench: Workbench, desk: Path) -> None:
    workbench("--db", desk, "mark", WORDS, "corroborated", "--reviewer", "B")
    workbench("--db", desk, "mark", WORDS, "contested", "--reviewer", "C")
    claim = verdict_of(workbench, desk)
    assert claim["disagreement"] is True
    held = {entry["reviewer"]: entry["verdict"] for entry in claim["verdicts"]}  # type: ignore[attr-defined]
    assert held == {"B": "corroborated", "C": "contested"}


def test_the_log_tells_who_did_what(workbench: Workbench, desk: Path) -> None:
    workbench("--db", desk, "mark", WORDS, "contested", "--reviewer", "B. Checker")
    events = workbench("--db", desk, "log", "--format", "json").json["events"]
    last = events[-1]
    assert (last["actor"], last["kind"]) == ("B. Checker", "verdict")
    assert last["body"]["verdict"] == "contested"
    assert len([event for event in events if event["kind"] == "document-added"]) == 5
    about = workbench("--db", desk, "log", "--claim", WORDS, "--format", "json").json["events"]
    assert about == [last]


def test_verify_finds_a_verdict_that_was_edited_behind_its_back(
    workbench: Workbench, desk: Path
) -> None:
    workbench("--db", desk, "mark", WORDS, "contested")
    assert workbench("--db", desk, "verify").status == 0
    with sqlite3.connect(desk) as db:
        db.execute("UPDATE verdict SET verdict = 'corroborated'")
    run = workbench("--db", desk, "verify")
    assert run.status == 1
    assert "verdict" in run.out
    assert "NOT verified" in run.out


def test_reading_commands_change_no_byte(workbench: Workbench, desk: Path) -> None:
    before = desk.read_bytes()
    for arguments in (
        ["status"],
        ["claims"],
        ["show", WORDS],
        ["counterparts"],
        ["log"],
        ["verify"],
        ["export", "jsonl"],
    ):
        assert workbench("--db", desk, *arguments).status == 0, arguments
    assert desk.read_bytes() == before
    assert not list(desk.parent.glob("desk.db-*"))


def test_the_export_holds_every_claim_and_repeats_to_the_byte(
    workbench: Workbench, desk: Path, tmp_path: Path
) -> None:
    note = "Checked <b>against</b> *the* report | page 1"
    workbench("--db", desk, "mark", WORDS, "corroborated", "--note", note)
    for name in ("one.jsonl", "two.jsonl"):
        run = workbench("--db", desk, "export", "jsonl", "carrow-light-draft.md", "-o", name)
        assert run.status == 0, run.err
    assert (tmp_path / "one.jsonl").read_bytes() == (tmp_path / "two.jsonl").read_bytes()
    header, *entries = map(json.loads, (tmp_path / "one.jsonl").read_text("utf-8").splitlines())
    assert header["format"] == "workbench.verification-log/1"
    assert header["documents"][0]["sha256"]
    assert max(head["size"] for head in header["heads"]) >= 6
    decided = [entry for entry in entries if entry["verdict"] != "unreviewed"]
    assert [entry["note"] for entry in decided] == [note]
    assert all({"citations", "counterparts", "start", "end"} <= set(entry) for entry in entries)


def test_the_markdown_export_keeps_text_as_text(
    workbench: Workbench, desk: Path, tmp_path: Path
) -> None:
    workbench("--db", desk, "mark", WORDS, "contested", "--note", "<script>x</script> | # no")
    run = workbench("--db", desk, "export", "markdown", "carrow-light-draft.md")
    assert run.status == 0
    assert "<script>" not in run.out
    assert "contested" in run.out


def test_an_export_that_cannot_be_written_leaves_the_old_one(
    workbench: Workbench, desk: Path, tmp_path: Path
) -> None:
    run = workbench("--db", desk, "export", "jsonl", "-o", tmp_path / "no" / "such" / "x.jsonl")
    assert run.status == 4
    assert len(run.err.splitlines()) == 1
    assert not list(tmp_path.rglob(".workbench-*"))


def test_the_committed_sample_is_what_demo_builds(workbench: Workbench, tmp_path: Path) -> None:
    assert workbench("demo", "built").status == 0
    built = sqlite3.connect(f"file:{tmp_path / 'built' / 'claims.db'}?mode=ro", uri=True)
    kept = sqlite3.connect(f"file:{ROOT / 'claims.db'}?mode=ro&immutable=1", uri=True)
    tables = "SELECT name, sql FROM sqlite_master WHERE type = 'table' ORDER BY name"
    assert built.execute(tables).fetchall() == kept.execute(tables).fetchall()
    for name, _ in built.execute(tables).fetchall():
        if name.startswith(("sqlite_", "_sqlite")) or "_fts_" in name:
            continue
        rows = f'SELECT * FROM "{name}"'
        found, wanted = (sorted(db.execute(rows), key=repr) for db in (kept, built))
        assert found == wanted, name
    assert kept.execute("SELECT count(*) FROM verdict").fetchone() == (0,)


def test_demo_overwrites_nothing(workbench: Workbench, tmp_path: Path) -> None:
    workbench("demo", "built")
    workbench("--db", "built/claims.db", "mark", WORDS, "contested")
    before = (tmp_path / "built" / "claims.db").read_bytes()
    run = workbench("demo", "built")
    assert run.status != 0
    assert len(run.err.splitlines()) == 1
    assert (tmp_path / "built" / "claims.db").read_bytes() == before


def test_the_version_is_printed() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "workbench", "--version"], capture_output=True, text=True, check=True
    )
    from workbench import __version__

    assert done.stdout == f"workbench {__version__}\n"
