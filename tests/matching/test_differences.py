from __future__ import annotations

import pytest
from hypothesis import example, given

from tests.matching.texts import TEXTS
from workbench.matching.differences import differences

DIFFERS = [
    ("number", "The survey counted 14 species of bats.", "The survey counted 41 species of bats."),
    ("number", "Anna Keller won her third title.", "Anna Keller won her fourth title."),
    ("number", "Ten boats were lost at Hale.", "Eleven boats were lost at Hale."),
    ("number", "It is one of the top 5 harbours.", "It is one of the top 3 harbours."),
    ("number", "It holds 50 to 80 boats at low tide.", "It holds 50 to 70 boats at low tide."),
    ("unit", "Turnout rose by 5 percent.", "Turnout rose by 5 percentage points."),
    ("unit", "The tower is 120 metres tall.", "The tower is 120 feet tall."),
    ("unit", "The lock cost $5 million.", "The lock cost €5 million."),
    ("unit", "The weir is 32 km (20 mi) upstream.", "The weir is 32 miles (20 mi) upstream."),
    ("date", "The lock opened on 3 May 1932.", "The lock opened on 5 May 1932."),
    ("date", "The lock opened in 1932.", "In 1934 the lock opened."),
    ("date", "Born on 3 May 1901, she kept bees.", "Born on 9 May 1901, she kept bees."),
    ("name", "Anna Keller opened the lock.", "Maria Voss opened the lock."),
    ("name", "The lock was opened by Anna Keller.", "The lock was opened by Maria Voss."),
    ("name", "The ship left Hull for Bergen.", "The ship left Bergen for Hull."),
    (
        "name",
        "Anna Keller, head of the river board, opened the lock.",
        "Anna Keller, a member of the river board, opened the lock.",
    ),
    ("name", "Skerry Ness is a lighthouse.", "Skerry Ness is a granite quarry."),
    ("negation", "The weir was rebuilt.", "The weir was not rebuilt."),
    ("negation", "His letters were later published.", "His letters were not later published."),
    ("negation", "The keeper never left the island.", "The keeper left the island."),
    ("negation", "The council refused to open the lock.", "The council opened the lock."),
    ("negation", "No ships were lost.", "Three ships were lost."),
    ("antonym", "The council accepted the plan.", "The council rejected the plan."),
    ("antonym", "Prices fell by 3% in March.", "Prices rose by 3% in March."),
    ("antonym", "The dam was finished before the war.", "The dam was finished after the war."),
    ("scope", "All of the boats were lost.", "Some of the boats were lost."),
]
AGREES = [
    ("More than 890 wagons crossed the bridge.", "891 wagons crossed the bridge."),
    ("The library holds 5.2 million books.", "The library holds 5,200,000 books."),
    ("Two thirds of the fleet was sunk.", "66 percent of the fleet was sunk."),
    ("Most members backed the plan.", "More than half of the members backed the plan."),
    ("The council did not accept the plan.", "The council rejected the plan."),
    ("The comet was seen in the 1990s.", "The comet was seen in 1997."),
    ("The tower is 120 metres tall.", "The tower is 394 feet tall."),
    ("The US envoy came to Hale.", "The American envoy came to Hale."),
    ("Dan Keller kept bees in Hale.", "Daniel Keller kept bees in Hale."),
    ("In 1932, the weir was rebuilt.", "The weir was rebuilt in 1932."),
    ("The film began in Hale.", "The movie started in Hale."),
    ("The lock opened no later than May.", "The lock opened in May."),
    ("The offer was turned down in Hale.", "In Hale the offer was turned down."),
    ("Not only eels pass the weir in spring.", "Eels pass the weir in spring."),
]
SEEN_ONLY = [
    ("attribution", "The bridge is safe.", "According to the surveyor, the bridge is safe."),
    ("hedge", "The bridge may be safe.", "The bridge is safe."),
    ("scope", "Eels pass the weir only in spring.", "Eels pass the weir in spring."),
]


@pytest.mark.parametrize(("kind", "left", "right"), DIFFERS)
def test_what_cannot_both_hold_differs(kind: str, left: str, right: str) -> None:
    found = differences(left, right)
    assert found.relation == "differs"
    assert kind in {one.kind for one in found.differences}


@pytest.mark.parametrize(("left", "right"), AGREES)
def test_the_same_in_other_words_agrees(left: str, right: str) -> None:
    found = differences(left, right)
    assert found.relation == "agrees"
    assert found.differences == ()


@pytest.mark.parametrize(("kind", "left", "right"), SEEN_ONLY)
def test_a_hedge_or_an_attribution_is_shown_and_contradicts_nothing(
    kind: str, left: str, right: str
) -> None:
    found = differences(left, right)
    assert found.relation != "differs"
    assert [one.kind for one in found.differences] == [kind]


def test_another_time_is_no_contradiction() -> None:
    vague = differences("Talks broke down in late May.", "Talks broke down on 18 March.")
    assert vague.relation == "related"
    assert [one.kind for one in vague.differences] == ["date"]
    other_year = differences(
        "In 2019 the port handled 400 ships.", "In 2023 the port handled 520 ships."
    )
    assert other_year.relation == "related"
    assert {one.kind for one in other_year.differences} == {"date", "number"}


def test_loosely_related_statements_raise_no_alarm() -> None:
    found = differences(
        "The harbour board counted 300 boats in the summer of 1932 and praised the keeper.",
        "A storm sank 12 boats near the island, and nobody at the library had not heard of it.",
    )
    assert found.relation == "related"


def test_a_title_is_shown_even_where_little_else_is_shared() -> None:
    found = differences(
        "Speaking to the Gazette, Anna Keller, head of the river board, explained the new dues.",
        "“The eels will pass,” said Anna Keller, a member of the river board, in a letter.",
    )
    assert found.relation == "related"
    assert ("head", "member") in {(one.left, one.right) for one in found.differences}


def test_spans_are_exact_and_shared_words_are_as_written() -> None:
    left, right = "The weir at Hale is 120 m long.", "At Hale, the weir is 140 m long."
    found = differences(left, right)
    (number,) = found.differences
    assert number.left_span is not None
    assert number.right_span is not None
    assert left[slice(*number.left_span)] == number.left == "120 m"
    assert right[slice(*number.right_span)] == number.right == "140 m"
    assert found.shared == ("weir", "Hale", "long")
    for ours, theirs in found.aligned:
        assert left[slice(*ours)].lower() == right[slice(*theirs)].lower()


def test_figures_both_have_are_shared_in_whatever_form() -> None:
    found = differences("The library holds 5.2 million books.", "It has 5,200,000 books.")
    assert "5.2 million books" in found.shared


@given(TEXTS, TEXTS)
@example("The weir is 1,000.5 km", "km 12 12 12 ( ) May 1932 to 1900")
@example("all no bridge", "no all bridge the bridge")
def test_any_two_texts_can_be_compared_from_either_side(left: str, right: str) -> None:
    there, back = differences(left, right), differences(right, left)
    assert there.relation == back.relation
    assert {(theirs, ours) for ours, theirs in there.aligned} == set(back.aligned)
    assert {(one.kind, one.right_span, one.left_span) for one in there.differences} == {
        (one.kind, one.left_span, one.right_span) for one in back.differences
    }
    for text, spans in (
        (left, [(one.left, one.left_span) for one in there.differences]),
        (right, [(one.right, one.right_span) for one in there.differences]),
    ):
        for quoted, span in spans:
            assert quoted == ("" if span is None else text[slice(*span)])


@given(TEXTS)
@example("no all bridge")
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    found = differences(text, text)
    assert found.relation != "differs"
    assert found.differences == ()
