"""Nothing from a document may act on the terminal, and spans must stay right."""

from __future__ import annotations

import json
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.safe.csv import cell
from workbench.safe.json import dumps
from workbench.safe.terminal import clean, line

ANY_TEXT = st.text(st.characters(), max_size=60)


@given(ANY_TEXT)
def test_cleaning_keeps_every_offset(text: str) -> None:
    assert len(clean(text)) == len(text)


@given(ANY_TEXT)
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean(clean(text)) == clean(text)


# Format characters that are drawn: signs written before or round a number, hieroglyph joins.
DRAWN = {0x06DD, 0x070F, 0x08E2, 0x110BD, 0x110CD, *range(0x0600, 0x0606), 0x0890, 0x0891} | set(
    range(0x13430, 0x13440)
)


def test_no_code_point_leaves_a_control_behind() -> None:
    for code in set(range(sys.maxunicode + 1)) - DRAWN:
        shown = clean(chr(code))
        assert len(shown) == 1
        assert shown in "\n\t" or unicodedata.category(shown) not in {"Cc", "Cs", "Cf", "Zl", "Zp"}


@pytest.mark.parametrize(
    "payload",
    [
        "\x1b]0;title\x07",
        "\x1b]52;c;UFdORUQ=\x1b\\",
        "\x1b[2J",
        "\x9b2J",
        "\x90q\x9c",
        "a\u202eb",
        "a\u2066b\u2069",
        "zero\u200bwidth",
        "tag\U000e0041",
        "soft\u00adhyphen",
        "\ud800",
        "\x7f",
        "\r",
        "a\u2028b",
    ],
)
def test_what_would_act_on_a_terminal_is_made_visible(payload: str) -> None:
    shown = clean(payload)
    assert shown != payload
    assert shown.isprintable()


@pytest.mark.parametrize(
    "text",
    [
        "Plain prose, 53,977 of it.\n\tIndented.",
        "Ägäis, Žilina, Đà Nẵng",
        "עברית وعربي",
        "می\u200cخواهم",  # Persian needs its non-joiner
        "क्\u200dष",
        "👩\u200d🚀",
        "❤\ufe0f",
        "漢字かな",
    ],
)
def test_text_of_living_scripts_is_left_alone(text: str) -> None:
    assert clean(text) == text


def test_a_tower_of_combining_marks_is_cut() -> None:
    shown = clean("Z" + "\u0301" * 40)
    assert shown.count("\u0301") == 4
    assert len(shown) == 41


def test_a_line_has_no_breaks() -> None:
    assert line("one\ntwo\tthree") == "one two three"


@given(st.recursive(ANY_TEXT, lambda inner: st.lists(inner) | st.dictionaries(ANY_TEXT, inner)))
def test_json_parses_back_equal_and_cannot_act(value: object) -> None:
    printed = dumps(value)
    assert json.loads(printed) == value
    assert clean(printed) == printed


@pytest.mark.parametrize("text", ["=1+1", "+1", "-cmd", "@SUM(A1)", "\t=1", "\r=1", "＝1", " =1"])
def test_a_csv_cell_is_never_a_formula(text: str) -> None:
    assert cell(text).startswith("'")


def test_a_negative_number_stays_a_number_in_csv() -> None:
    assert cell(-3) == "-3"
    assert cell(0.25) == "0.25"
