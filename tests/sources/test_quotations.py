"""Verbatim, drifted, spliced, absent: what became of a quotation's words."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from workbench.sources.quotations import check_quotation

SOURCE = """Asked about the watches, the keeper said: "I never once slept through a change of
the wind. You hear it in the stairs before you hear it in the glass."

The storm of 12 January 1984 broke four of the lantern-room windows.[2] "We stuffed the broken
panes with oilskins and kept the lamp burning till morn-
ing, all but twenty minutes of it," she said. The relief boat came every second Thursday.

She crossed the causeway some nine thousand times, and the tide never once caught her out on it.
"""


@pytest.mark.parametrize(
    "quote",
    [
        "I never once slept through a change of the wind.",
        "“I never once slept through a change of the wind”",
        "kept the lamp burning till morning, all but twenty minutes of it",
        "broke four of the lantern room windows",
        "broke four of the lantern\u2011room windows. “We stuffed",
        "the broken panes … till morning",
        "[She] never once slept through a change",
        "[w]e stuffed the broken panes [of glass] with oilskins",
        "You hear it in the stairs before you hear it in the glass".upper(),
        "The relief boat came every second Thursday".replace("fb", "ﬀb"),
    ],
)
def test_type_setting_and_honest_cuts_leave_it_verbatim(quote: str) -> None:
    found = check_quotation(quote, SOURCE)
    assert found.status == "verbatim"
    assert not found.edits


def test_a_changed_word_is_drift_and_is_named() -> None:
    found = check_quotation(
        "We stuffed the broken panes with blankets and kept the lamp burning", SOURCE
    )
    assert found.status == "drifted"
    assert [(edit.quote, edit.source) for edit in found.edits] == [("blankets", "oilskins")]
    assert found.start is not None
    assert SOURCE[found.start : found.end].startswith("We stuffed")
    (edit,) = found.edits
    assert SOURCE[slice(*edit.source_span)] == "oilskins"


def test_a_word_left_out_or_put_in_is_drift() -> None:
    for quote, edit in (
        ("I never slept through a change of the wind", ("", "once")),
        ("I never once even slept through a change of the wind", ("even", "")),
    ):
        found = check_quotation(quote, SOURCE)
        assert found.status == "drifted"
        assert [(e.quote, e.source) for e in found.edits] == [edit]


def test_two_sentences_put_together_are_a_splice_with_both_places() -> None:
    found = check_quotation(
        "I never once slept through a change of the wind and kept the lamp burning till morning",
        SOURCE,
    )
    assert found.status == "spliced"
    assert len(found.parts) == 2
    assert SOURCE[slice(*found.parts[1])].startswith("and kept the lamp")


def test_invented_words_are_absent() -> None:
    for quote in (
        "The council will vote on the new bridge next week",
        "We stuffed our coats and ran for the boats",
        "…",
        "",
    ):
        found = check_quotation(quote, SOURCE)
        assert (found.status, found.start, found.end) == ("absent", None, None)
    assert check_quotation("anything", "").status == "absent"


@given(st.integers(0, 60), st.integers(4, 30))
def test_any_run_of_the_sources_words_is_verbatim(first: int, length: int) -> None:
    words = SOURCE.replace("morn-\ning", "morning").replace("[2]", "").split()
    assume(first + length <= len(words))
    assert check_quotation(" ".join(words[first : first + length]), SOURCE).status == "verbatim"


@given(st.text(max_size=60), st.text(max_size=120))
def test_any_texts_give_places_inside_the_source(quote: str, source: str) -> None:
    found = check_quotation(quote, source)
    if found.start is not None and found.end is not None:
        assert 0 <= found.start < found.end <= len(source)


FIGURES = """The board paid $1.5 million for the wall,[a] 12% of its income, and £40 for the lamp.
In all 5,200 loads of stone[4][5] were landed on the nar\u00adrow quay; “the ‘old’ wall – the
first one – stood for 40 years,” the master of the harbour said."""


@pytest.mark.parametrize(
    "quote",
    [
        "paid $1.5 million for the wall, 12 per cent of its income",
        "5200 loads of stone were landed on the narrow quay;",
        "‘the “old” wall — the first one — stood for 40 years’",
        "\"the 'old' wall--the first one--stood for 40 years.\"",
        "[I]n all … loads of stone […] were landed on the [quay]",
        "the\u00a0first one – stood for 40\u202fyears!",
        "[i]n all 5,200 loads [of granite] were landed",
    ],
)
def test_how_figures_marks_and_dashes_are_set_does_not_matter(quote: str) -> None:
    assert check_quotation(quote, FIGURES).status == "verbatim"


@pytest.mark.parametrize(
    ("quote", "quoted", "there"),
    [
        ("The board paid $15 million for the wall", "15", "1.5"),
        ("and $40 for the lamp", "$", "£"),
        ("In all 5,300 loads of stone were landed", "5,300", "5,200"),
    ],
)
def test_another_figure_or_currency_is_drift(quote: str, quoted: str, there: str) -> None:
    found = check_quotation(quote, FIGURES)
    assert found.status == "drifted"
    assert [(edit.quote, edit.source) for edit in found.edits] == [(quoted, there)]
