"""Rules that hold for every Markdown text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.intake.sound import check
from tests.intake.texts import read
from workbench.intake.markdown.blocks import outline

_PARTS = st.sampled_from(
    (
        *("[^1]", "[^a]", "[^1]: ", "^[", "]", "[", "(", ")", "](", "[1]", "[1]: https://e.org/a"),
        *("*", "_", "`", "``", "```\n", "~~~\n", "> ", "- ", "1. ", "# ", "## References\n", "|"),
        *(
            "\n",
            "\n\n",
            "    ",
            "\t",
            "  ",
            "---\n",
            "===\n",
            "<!--",
            "-->",
            "<sup>1</sup>",
            "<div>",
        ),
        *("$", "\\", "a", "The bridge opened in 1894. ", "title: x\n", "|-|-|\n", "é", "[@smith]"),
    )
)
_TEXTS = st.lists(_PARTS, max_size=40).map("".join)


@given(_TEXTS)
def test_any_arrangement_of_signs_gives_a_sound_manuscript(text: str) -> None:
    manuscript = read(text)
    check(manuscript)
    assert manuscript.text == text


@given(_TEXTS)
def test_a_mark_stands_where_it_says(text: str) -> None:
    for anchor in read(text).anchors:
        assert anchor.label.strip("@{}") in text[anchor.start : anchor.end] or text[
            anchor.start : anchor.end
        ].startswith("^[")


_BLOCKS = st.sampled_from(
    (
        *(
            "Words[^1] here.",
            "# Title",
            "- item\n- another",
            "> said",
            "[^1]: x\n\n    y",
            "```\n\na\n```",
        ),
        *("| a |\n|---|\n| b |", "1. one\n\n   two", "[a]: https://example.org/", "Title\n====="),
    )
)


@given(st.lists(_BLOCKS, max_size=12).map("\n\n".join))
def test_a_text_read_in_parts_has_the_blocks_of_the_whole(text: str) -> None:
    assert outline(text, part=1).pieces == outline(text).pieces
