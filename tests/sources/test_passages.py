"""The passage that speaks of a claim comes first, with its exact place."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from workbench.sources.passages import passages
from workbench.sources.support import unsupported_words

SOURCE = """The harbour at Pell
The harbour wall was built of granite between 1868 and 1871. It is 412 metres long.
A storm breached it in January 1984. The breach was closed within nine weeks by forty masons.
The lamp at the end of the wall burns from dusk to dawn.
Herring was landed here until 1936. The fish market has been a library since 1958.
"""


def best(claim: str) -> str:
    found = passages(claim, SOURCE)
    return SOURCE[found[0].start : found[0].end]


def test_the_sentence_that_says_it_comes_first() -> None:
    assert best("Granite was used for the wall, built from 1868 to 1871.").startswith("The harbour")
    assert best("Forty masons closed the breach.") == (
        "The breach was closed within nine weeks by forty masons."
    )
    assert best("The old fish market houses a library.").startswith("The fish market")


def test_a_line_end_ends_a_passage() -> None:
    assert best("the harbour at Pell") == "The harbour at Pell"


def test_a_source_that_does_not_speak_of_it_gives_nothing() -> None:
    assert passages("Zeppelins crossed Patagonia.", SOURCE) == []
    assert passages("Anything", "") == []
    assert passages("", SOURCE) == []


def test_scores_fall_and_lie_between_zero_and_one() -> None:
    scores = [found.score for found in passages("The wall was built of granite.", SOURCE, top=9)]
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score <= 1 for score in scores)


@given(st.text(max_size=80), st.text(max_size=200))
def test_any_texts_give_exact_places(claim: str, source: str) -> None:
    for found in passages(claim, source):
        assert 0 <= found.start < found.end <= len(source)
        assert source[found.start : found.end].strip()
    for start, end in unsupported_words(claim, source):
        assert 0 <= start < end <= len(claim)


def test_words_that_the_source_lacks_are_marked() -> None:
    claim = "The harbour wall was built of imported limestone between 1868 and 1871."
    marked = [claim[start:end] for start, end in unsupported_words(claim, SOURCE)]
    assert marked == ["imported limestone"]


def test_nothing_is_marked_where_all_is_said() -> None:
    assert unsupported_words("The harbour walls are 412 metres long.", SOURCE) == []


def test_everything_is_marked_where_nothing_is_said() -> None:
    claim = "Zeppelins crossed Patagonia."
    assert unsupported_words(claim, SOURCE) == [(0, len(claim) - 1)]
