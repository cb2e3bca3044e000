from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from workbench.intake.galley import Galley, is_layout
from workbench.intake.numerals import alphabetic, greek, repeated_letter, roman, sign
from workbench.intake.symbols import symbol
from workbench.model.document import Block, Source, Target
from workbench.model.manuscript import Anchor, Hyperlink, Manuscript, NoteSpan

SOURCE = Source("a.doc", "application/x", "0" * 64, 0)


def done(galley: Galley) -> Manuscript:
    return galley.manuscript(SOURCE)


def test_blocks_stand_a_blank_line_apart_and_empty_ones_vanish() -> None:
    galley = Galley()
    galley.open("heading", 2)
    galley.write("  Source \n")
    galley.open("paragraph")
    galley.write(" \n ")
    galley.open("paragraph")
    galley.write("It rises.")
    page = done(galley)
    assert page.text == "Source\n\nIt rises."
    assert page.blocks == (Block("heading", 0, 6, 2), Block("paragraph", 8, 17))
    assert page.title == "Source"


def test_flowing_text_has_single_spaces_and_written_text_stays() -> None:
    galley = Galley()
    for part in (" a ", "  b\n", "\t c", " "):
        galley.flow(part)
    galley.write("  d")
    assert done(galley).text == "a b c   d"


def test_marks_links_and_notes_have_their_places() -> None:
    galley = Galley()
    galley.write("It rises.")
    galley.mark("1", "n", "[1]")
    body = galley.open_note("1")
    galley.write(" See ")
    start = galley.here
    galley.write("here ")
    galley.link(start, "http://a.example/")
    galley.close_note("n", "1", body)
    page = done(galley)
    assert page.text == "It rises.[1]\n\n1. See here"
    assert page.anchors == (Anchor("1", 9, 12, "n"),)
    assert page.links == (Hyperlink(21, 25, "http://a.example/"),)
    assert page.notes == (
        NoteSpan("n", "1", 14, 25, (17, 25), 0, (Target("url", "http://a.example/"),)),
    )


def test_a_finished_block_can_become_a_note_and_words_a_mark() -> None:
    galley = Galley()
    galley.write("It rises [1] here.")
    galley.open("paragraph")
    galley.write("[1] Lee.")
    galley.close()
    assert galley.note_at(20, "n", "1")
    assert not galley.note_at(3, "m", "2")
    galley.anchor_at(9, 12, "n")
    page = done(galley)
    assert page.notes == (NoteSpan("n", "1", 20, 28, (24, 28)),)
    assert page.anchors == (Anchor("1", 9, 12, "n"),)


def test_cells_are_trimmed_and_stand_a_tab_apart() -> None:
    galley = Galley()
    galley.table([["a ", " b"], ["", "d "]], galley.write)
    assert done(galley).text == "a\tb\n\td"


def test_characters_that_no_text_may_hold_are_replaced() -> None:
    galley = Galley()
    galley.write("a\0b\ud800c\r\nd\re\u00adf")
    assert done(galley).text == "a\ufffdb\ufffdc\nd\nef"


def test_text_that_was_not_set_is_reported() -> None:
    galley = Galley()
    galley.write("a" * 90)
    galley.account(95)
    assert done(galley).problems == ()
    galley.account(900)
    (problem,) = done(galley).problems
    assert (problem.kind, problem.message) == (
        "text lost",
        "810 of 900 characters of the file were not read",
    )


def test_a_table_of_one_column_or_of_long_cells_is_layout() -> None:
    assert is_layout([[5], [7]])
    assert is_layout([[5, 2_000]])
    assert not is_layout([[5, 7], [3]])


@given(st.lists(st.tuples(st.sampled_from(["open", "write", "flow", "mark"]), st.text(max_size=8))))
def test_every_place_is_right_whatever_is_set(orders: list[tuple[str, str]]) -> None:
    galley = Galley()
    for order, text in orders:
        if order == "open":
            galley.open("paragraph")
        elif order == "mark":
            galley.mark("7", "n")
        else:
            getattr(galley, order)(text)
    page = done(galley)
    assert "\n\n".join(page.text[b.start : b.end] for b in page.blocks) == page.text
    assert all(page.text[b.start : b.end].strip() for b in page.blocks)
    assert all(page.text[a.start : a.end] == "7" for a in page.anchors)


def test_numbers_are_written_as_formats_write_them() -> None:
    assert [alphabetic(n) for n in (1, 26, 27, 703)] == ["a", "z", "aa", "aaa"]
    assert [repeated_letter(n) for n in (1, 26, 27, 28)] == ["a", "z", "aa", "bb"]
    assert [roman(n) for n in (4, 9, 1994, 0, 9_999)] == ["iv", "ix", "mcmxciv", "0", "9999"]
    assert [sign(n) for n in (1, 4, 5)] == ["*", "§", "**"]
    assert [greek(n) for n in (1, 24, 25)] == ["α", "ω", "α"]


def test_symbol_fonts_are_read_as_unicode() -> None:
    assert symbol("Symbol", "F061") == "α"
    assert symbol("Wingdings", "F0FC") == "✓"
    assert symbol("Wingdings 2", "F021") == "•"
    assert symbol("Arial", "0041") == "A"
    assert symbol("Symbol", "none") == ""
