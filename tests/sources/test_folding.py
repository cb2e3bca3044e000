"""Folded words, and the way back to their places."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from workbench.sources.folding import fold

TEXTS = st.text(st.sampled_from("aB3é'’-\u00ad_ \n.,[1]…ﬁ¹$%"), max_size=80)


@given(TEXTS)
def test_every_word_has_a_place_that_folds_to_it(text: str) -> None:
    folded = fold(text)
    for number, word in enumerate(folded.words):
        start, end = folded.span(number, number)
        assert fold(text[start:end]).words == (word,)


@given(TEXTS)
def test_plain_and_other_text_are_folded_alike(text: str) -> None:
    plain = text.encode("ascii", "ignore").decode()
    # One foreign word at the end sends the same text the long way round.
    assert fold(plain + " . \u03b1").words == (*fold(plain).words, "\u03b1")


@given(TEXTS)
def test_every_run_of_words_is_found(text: str) -> None:
    folded = fold(text)
    for first in range(len(folded.words)):
        assert folded.find(folded.words[first:], 0) is not None


def test_places_are_right_far_into_a_long_text() -> None:
    text = "".join(f"word{number} and\n" for number in range(5000))
    folded = fold(text)
    place = folded.find(["word4321"])
    assert place is not None
    start, end = folded.span(*place)
    assert text[start:end] == "word4321"


def test_numbers_keep_their_points_and_not_their_commas() -> None:
    assert fold("$1.5 million").words == ("$", "1.5", "million")
    assert fold("5,200,000 at 12% & 1,5").words == ("5200000", "at", "12", "percent", "and", "1.5")


def test_reference_marks_are_no_words() -> None:
    assert " ".join(fold("the wall[12] stood[a] there[note 3]; a[n] old").words) == (
        "the wall stood there a old"
    )
    assert fold("[a] wall, [T]he").words == ("a", "wall", "t", "he")
