from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.citations.texts import SENTENCES, labels, linked, spans
from workbench.citations.link import link
from workbench.intake.reader import read_manuscript

STYLES = (
    "{}{}. ",
    "{}.{} ",
    "“{}”{}. ",
    "“{}.”{} ",
    "{},{} but the tide rose. ",
    "{}[{}]. ",
    "{}.[{}] ",
)
"""A sentence and its mark, as they come out of copied pages."""

INNOCENT = (
    "Emissions of CO2 and of CH4 fell, and H2O froze on the rails in 2019.",
    "The G7 met on the 42nd day of a 60-day truce, when 53,977 people had signed.",
    "COVID-19 closed the A380 hangar; vitamin B12 and an MP3 player were found in it.",
    "It ran Windows 11 on 25 km2 of land, some 40 m2 of them under glass.",
    "See John 3:16 or Genesis 1:1-3, at 10:30 or 8.15 p.m. on 3.4.1931.",
    "Version 1.2.3 has the hash a3f5b2 and the serial number x86-64.",
    "Call 555-1234 or (020) 7946 0018, extension 12, room 5, page 7.",
    "It cost £310,000, then $5.30, then 1,200 euros; the rate was 53.8 Officials said.",
    "About 5-10 percent of the 1990s fleet sailed between 1931–35, in 1,000 boats.",
    "It lies at 52.3676, 4.9041, near exit 12B of the M25, in zone W1 of E17.",
    "Write to keeper2@harbour.example or see https://harbour.example/log3. Then sail.",
    "He scored 3-1 and 21.5 points [sic], she said, “in 20 or 30 years’ time”.",
)


@pytest.mark.parametrize("line", INNOCENT)
def test_numbers_that_are_no_marks_never_become_any(line: str) -> None:
    found = [m.label for m in linked(f"{SENTENCES[0]}. {line} {SENTENCES[1]}.").markers]
    assert [label for label in found if label.isdigit()] == []


@given(st.lists(st.sampled_from(INNOCENT), min_size=1, max_size=8))
def test_nor_do_they_in_heaps(lines: list[str]) -> None:
    assert [label for label in labels(" ".join(lines)) if label.isdigit()] == []


@pytest.mark.parametrize("style", STYLES)
@given(start=st.integers(1, 60), count=st.integers(3, 8), reuse=st.data())
def test_marks_in_sequence_are_found_in_every_style(
    style: str, start: int, count: int, reuse: st.DataObject
) -> None:
    values: list[int] = []
    for value in range(start, start + count):
        values.append(value)
        if reuse.draw(st.booleans()):
            values.append(reuse.draw(st.sampled_from(values)))
    text = "".join(
        style.format(SENTENCES[at % len(SENTENCES)], value) for at, value in enumerate(values)
    )
    assert labels(text) == [str(value) for value in values]


@given(st.lists(st.sampled_from(INNOCENT), min_size=3, max_size=3), st.permutations(STYLES[:5]))
def test_marks_are_found_among_other_numbers(lines: list[str], styles: list[str]) -> None:
    text = "".join(
        f"{style.format(sentence, at)}{line} "
        for at, (style, sentence, line) in enumerate(
            zip(styles, SENTENCES, lines * 2, strict=False), start=1
        )
    )
    assert [label for label in labels(text) if label.isdigit()] == ["1", "2", "3", "4", "5"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It closed in two stages1. However, it stayed “open”2.", ["1", "2"]),
        ("It closed in two stages.1 However, it stayed “open.”2 Then it rained.", ["1", "2"]),
        ("Several logs confirm it1,2. Others do not3–5.", ["1", "2", "3", "4", "5"]),
        ("Several logs confirm it.1,2 Others do not.3", ["1", "2", "3"]),
        ("Several logs confirm it1 2. Others do not3.", ["1", "2", "3"]),
        ("Several logs confirm it[1][2]. Others [3, 4] do not [5–7].", list("1234567")),
        ("Several logs confirm it.¹ Others do not.²˒³ The rest⁴⁻⁶ is lost.", list("123456")),
        ("Was it so?1 Nobody can say!2 The log (kept by hand)3 is lost.", ["1", "2", "3"]),
        ("Gunning’s1 log and the keepers’2 book agree;3 the rest: 4 pages.", ["1", "2", "3"]),
        ("Of tides............2, of floods ........ 3, of ferries.....4.", []),
    ],
)
def test_marks_by_example(text: str, expected: list[str]) -> None:
    assert labels(text) == expected


def test_a_lone_first_mark_is_one() -> None:
    assert labels("The talks failed in two stages1. The ships left.") == ["1"]
    assert labels("He called it “a joke.”1 Others laughed.") == ["1"]


def test_a_lone_other_number_is_none() -> None:
    assert labels("They live in area51. The ships left.") == []


def test_one_value_on_several_words_is_a_mark() -> None:
    assert labels("The log was lost3. The book was found3. Nobody knew.") == ["3", "3"]


def test_numbering_may_begin_anywhere() -> None:
    text = "The log was lost14. The book was found15. It rained14. Nobody came16."
    assert labels(text) == ["14", "15", "14", "16"]


def test_a_mark_behind_a_number_is_found_where_the_sequence_lacks_it() -> None:
    text = (
        "The log was lost.1 The count reached 53,977.2 Officials revised it.3 The glass cost "
        "£310,0004. It came from a quarry opened in 19025. Nobody knew.6"
    )
    assert labels(text) == ["1", "2", "3", "4", "5", "6"]


def test_a_price_in_the_same_shape_is_not_taken_for_it() -> None:
    text = "The log was lost.1 The count reached 53,977.8 Officials revised it.2 Nobody knew.3"
    assert labels(text) == ["1", "2", "3"]


def test_two_figures_that_may_hold_a_mark_are_a_question_not_an_answer() -> None:
    text = (
        "The log was lost.1 The count reached 53,977.2 Officials paid 20.2 The keepers left.3 "
        "Nobody knew.4"
    )
    result = linked(text)
    assert [m.label for m in result.markers] == ["1", "3", "4"]
    (problem,) = [p for p in result.problems if p.kind == "ambiguous mark"]
    assert "mark 2 is missing" in problem.message


def test_a_missing_value_is_reported() -> None:
    result = linked("The log was lost.1 Nobody knew.2 The ships left.4 It rained.5")
    assert [p.kind for p in result.problems if p.kind != "dangling marker"] == ["mark lost"]


def test_names_with_numbers_need_the_name_to_stand_alone_elsewhere() -> None:
    text = "The log was lost1. The UN2 and the US3 agreed. The UN and the US said so4. It rained5."
    assert labels(text) == ["1", "2", "3", "4", "5"]


def test_a_name_that_always_has_the_same_digits_is_a_name() -> None:
    text = "The log was lost1. It runs on gtk2 here. Nobody likes gtk2 there. It rained2. Fog3."
    assert spans(text).count("2") == 1


def test_round_brackets_count_only_with_notes() -> None:
    text = "The log was lost (1). The ships left (2). It (3) rained."
    assert labels(text) == []
    notes = "\n\nNotes\n1. The log.\n2. The book.\n3. Letters.\n"
    assert labels(text + notes) == ["1", "2", "3"]


def test_letters_and_symbols_count_only_with_notes() -> None:
    text = "The log was lost[a]. The ships left.* He said “give[s] way”† then."
    assert labels(text) == []
    notes = "\n\n[a] The log.\n\n* The book.\n\n† Letters.\n"
    assert labels(text + notes) == ["a", "*", "†"]


def test_carets_count_always() -> None:
    assert labels("The log was lost[^x]. The ships left[^12].") == ["x", "12"]


def test_editorial_brackets_are_no_marks() -> None:
    assert labels("He said “[the keeper] saw [it] in [1931]” and [20] people left.") == []


def test_brackets_with_places_in_the_work_are_marks() -> None:
    text = "It was lost [1, p. 12]. It rained [2: 34–36]. Fog came [3, para. 4]."
    assert labels(text) == ["1", "2", "3"]


def test_raised_digits_of_units_and_powers_are_no_marks() -> None:
    assert labels("It covers 5 km² and 10² plots of 3 m³; x² = 4 and 6 ft² are small.") == []


def test_code_and_addresses_hold_no_marks() -> None:
    text = "Write `[^1]` or `a[1]`. See https://a.example/b[2]c3. and mail x4@b.example."
    assert [label for label in labels(text) if label.isdigit()] == []


def test_marks_behind_an_address_are_none_of_it() -> None:
    text = "It is told at harbour.example.com.[1] See www.b.example.² Then it rained.[3]"
    assert [label for label in labels(text) if label.isdigit()] == ["1", "2", "3"]


def test_spans_of_a_group_lie_side_by_side_and_cover_it() -> None:
    text = "Several logs confirm it [2, 3]; others do not [4–7]. It rains."
    assert spans(text) == ["[2, ", "3]", "[4", "–", "–", "7]"]
    assert labels(text) == ["2", "3", "4", "5", "6", "7"]
    assert spans("The log was lost8,9. Nobody knew10–11.") == ["8,", "9", "10–", "11"]


def test_a_range_that_falls_or_is_endless_is_no_mark() -> None:
    assert labels("The score was[9–2] and the years were[1–900] long.") == []


@given(st.text(st.sampled_from("a1[]().,–“” ¹*2\n"), max_size=60))
def test_spans_are_exact_and_in_order_for_any_text(text: str) -> None:
    if not text.strip():
        return
    manuscript = read_manuscript(text)
    result = link(manuscript)
    places = [(marker.start, marker.end) for marker in result.markers]
    assert places == sorted(places)
    for marker in result.markers:
        assert 0 <= marker.start <= marker.end <= len(manuscript.text)
        if marker.problem is None:
            assert marker.note is not None


def test_every_mark_of_the_footnoted_article_and_nothing_else(articles: Path) -> None:
    footnoted = link(read_manuscript(articles / "ceasefire-talks-footnoted.txt"))
    assert len(footnoted.markers) == 29
    assert {marker.label for marker in footnoted.markers} == {"1", "2", "3", "4", "5"}
    assert all(marker.problem == "dangling" for marker in footnoted.markers)
    assert [problem.kind for problem in footnoted.problems] == ["dangling marker"] * 29
    assert not link(read_manuscript(articles / "ceasefire-talks-narrative.txt")).markers
