"""The passage that speaks of a claim comes first, with its exact place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.sources.passages import passages
from workbench.sources.recent import Recent
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
    assert marked == ["of imported limestone"]


def test_nothing_is_marked_where_all_is_said() -> None:
    assert unsupported_words("The harbour walls are 412 metres long.", SOURCE) == []


def test_everything_is_marked_where_nothing_is_said() -> None:
    claim = "Zeppelins crossed Patagonia."
    assert unsupported_words(claim, SOURCE) == [(0, len(claim) - 1)]


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("The harbour handled 5.2 million tonnes.", "It handled 5,200,000 tonnes at the harbour."),
        ("The harbour handled 5,200,000 tonnes.", "The harbour handled 5.2 million tonnes."),
        ("It cost $3bn to dredge the harbour.", "To dredge the harbour cost 3 billion dollars."),
        ("Twelve masons closed the breach.", "The breach was closed by 12 masons."),
        ("The breach was closed by 12 masons.", "Twelve masons closed the breach."),
        ("The wall stood in Pell on 3 May 1911.", "Pell, 1911-05-03: the wall stood."),
        ("The Pell wall stood on May 3, 1911.", "On 3 May 1911 the wall stood at Pell."),
    ],
)
def test_numbers_and_dates_are_backed_in_any_written_form(claim: str, source: str) -> None:
    padded = f"Of the town.\n{source}\nHerons nest in the reeds."
    missing = [claim[start:end] for start, end in unsupported_words(claim, padded)]
    assert not [words for words in missing if "welve" in words or any(map(str.isdigit, words))]
    best_one = passages(claim, padded)[0]
    assert padded[best_one.start : best_one.end] == source


def test_another_number_is_not_backed() -> None:
    claim = "The harbour handled 5.2 million tonnes."
    marked = [claim[s:e] for s, e in unsupported_words(claim, "The harbour handled 5.3 million.")]
    assert any("5.2" in words for words in marked)


def test_what_the_first_leaves_open_comes_before_a_repetition() -> None:
    source = (
        "The harbour wall was built of granite, the masons said.\n"
        "Herons nest in the reeds.\nGulls do not.\nTerns fish.\n"
        "The harbour wall was built of granite by masons.\n"
        "Herons nest in the reeds.\nGulls do not.\nTerns fish.\n"
        "In 1984 a storm breached it, and it was closed in nine weeks.\n"
    )
    claim = "The harbour wall, built of granite by masons, was breached by a storm in 1984."
    found = {source[p.start : p.end][:7] for p in passages(claim, source, top=2)}
    assert found == {"The har", "In 1984"}


def test_a_source_is_made_ready_once() -> None:
    made: list[str] = []

    def make(text: str) -> int:
        made.append(text)
        return len(text)

    held = Recent(make, characters=10)
    assert [held(text) for text in ("abcd", "efgh", "abcd", "efgh")] == [4, 4, 4, 4]
    assert made == ["abcd", "efgh"]
    held("ijkl")  # the oldest goes
    held("efgh")
    held("abcd")
    held("x" * 99)  # too large to be kept beside others, and kept all the same
    held("x" * 99)
    assert made == ["abcd", "efgh", "ijkl", "abcd", "x" * 99]
