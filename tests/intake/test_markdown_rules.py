"""Rules that hold for every Markdown text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.intake.sound import check
from tests.intake.texts import read
from workbench.intake.markdown_blocks import outline

_PARTS = st.sampled_from(
    (
        *("[^1]", "[^a]", "[^1]: ", "^[", "]", "[", "(", ")", "](", "[1]", "[1]: https://e.org/a"),
        *("*", "_", "`", "``", "```\n", "~~~\n", "> ", "- ", "1. ", "# ", "## References\n", "|"),
        *("\n", "\n\n", "    ", "\t", "  ", "---\n", "===\n", "<!--", "-->", "<sup>1</sup>", "<div>"),
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


@given(st.lists(st.sampled_from(("Words here.", "# Title", "- item", "> said", "[^1]: x")), max_size=9))
def test_long_texts_are_read_in_parts_as_they_are_whole(blocks: list[str]) -> None:
    part = "\n\n".join([*blocks, ""])
    filler = "\n\n".join(["A line of some length about the harbour and its ships."] * 6000)
    text = f"{part}{filler}\n\n{part}"
    found = [text[piece.start : piece.end] for piece in outline(text).pieces]
    ours = [part[piece.start : piece.end] for piece in outline(part).pieces]
    assert found[: len(ours)] == ours
    assert found[len(found) - len(ours) :] == ours
