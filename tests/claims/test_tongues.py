"""Other languages: public-domain texts, and how their sentences and numbers are read."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

import pytest

from tests.claims.texts import blocks
from workbench import reading
from workbench.claims import tongues
from workbench.claims.extract import extract
from workbench.claims.sentences import split
from workbench.model.claim import Claim
from workbench.model.document import Document, Source

_TEXTS = {
    # Heine, Die Harzreise (1826); Fontane, Effi Briest (1896)
    "de": """Die Stadt Göttingen, berühmt durch ihre Würste und Universität, gehört dem Könige.
Die Stadt selbst ist schön und gefällt einem am besten, wenn man sie mit dem Rücken ansieht.
„Laß, Briest.
Das ist ein zu weites Feld.“
Am 3. Mai kam z. B. Dr. Rummschüttel zu Besuch.""",
    # Hugo, Les Misérables (1862)
    "fr": """En 1815, M. Charles-François-Bienvenu Myriel était évêque de Digne.
C’était un vieillard d’environ soixante-quinze ans ; il occupait le siège depuis 1806.
« Monsieur, dit Mme Magloire, le couvert est mis. »""",
    # Cervantes, Don Quijote (1605)
    "es": """En un lugar de la Mancha, de cuyo nombre no quiero acordarme, vivía un hidalgo.
¿Quién lo duda?
El Sr. Cura y la Sra. Ama vinieron a verle.""",
    # Tolstoy, Anna Karenina (1878)
    "ru": """Все счастливые семьи похожи друг на друга.
Всё смешалось в доме Облонских.
Это было в 1877 г. на станции.""",
    # The Thousand and One Nights
    "ar": """كان يا ما كان في قديم الزمان ملك من الملوك.
هل سمعت قصته؟
قالت نعم.""",
    # Premchand, Idgah (1933)
    "hi": """रमज़ान के पूरे तीस रोज़ों के बाद आज ईद आई है।
कितना मनोहर प्रभात है।""",
    # Natsume Soseki, I Am a Cat (1905)
    "ja": """吾輩は猫である。
名前はまだ無い。
「どこで生れたか」と聞いた。""",
    # Lu Xun, Hometown (1921)
    "zh": """我冒了严寒，回到相隔二千余里，别了二十余年的故乡去。
时候既然是深冬；渐近故乡时，天气又阴晦了。""",
}
"""One sentence a line."""
_CLOSE = {"ja", "zh"}


@pytest.fixture(params=["with", "without"])
def extra(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """With the extra ``[multilingual]`` where it is installed, and without it."""
    if request.param == "with":
        pytest.importorskip("sentencex")
    else:
        monkeypatch.setattr(tongues, "_splitter", lambda: None)
    yield request.param


@pytest.mark.parametrize("language", _TEXTS)
def test_sentences_of_other_languages(language: str, extra: str) -> None:
    expected = _TEXTS[language].split("\n")
    text, prose = blocks(("" if language in _CLOSE else " ").join(expected))
    found = [text[at.start : at.end] for at in split(text, prose, language=language)]
    assert found == expected


def test_the_extra_is_named_once_where_it_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tongues, "_splitter", lambda: None)
    told = tongues.note("de-AT")
    assert told is not None and "workbench[multilingual]" in told and "language de" in told
    assert tongues.note("en-GB") is None
    assert tongues.note(None) is None


def _claims(text: str, language: str) -> list[Claim]:
    text, prose = blocks(text)
    source = Source("t.txt", "text/plain", sha256(text.encode()).hexdigest(), len(text))
    sentences = split(text, prose, language=language)
    return extract(Document(source, "", language, None, text, prose, sentences))


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Der Fluss ist 1.234,5 km lang.", "de", [("1.234,5 km", "1234.5", "km")]),
        ("Die Brücke kostet 2,5 Millionen Euro.", "de", [("2,5 Millionen Euro", "2500000", "EUR")]),
        ("Das sind 12,5 Prozent.", "de", [("12,5 Prozent", "12.5", "percent")]),
        ("Le pont coûte 250.000 €.", "fr", [("250.000 €", "250000", "EUR")]),
        ("Le pont coûte 3,2 millions d’euros.", "fr", [("3,2 millions", "3200000", None)]),
        ("El puente mide 1.250 m.", "es", [("1.250 m", "1250", "m")]),
        ("Мост стоит 4,5 млн рублей.", "ru", [("4,5 млн", "4500000", None)]),
        ("The bridge is 1,250 m long.", "en", [("1,250 m", "1250", "m")]),
    ],
)
def test_numbers_are_read_as_the_language_writes_them(
    text: str, language: str, expected: list[tuple[str, str, str | None]]
) -> None:
    (claim,) = _claims(text, language)
    assert [(found.text, found.value, found.unit) for found in claim.quantities] == expected


def test_a_capital_is_no_name_where_every_noun_has_one() -> None:
    (claim,) = _claims("Am Abend sah Karl Lund den Hafen und die Brücke.", "de")
    assert [name.text for name in claim.names] == ["Karl Lund"]


@pytest.mark.parametrize("language", _TEXTS)
def test_every_claim_is_its_place_in_the_text(language: str) -> None:
    text = _TEXTS[language]
    for claim in _claims(text, language):
        assert text[claim.start : claim.end] == claim.text
        for found in claim.quotations:
            assert 0 <= found.start < found.end <= len(text)


def test_the_note_is_among_what_a_document_tells(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tongues, "_splitter", lambda: None)
    document = reading.read(
        b"<html lang=de><p>Die Br\xc3\xbccke ist alt.</p></html>", name="b.html"
    )
    assert [problem.kind for problem in document.problems if problem.kind == "language"] == (
        ["language"] if document.language == "de" else []
    )


def test_a_language_that_is_given_goes_over_what_was_read() -> None:
    read = reading.read("Er kam am 3. Mai in Moss an. Es regnete.")
    as_german = reading.in_language(read, "de")
    text = as_german.text
    assert as_german.language == "de"
    assert [text[at.start : at.end] for at in as_german.sentences] == [
        "Er kam am 3. Mai in Moss an.",
        "Es regnete.",
    ]
    assert reading.in_language(read, None) is read
