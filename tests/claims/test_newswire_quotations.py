"""Quotation marks as newspapers of several countries set them."""

from __future__ import annotations

import pytest

from tests.claims.texts import blocks, claims
from workbench.claims import quotations

_CASES = [
    (["“It leaks,” she said, “and always has.”"], ["“It leaks,”", "“and always has.”"]),
    (['"It leaks," she said, "and always has."'], ['"It leaks,"', '"and always has."']),
    (["‘It leaks,’ she said, ‘and it’s old.’"], ["‘It leaks,’", "‘and it’s old.’"]),
    (["'It leaks,' she said, 'and it's old.'"], ["'It leaks,'", "'and it's old.'"]),
    (["‘The keepers’ boat leaks,’ she said."], ["‘The keepers’ boat leaks,’"]),
    (["‘He said “no” twice,’ she said."], ["‘He said “no” twice,’", "“no”"]),
    (["“He said ‘no’ and ‘never’,” she said."], ["“He said ‘no’ and ‘never’,”", "‘no’", "‘never’"]),
    (["\"He said 'no' twice,\" she said."], ["\"He said 'no' twice,\"", "'no'"]),
    (["« Il pleut », dit-elle, « et il vente »."], ["« Il pleut »", "« et il vente »"]),
    (["«Llueve», dijo."], ["«Llueve»"]),
    (["„Es regnet“, sagte sie, „und es stürmt.“"], ["„Es regnet“", "„und es stürmt.“"]),
    (["‚Es regnet‘, sagte sie."], ["‚Es regnet‘"]),
    (["„Er sagte ‚nein‘ dazu“, sagte sie."], ["„Er sagte ‚nein‘ dazu“", "‚nein‘"]),
    (["»Es regnet«, sagte sie."], ["»Es regnet«"]),
    (["„Pada deszcz”, powiedziała."], ["„Pada deszcz”"]),
    (["”Det regnar”, sade hon."], ["”Det regnar”"]),
    (["「雨だ」と彼女は言った。"], ["「雨だ」"]),
    (["『雨』という本がある。"], ["『雨』"]),
    (["“下雨了，”她说。"], ["“下雨了，”"]),
    (["«Идёт дождь», — сказала она."], ["«Идёт дождь»"]),
    # over paragraphs
    (
        ["“It leaks. It always has.", "“We knew that,” said Lund."],
        ["“It leaks. It always has.\n\n“We knew that,”"],
    ),
    (['"It leaks.', '"We knew that," said Lund.'], ['"It leaks.\n\n"We knew that,"']),
    (["“One.", "“Two.", "“Three,” said Lund."], ["“One.\n\n“Two.\n\n“Three,”"]),
    # what is no quotation
    (["It’s the keepers’ boat, and the ’90s were Moss’s."], []),
    (['A 6\' 2" board and a 5" nail.'], []),
    (["Rock ’n’ roll, ’tis said, and o’clock."], []),
    (["She wrote <a href=x> and 5 > 3."], []),
    # marks inside
    (["“It leaks”[1], she said."], ["“It leaks”"]),
    (["(“It leaks.”)"], ["“It leaks.”"]),
    (["She said it was “old”—“rotten”—and “damp”."], ["“old”", "“rotten”", "“damp”"]),
    (["The “Sea Bird” sank; the “Tern” did not."], ["“Sea Bird”", "“Tern”"]),
]


@pytest.mark.parametrize(("paragraphs", "expected"), _CASES)
def test_spans(paragraphs: list[str], expected: list[str]) -> None:
    text, prose = blocks(*paragraphs)
    assert [text[at.start : at.end] for at in quotations.find(text, prose).spans] == expected


_KINDS = [
    ("“It leaks,” said Karl Lund.", ["direct"]),
    ("Karl Lund said it was “old and rotten to the keel”.", ["direct"]),
    ("The so-called “lamp” was a candle.", ["term"]),
    ("The word “pier” is old.", ["term"]),
    ("Her book “The Last Lamp” sold well.", ["term"]),
    ("The “repair” lasted a day.", ["scare"]),
    ("“He told me ‘no’,” said Karl Lund.", ["direct", "nested"]),
    ("A sign read “no entry after dark for boats”.", ["direct"]),
]


@pytest.mark.parametrize(("text", "kinds"), _KINDS)
def test_kinds(text: str, kinds: list[str]) -> None:
    assert [quote.kind for claim in claims(text) for quote in claim.quotations] == kinds


def test_what_never_closes_is_told() -> None:
    text, prose = blocks("“It leaks, she said.", "The pier is old.")
    assert quotations.find(text, prose).unclosed == (0,)
