from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.intake.encoding import decode, label
from workbench.model.errors import InputError

GERMAN = "Der Fluß führt unter der Brücke hindurch, über die täglich Züge fahren.\n"
FRENCH = "L’élève était déjà là, où l’on mange des pâtes ; le pont fut bâti en été.\n"
RUSSIAN = "Мост был построен в тысяча девятьсот тридцать первом году, и река течёт под ним.\n"
POLISH = (
    "Most został zbudowany nad rzeką, ale później się zawalił. Źródło: kronika, żółta księga.\n"
)
JAPANESE = "橋は一九三一年に建設された。\n川は静かに流れている。\n"


def test_a_byte_order_mark_decides_over_a_declaration() -> None:
    decoded = decode(codecs.BOM_UTF8 + GERMAN.encode(), declared="windows-1251")
    assert (decoded.text, decoded.encoding, decoded.how) == (GERMAN, "utf-8", "bom")


@pytest.mark.parametrize("name", ["utf-16", "utf-32"])
def test_wide_encodings_are_known_by_their_mark(name: str) -> None:
    decoded = decode(RUSSIAN.encode(name))
    assert (decoded.text, decoded.how) == (RUSSIAN, "bom")


@pytest.mark.parametrize("name", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize("text", [GERMAN, RUSSIAN, JAPANESE])
def test_wide_encodings_are_known_without_a_mark(name: str, text: str) -> None:
    decoded = decode(text.encode(name))
    assert (decoded.text, decoded.how) == (text, "detected")
    assert codecs.lookup(decoded.encoding).name == name


def test_a_declaration_decides_over_a_guess() -> None:
    decoded = decode(RUSSIAN.encode("koi8-r"), declared="KOI8-R")
    assert (decoded.text, decoded.encoding, decoded.how) == (RUSSIAN, "koi8-r", "declared")


def test_a_declaration_that_the_bytes_disprove_is_left_aside() -> None:
    decoded = decode(GERMAN.encode("latin-1"), declared="utf-8")
    assert decoded.text == GERMAN
    assert decode(GERMAN.encode(), declared="no such thing").how == "utf-8"


@pytest.mark.parametrize("name", ["unicode_escape", "utf-7", "idna", "rot13", "zlib", "undefined"])
def test_encodings_that_are_none_for_documents_are_not_obeyed(name: str) -> None:
    assert label(name) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (GERMAN, "latin-1"),
        (FRENCH, "cp1252"),
        ("café\n", "latin-1"),
        ("It cost €5 — “too much”.\n", "cp1252"),
        (RUSSIAN, "cp1251"),
        (POLISH, "cp1250"),
        (JAPANESE, "shift_jis"),
    ],
)
def test_encodings_of_one_region_are_detected(text: str, name: str) -> None:
    decoded = decode(text.encode(name))
    assert (decoded.text, decoded.how) == (text, "detected")


def test_damaged_utf8_stays_utf8_and_says_so() -> None:
    data = (GERMAN * 3).encode() + b"ein \xff kaputtes \xc3 Zeichen"
    decoded = decode(data)
    assert decoded.encoding == "utf-8"
    assert decoded.broken == 2
    assert decoded.text.startswith(GERMAN)
    assert decoded.text.count("\ufffd") == 2


@pytest.mark.parametrize("data", [b"ab\x00cd", b"\x00\x01\x02\x03" * 9, bytes(range(256)) * 4])
def test_bytes_that_are_no_text_are_refused(data: bytes) -> None:
    with pytest.raises(InputError, match=r"photo: is binary, not text"):
        decode(data, where="photo")


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_any_text_comes_back_from_utf8(text: str) -> None:
    decoded = decode(text.encode())
    assert decoded.text == text.removeprefix("\ufeff")
    assert decoded.broken == 0


@given(st.binary(max_size=300), st.sampled_from([None, "utf-8", "latin1", "shift_jis", "utf-16"]))
def test_any_bytes_are_a_text_or_refused(data: bytes, declared: str | None) -> None:
    try:
        decoded = decode(data, declared)
    except InputError:
        return
    assert "\ud800" not in decoded.text
    assert label(decoded.encoding) is not None or decoded.encoding.startswith("utf-")
