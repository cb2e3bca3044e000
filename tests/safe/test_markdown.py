"""Text from a document is text in Markdown, never mark-up."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from workbench.safe.markdown import escape
from workbench.safe.terminal import line


def rendered(text: str) -> str:
    """The text a reader of the rendered Markdown sees; any element but a paragraph fails."""
    tokens = MarkdownIt("gfm-like").parse(escape(text))
    kinds = {token.type for token in tokens}
    assert kinds <= {"paragraph_open", "inline", "paragraph_close"}, kinds
    shown = []
    for token in tokens:
        for child in token.children or []:
            assert child.type in {"text", "text_special"}, child.type
            shown.append(child.content)
    return "".join(shown)


@pytest.mark.parametrize(
    "text",
    [
        "# not a heading",
        "1. not a list",
        "2) nor this",
        "- nor this",
        "> nor a quote",
        "*a* _b_ `c` ~~d~~",
        "[link](https://harbour.example)",
        "![picture](x)",
        "<script>alert(1)</script>",
        "https://harbour.example/path",
        "www.harbour.example",
        "keeper@harbour.example",
        "| a | b |",
        "&amp; &copy;",
        "a\\b",
        "---",
        "===",
        "[^1]",
        "    indented code",
    ],
)
def test_mark_up_stays_text(text: str) -> None:
    assert rendered(text) == text.strip()


@given(st.text(st.characters(codec="utf-8"), max_size=40))
def test_any_text_stays_text(text: str) -> None:
    assert rendered(text) == line(text).strip()


def test_prose_stays_readable() -> None:
    text = "The tower is 38.5 metres high, well-known, and old. It leans."
    assert escape(text) == text
