"""Running lines of printed pages: told from the text by coming back, page after page."""

from __future__ import annotations

from workbench.intake.pdf.lines import Line
from workbench.intake.pdf.margins import split_margins

HEIGHT = 800.0
_LINES = 40
_THINGS = ("lamp", "lens", "log", "rope", "bell", "tower", "stair")
_DEEDS = ("was lit", "fell", "stood", "was sold", "rang")


def _words(page: int, line: int) -> str:
    """A line of prose, on no two pages the same."""
    first, second = _THINGS[(page * 3 + line) % 7], _THINGS[(page * 5 + 2 * line) % 7]
    return f"the {first} by the {second} {_DEEDS[(page + line) % 5]} {'a' * (page + line % 9 + 1)}"


def page(number: int, foot: str, *, close: bool) -> list[Line]:
    """A page of prose whose last line is ``foot``, right below the others or far from them."""
    body = [Line(_words(number, at), 50, 500, 700 - 14 * at, 11, number) for at in range(_LINES)]
    return [*body, Line(foot, 50, 80, (700 - 14 * _LINES) if close else 60, 11, number)]


def running(*feet: str, close: bool) -> list[str]:
    pages = [page(number, foot, close=close) for number, foot in enumerate(feet)]
    return [line.text for line in split_margins(pages, [HEIGHT] * len(pages))[1]]


def test_numbers_that_rise_with_the_pages_are_the_pages() -> None:
    assert running("7", "8", "9", close=True) == ["7", "8", "9"]
    assert running("Page 1 of 3", "Page 2 of 3", "Page 3 of 3", close=True) == [
        "Page 1 of 3",
        "Page 2 of 3",
        "Page 3 of 3",
    ]


def test_other_numbers_alone_on_a_last_line_are_text() -> None:
    assert running("[14]", "1907", "[80]", close=True) == []


def test_a_number_far_from_the_text_is_its_page() -> None:
    assert running("14", "1907", "80", close=False) == ["14", "1907", "80"]
