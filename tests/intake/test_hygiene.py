from __future__ import annotations

from workbench.intake.hygiene import hygiene_problems, tidy


def kinds(text: str, broken: int = 0) -> list[str]:
    return [problem.kind for problem in hygiene_problems(text, broken)]


def test_tidy_changes_line_ends_only() -> None:
    assert tidy("\ufeffa\r\nb\rc\n\ufeff") == "a\nb\nc\n\ufeff"


def test_letters_that_turn_the_direction_are_reported() -> None:
    assert kinds("The sum was \u202e001\u202c pounds.") == ["hidden characters"]


def test_a_word_split_by_an_invisible_character_is_reported() -> None:
    assert kinds("The har\u200bbour office") == ["hidden characters"]


def test_invisible_characters_between_words_are_typography() -> None:
    assert kinds("A pause\u2060—\u2060then more. A \u200b break.") == []


def test_misread_utf8_is_reported_where_it_is_frequent() -> None:
    assert kinds("It wasnâ€™t the harbourâ€™s log, at the cafÃ©.") == ["misread characters"]
    assert kinds("São Tomé, Ângela, CHÂTEAU") == []


def test_replacement_characters_count_only_where_bytes_were_broken() -> None:
    assert kinds("The \ufffd stands.", broken=1) == ["undecodable bytes"]
    assert kinds("The \ufffd stands.") == []


def test_plain_english_has_no_problems() -> None:
    assert kinds("The bridge was opened in 1931.\n") == []
