from __future__ import annotations

import random
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.claims.texts import claims, document
from workbench.claims import problems
from workbench.claims.extract import extract
from workbench.claims.threshold import DEFAULT_THRESHOLD
from workbench.model.identity import claim_id

LIGHTHOUSE = (
    "The Hvaler lighthouse was built in 1878[1]. It stands 31 metres high, said Anna Berg, its "
    "keeper.[2] “The lamp was never out,” she added. “Not once.”"
)
TEXT = (
    LIGHTHOUSE,
    "Critics of the Harbour Board argue that more than half of its $2 million was lost.",
)


NONSENSE = (
    "said |“a” said |1 |1,|A |Anna, |May |May 5-|[a](|**|`|'a |‘|“|$1 to $|between 1 and |"
    "one hundred |Bank of |Anna and |a. |(|<|who |. |' |who said that "
)


def test_every_sentence_is_a_claim_with_its_exact_place() -> None:
    made = document(*TEXT, marks=("[1]", "[2]"))
    found = extract(made)
    assert [(claim.start, claim.end) for claim in found] == [
        (sentence.start, sentence.end) for sentence in made.sentences
    ]
    for index, claim in enumerate(found):
        assert claim.text == made.text[claim.start : claim.end]
        assert claim.id == claim_id(made.id, claim.start, claim.end)
        assert claim.sentence == index


def test_every_part_stands_in_the_document() -> None:
    made = document(*TEXT, marks=("[1]", "[2]"))
    for claim in extract(made):
        parts = [(quantity.start, quantity.end, quantity.text) for quantity in claim.quantities]
        parts += [(date.start, date.end, date.text) for date in claim.dates]
        parts += [(name.start, name.end, name.text) for name in claim.names]
        for start, end, text in parts:
            assert claim.start <= start < end <= claim.end
            assert made.text[start:end] == text
        for quote in claim.quotations:
            assert quote.start < claim.end and claim.start < quote.end


def test_marks_belong_to_their_claims() -> None:
    made = document(*TEXT, marks=("[1]", "[2]"))
    assert [claim.markers for claim in extract(made)] == [(0,), (1,), (), (), ()]


def test_what_a_claim_holds() -> None:
    first, second, third, fourth, last = claims(*TEXT, marks=("[1]", "[2]"))
    assert [mention.iso for mention in first.dates] == ["1878"]
    assert (second.speaker, second.cue) == ("Anna Berg", "said")
    assert [(q.value, q.unit) for q in second.quantities] == [("31", "m")]
    assert (third.speaker, fourth.speaker) == ("Anna Berg", "Anna Berg")
    assert {"quantity", "attribution"} <= set(last.kinds)
    assert last.reading == last.text


def test_the_same_document_gives_the_same_claims() -> None:
    assert claims(*TEXT) == claims(*TEXT)


def test_a_document_without_prose_has_no_claims() -> None:
    assert claims() == []


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=120).filter(lambda part: part.strip()), min_size=1, max_size=3))
def test_any_text_is_read(parts: list[str]) -> None:
    made = document(*parts)
    found = extract(made)
    assert [claim.text for claim in found] == [
        made.text[sentence.start : sentence.end] for sentence in made.sentences
    ]
    problems.find(made, found)


@pytest.mark.parametrize(
    "piece",
    NONSENSE.split("|"),
)
def test_long_nonsense_is_read_in_linear_time(piece: str) -> None:
    made = document(piece * (40_000 // len(piece)))
    steps = 0

    def count(frame: object, event: str, argument: object) -> None:
        nonlocal steps
        steps += event == "call"

    sys.setprofile(count)
    try:
        problems.find(made, extract(made))
    finally:
        sys.setprofile(None)
    assert steps < 60 * len(made.text)


def test_random_words_are_read() -> None:
    words = "Anna said the 12 “ships” of Hvaler, rose (5) to 3 percent on May 5 . he ' ‘ ’ \" \n"
    chosen = random.Random(5).choices(words.split(" "), k=4000)
    made = document(" ".join(chosen))
    assert len(extract(made)) == len(made.sentences)


def test_the_articles_marked_statements_are_listed(articles: Path) -> None:
    from workbench.reading import read

    made = read(articles / "ceasefire-talks-footnoted.txt")
    marked = [claim for claim in extract(made) if claim.markers]
    listed = [claim for claim in marked if claim.check_worthy >= DEFAULT_THRESHOLD]
    assert len(marked) >= 25
    assert len(listed) > len(marked) / 2
