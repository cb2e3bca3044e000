"""A document is signed off when no house rule is broken, and goes stale when it changes."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.desk.keys import make_key, needs_ssh_keygen
from tests.ledger.workshop import HARBOUR, Added, add, do, logged
from workbench.desk.decide import annotate, decide, pin_counterpart, undo
from workbench.desk.house_rules import RULES, HouseRules, breaches, load_rules
from workbench.desk.roster import add_reviewer
from workbench.desk.sign_off import check_overrides, propose, sign_off
from workbench.exports.roster import allowed_signers_text
from workbench.ledger.checkpoint import Checkpoint
from workbench.ledger.sshkeys import armoured
from workbench.ledger.verify import verify
from workbench.model.errors import StoreError, UsageError
from workbench.model.verdict import Decision
from workbench.store.connection import Store, open_store
from workbench.store.sign_offs import sign_offs

LAX = HouseRules(rules=frozenset({"claims-decided"}), threshold=0)
ALL = HouseRules(threshold=0)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "claims.db", "create") as opened:
        yield opened


@pytest.fixture
def draft(store: Store) -> Added:
    """A document of four claims, all of them unsupported."""
    document = add(store)
    give(store, document, Decision("unsupported", "no-citation"))
    return document


def give(store: Store, document: Added, decision: Decision, *numbers: int, by: str = "ada") -> None:
    claims = [document.claims[n]["claim"] for n in numbers or range(len(document.claims))]
    decide(store, claims, decision, reviewer=by)


def broken(store: Store, document: Added, rules: HouseRules = ALL) -> list[str]:
    return [breach.rule for breach in breaches(store, document.id, rules)]


def sign(store: Store, document: Added, by: str = "ada", **overrides: str) -> None:
    sign_off(store, propose(store, document.id, LAX, reviewer=by), overrides, reviewer=by)


def stale(store: Store) -> list[bool]:
    return [row.stale_by is not None for row in sign_offs(store)]


# ---- the rules


def test_claims_need_a_decision(store: Store, draft: Added) -> None:
    assert broken(store, draft) == []
    give(store, draft, Decision("unreviewed"), 0)
    assert broken(store, draft) == ["claims-decided"]
    give(store, draft, Decision("dismissed"), 0)
    assert broken(store, draft) == []
    assert broken(store, add(store, HARBOUR, "b.txt"), replace(ALL, threshold=0.9)) == []


def test_verdicts_need_evidence(store: Store, draft: Added) -> None:
    others = [add(store, HARBOUR, "b.txt"), add(store, f"{HARBOUR} It is so.", "c.txt")]
    claim = draft.claims[0]["claim"]
    give(store, draft, Decision("contested"), 0)
    assert broken(store, draft) == ["contested-has-evidence"]
    pin_counterpart(store, claim, others[0].claims[0]["claim"], reviewer="ada")
    assert broken(store, draft) == []
    give(store, draft, Decision("corroborated"), 0)
    assert broken(store, draft) == ["corroborated-has-evidence"]
    pin_counterpart(store, claim, others[1].claims[0]["claim"], reviewer="ada")
    assert broken(store, draft) == []
    undo(store, reviewer="ada")
    assert broken(store, draft) == ["corroborated-has-evidence"]


def test_flags_and_disagreements_are_seen(store: Store, draft: Added) -> None:
    do(store, "flagged", {**draft.claims[1], "rule": None})
    assert broken(store, draft) == ["flagged-checked-twice"]
    give(store, draft, Decision("unsupported", "misattributed"), 1, by="bob")
    assert broken(store, draft) == []
    give(store, draft, Decision("dismissed"), 2, by="bob")
    give(store, draft, Decision("unsupported", "no-citation"), 2)
    assert broken(store, draft) == ["disagreements-settled"]


def test_rules_are_read_from_a_file(tmp_path: Path) -> None:
    assert load_rules().rules == frozenset(RULES)
    file = tmp_path / "rules.toml"
    file.write_text('threshold = 0.7\ncheck-twice = ["casualty"]\nquotations-verbatim = false\n')
    found = load_rules(file)
    assert found.rules == frozenset(RULES) - {"quotations-verbatim"}
    assert (found.threshold, found.check_twice) == (0.7, frozenset({"casualty"}))
    for text in (
        "quotation = true",
        "claims-decided = 1",
        "threshold = 'x'",
        "[",
        "check-twice = 3",
    ):
        file.write_text(text)
        with pytest.raises(UsageError, match=r"rules\.toml"):
            load_rules(file)
    with pytest.raises(UsageError):
        load_rules(tmp_path / "missing.toml")


# ---- signing off


def test_a_broken_rule_refuses_a_sign_off_unless_it_is_set_aside(
    store: Store, draft: Added
) -> None:
    give(store, draft, Decision("unreviewed"), 0)
    with pytest.raises(UsageError, match="claims-decided"):
        sign(store, draft)
    with pytest.raises(UsageError, match="no rule"):
        check_overrides({"whatever": "because"})
    with pytest.raises(UsageError, match="not said"):
        check_overrides({"claims-decided": " "})
    proposal = propose(store, draft.id, LAX, reviewer="ada")
    aside = {"claims-decided": "the archive is closed"}
    event = sign_off(store, proposal, aside, reviewer="ada", note="by telephone")
    (override,) = event.body["overrides"]
    told = next(one for one in logged(store) if one.id == override)
    assert told.body["reason"] == "the archive is closed"
    assert verify(store).ok


def test_a_change_makes_it_stale_and_re_opens_it(store: Store, draft: Added) -> None:
    sign(store, draft)
    annotate(store, draft.claims[0]["claim"], "a note changes nothing", reviewer="bob")
    assert stale(store) == [False]
    give(store, draft, Decision("dismissed"), 0, by="bob")
    assert stale(store) == [True]
    assert logged(store)[-1].kind == "re-opened"
    assert logged(store)[-1].body["claim"] == draft.claims[0]["claim"]
    give(store, draft, Decision("dismissed"), 1, by="bob")
    assert logged(store)[-1].kind != "re-opened"  # once
    sign(store, draft, by="bob")
    assert stale(store) == [True, False]
    undo(store, reviewer="bob")
    assert stale(store) == [True, True]
    assert verify(store).ok


def test_another_documents_change_leaves_it_alone(store: Store, draft: Added) -> None:
    other = add(store, HARBOUR, "harbour.txt")
    sign(store, draft)
    give(store, other, Decision("dismissed"))
    assert stale(store) == [False]


def test_what_changed_since_it_was_shown_is_not_signed(store: Store, draft: Added) -> None:
    proposal = propose(store, draft.id, LAX, reviewer="ada")
    give(store, draft, Decision("dismissed"), 0, by="bob")
    with pytest.raises(StoreError, match="has changed"):
        sign_off(store, proposal, {}, reviewer="ada")
    assert sign_offs(store) == []


@needs_ssh_keygen
def test_ssh_keygen_alone_can_check_a_sign_off(store: Store, draft: Added, tmp_path: Path) -> None:
    add_reviewer(store, "ada", make_key(tmp_path, "ada"), sign_events=False, reviewer="ada")
    sign(store, draft)
    event = logged(store)[-1]
    assert event.kind == "sign-off"
    assert event.sig
    report = verify(store)
    assert (report.ok, report.signatures) == (True, 3)
    head = event.body["head"]
    text = Checkpoint(head["log"], head["size"], bytes.fromhex(head["root"])).text()
    (tmp_path / "signers").write_text(allowed_signers_text(store))
    (tmp_path / "sig").write_text(armoured(event.body["signature"]))

    def checked(name: str, data: bytes) -> int:
        command = ["ssh-keygen", "-Y", "verify", "-f", "signers", "-I", name, "-s", "sig"]
        command += ["-n", "checkpoint@workbench.v1"]
        return subprocess.run(command, cwd=tmp_path, input=data, check=False).returncode

    assert checked("ada", text) == 0
    assert checked("bob", text) != 0
    assert checked("ada", text.replace(b"\n", b"\r\n")) != 0
