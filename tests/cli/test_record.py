"""``reviewer``, ``rules``, ``sign-off``, ``merge``, ``backup``, ``export bundle``, ``verify``."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.cli.conftest import Workbench
from tests.desk.keys import make_key, needs_ssh_keygen

DRAFT = "carrow-light-draft.md"
WORDS = "The tower was built between 1868 and 1871 and stands 38"


def test_reviewers_are_listed_as_they_are_added(workbench: Workbench, desk: Path) -> None:
    assert workbench("--db", desk, "reviewer", "add", "B. Checker").status == 0
    run = workbench("--db", desk, "reviewer", "list", "--format", "json")
    assert run.json["format"] == "workbench.reviewers/1"
    (one,) = run.json["reviewers"]
    assert (one["name"], one["added_by"], one["keys"]) == ("B. Checker", "A. Checker", [])
    assert workbench("--db", desk, "reviewer", "list", "--allowed-signers").out == ""
    refused = workbench("--db", desk, "reviewer", "add", "--sign-events")
    assert (refused.status, "--key" in refused.err) == (2, True)
    missing = workbench("--db", desk, "reviewer", "add", "--key", "no.pub")
    assert missing.status == 3


@needs_ssh_keygen
def test_a_sign_off_is_exported_and_checked(
    workbench: Workbench, desk: Path, tmp_path: Path
) -> None:
    key = make_key(tmp_path / "keys", "mine")
    assert workbench("--db", desk, "reviewer", "add", "--key", key).status == 0
    listed = workbench("--db", desk, "reviewer", "list").out
    assert "SHA256:" in listed
    run = workbench("--db", desk, "rules", DRAFT, "--format", "json")
    assert (run.status, run.json["format"]) == (1, "workbench.rules/1")
    assert {one["rule"] for one in run.json["broken"]} == {"claims-decided"}
    refused = workbench("--db", desk, "sign-off", DRAFT, "--yes")
    assert (refused.status, "not signed off" in refused.out) == (1, True)
    aside = ("--override", "claims-decided", "--because", "a demonstration")
    assert workbench("--db", desk, "sign-off", DRAFT, *aside).status == 2  # nobody to ask
    signed = workbench("--db", desk, "sign-off", DRAFT, *aside, "--yes")
    assert signed.status == 0, signed.err
    assert "workbench.log/" in signed.out
    assert "signed off by A. Checker" in workbench("--db", desk, "status").out
    assert "signatures checked" in workbench("--db", desk, "verify").out
    for place in ("bundle", "bundle.zip"):
        assert workbench("--db", desk, "export", "bundle", DRAFT, "-o", place).status == 0
        assert workbench("verify", place, "--need", "A. Checker").status == 0
    assert workbench("verify", "bundle", "--need", "B. Checker").status == 1
    assert workbench("--db", desk, "mark", WORDS, "contested").status == 0
    assert "its sign-off is stale" in workbench("--db", desk, "status").out
    assert "stale since" in workbench("--db", desk, "export", "markdown").out
    assert workbench("--db", desk, "verify").status == 0
    (tmp_path / "bundle" / "log.jsonl").write_text("x")
    assert workbench("verify", "bundle").status == 1


def test_rules_come_from_a_file(workbench: Workbench, desk: Path, tmp_path: Path) -> None:
    (tmp_path / "rules.toml").write_text("claims-decided = false\n")
    assert workbench("--db", desk, "rules", "--rules", "rules.toml").status == 0
    signed = workbench("--db", desk, "sign-off", DRAFT, "--rules", "rules.toml", "--yes")
    assert "without a key" in signed.out
    (tmp_path / "rules.toml").write_text("claim-decided = false\n")
    assert workbench("--db", desk, "rules", "--rules", "rules.toml").status == 2
    assert workbench("--db", desk, "sign-off", DRAFT, "--override", "x").status == 2


def test_work_on_a_backup_is_merged_back(workbench: Workbench, desk: Path, tmp_path: Path) -> None:
    assert workbench("--db", desk, "backup", "copy.db").status == 0
    assert workbench("--db", desk, "backup", "copy.db").status == 4  # never overwritten
    for database, reviewer, verdict in ((desk, "A", "contested"), ("copy.db", "B", "dismissed")):
        run = workbench("--db", database, "mark", WORDS, verdict, "--reviewer", reviewer)
        assert run.status == 0, run.err
    run = workbench("--db", desk, "merge", "copy.db")
    assert run.status == 0, run.err
    assert "1 claims with different verdicts" in run.out
    assert workbench("--db", desk, "claims", "--has", "disagreement", "--fail-empty").status == 0
    assert "0 events" in workbench("--db", desk, "merge", "copy.db").out
    assert workbench("--db", desk, "verify").status == 0
    (tmp_path / "junk.db").write_bytes(b"junk")
    assert workbench("--db", desk, "merge", "junk.db").status == 4


def test_an_older_database_in_its_place_is_refused(workbench: Workbench, desk: Path) -> None:
    old = desk.with_name("old.db")
    assert workbench("--db", desk, "mark", WORDS, "contested").status == 0
    shutil.copy(desk, old)
    assert workbench("--db", desk, "mark", WORDS, "dismissed").status == 0
    old.replace(desk)
    run = workbench("--db", desk, "verify")
    assert (run.status, "NOT verified" in run.out) == (1, True)
    assert workbench("--db", desk, "verify", "--forget").status == 0
    assert workbench("--db", desk, "verify").status == 0
    assert workbench("--db", desk, "verify", "--have", "1:x").status == 2
