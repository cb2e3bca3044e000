from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.claims.texts import blocks
from workbench.claims.sentences import blank, split
from workbench.model.document import Block, BlockKind


def sentences(text: str, marks: tuple[str, ...] = (), language: str | None = None) -> list[str]:
    places = [(text.index(mark), text.index(mark) + len(mark)) for mark in marks]
    found = split(text, [Block("paragraph", 0, len(text))], places, language)
    return [text[sentence.start : sentence.end] for sentence in found]


@pytest.mark.parametrize(
    "expected",
    [
        ["The lock was built in 1821.", "It was closed in 1954."],
        ["Why was it closed?", "Nobody knows!", "It leaked."],
        ["He moved to the U.S.", "His wife followed."],
        ["The U.S. Lighthouse Service kept it.", "It burned."],
        ["The tide turned at 5 a.m.", "The boats left."],
        ["The tide turned at 5 p.m. Friday.", "The boats left."],
        ["At 5 a.m. Captain Reed came.", "He was late."],
        ["Lt. Col. Anna Berg and Dr. R. J. Lund agreed.", "So did Prof. Hale."],
        ["It was signed on Jan. 17 by J. D. Marsh.", "Both spoke."],
        ["Depth fell by 3.5 metres in May.", "It rose in June."],
        ["See No. 5 and Sec. 4.2 of the Act.", "It applies."],
        ["Use tools, e.g. a hammer, i.e. something heavy.", "Then stop."],
        ["She works for Harbour Ltd.", "He works for the mill."],
        ["Smith et al. (2020) measured it.", "Jones did not."],
        ["He paused… and then went on.", "They waited."],
        ["The gulls left....", "They came back in spring."],
        ["She stopped...", "Nobody moved."],
        ["It cost $1.5 million.", "3,000 people paid."],
        ["The arch (built, it is said, by monks.) still stands.", "It leans."],
        ["(He declined to comment.)", "The board agreed."],
        ["He said: “We will not go.", "We will stay.”", "Then he left."],
        ["“Why now?” asked the pilot.", "Nobody answered."],
        ["“It is over,” she said.", "“We tried.”"],
        ["“Stop!” he shouted.", "They stopped."],
        ["“Who is there?” Anna Berg asked.", "No one was."],
        ["The plan was “permanent.”", "While it lasted, nobody agreed."],
        ["Mail r.reed@example.org now.", "Then wait."],
        ["See https://example.org/a.b?c=d for more.", "Then return."],
        ["**The bridge is old.**", "It *creaks*."],
        ["See [the report](https://example.org/r.pdf).", "It is long."],
        ["Rome was founded in 753 B.C.", "Augustus came later."],
        ["It weighs 5 lb.", "Tom was impressed."],
        ["Add 5 lb. of flour and 8 oz. of sugar.", "Stir."],
        ["She and I.", "We left."],
        ["The plan B.", "It failed."],
        ["The boats were sold.", "eBay took a share."],
    ],
)
def test_sentences_end_where_they_end(expected: list[str]) -> None:
    assert sentences(" ".join(expected)) == expected


@pytest.mark.parametrize(
    "mark", ["1", "12", "1,2", "[1]", "[1][2]", "[^3]", "[a]", "¹²", "†", "(4)"]
)
@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The boats came in two stages.", "However, the tide was out."),
        ("She called it “disappointing.”", "The pilot left."),
        ("He lived in the U.S.", "She did not."),
        ("The toll reached 53,977.", "Officials revised it."),
        ("Was it an accident?", "Nobody can say."),
    ],
)
def test_a_mark_after_the_stop_goes_with_the_sentence_it_follows(
    left: str, right: str, mark: str
) -> None:
    assert sentences(f"{left}{mark} {right}", (mark,)) == [left + mark, right]


def test_a_mark_before_the_stop_does_not_hide_it() -> None:
    text = "It was “disappointing”1. The pilot left2. So did we."
    assert sentences(text, ("1", "2")) == [
        "It was “disappointing”1.",
        "The pilot left2.",
        "So did we.",
    ]


def test_bracketed_marks_need_no_shield() -> None:
    assert sentences("The weir is old.[1][2] It leaks.[^3] It stays.") == [
        "The weir is old.[1][2]",
        "It leaks.[^3]",
        "It stays.",
    ]


def test_hard_wrapped_lines_are_one_sentence() -> None:
    text = "The bridge over\nthe Lune is\nold. It was\nbuilt by monks."
    assert sentences(text) == ["The bridge over\nthe Lune is\nold.", "It was\nbuilt by monks."]


def test_sentences_without_a_space_between_them_are_parted() -> None:
    assert sentences("The pier burned.The harbour was saved. See Lamp.js now.") == [
        "The pier burned.",
        "The harbour was saved.",
        "See Lamp.js now.",
    ]


def test_blocks_bound_sentences_and_only_prose_has_them() -> None:
    kinds: list[BlockKind] = ["title", "paragraph", "list_item", "note", "quote", "comment"]
    parts = [f"The {kind} stands here without a stop" for kind in kinds]
    text, found = blocks(*parts)
    found = tuple(
        Block(kind, block.start, block.end) for kind, block in zip(kinds, found, strict=True)
    )
    result = split(text, found)
    assert [sentence.block for sentence in result] == [1, 2, 4]
    assert [text[s.start : s.end] for s in result] == [parts[1], parts[2], parts[4]]


def test_a_blank_line_within_a_block_ends_a_sentence() -> None:
    assert sentences("The first verse\n\nthe second verse") == [
        "The first verse",
        "the second verse",
    ]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("de", ["Am 3. Mai kam das Schiff an.", "Es war leer."]),
        ("de", ["Wir brauchen z. B. Wasser.", "Es ist heiß."]),
        ("ja", ["これはペンです。", "それは何ですか？"]),
        ("zh", ["桥很旧。", "它会塌吗？"]),
        ("ar", ["ماذا حدث؟", "لا أحد يعرف."]),
        ("hi", ["यह पुल पुराना है।", "यह टूट गया।"]),
    ],
)
def test_other_languages_have_their_own_stops(language: str, expected: list[str]) -> None:
    joined = ("" if language in ("ja", "zh") else " ").join(expected)
    assert sentences(joined, language=language) == expected


def test_blanking_keeps_every_place() -> None:
    assert blank("two stages1. The", [(10, 11)]) == "two stages . The"


@given(
    st.lists(
        st.text(alphabet="aB1 .!?“”\"'‘’()[]…\n,;-", max_size=60).filter(lambda part: part.strip()),
        min_size=1,
        max_size=4,
    ),
    st.lists(st.tuples(st.integers(0, 80), st.integers(1, 4)), max_size=4),
)
def test_sentences_lose_no_word_and_never_overlap(
    parts: list[str], marks: list[tuple[int, int]]
) -> None:
    text, found = blocks(*parts)
    shields = [(at, min(len(text), at + size)) for at, size in marks if at < len(text)]
    result = split(text, found, shields)
    covered = "".join(text[sentence.start : sentence.end] for sentence in result)
    assert "".join(covered.split()) == "".join(text.split())
    for before, after in pairwise(result):
        assert before.end <= after.start and before.block <= after.block
    for sentence in result:
        block = found[sentence.block]
        assert block.start <= sentence.start < sentence.end <= block.end
        assert text[sentence.start : sentence.end] == text[sentence.start : sentence.end].strip()
