"""Markdown: the file's own characters, and the role of each block."""

from __future__ import annotations

import pytest

from tests.intake.texts import kinds, read


def test_the_text_is_the_files_own() -> None:
    text = "# Bridges\n\nThe *first* opened\tin 1894.  \nIt stands.\n"
    assert read(text).text == text


def test_blocks_are_told_apart_and_marks_of_structure_left_out() -> None:
    text = (
        "# Bridges\n\nThe first *opened*\nin 1894.\n\nStone\n-----\n\n- granite\n  and slate\n"
        "  1. grey\n\n     from the north\n\n> It will\n> stand.\n\n| Year | Ships |\n|---|---|\n"
        "| 1894 | 53 |\n\n```python\nprint(1)\n```\n\n***\n\n<!-- a remark -->\n"
    )
    assert kinds(text) == [
        ("title", "Bridges"),
        ("paragraph", "The first *opened*\nin 1894."),
        ("heading", "Stone"),
        ("list_item", "granite\n  and slate"),
        ("list_item", "grey"),
        ("list_item", "from the north"),
        ("quote", "It will\n> stand."),
        ("table", "| Year | Ships |"),
        ("table", "| 1894 | 53 |"),
        ("boilerplate", "```python\nprint(1)\n```"),
        ("boilerplate", "***"),
        ("boilerplate", "<!-- a remark -->"),
    ]


def test_levels_are_kept() -> None:
    text = "## Stone ##\n\n* one\n  * two\n"
    assert [block.level for block in read(text).blocks] == [2, 1, 2]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# The *north* bridge[^1] {#north}\n\nIt opened.\n", "The north bridge"),
        ("The north bridge\n================\n\nIt opened.\n", "The north bridge"),
        ("## Stone\n\nIt opened.\n", "Stone"),
        ("It opened.\n", "bridges"),
        ("---\ntitle: 'The north bridge'\n---\n\nIt opened.\n", "The north bridge"),
        ('+++\ntitle = "The north bridge"\n+++\n\nIt opened.\n', "The north bridge"),
        ("% The north\n  bridge\n% A. Writer\n\nIt opened.\n", "The north bridge"),
    ],
)
def test_the_title_is_declared_or_the_first_heading(text: str, title: str) -> None:
    assert read(text).title == title


def test_front_matter_gives_title_date_and_language() -> None:
    text = (
        "---\ntitle: The north bridge\ndate: 3 May 1894\nauthor: A. Writer\nlang: en_GB\n"
        "tags:\n  - stone\n---\n\nThe bridge opened.\n"
    )
    found = read(text)
    assert (found.title, found.published, found.language) == (
        "The north bridge",
        "1894-05-03",
        "en-GB",
    )
    roles = {words: kind for kind, words in kinds(text)}
    assert roles["The north bridge"] == "title"
    assert roles["A. Writer"] == roles["3 May 1894"] == "credit"
    assert roles["- stone"] == "boilerplate"
    assert roles["The bridge opened."] == "paragraph"


def test_a_rule_at_the_top_is_no_front_matter() -> None:
    text = "---\nThe bridge opened late.\n---\n"
    assert ("paragraph", "The bridge opened late.") in kinds(text) or (
        "heading",
        "The bridge opened late.",
    ) in kinds(text)


def test_byline_date_and_credits_are_credits() -> None:
    text = (
        "# A bridge opens\n\n*By A. Writer*\n\n3 May 1894\n\nThe bridge opened to carts on the"
        " third of May, a year later than was planned, and ships have had to wait ever since.\n\n"
        "It stands.\n\nEdited by B. Reader.\n"
    )
    assert [kind for kind, _ in kinds(text)] == [
        *("title", "credit", "credit", "paragraph", "paragraph", "credit"),
    ]


def test_a_line_in_emphasis_below_the_title_is_the_dek() -> None:
    text = "---\ntitle: A bridge\n---\n\n# A bridge\n\n*Carts cross at last*\n\nIt *opened*.\n"
    assert kinds(text)[-3:] == [
        ("title", "A bridge"),
        ("dek", "*Carts cross at last*"),
        ("paragraph", "It *opened*."),
    ]


def test_a_list_of_contents_is_furniture() -> None:
    text = "# Bridges\n\n- [Stone](#stone)\n- [Iron](#iron)\n\n## Stone\n\nGrey.\n"
    assert [kind for kind, _ in kinds(text)][1:3] == ["boilerplate", "boilerplate"]


def test_html_with_words_is_prose() -> None:
    assert kinds('<div align="center">\nThe bridge opened.\n</div>\n') == [
        ("paragraph", '<div align="center">\nThe bridge opened.\n</div>')
    ]


@pytest.mark.parametrize(
    "text",
    [
        "[" * 20_000,
        "](" * 20_000,
        "[a](" * 20_000,
        "`` ` " * 10_000,
        "^[" * 20_000,
        "<!-- " * 20_000,
        "<sup>" * 20_000,
        "$a " * 20_000,
        ">" * 20_000,
        "- " * 20_000,
        "[^1]:" * 5_000,
        "[^1]: a\n" * 3_000,
        "[@a; " * 20_000,
        "---\n" + "a: b\n" * 10_000,
    ],
)
def test_texts_made_to_exhaust_their_reader_end(text: str) -> None:
    assert read(text).text == text
