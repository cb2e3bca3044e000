"""Second checks, settling, queries and agreement from the command line."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run, Workbench
from workbench.desk.checking import flag
from workbench.desk.decide import decide
from workbench.model.verdict import Decision
from workbench.store.claims import resolve_claim
from workbench.store.connection import open_store

CLAIM = "The tower was built between 1868 and 1871 and stands 38"


@pytest.fixture
def flagged(workbench: Workbench, desk: Path) -> Workbench:
    """A desk on which Ada contested a claim and flagged it."""
    with open_store(desk, "write") as store:
        claim = resolve_claim(store, CLAIM)
        because = Decision("contested", "sources-conflict", "Zorvik says 36")
        decide(store, [claim], because, reviewer="Ada")
        flag(store, [claim], reviewer="Ada")

    def run(*arguments: str | Path, stdin: bytes = b"") -> Run:
        return workbench("--db", desk, *arguments, stdin=stdin)

    return run


def test_the_first_verdict_is_nowhere_until_the_second_is_given(flagged: Workbench) -> None:
    for command in (
        ("claims", "--format", "json"),
        ("claims", "--format", "csv"),
        ("claims",),
        ("show", CLAIM),
        ("show", CLAIM, "--format", "json"),
        ("check", "--format", "json"),
        ("rules", "carrow-light-draft.md", "--format", "jsonl"),
    ):
        seen = flagged("--reviewer", "Ben", *command).out
        assert not any(word in seen for word in ("Zorvik", "sources-conflict")), command
        assert '"verdict": "contested"' not in seen
    assert "Zorvik" in flagged("--reviewer", "Ada", "show", CLAIM).out
    flagged("--reviewer", "Ben", "check", CLAIM, "corroborated")
    assert "Zorvik" in flagged("--reviewer", "Ben", "show", CLAIM).out


def test_json_says_that_something_is_hidden(flagged: Workbench) -> None:
    told = flagged("--reviewer", "Ben", "show", CLAIM, "--format", "json").json
    assert (told["blind"], told["verdict"], told["verdicts"], told["history"]) == (
        *(True, "unreviewed"),
        *([], []),
    )
    assert flagged("--reviewer", "Ada", "show", CLAIM, "--format", "json").json["blind"] is False
    listed = flagged("--reviewer", "Ben", "claims", "--verdict", "contested", "--fail-empty")
    assert listed.status == 1


def test_the_second_check_is_followed_by_the_first_and_settled_by_a_third(
    flagged: Workbench,
) -> None:
    waiting = flagged("--reviewer", "Ben", "check")
    assert "second check" in waiting.out
    done = flagged("--reviewer", "Ben", "check", CLAIM, "corroborated")
    assert "a blind second check" in done.out
    assert "Zorvik says 36" in done.out
    assert "adjudication" in flagged("--reviewer", "Cy", "check").out
    done = flagged("--reviewer", "Cy", "adjudicate", CLAIM, "corroborated")
    assert (done.status, "Settled once" in done.out) == (0, False)
    assert "Nothing waits" in flagged("--reviewer", "Cy", "check").out
    assert flagged("verify").status == 0


def test_one_of_the_two_is_told_who_has_yet_to_agree(flagged: Workbench) -> None:
    flagged("--reviewer", "Ben", "check", CLAIM, "corroborated")
    done = flagged("--reviewer", "Ada", "adjudicate", CLAIM, "contested")
    assert "Settled once Ben adjudicates alike." in done.out
    rules = flagged("rules", "carrow-light-draft.md", "--format", "json").json
    assert "disagreements-settled" in {breach["rule"] for breach in rules["broken"]}


def test_wrong_usage_is_one_line(flagged: Workbench) -> None:
    for command in (
        ("check", CLAIM),
        ("check", "The new lantern glass alone cost", "corroborated"),
        ("adjudicate", CLAIM, "corroborated"),
        ("flag",),
        ("query", "answer", "00000000", "yes"),
    ):
        done = flagged("--reviewer", "Ben", *command)
        assert (done.status, done.err.count("\n"), done.out) == (2, 1, ""), command


def test_queries_are_asked_listed_answered_and_grouped(flagged: Workbench) -> None:
    asked = ("query", "ask", CLAIM, "Who measured it?", "--to", "source", "--name", "T. Fenn")
    assert flagged(*asked).status == 0
    (row,) = flagged("query", "list", "--format", "json").json["queries"]
    assert (row["open"], row["person"], row["question"]) == (True, "T. Fenn", "Who measured it?")
    by = flagged("query", "list", "--by", "source", "--format", "jsonl").out
    assert json.loads(by)["group"] == "https://carrow-light.example/report-2024"
    assert flagged("query", "answer", row["id"][:8], "The surveyor").status == 0
    assert flagged("query", "list", "--open").out == "No queries.\n"
    (held,) = csv.DictReader(io.StringIO(flagged("query", "list", "--format", "csv").out))
    assert held["open"] == "false"
    assert "Who measured it?" not in flagged("log", "--format", "json").out.partition('"body"')[0]


def test_agreement_is_reckoned(flagged: Workbench) -> None:
    assert "No claim" in flagged("agreement").out
    flagged("--reviewer", "Ben", "check", CLAIM, "corroborated")
    told = flagged("agreement", "--format", "json").json
    assert (told["format"], told["claims"]) == ("workbench.agreement/1", 1)
    assert told["pairs"] == [{"one": "Ada", "other": "Ben", "claims": 1, "same": 0, "kappa": 0.0}]
    assert told["alpha"] == 0.0


def test_a_changed_claim_shows_that_the_sign_off_is_stale(flagged: Workbench) -> None:
    aside = [
        part
        for rule in ("claims-decided", "contested-has-evidence", "flagged-checked-twice")
        for part in ("--override", rule, "--because", "a rehearsal")
    ]
    assert flagged("sign-off", "carrow-light-draft.md", *aside, "--yes").status == 0
    assert flagged("--reviewer", "Ada", "show", CLAIM, "--format", "json").json["sign_off"] == (
        "holds"
    )
    flagged("--reviewer", "Ada", "mark", CLAIM, "unsupported", "--reason", "no-citation")
    assert "sign-off is stale" in flagged("status").out
    assert "sign-off stale" in flagged("--reviewer", "Ada", "claims").out
    assert "is stale" in flagged("--reviewer", "Ada", "show", CLAIM).out


def test_exports_are_for_whom_they_are(flagged: Workbench, tmp_path: Path) -> None:
    for form in ("html", "checking-copy"):
        for audience, shown in (("full", True), ("public", False)):
            out = tmp_path / f"{form}.{audience}"
            done = flagged(
                *("export", form, "carrow-light-draft.md", "-o", out, "--audience", audience)
            )
            assert done.status == 0, done
            assert (b"Zorvik" in out.read_bytes()) is shown, (form, audience)
    missing = flagged("export", "claimreview")
    assert (missing.status, "--base-url" in missing.err) == (2, True)
    wrong = flagged("export", "claimreview", "--base-url", "javascript:alert(1)")
    assert wrong.status == 2
    assert flagged("export", "ro-crate").status == 2
