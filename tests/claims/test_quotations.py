from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.claims.texts import blocks, claims, only
from workbench.claims import quotations


def found(*parts: str) -> list[str]:
    text, spans = blocks(*parts)
    return [text[span.start : span.end] for span in quotations.find(text, spans).spans]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She said “the lamp is lit” and left.", ["“the lamp is lit”"]),
        ('She said "the lamp is lit" and left.', ['"the lamp is lit"']),
        ("She said 'the lamp is lit' and left.", ["'the lamp is lit'"]),
        ("She said ‘the lamp is lit’ and left.", ["‘the lamp is lit’"]),
        ("Elle dit « la lampe est allumée ».", ["« la lampe est allumée »"]),
        ("Sie sagte „die Lampe brennt“ und ging.", ["„die Lampe brennt“"]),
        ("Sie sagte »die Lampe brennt« und ging.", ["»die Lampe brennt«"]),
        ("Hon sade ”lampan lyser” och gick.", ["”lampan lyser”"]),
        ("彼女は「灯がともった」と言った。", ["「灯がともった」"]),
        ("She wrote ``it is lit'' below.", ["``it is lit''"]),
        ("He called it “fine“ twice.", ["“fine“"]),
        ("“He said ‘no’ to us.”", ["“He said ‘no’ to us.”", "‘no’"]),
        ("“He said 'no' to us.”", ["“He said 'no' to us.”", "'no'"]),
        (
            "“‘Keep clear' means danger,” he wrote.",
            ["“‘Keep clear' means danger,”", "‘Keep clear'"],
        ),
        ("The keepers' lamp, the '80s, rock 'n' roll and O’Brien’s.", []),
        ("’Tis the season; get ’em while they’re hot.", []),
        ('The mast is 6\'2" high and 5" wide.', []),
        ("‘The keepers’ lamp failed,’ she said.", ["‘The keepers’ lamp failed,’"]),
    ],
)
def test_every_style_is_found_from_mark_to_mark(text: str, expected: list[str]) -> None:
    assert found(text) == expected


def test_a_quotation_goes_on_where_the_next_paragraph_reopens_it() -> None:
    first, second, third = "“The lamp is lit.", "“The ships are home.", "“Good night.” She left."
    assert found(first, second, third) == [f"{first}\n\n{second}\n\n“Good night.”"]


def test_a_mark_that_never_closes_is_no_quotation() -> None:
    text, spans = blocks("She said “the lamp is lit.", "The ships came home.")
    result = quotations.find(text, spans)
    assert result.spans == () and result.unclosed == (text.index("“"),)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("“The lamp was out all night,” said Anna Berg.", "direct"),
        ("Anna Berg called the lamp “useless and dangerous.”", "direct"),
        ("The device is known as a “bell buoy” on the coast.", "term"),
        ("They sang “The Keeper of the Light” at dusk.", "term"),
        ("They sang “The Keeper’s Daughter” at dusk.", "term"),
        ("The “repairs” took nine years.", "scare"),
    ],
)
def test_kinds_of_quotation(text: str, kind: str) -> None:
    assert [quote.kind for quote in only(text).quotations] == [kind]


def test_sentences_of_one_quotation_share_it() -> None:
    first, second, last = claims("“The lamp is out. The ships are blind,” said Anna Berg. We left.")
    assert first.quotations == second.quotations and last.quotations == ()
    (quote,) = first.quotations
    assert (quote.speaker, first.speaker, second.speaker) == ("Anna Berg",) * 3


def test_speech_that_goes_on_after_its_speaker_shares_the_group() -> None:
    first, second = claims("“The lamp is out,” said Anna Berg. “The ships are blind tonight.”")
    assert first.quotations[0].group == second.quotations[0].group
    assert second.speaker == "Anna Berg"


@given(st.text(alphabet="ab '‘’“”\"«»„.\n", max_size=80))
def test_quotations_nest_and_stay_within_their_paragraphs(text: str) -> None:
    if not text.strip():
        return
    whole, spans = blocks(text)
    result = quotations.find(whole, spans).spans
    for one in result:
        assert 0 <= one.start < one.end <= len(whole)
        for other in result:
            apart = one.end <= other.start or other.end <= one.start
            inside = one.start <= other.start and other.end <= one.end
            around = other.start <= one.start and one.end <= other.end
            assert apart or inside or around
