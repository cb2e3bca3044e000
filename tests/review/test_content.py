"""What the panes say, as text and with what is set off in it."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.content import Content

from workbench.model.document import Marker, Note, Target
from workbench.review.content import ink
from workbench.review.content.citations import citation_text
from workbench.review.content.claim import claim_text, surroundings
from workbench.review.content.counterparts import compared, unaligned
from workbench.review.content.footer import key_hints
from workbench.review.content.header import Heading, header
from workbench.review.content.row import Listed, highlighted, row_text
from workbench.review.content.shown import Shown, read
from workbench.review.glyphs import ASCII, UNICODE
from workbench.review.keys import Keymap
from workbench.safe.terminal import clean
from workbench.store.connection import open_store
from workbench.store.listing import claim_list
from workbench.store.rows import Citation, ClaimQuery, ClaimRow, Counts


def styled(content: Content, style: str) -> list[str]:
    """The parts of a text that are drawn in a style."""
    return [content.plain[span.start : span.end] for span in content.spans if span.style == style]


@pytest.fixture
def rows(database: Path) -> list[ClaimRow]:
    with open_store(database, safe=True) as store:
        return list(claim_list(store, ClaimQuery()))


@pytest.fixture
def shown(database: Path, rows: list[ClaimRow]) -> Shown:
    with open_store(database, safe=True) as store:
        return read(store, rows[1].id, "A. Checker")


def test_a_row_tells_place_notes_and_counterparts_in_words(rows: list[ClaimRow]) -> None:
    assert (
        row_text(Listed(rows[0]), UNICODE).details.plain == "1 note · 1 counterpart · harbour.md #1"
    )
    assert (
        "! 1 mark dangling · 1 counterpart differs"
        in row_text(Listed(rows[3]), UNICODE).details.plain
    )
    both = replace(rows[0], markers=3, dangling=1, counterparts=5, differing=2)
    told = "3 marks, ! 1 dangling · 5 counterparts, 2 differ"
    assert told in row_text(Listed(both), UNICODE).details.plain


def test_a_row_tells_its_state_by_sign_and_by_word(rows: list[ClaimRow]) -> None:
    row = replace(rows[0], verdict="unsupported", reason="no-citation", note="x", stale=True)
    text = row_text(Listed(row), UNICODE)
    assert text.sign.plain == "✗"
    assert text.details.plain.startswith("unsupported: no citation")
    assert " · stale · 1 note · 1 counterpart · noted · harbour.md #1" in text.details.plain


def test_a_row_whose_claim_is_gone_says_so() -> None:
    assert row_text(None, UNICODE).body.plain == "(no longer here)"


def test_numbers_and_searched_words_are_set_off() -> None:
    text = highlighted("Tides of 4.5 metres, 42nd in 1874; 12% of libraries", ("library", "tide"))
    assert styled(text, ink.NUMBER) == ["4.5", "1874", "12%"]
    assert sorted(styled(text, ink.HIT)) == ["Tides", "libraries"]


@given(st.text(max_size=60), st.lists(st.text(max_size=6), max_size=3))
def test_highlighting_changes_no_character(text: str, words: list[str]) -> None:
    text = clean(text)  # as the store gives it
    assert highlighted(text, tuple(words)).plain == text


def test_the_claim_stands_between_signs_with_its_findings_set_off(shown: Shown) -> None:
    text = claim_text(shown.detail, UNICODE, reach=500)
    assert "▸It is 412 metres long and cost 38,000 pounds" in text.plain
    assert "planned.[^2]◂ “No storm" in text.plain
    assert styled(text, ink.NUMBER) == ["412", "38,000"]
    assert styled(text, ink.MARK) == ["[^2]"]
    assert ">It is 412" in claim_text(shown.detail, ASCII, reach=500).plain


@given(st.text(alphabet="ab \n", max_size=80), st.data())
def test_surroundings_hold_the_claim_and_reach_no_further_than_asked(
    text: str, data: st.DataObject
) -> None:
    first = data.draw(st.integers(0, len(text)))
    last = data.draw(st.integers(first, len(text)))
    reach = data.draw(st.integers(0, 40))
    begin, end = surroundings(text, first, last, reach)
    assert max(0, first - reach) <= begin <= first <= last <= end <= min(len(text), last + reach)


def test_a_citation_goes_from_the_mark_to_the_note_to_what_it_points_to() -> None:
    note = Note("n1", "1", "Board minutes,\n1874.", 0, 0, (Target("doi", "10.5555/x"),))
    text = citation_text(Citation(Marker("1", 0, 4, note=0), note), UNICODE)
    assert text.plain == "[1] → Board minutes, 1874.\n    doi  10.5555/x"
    bare = citation_text(Citation(Marker("1", 0, 4), replace(note, targets=())), UNICODE)
    assert "no address or identifier in it" in bare.plain


def test_a_dangling_mark_says_so() -> None:
    text = citation_text(Citation(Marker("4", 0, 4, problem="dangling"), None), UNICODE)
    assert text.plain == "[4] → ! dangling: no note for this mark was found"


def test_words_that_the_other_side_lacks_and_typed_differences_are_set_off(shown: Shown) -> None:
    [pair] = shown.counterparts
    ours, theirs = compared(pair, left=True), compared(pair)
    assert styled(ours, ink.DIFFERING) == ["412 metres"]
    assert styled(theirs, ink.DIFFERING) == ["421 metres"]
    assert any("cost 38,000 pounds" in part for part in styled(ours, ink.MISSING))
    assert theirs.plain.startswith("Skerry: the harbour wall")


@given(
    st.text(alphabet="ab, ", max_size=30),
    st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30))),
)
def test_gaps_never_meet_what_is_aligned(text: str, spans: list[tuple[int, int]]) -> None:
    aligned = [(a, b) for a, b in spans if a < b <= len(text)]
    gaps = unaligned(text, aligned)
    for start, end in gaps:
        assert text[start:end].strip() == text[start:end] != ""
        assert all(end <= a or b <= start for a, b in aligned)


HEADING = Heading("claims.db", "harbour.md", "", "A. Checker", Counts(total=40, open=30))


@given(st.integers(1, 200))
def test_the_top_line_fits_and_keeps_the_progress(width: int) -> None:
    line = header(HEADING, width, UNICODE)
    assert line.cell_length <= width
    if width >= 40:
        assert "10 of 40 reviewed" in line.plain
    if width >= 80:
        assert "A. Checker" in line.plain


@pytest.mark.parametrize(("open", "bar"), [(40, "▱▱"), (39, "▰▱"), (1, "▰▱"), (0, "▰▰")])
def test_the_bar_is_empty_or_full_only_when_the_work_is(open: int, bar: str) -> None:
    counts = Counts(total=40, open=open)
    line = header(HEADING._replace(counts=counts), 120, UNICODE).plain
    drawn = line[line.index("reviewed ") + 9 :][:10]
    assert drawn[0] + drawn[-1] == bar


@given(st.integers(1, 200))
def test_the_keys_that_fit_are_shown_help_and_quit_always(width: int) -> None:
    hints = key_hints(Keymap().footer("room"), width, UNICODE)
    assert [hint.action.id for hint in hints][-2:] == ["program.help", "program.quit"]
    assert len(hints) == 2 or hints[-1].end <= width
    assert all(one.end < other.start for one, other in pairwise(hints))


def test_at_120_columns_the_verdicts_are_shown_in_words() -> None:
    line = "  ".join(
        hint.content.plain for hint in key_hints(Keymap().footer("room"), 118, UNICODE)
    )
    assert line.startswith("c ✓ corroborated  t ≠ contested  u ✗ unsupported  n next")
