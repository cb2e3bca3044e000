"""Two people on one claim: what is hidden from whom, what is recorded, and what settles it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ledger.workshop import Added, add, decide, logged
from workbench.desk.agreement import agreement, alpha, kappa
from workbench.desk.blind import all_hidden_from, hidden_from, veiled, veiled_detail
from workbench.desk.checking import (
    adjudicate,
    flag,
    flag_by_rules,
    parties_missing,
    second_check,
    worklist,
)
from workbench.desk.decide import annotate, undo
from workbench.desk.decide import decide as give
from workbench.desk.house_rules import HouseRules, breaches
from workbench.desk.queries import answer, ask
from workbench.ledger.verify import verify
from workbench.model.errors import UsageError
from workbench.model.verdict import Decision
from workbench.store.checking import queries
from workbench.store.connection import Store, open_store
from workbench.store.details import claim_detail
from workbench.store.listing import claim_list, counts, next_open
from workbench.store.rows import ClaimQuery

CONTESTED = Decision("contested", "sources-conflict", "the yearbook says 1892")
CORROBORATED = Decision("corroborated")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "claims.db", "create") as opened:
        yield opened


@pytest.fixture
def bridge(store: Store) -> Added:
    return add(store)


@pytest.fixture
def claim(store: Store, bridge: Added) -> str:
    """A claim that Ada contested, and that is flagged."""
    wanted = bridge.claims[0]["claim"]
    give(store, [wanted], CONTESTED, reviewer="ada")
    flag(store, [wanted], reviewer="ada", note="the date matters")
    return wanted


def listed(store: Store, **query: object) -> list[str]:
    return [row.id for row in claim_list(store, ClaimQuery(**query))]  # type: ignore[arg-type]


# ---- what is hidden


def test_the_first_verdict_is_hidden_from_all_who_have_not_decided(
    store: Store, claim: str
) -> None:
    assert hidden_from(store, [claim], "bob") == {claim}
    assert hidden_from(store, [claim], "ada") == set()
    give(store, [claim], CORROBORATED, reviewer="bob")
    for name in ("ada", "bob", "cy"):
        assert hidden_from(store, [claim], name) == set()


def test_without_a_flag_nothing_is_hidden(store: Store, bridge: Added) -> None:
    give(store, [bridge.claims[1]["claim"]], CONTESTED, reviewer="ada")
    assert all_hidden_from(store, "bob") == set()


def test_a_hidden_claim_counts_as_open_and_as_if_nothing_was_written(
    store: Store, claim: str
) -> None:
    annotate(store, claim, "see the yearbook", reviewer="ada")
    assert listed(store, states=frozenset({"contested"})) == [claim]
    assert listed(store, states=frozenset({"contested"}), blind_to="bob") == []
    assert claim in listed(store, states=frozenset({"unreviewed"}), blind_to="bob")
    assert listed(store, has=frozenset({"note"}), blind_to="bob") == []
    assert listed(store, has=frozenset({"second-check"}), blind_to="bob") == [claim]
    assert counts(store, ClaimQuery(blind_to="bob")).contested == 0
    assert counts(store, ClaimQuery(blind_to="ada")).contested == 1
    first = next_open(store, -1, ClaimQuery(blind_to="bob"))
    assert first != next_open(store, -1, ClaimQuery(blind_to="ada"))


def test_a_veiled_claim_tells_nothing_of_what_others_did(store: Store, claim: str) -> None:
    annotate(store, claim, "see the yearbook", reviewer="ada")
    annotate(store, claim, "my own", reviewer="bob")
    detail = veiled_detail(claim_detail(store, claim), "bob")
    assert detail.row == veiled(detail.row)
    assert (detail.row.verdict, detail.row.note, detail.row.verdicts) == ("unreviewed", None, 0)
    assert detail.history == detail.pins == ()
    assert [note.note for note in detail.notes] == ["my own"]


# ---- second checks


def test_a_verdict_on_a_hidden_claim_is_a_blind_second_check(store: Store, claim: str) -> None:
    first = logged(store)[-2].id
    give(store, [claim], CORROBORATED, reviewer="bob")
    event = logged(store)[-1]
    assert (event.kind, event.body["blind"], event.body["of"]) == ("second-check", True, first)
    assert verify(store).ok


def test_the_second_checker_is_told_what_the_first_decided(store: Store, claim: str) -> None:
    done = second_check(store, claim, CORROBORATED, reviewer="bob")
    assert (done.blind, done.agrees) == (True, False)
    assert [(row.reviewer, row.note) for row in done.others] == [("ada", CONTESTED.note)]


def test_who_saw_the_first_verdict_does_not_check_blind(store: Store, bridge: Added) -> None:
    wanted = bridge.claims[1]["claim"]
    give(store, [wanted], CORROBORATED, reviewer="ada")
    assert second_check(store, wanted, CORROBORATED, reviewer="bob").agrees
    assert logged(store)[-1].body["blind"] is False
    flag(store, [wanted], reviewer="ada")
    give(store, [wanted], Decision("unreviewed"), reviewer="bob")
    give(store, [wanted], CORROBORATED, reviewer="bob")
    event = logged(store)[-1]
    assert (event.kind, event.body["blind"]) == ("second-check", False)


def test_there_is_no_second_check_without_a_first(store: Store, bridge: Added) -> None:
    wanted = bridge.claims[1]["claim"]
    with pytest.raises(UsageError, match="no other reviewer"):
        second_check(store, wanted, CORROBORATED, reviewer="bob")
    give(store, [wanted], CORROBORATED, reviewer="bob")
    with pytest.raises(UsageError, match="no other reviewer"):
        second_check(store, wanted, CORROBORATED, reviewer="bob")
    with pytest.raises(UsageError, match="no verdict"):
        second_check(store, wanted, Decision("dismissed"), reviewer="ada")


# ---- settling


def rules_broken(store: Store, document: str) -> set[str]:
    rules = HouseRules(frozenset({"disagreements-settled", "flagged-checked-twice"}), 0.0)
    return {breach.rule for breach in breaches(store, document, rules)}


def test_a_third_settles_a_disagreement_alone(store: Store, bridge: Added, claim: str) -> None:
    assert rules_broken(store, bridge.id) == {"flagged-checked-twice"}
    give(store, [claim], CORROBORATED, reviewer="bob")
    assert rules_broken(store, bridge.id) == {"disagreements-settled"}
    done = adjudicate(store, claim, CORROBORATED, reviewer="cy")
    assert (done.missing, len(done.verdicts)) == ((), 2)
    assert rules_broken(store, bridge.id) == set()
    row = claim_detail(store, claim).row
    assert (row.verdict, row.reviewer, row.disagreement) == ("corroborated", "cy", False)
    assert verify(store).ok


def test_the_two_settle_it_once_both_say_the_same(store: Store, bridge: Added, claim: str) -> None:
    give(store, [claim], CORROBORATED, reviewer="bob")
    assert adjudicate(store, claim, CONTESTED, reviewer="ada").missing == ("bob",)
    assert rules_broken(store, bridge.id) == {"disagreements-settled"}
    assert [(one.claim.id, one.why) for one in worklist(store, "bob")] == [(claim, "agreement")]
    assert adjudicate(store, claim, CORROBORATED, reviewer="bob").missing == ("ada",)
    assert adjudicate(store, claim, CONTESTED, reviewer="bob").missing == ()
    assert parties_missing(store, claim) == ()
    assert rules_broken(store, bridge.id) == set()
    assert worklist(store, "bob") == []


def test_one_decision_leaves_nothing_to_settle(store: Store, claim: str) -> None:
    with pytest.raises(UsageError, match="no two decisions"):
        adjudicate(store, claim, CORROBORATED, reviewer="cy")
    with pytest.raises(UsageError, match="settles nothing"):
        adjudicate(store, claim, Decision("unreviewed"), reviewer="cy")


def test_the_worklist_tells_each_what_waits_for_them(store: Store, claim: str) -> None:
    (waiting,) = worklist(store, "bob")
    assert (waiting.why, waiting.claim.verdict) == ("second check", "unreviewed")
    assert worklist(store, "ada") == []
    give(store, [claim], CORROBORATED, reviewer="bob")
    assert [one.why for one in worklist(store, "cy")] == ["adjudication"]


def test_house_rules_flag_the_kinds_they_name(store: Store, bridge: Added) -> None:
    rules = HouseRules(check_twice=frozenset({"casualty"}), threshold=0.0)
    assert flag_by_rules(store, bridge.id, rules, reviewer="ada").claims == ()


# ---- queries


def test_a_query_is_asked_answered_and_taken_back(store: Store, claim: str) -> None:
    asked = ask(store, claim, "Who told you?", to="source", name="M. Keel", reviewer="ada")
    (row,) = queries(store, claim=claim)
    assert (row.open, row.person, row.question) == (True, "M. Keel", "Who told you?")
    assert listed(store, has=frozenset({"query"})) == [claim]
    answer(store, asked.events[0][:8], "The keeper.", reviewer="bob")
    (row,) = queries(store)
    assert (row.open, [one.answer for one in row.answers]) == (False, ["The keeper."])
    assert queries(store, open_only=True) == []
    undo(store, reviewer="bob")
    assert len(queries(store, open_only=True)) == 1
    undo(store, reviewer="ada")
    assert queries(store) == []
    assert verify(store).ok
    said = b"".join(event.line for event in logged(store))
    assert not any(word in said for word in (b"keeper", b"Keel", b"told you"))


def test_a_query_or_an_answer_without_words_is_refused(store: Store, claim: str) -> None:
    with pytest.raises(UsageError, match="empty"):
        ask(store, claim, "  ", to="writer", reviewer="ada")
    with pytest.raises(UsageError, match="no such query"):
        answer(store, "12345678", "yes", reviewer="ada")
    event = ask(store, claim, "When?", to="writer", reviewer="ada").events[0]
    with pytest.raises(UsageError, match="empty"):
        answer(store, event, " ", reviewer="ada")


# ---- agreement


def test_kappa_is_cohens() -> None:
    """The worked example of two readers and fifty proposals: 35 of 50 alike, kappa 0.4."""
    yes, no = "yes", "no"
    both = [(yes, yes)] * 20 + [(yes, no)] * 5 + [(no, yes)] * 10 + [(no, no)] * 15
    assert kappa(both) == pytest.approx(0.4)
    assert kappa([(yes, yes)] * 3) is None
    assert kappa([(yes, yes), (no, no)]) == 1.0
    assert kappa([(yes, no), (no, yes)]) == -1.0


def test_alpha_is_krippendorffs() -> None:
    """Two observers, ten units, two values (Krippendorff 2011, example A): 0.095."""
    one, other = "0100000010", "1110010000"
    labels = {str(n): {"a": a, "b": b} for n, (a, b) in enumerate(zip(one, other, strict=True))}
    assert alpha(labels) == pytest.approx(0.095, abs=0.001)
    assert alpha({"1": {"a": "x", "b": "x"}}) is None
    assert alpha({}) is None


def test_agreement_is_reckoned_by_first_decisions(store: Store, bridge: Added) -> None:
    claims = [place["claim"] for place in bridge.claims]
    flag(store, claims[:2], reviewer="ada")
    for claim in claims:
        give(store, [claim], CORROBORATED, reviewer="ada")
    give(store, claims[:1], CORROBORATED, reviewer="bob")
    give(store, claims[1:2], CONTESTED, reviewer="bob")
    give(store, claims[1:2], CORROBORATED, reviewer="bob")  # persuaded, later
    second_check(store, claims[2], CORROBORATED, reviewer="bob")
    found = agreement(store)
    (pair,) = found.pairs
    assert (found.claims, pair.claims, pair.same) == (3, 3, 2)
    assert pair.kappa == 0.0
    (blind,) = agreement(store, blind=True).pairs
    assert (blind.claims, blind.same) == (2, 1)
    assert agreement(store, "0" * 64).pairs == ()


def test_an_undone_second_check_hides_the_first_again(
    store: Store, bridge: Added, claim: str
) -> None:
    give(store, [claim], CORROBORATED, reviewer="bob")
    undo(store, reviewer="bob")
    assert hidden_from(store, [claim], "bob") == {claim}
    decide(store, bridge.claims[0], "contested", "cy")
    assert hidden_from(store, [claim], "bob") == set()
    assert verify(store).ok
