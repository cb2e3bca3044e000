"""New versions of a draft: no edit of the text loses or misplaces a decision."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.desk.drafts import REWORDED, SENTENCES, by_text, check, listed, put, written
from workbench.desk.decide import (
    annotate,
    decide,
    judge_counterpart,
    pin_counterpart,
    redo,
    undo,
)
from workbench.desk.gone import gone_claims
from workbench.desk.house_rules import load_rules
from workbench.desk.merge import merge
from workbench.desk.sign_off import propose, sign_off
from workbench.desk.versions import diff, versions_meant
from workbench.ledger.verify import verify
from workbench.model.errors import UsageError
from workbench.model.verdict import Decision
from workbench.store.connection import Store, open_store
from workbench.store.counterparts import pairs
from workbench.store.details import claim_detail
from workbench.store.documents import documents
from workbench.store.listing import next_open
from workbench.store.rows import ClaimQuery
from workbench.store.sign_offs import sign_offs
from workbench.store.versions import earlier_wording

FIRST = written(SENTENCES[:4])


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "t.db", "create") as opened:
        yield opened


def says(store: Store, words: str, verdict: str = "contested", reviewer: str = "ada") -> str:
    """Decide on the claim that begins so."""
    claim = by_text(store, words).id
    decide(store, [claim], Decision(verdict), reviewer=reviewer)  # type: ignore[arg-type]
    return claim


def test_the_same_words_carry_what_was_decided(store: Store) -> None:
    put(store, FIRST)
    claim = says(store, "Two sluices")
    annotate(store, claim, "see the board's minutes", reviewer="bob")
    done = put(store, written(["A new beginning of 2024.", *SENTENCES[:4]]))
    assert (len(done.replaces), done.carried) == (1, 2)
    row = by_text(store, "Two sluices")
    assert (row.verdict, row.stale, row.note) == ("contested", False, "see the board's minutes")
    assert row.id != claim
    detail = claim_detail(store, row.id)
    assert [(one.verdict, one.stale) for one in detail.history] == [("contested", False)]
    assert verify(store).ok


@pytest.mark.parametrize(("at", "change"), [(0, "numbers"), (2, "reworded")])
def test_other_words_keep_the_verdict_as_stale(store: Store, at: int, change: str) -> None:
    put(store, FIRST)
    says(store, SENTENCES[at])
    put(store, written([REWORDED.get(one, one) for one in SENTENCES[:4]]))
    row = by_text(store, REWORDED[SENTENCES[at]])
    assert (row.verdict, row.stale, row.change) == ("contested", True, change)
    earlier = earlier_wording(store, row.id)
    assert earlier is not None and (earlier.text, earlier.change) == (SENTENCES[at], change)
    assert next_open(store, row.pk - 1, ClaimQuery()) == row.pk
    says(store, row.text, "corroborated")
    row = by_text(store, row.text)
    assert (row.verdict, row.stale, row.change) == ("corroborated", False, None)


def test_other_notes_under_the_same_words_make_a_verdict_stale(store: Store) -> None:
    text = "The weir at Hale was rebuilt in 1931.[1] Eels pass it in autumn.\n\n[1] {}\n"
    put(store, text.format("Minutes of the board, 1931."))
    says(store, "The weir")
    put(store, text.format("Yearbook of the county, 1932."))
    assert by_text(store, "The weir").change == "recited"


def test_a_decision_on_new_words_counts_before_those_on_the_old(store: Store) -> None:
    put(store, FIRST)
    says(store, SENTENCES[0], "contested", "ada")
    says(store, SENTENCES[0], "contested", "bob")
    put(store, written([REWORDED[SENTENCES[0]], *SENTENCES[1:4]]))
    says(store, REWORDED[SENTENCES[0]], "corroborated", "bob")
    row = by_text(store, REWORDED[SENTENCES[0]])
    assert (row.verdict, row.stale, row.disagreement, row.verdicts) == (
        *("corroborated", False, False, 1),
    )
    undo(store, reviewer="bob")
    assert by_text(store, row.text).change == "numbers"


def test_what_is_gone_is_listed_and_comes_back_with_its_words(store: Store) -> None:
    put(store, FIRST)
    claim = says(store, "Two sluices")
    put(store, written([*SENTENCES[:2], SENTENCES[3]]))
    assert [(row.id, row.verdict) for row in gone_claims(store)] == [(claim, "contested")]
    put(store, written([*SENTENCES[:4], SENTENCES[4]]))
    assert gone_claims(store) == []
    assert by_text(store, "Two sluices").verdict == "contested"


def test_going_back_to_an_old_version_and_forth_again(store: Store) -> None:
    second = written([REWORDED[SENTENCES[0]], *SENTENCES[1:4]])
    put(store, FIRST)
    first = says(store, SENTENCES[0])
    put(store, second)
    later = says(store, REWORDED[SENTENCES[0]], "corroborated")
    done = put(store, FIRST)
    assert (done.new, len(done.replaces)) == (False, 1)
    row = by_text(store, "The weir at")
    assert (row.id, row.verdict, row.stale) == (first, "contested", False)
    assert [row.document for row in listed(store).values()] == [done.document] * 4
    put(store, second)
    row = by_text(store, "The weir at")
    assert (row.id, row.verdict, row.stale) == (later, "corroborated", False)
    assert not put(store, second).replaces
    assert verify(store).ok


def test_lists_and_pairs_have_current_versions_only(store: Store) -> None:
    put(store, written(SENTENCES[:3]), "other.txt")
    put(store, FIRST)
    before = {row.text: row.counterparts for row in listed(store).values()}
    put(store, written([*SENTENCES[:4], SENTENCES[4]]))
    assert [row.name for row in documents(store)] == ["other.txt", "draft.txt"]
    now = {row.text: row.counterparts for row in listed(store).values()}
    assert {text: now[text] for text in before} == before
    shown = set(listed(store))
    found = pairs(store)
    assert found
    assert all({one.counterpart.claim, one.counterpart.counterpart} <= shown for one in found)


def test_decisions_on_pairs_and_pins_are_carried_on_both_sides(store: Store) -> None:
    put(store, written(SENTENCES[:3]), "other.txt")
    put(store, FIRST)
    found = next(row for row in pairs(store) if row.claim.name == "draft.txt")
    claim, other = found.counterpart.claim, found.counterpart.counterpart
    judge_counterpart(store, claim, other, "confirmed", reviewer="ada")
    pin_counterpart(store, claim, other, reviewer="ada")
    put(store, written(["First of all.", *SENTENCES[:4]]))
    put(store, written(["Before all.", *SENTENCES[:3]]), "other.txt")
    marked = [row for row in pairs(store) if row.mark == "confirmed"]
    assert [row.claim.text for row in marked] == [found.claim.text]
    (pin,) = claim_detail(store, marked[0].counterpart.claim).pins
    assert pin.active and not pin.stale


def test_undo_and_redo_reach_what_was_carried(store: Store) -> None:
    put(store, FIRST)
    says(store, "Two sluices")
    put(store, written(["First of all.", *SENTENCES[:4]]))
    done = undo(store, reviewer="ada")
    assert done is not None
    assert done.claims == (by_text(store, "Two sluices").id,)
    assert by_text(store, "Two sluices").verdict == "unreviewed"
    redo(store, reviewer="ada")
    assert by_text(store, "Two sluices").verdict == "contested"
    assert verify(store).ok


def test_a_new_version_re_opens_what_was_signed_off(store: Store) -> None:
    document = put(store, FIRST).document
    proposal = propose(store, document, load_rules(), reviewer="ada")
    set_aside = {breach.rule: "a trial" for breach in proposal.broken}
    sign_off(store, proposal, set_aside, reviewer="ada")
    put(store, written(SENTENCES[:5]))
    (row,) = sign_offs(store, [document])
    assert row.stale_by is not None
    kinds = [kind for (kind,) in store.db.execute("SELECT kind FROM event ORDER BY rowid")]
    assert "re-opened" in kinds
    with pytest.raises(UsageError, match="newer version"):
        propose(store, document, load_rules(), reviewer="ada")


def test_a_version_is_named_or_told_by_its_name_or_none(store: Store) -> None:
    old = put(store, FIRST, "drafts/one.txt").document
    assert put(store, written(SENTENCES[:3]), "./drafts/one.txt").replaces == (old,)
    assert put(store, written(SENTENCES[:2]), "two.txt").replaces == ()
    named = put(store, written(SENTENCES[2:5]), "three.txt", replaces="two.txt")
    assert len(named.replaces) == 1
    assert put(store, written(SENTENCES[1:4]), "three.txt", new=True).replaces == ()
    assert put(store, written(SENTENCES[1:5]), "standard input").replaces == ()
    assert put(store, written(SENTENCES[1:6]), "standard input").replaces == ()
    both = put(store, written(SENTENCES[3:6]), "three.txt").replaces
    assert len(both) == 2


def test_a_diff_tells_what_became_of_each_claim(store: Store) -> None:
    old = put(store, FIRST).document
    now = [SENTENCES[3], REWORDED[SENTENCES[0]], SENTENCES[1], SENTENCES[4]]
    new = put(store, written(now)).document
    assert versions_meant(store, new, None) == versions_meant(store, old, None) == (old, new)
    found = diff(store, old, new)
    assert [change.kind for change in found.changes] == [
        *("moved", "numbers", "unchanged", "new", "gone")
    ]
    changed = found.changes[1].words
    assert [(word.kind, word.text.strip()) for word in changed[1:]] == [
        *(("gone", "1931."), ("new", "1934.")),
    ]
    alone = put(store, "Another text about eels in the weir of 1931.\n", "alone.txt").document
    with pytest.raises(UsageError, match="no other version"):
        versions_meant(store, alone, None)


KILLED = """
import os, signal, sys
from pathlib import Path
import workbench.desk.superseding as superseding
from tests.desk.drafts import put
from workbench.store.connection import open_store

def killed(*given, **named):
    os.kill(os.getpid(), signal.SIGKILL)

{where} = killed
with open_store(Path(sys.argv[1]), "write") as store:
    put(store, Path(sys.argv[2]).read_text())
"""


@pytest.mark.parametrize(
    "where",
    [
        "import workbench.store.documents as at; at.insert_machine",
        "import workbench.desk.carry as at; at.compare_versions",
        "import workbench.desk.heads as at; at.follow",
    ],
)
def test_being_killed_leaves_one_of_the_versions_whole(
    store: Store, tmp_path: Path, where: str
) -> None:
    put(store, FIRST)
    events = [says(store, words) and words for words in SENTENCES[:3]]
    assert len(events) == 3
    store.close()
    text = tmp_path / "second.txt"
    text.write_text(written(["First of all.", *SENTENCES[:4]]))
    done = subprocess.run(
        [sys.executable, "-c", KILLED.format(where=where), str(tmp_path / "t.db"), str(text)],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        check=False,
    )
    assert done.returncode == -9, done.stderr
    with open_store(tmp_path / "t.db", "write") as after:
        assert verify(after).ok
        assert [row.replaced for row in documents(after)] == [False]
        rows = listed(after).values()
        assert sum(row.verdict == "contested" for row in rows) == 3
        assert not any(row.stale for row in rows)


# ---- whatever is edited


class Editing:
    """Steps that a person could take, over and over."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.texts = [list(SENTENCES[:4])]
        self.verdicts: list[str] = []
        put(store, written(self.texts[0]))

    def save(self, sentences: list[str]) -> None:
        if sentences:
            self.texts.append(sentences)
            put(self.store, written(sentences))

    def step(self, kind: int, number: int) -> None:
        text = list(self.texts[-1])
        at = number % len(text)
        match kind:
            case 0:
                self.save([*text[:at], *text[at + 1 :]])
            case 1:
                self.save([*text[:at], SENTENCES[number % len(SENTENCES)], *text[at:]])
            case 2:
                self.save([*text[:at], REWORDED.get(text[at], text[at]), *text[at + 1 :]])
            case 3:
                self.save([*text[at:], *text[:at]])
            case 4:
                self.texts.append(self.texts[number % len(self.texts)])
                put(self.store, written(self.texts[-1]))
            case 5 | 6 | 7:
                rows = list(listed(self.store).values())
                reviewer, verdict = ("ada", "contested") if number % 2 else ("bob", "corroborated")
                wanted = [rows[number % len(rows)].id]
                done = decide(self.store, wanted, Decision(verdict), reviewer=reviewer)  # type: ignore[arg-type]
                self.verdicts += done.events[-1:]
            case 8:
                undo(self.store, reviewer="ada" if number % 2 else "bob")
            case _:
                redo(self.store, reviewer="ada" if number % 2 else "bob")


STEPS = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 11)), max_size=12)


@pytest.fixture
def no_matching(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is proposed is no matter of these tests."""
    monkeypatch.setattr("workbench.desk.match.match_pending", lambda store, progress=None: 0)


@pytest.mark.usefixtures("no_matching")
def test_no_edit_loses_or_misplaces_a_verdict() -> None:
    @settings(max_examples=40, deadline=None)
    @given(STEPS)
    def holds(steps: list[tuple[int, int]]) -> None:
        with TemporaryDirectory() as folder, open_store(Path(folder) / "t.db", "create") as store:
            editing = Editing(store)
            for kind, number in steps:
                editing.step(kind, number)
            check(store, editing.verdicts)
            assert {row.document for row in listed(store).values()} == {documents(store)[0].id}

    holds()


@pytest.mark.usefixtures("no_matching")
def test_two_who_both_added_versions_lose_nothing_by_merging() -> None:
    @settings(max_examples=15, deadline=None)
    @given(STEPS, STEPS)
    def holds(mine: list[tuple[int, int]], theirs: list[tuple[int, int]]) -> None:
        with TemporaryDirectory() as folder:
            one, two = Path(folder) / "one.db", Path(folder) / "two.db"
            with open_store(one, "create") as store:
                begun = Editing(store)
                begun.step(5, 1)
            shutil.copy(one, two)
            given_in = {}
            for path, steps in ((one, mine), (two, theirs)):
                with open_store(path, "write") as store:
                    editing = Editing.__new__(Editing)
                    editing.store, editing.texts = store, list(begun.texts)
                    editing.verdicts = list(begun.verdicts)
                    for kind, number in steps:
                        editing.step(kind, number)
                    given_in[path] = editing.verdicts
            merge(one, two, reviewer="ada")
            merge(two, one, reviewer="bob")
            merge(one, two, reviewer="ada")
            everything = [*given_in[one], *given_in[two]]
            states = []
            for path in (one, two):
                with open_store(path) as store:
                    check(store, everything)
                    states.append(
                        {row.id: (row.verdict, row.stale) for row in listed(store).values()}
                    )
            assert states[0] == states[1]

    holds()
