"""Readings: what a sentence says when it stands alone, where the text decides it."""

from __future__ import annotations

import pytest

from tests.claims.texts import claims

_DECIDED = [
    # who is meant is the one person of the sentence before
    ("Karl Lund runs the ferry. He bought it in 1998.", "Karl Lund bought it in 1998."),
    ("Karl Lund runs the ferry. His boat sank in 1998.", "Karl Lund’s boat sank in 1998."),
    ("Anna Berg runs the ferry. She bought it in 1998.", "Anna Berg bought it in 1998."),
    ("Anna Berg runs the ferry. Her boat sank in 1998.", "Anna Berg’s boat sank in 1998."),
    ("Karl Lund runs the ferry. He has two boats. He sails in May.", "Karl Lund sails in May."),
    ("Karl Lund runs the ferry. It is old. He bought it in 1998.", "Karl Lund bought it in 1998."),
    ("Harbour master Karl Lund retired. He was 71.", "Karl Lund was 71."),
    ("Karl Lund, a pilot, retired. He was 71.", "Karl Lund was 71."),
    ("The board hired Karl Lund. He was 31.", "Karl Lund was 31."),
    ("Karl Lund married Anna Berg. She was a diver.", "Anna Berg was a diver."),
    ("Karl Lund married Anna Berg. He was a diver.", "Karl Lund was a diver."),
    ("Karl Lund came. Lund left. He took the boat.", "Karl Lund took the boat."),
    ("Dr. Ida Holm found the hull. She dated it to 1640.", "Ida Holm dated it to 1640."),
    # who says it
    ("Karl Lund said no. He added that it leaks.", "Karl Lund added that it leaks."),
    ("Karl Lund said no. “It leaks,” he said.", "“It leaks,” Karl Lund said."),
    ("Anna Berg spoke. “It leaks,” she told us.", "“It leaks,” Anna Berg told us."),
    ("Karl Lund said no. The pier, he argued, leaks.", "The pier, Karl Lund argued, leaks."),
    ("Mayor Anna Berg said no. The mayor said it leaks.", "Anna Berg said it leaks."),
    ("Pilot Karl Lund said no. The pilot added that it leaks.", "Karl Lund added that it leaks."),
    ("Greenwave said no. The movement says it leaks.", "Greenwave says it leaks."),
    # bodies
    ("The Harbour Board met. The board closed the pier.", "The Harbour Board closed the pier."),
    (
        "The Maritime Institute met. The institute’s boat sank.",
        "The Maritime Institute’s boat sank.",
    ),
    (
        "They founded Skyline Ltd in 1990. The company owns ten boats.",
        "Skyline Ltd owns ten boats.",
    ),
    # marks and mark-up
    ("It took two stages[1] to build.", "It took two stages to build."),
    ("It **took** two [stages](https://example.org).", "It took two stages."),
    ("> It took\ntwo stages.", "It took two stages."),
    ("1. It took two stages.", "It took two stages."),
    ("It took `two` stages .", "It took two stages."),
]


@pytest.mark.parametrize(("text", "reading"), _DECIDED)
def test_what_the_text_decides_is_put_in(text: str, reading: str) -> None:
    assert claims(text)[-1].reading == reading


_OPEN = [
    # two who fit
    "Karl Lund met Ole Dahl. He took the boat.",
    "Anna Berg met Ida Holm. She took the boat.",
    "Anna Berg met Ida Holm. Her boat sank.",
    "The Maritime Institute met the Harbour Board. The company left.",
    # nobody who fits
    "Anna Berg opened the pier. He took the boat.",
    "Karl Lund opened the pier. She took the boat.",
    "The pier opened. He took the boat.",
    "The pier opened. The company left.",
    "Moss is a town. The company left.",
    "Norway is a country. The movement grew.",
    "Karl Lund came. The ministry closed the pier.",
    "He regrets the vote for Karl Lund. He left.",
    "Bo was the son of Karl and Ida Lund. He left.",
    # too far off
    "Karl Lund came. It rained. It snowed. It blew. He took the boat.",
    # another word than a pronoun
    "Karl Lund came. Hers was the boat.",
    "Karl Lund came. The boat sank.",
    "Karl Lund came. They took the boat.",
    "Karl Lund came. It sank.",
    "Karl Lund came. His.",
    # in quotation marks nothing is put in, and nothing is decided
    "Karl Lund came. “He took the boat,” said Anna Berg.",
    "“Karl Lund is here,” they sang. He took the boat.",
]


@pytest.mark.parametrize("text", _OPEN)
def test_what_the_text_leaves_open_is_left(text: str) -> None:
    last = claims(text)[-1]
    assert last.reading == last.text


@pytest.mark.parametrize("text", [text for text, _ in _DECIDED])
def test_the_exact_text_stays(text: str) -> None:
    for claim in claims(text):
        assert text[claim.start : claim.end] == claim.text
