from __future__ import annotations

import pytest

from tests.claims.texts import document, only
from workbench.claims import names


def read(*parts: str) -> list[str]:
    made = document(*parts)
    return [mention.text for mention in names.find(made.text, made.sentences).mentions]


def register(*parts: str) -> names.Register:
    made = document(*parts)
    return names.find(made.text, made.sentences)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The keeper Anna Berg met Karl Lund in Hvaler.", ["Anna Berg", "Karl Lund", "Hvaler"]),
        ("It was seen by Harbour Minister Karl Lund.", ["Karl Lund"]),
        ("It was seen by Dr. R. J. Lund and Mrs. Hale.", ["R. J. Lund", "Hale"]),
        (
            "The Ministry of Tides and the Bank of Norland agreed.",
            ["Ministry of Tides", "Bank of Norland"],
        ),
        ("On Friday in May it was seen from Hvaler.", ["Hvaler"]),
        ("It belongs to Ludwig van Beek and Omar al-Hadi.", ["Ludwig van Beek", "Omar al-Hadi"]),
        ("The U.S. and the UN agreed.", ["U.S.", "UN"]),
        ("The ships met Norwegian crews.", []),
        ("It was a Norwegian-led crossing by Hvaler-based boats.", ["Hvaler"]),
        ("She said “Hvaler is dark” at dusk.", ["Hvaler"]),
        ("Several boats sank. Many were new. However, all were old.", []),
    ],
)
def test_capitalised_sequences_are_names(text: str, expected: list[str]) -> None:
    assert read(text) == expected


def test_a_first_word_is_a_name_where_the_document_shows_it() -> None:
    assert read("Hvaler was dark.", "The boats left Hvaler.") == ["Hvaler", "Hvaler"]
    assert read("Seabirds nest here.", "There are many seabirds.") == []


def test_a_reference_mark_is_no_part_of_a_name() -> None:
    claim = only("The boats left Hvaler3 at dusk.", marks=("3",))
    assert [name.text for name in claim.names] == ["Hvaler"]


def test_a_last_name_alone_is_the_one_person_of_that_name() -> None:
    found = register("The keeper Anna Berg left. Later Berg came back.")
    assert [mention.full for mention in found.mentions] == ["Anna Berg", "Anna Berg"]


def test_two_people_of_one_name_are_never_merged() -> None:
    found = register("The keeper Anna Berg met the pilot Karl Berg. Later Berg came back.")
    assert found.mentions[-1].full == "Berg"


def test_kinds_of_name() -> None:
    found = register(
        "Harbour Minister Karl Lund met the Harbour Board in Hvaler. The Lune River was high."
    )
    kinds = {mention.text: mention.kind for mention in found.mentions}
    assert kinds["Karl Lund"] == "person"
    assert kinds["Harbour Board"] == "organisation"
    assert kinds["Hvaler"] == "place"
    assert kinds["Lune River"] == "place"
