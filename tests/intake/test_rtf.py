from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.intake.rtf.reader import read_rtf
from workbench.model.document import Source
from workbench.model.errors import InputError
from workbench.model.manuscript import Manuscript


def read(body: str | bytes) -> Manuscript:
    inside = body if isinstance(body, bytes) else body.encode("ascii")
    data = rb"{\rtf1\ansi\ansicpg1252\deff0 " + inside + b"}"
    return read_rtf(Source("a.rtf", "", "0" * 64, len(data)), data)


def blocks(manuscript: Manuscript) -> list[tuple[str, str]]:
    return [(block.kind, manuscript.text[block.start : block.end]) for block in manuscript.blocks]


def linked(manuscript: Manuscript) -> list[tuple[str, str | None]]:
    words = {n.key: manuscript.text[slice(*n.body)] for n in manuscript.notes}
    for anchor in manuscript.anchors:
        assert manuscript.text[anchor.start : anchor.end] == anchor.label
    return [(anchor.label, words.get(anchor.note or "")) for anchor in manuscript.anchors]


@pytest.mark.parametrize(
    "mark",
    [
        r"{\super\chftn{\footnote\pard\plain\s16 {\super\chftn} %s}}",
        r"{\super\chftn}{\*\footnote\chftn\~\plain\pard {\pard %s\par}}",
        r"{{\super \chftn}{\footnote \chftn\pard\plain {%s}}}",
        r"{\footnote {\super\chftn} %s}",
    ],
    ids=["Word", "pandoc", "LibreOffice", "bare"],
)
def test_footnotes_are_linked_whoever_wrote_them(mark: str) -> None:
    page = read(rf"One{mark % 'Lee.'} two.{mark % 'Ray.'} End.\par Last.")
    assert page.text == "One1 two.2 End.\n\nLast.\n\n1. Lee.\n\n2. Ray."
    assert linked(page) == [("1", "Lee."), ("2", "Ray.")]


def test_endnotes_and_signs_of_ones_own_have_their_labels() -> None:
    page = read(
        r"\aftnnrlc\ftnnalc One{\super\chftn}{\footnote\ftnalt {\super\chftn} Poe.} "
        r"two{\super\chftn}{\footnote {\super\chftn} Lee.} "
        r"three{\super *}{\footnote {\super *} Ray.}."
    )
    assert linked(page) == [("i", "Poe."), ("a", "Lee."), ("*", "Ray.")]
    assert page.text.endswith("a. Lee.\n\n* Ray.\n\ni. Poe.")


def test_a_mark_without_its_note_points_nowhere() -> None:
    assert linked(read(r"One{\super\chftn} two.")) == [("1", None)]


def test_raised_digits_are_marks_and_exponents_are_not() -> None:
    page = read(r"The bridge{\super 3} is 5 km{\super 2} wide.")
    assert [(a.label, a.note) for a in page.anchors] == [("3", None)]


def test_code_pages_and_unicode_are_decoded() -> None:
    page = read(
        rb"{\fonttbl{\f0 Times;}{\f1\fcharset204 Times Cyr;}}caf\'e9 \f1 \'ec\'ee\'f1\'f2\f0  "
        rb"\u8212? \u-10179?\u-8940? \uc2\u233\'c3\'a9 \ldblquote a\rdblquote\~b \\ \{ \}"
    )
    assert page.text == "café мост — 🔔 é “a”\u00a0b \\ { }"


def test_blocks_have_their_kinds() -> None:
    page = read(
        r"{\stylesheet{\s1 Title;}{\s2\sbasedon1 heading 2;}{\s3 Quote;}{\*\cs4 Up\super;}}"
        r"{\info{\title Lune}{\author Ann}}"
        r"\pard\s1 Lune\par\pard\s2 Source\par\pard\s3 Said.\par\pard\outlinelevel0 Deep\par"
        r"\pard{\listtext 1.\tab}\ls1 first\par\pard{\listtext\u8226?\tab}\ls2 point\par\pard Plain"
    )
    assert [(b.kind, b.level) for b in page.blocks] == [
        ("title", 0), ("heading", 2), ("quote", 0), ("heading", 1),
        ("list_item", 1), ("list_item", 1), ("paragraph", 0),
    ]  # fmt: skip
    assert [text for _, text in blocks(page)][4:] == ["1. first", "point", "Plain"]
    assert page.title == "Lune"


def test_tables_are_rows_of_cells() -> None:
    page = read(
        r"Before\par\trowd\cellx1\cellx2\pard\intbl a\cell b\par more\cell\row"
        r"\trowd\intbl c\cell d{\super\chftn}{\footnote Lee.}\cell\row\pard After"
    )
    assert blocks(page)[:3] == [
        ("paragraph", "Before"),
        ("table", "a\tb more\nc\td1"),
        ("paragraph", "After"),
    ]


def test_links_are_declared() -> None:
    page = read(r'See {\field{\*\fldinst{HYPERLINK "http://a.example/"}}{\fldrslt{\ul here}}} now.')
    assert page.text == "See here now."
    assert [(page.text[k.start : k.end], k.href) for k in page.links] == [
        ("here", "http://a.example/")
    ]


def test_what_is_not_shown_is_left_out_and_asides_stand_apart() -> None:
    page = read(
        r"{\header Draft}{\*\unknown gone}{\pict 89504e47}Seen{\v unseen}{\deleted cut}."
        r"{\*\atnauthor Ann}{\*\annotation Sure?}\bin3 {}{ Yes."
    )
    assert blocks(page) == [
        ("paragraph", "Seen. Yes."),
        ("comment", "Ann: Sure?"),
        ("boilerplate", "Draft"),
    ]
    assert [p.kind for p in page.problems] == ["hidden text"]


def test_a_file_cut_short_is_read_as_far_as_it_goes() -> None:
    data = rb"{\rtf1\ansi One{\super\chftn}{\footnote Lee"
    page = read_rtf(Source("a.rtf", "", "0" * 64, len(data)), data)
    assert linked(page) == [("1", "Lee")]


def test_what_is_no_rtf_is_refused() -> None:
    with pytest.raises(InputError, match="is no RTF"):
        read_rtf(Source("a.rtf", "", "0" * 64, 3), b"abc")


WORDS = st.sampled_from(
    ["{", "}", "\\par ", "\\*", "\\footnote ", "\\super ", "\\chftn ", "text", "\\u8212?", "\\'e9",
     "\\cell ", "\\row ", "\\intbl ", "\\pard ", "\\field", "{\\*\\fldinst HYPERLINK \"x\"}",
     "\\fldrslt ", "\\bin2 ", "\\stylesheet", "\\s1 ", "\\uc0 ", "\\", "\\fonttbl", "\\annotation "]
)  # fmt: skip


@given(st.lists(WORDS, max_size=60).map("".join))
def test_any_mark_up_is_read_with_every_place_in_order(text: str) -> None:
    page = read(text)
    ends = [0]
    for block in page.blocks:
        assert ends[-1] <= block.start < block.end <= len(page.text)
        ends.append(block.end)
    for note in page.notes:
        assert note.start <= note.body[0] <= note.body[1] <= note.end
