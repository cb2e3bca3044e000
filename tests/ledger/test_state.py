from __future__ import annotations

from workbench.ledger.state import claim_state
from workbench.store.projection import DecisionRow, NoteRow


def given(
    ord: int, reviewer: str, verdict: str, note: str | None = None, kind: str = "verdict"
) -> DecisionRow:
    return DecisionRow(f"e{ord}", kind, "d", reviewer, verdict, None, note, f"t{ord}", ord)


def test_nothing_decided_is_nothing_to_show() -> None:
    assert claim_state([], []) is None
    assert claim_state([given(0, "ada", "contested"), given(1, "ada", "unreviewed")], []) is None


def test_the_latest_verdict_that_a_reviewer_holds_is_shown() -> None:
    rows = [given(0, "ada", "contested"), given(1, "bob", "corroborated")]
    state = claim_state(rows, [])
    assert state is not None
    assert (state.verdict, state.reviewer, state.at, state.event) == (
        "corroborated",
        "bob",
        "t1",
        "e1",
    )
    assert (state.verdicts, state.disagreement) == (2, True)


def test_a_verdict_taken_back_leaves_the_others() -> None:
    rows = [
        given(0, "ada", "contested"),
        given(1, "bob", "corroborated"),
        given(2, "bob", "unreviewed"),
    ]
    state = claim_state(rows, [])
    assert state is not None
    assert (state.verdict, state.verdicts, state.disagreement) == ("contested", 1, False)


def test_one_reviewer_has_one_verdict() -> None:
    state = claim_state([given(0, "ada", "contested"), given(1, "ada", "corroborated")], [])
    assert state is not None
    assert (state.verdict, state.verdicts, state.disagreement) == ("corroborated", 1, False)


def test_a_dismissal_is_a_decision_but_no_verdict() -> None:
    rows = [given(0, "ada", "contested"), given(1, "bob", "dismissed", kind="claim-dismissed")]
    state = claim_state(rows, [])
    assert state is not None
    assert (state.verdict, state.verdicts, state.disagreement) == ("dismissed", 1, True)


def test_adjudication_wins_over_later_verdicts() -> None:
    rows = [
        given(0, "ada", "contested"),
        given(1, "bob", "corroborated"),
        given(2, "cy", "unsupported", kind="adjudication"),
        given(3, "bob", "contested"),
    ]
    state = claim_state(rows, [])
    assert state is not None
    assert (state.verdict, state.reviewer, state.verdicts, state.disagreement) == (
        "unsupported",
        "cy",
        2,
        False,
    )


def test_the_later_adjudication_wins() -> None:
    rows = [
        given(0, "cy", "unsupported", kind="adjudication"),
        given(1, "di", "contested", kind="adjudication"),
    ]
    state = claim_state(rows, [])
    assert state is not None
    assert (state.verdict, state.verdicts) == ("contested", 0)


def test_the_latest_words_are_shown() -> None:
    verdict = given(1, "ada", "contested", "with the verdict")
    for ord, shown in ((0, "with the verdict"), (2, "apart")):
        state = claim_state([verdict], [NoteRow("d", "apart", ord)])
        assert state is not None
        assert state.note == shown


def test_words_of_a_verdict_that_no_longer_counts_are_not_shown() -> None:
    rows = [given(0, "ada", "contested", "old"), given(1, "ada", "corroborated")]
    state = claim_state(rows, [])
    assert state is not None
    assert state.note is None


def test_a_note_alone_is_shown_on_an_open_claim() -> None:
    state = claim_state([], [NoteRow("d", "ask the archive", 0), NoteRow("d", None, 1)])
    assert state is not None
    assert (state.verdict, state.note, state.reviewer, state.at, state.event) == (
        "unreviewed",
        "ask the archive",
        None,
        None,
        None,
    )
    assert claim_state([], [NoteRow("d", None, 1)]) is None
