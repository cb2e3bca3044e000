from __future__ import annotations

import textwrap
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.intake.reader import read_manuscript
from workbench.model.document import PROSE as PROSE_KINDS
from workbench.model.manuscript import Manuscript

FIRST = (
    "The lighthouse on the outer rock was lit again in the spring, before a crowd that had walked "
    "across the sands at low water. It had been dark for eleven winters."
)
SECOND = (
    "The harbour office had kept the lens in a shed behind the customs house. Two keepers cleaned "
    "its prisms by hand, which took them the better part of a year."
)
THIRD = (
    "Nobody knows how long the new lamp will burn. The makers promise twenty years, and the "
    "keepers, who have heard such promises before, have put aside a second one."
)
STORY = f"{FIRST}\n{SECOND}\n{THIRD}\n"


def read(text: str) -> Manuscript:
    return read_manuscript(text, name="story.txt")


def parts(text: str) -> list[tuple[str, str]]:
    """Kind and words of each block."""
    manuscript = read(text)
    return [(b.kind, " ".join(manuscript.text[b.start : b.end].split())) for b in manuscript.blocks]


def kinds(text: str) -> list[str]:
    return [kind for kind, _ in parts(text)]


def prose(text: str) -> str:
    return " ".join(words for kind, words in parts(text) if kind in PROSE_KINDS)


def test_each_line_of_a_copied_page_is_a_paragraph() -> None:
    assert parts(STORY) == [("paragraph", FIRST), ("paragraph", SECOND), ("paragraph", THIRD)]


def test_a_head_has_title_dek_byline_and_date() -> None:
    text = (
        "The light comes back\n"
        "Eleven winters after it went out, the outer rock has its lamp again\n"
        f"By Anna Bell\n14 April 2024\n\n{STORY}"
    )
    assert kinds(text)[:5] == ["title", "dek", "credit", "credit", "paragraph"]
    manuscript = read(text)
    assert manuscript.title == "The light comes back"
    assert manuscript.published == "2024-04-14"


def test_a_dek_may_be_a_sentence_above_the_byline() -> None:
    text = f"The light comes back\nThe lamp burns again.\nBy Anna Bell\n{STORY}"
    assert kinds(text)[:3] == ["title", "dek", "credit"]


def test_a_text_without_a_title_is_called_by_its_name() -> None:
    assert read(STORY).title == "story"
    assert read(STORY).published is None


def test_navigation_above_the_title_is_furniture() -> None:
    text = f"Home\nNews\nCoast\nThe light comes back at last\n{STORY}"
    assert kinds(text)[:4] == ["boilerplate", "boilerplate", "boilerplate", "title"]


def test_short_open_lines_between_paragraphs_are_headings() -> None:
    text = f"{FIRST}\nThe lens in the shed\n{SECOND}\nHow long will it burn?\n{THIRD}\n"
    assert kinds(text) == ["paragraph", "heading", "paragraph", "heading", "paragraph"]


def test_numbered_headings_have_a_depth() -> None:
    text = f"{FIRST}\n\n1. The lens\n\n{SECOND}\n\n1.1 The prisms\n\n{THIRD}\n"
    manuscript = read(text)
    assert [b.level for b in manuscript.blocks if b.kind == "heading"] == [2, 3]


def test_a_heading_glued_behind_a_toggle_is_freed() -> None:
    text = f"{FIRST}\nTable of Contents\nToggleThe Lens in the Shed\n{SECOND}\n"
    assert parts(text)[1:4] == [
        ("boilerplate", "Table of Contents"),
        ("boilerplate", "Toggle"),
        ("heading", "The Lens in the Shed"),
    ]


def test_a_list_of_contents_is_furniture_and_its_headings_are_not() -> None:
    text = f"{FIRST}\nContents\nThe lens\nThe lamp\n\nThe lens\n{SECOND}\nThe lamp\n{THIRD}\n"
    assert kinds(text)[1:4] == ["boilerplate"] * 3
    assert kinds(text)[4:] == ["heading", "paragraph", "heading", "paragraph"]


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement",
        "Share this article",
        "Share on Facebook",
        "Facebook Twitter Email Print",
        "Sign up for our newsletter",
        "Subscribe to get the morning briefing in your inbox",
        "Read more: How the lens was found",
        "Related articles",
        "We use cookies to improve your experience. You can manage your preferences here.",
        "© 2024 The Coast Gazette. All rights reserved.",
        "Skip to main content",
        "Story continues below advertisement",
        "5 min read",
        "Home > News > Coast",
        "Chapter One ............ 12",
        "* * *",
        "----------",
    ],
)
def test_furniture_between_paragraphs_is_no_prose(line: str) -> None:
    assert kinds(f"{FIRST}\n{line}\n{SECOND}\n{THIRD}") == [
        "paragraph",
        "boilerplate",
        "paragraph",
        "paragraph",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "The cookies were sold at the pier, and the bakers gave all their takings to the lamp.",
        "Share prices of the harbour company fell by a tenth when the lamp went out that winter.",
        "Read in the light of the log, the keeper's story is hard to believe for anyone.",
        "Reporting by the harbour office showed that nine ships had passed in the dark.",
        "By Monday the river had risen over the quay and the lower street was under water.",
        "More boats came in the second week than in the whole of the winter before it.",
    ],
)
def test_sentences_that_begin_like_furniture_are_prose(line: str) -> None:
    assert line in prose(f"{FIRST}\n{line}\n{SECOND}\n")


def test_a_credit_at_the_end_parts_the_article_from_its_comments() -> None:
    text = (
        f"{STORY}Clara Finch contributed research for this article.\n"
        "What a lovely story, thank you.\nMy grandfather kept that light!\n"
    )
    assert kinds(text)[3:] == ["credit", "comment", "comment"]
    assert "grandfather" not in prose(text)


def test_everything_below_a_comments_heading_is_comment() -> None:
    text = f"{STORY}3 Comments\nanna_b\n2 days ago\nI was there. It was cold, and it was grand.\n"
    assert set(kinds(text)[4:]) <= {"comment", "boilerplate"}
    assert "I was there" not in prose(text)


def test_a_biography_at_the_end_is_a_credit() -> None:
    text = f"{STORY}Anna Bell is a freelance journalist who writes about the coast.\n"
    assert kinds(text)[-1] == "credit"


def test_notes_below_a_credit_stay_notes() -> None:
    text = f"{STORY}Edited by Clara Finch.\n\nNotes\n1. The harbour log.\n2. The customs book.\n"
    assert kinds(text)[3:] == ["credit", "heading", "note", "note"]


def test_a_title_page_credit_makes_no_comments_of_a_book() -> None:
    text = f"THE OUTER ROCK\n\nBY ANNA BELL\n\n{STORY * 3}"
    assert "comment" not in kinds(text)


def test_bullets_and_numbers_are_list_items() -> None:
    text = (
        f"{FIRST}\nThree things were found:\n- a lens\n- a lamp\n• a ledger\n1) a key\n{SECOND}\n"
    )
    assert kinds(text)[2:6] == ["list_item"] * 4


def test_short_lines_behind_a_colon_are_a_list() -> None:
    text = f"{FIRST}\nThree things were found:\nA lens of glass\nA lamp of brass\n{SECOND}\n"
    assert kinds(text)[2:4] == ["list_item", "list_item"]


def test_rows_with_the_same_columns_are_one_table() -> None:
    text = f"{FIRST}\nYear\tShips\n1931\t12\n1932\t14\n{SECOND}\n"
    assert kinds(text) == ["paragraph", "table", "paragraph"]
    piped = f"{FIRST}\n\n| Year | Ships |\n|------|-------|\n| 1931 | 12 |\n\n{SECOND}\n"
    assert kinds(piped) == ["paragraph", "table", "paragraph"]


@pytest.mark.parametrize(
    "line",
    [
        "Figure 2: The lens before it was cleaned",
        "Photo: Clara Finch",
        "The lamp room at dawn. (Clara Finch / Getty Images)",
        "[Illustration: The outer rock]",
    ],
)
def test_captions_are_told_by_their_form(line: str) -> None:
    assert kinds(f"{FIRST}\n{line}\n{SECOND}")[1] == "caption"


def test_mail_quotations_are_quotes() -> None:
    assert kinds(f"{FIRST}\n\n> {SECOND}\n\n{THIRD}\n") == ["paragraph", "quote", "paragraph"]


# --- hard-wrapped texts -------------------------------------------------------------------------


def wrapped(*paragraphs: str, width: int = 72, gap: str = "\n\n", first: str = "") -> str:
    return gap.join(
        textwrap.fill(paragraph, width, initial_indent=first) for paragraph in paragraphs
    )


@pytest.mark.parametrize("width", [48, 60, 72, 80, 100])
def test_a_paragraph_of_a_wrapped_text_is_one_block_with_its_line_ends(width: int) -> None:
    text = wrapped(FIRST, SECOND, THIRD, width=width)
    manuscript = read(text)
    assert [b.kind for b in manuscript.blocks] == ["paragraph"] * 3
    assert [manuscript.text[b.start : b.end] for b in manuscript.blocks] == text.split("\n\n")


def test_wrapped_paragraphs_may_begin_with_an_indentation_only() -> None:
    text = wrapped(FIRST, SECOND, THIRD, gap="\n", first="   ")
    assert kinds(text) == ["paragraph"] * 3


def test_wrapped_paragraphs_may_be_told_by_their_short_last_lines() -> None:
    text = wrapped(FIRST, SECOND, THIRD, gap="\n", width=66)
    assert prose(text) == f"{FIRST} {SECOND} {THIRD}"
    assert len(kinds(text)) == 3


def test_a_wrapped_book_has_chapters_headings_and_quotations() -> None:
    quotation = textwrap.indent(textwrap.fill(SECOND, 60), "      ")
    text = f"CHAPTER I.\n\n{wrapped(FIRST, THIRD)}\n\n{quotation}\n\n{wrapped(THIRD)}\n"
    assert kinds(text) == ["title", "paragraph", "paragraph", "quote", "paragraph"]


def test_a_wrapped_list_keeps_its_items_apart() -> None:
    items = "\n".join(
        textwrap.fill(f"{n}. {words}", 60, subsequent_indent="   ")
        for n, words in enumerate((FIRST, SECOND), start=1)
    )
    assert kinds(f"{wrapped(THIRD, FIRST)}\n\n{items}\n\n{wrapped(THIRD)}") == [
        "paragraph",
        "paragraph",
        "list_item",
        "list_item",
        "paragraph",
    ]


def test_the_licence_around_a_library_copy_is_furniture() -> None:
    text = (
        "Title: The Outer Rock\n\n*** START OF THE PROJECT GUTENBERG EBOOK THE OUTER ROCK ***\n\n"
        f"{wrapped(FIRST, SECOND)}\n\n*** END OF THE PROJECT GUTENBERG EBOOK THE OUTER ROCK ***\n\n"
        f"{wrapped(THIRD)}\n"
    )
    assert kinds(text) == ["boilerplate"] * 2 + ["paragraph"] * 2 + ["boilerplate"] * 2
    assert read(text).title == "The Outer Rock"


WORDS = st.lists(
    st.sampled_from(["river", "bridge", "stone", "keeper", "harbour", "lamp", "gull", "tide"]),
    min_size=40,
    max_size=90,
)


@given(st.lists(WORDS, min_size=2, max_size=5), st.integers(45, 100))
def test_wrapping_never_changes_which_words_stand_together(
    paragraphs: list[list[str]], width: int
) -> None:
    sentences = [" ".join(words).capitalize() + "." for words in paragraphs]
    assert [words for _, words in parts(wrapped(*sentences, width=width))] == sentences


@pytest.mark.parametrize("name", ["ceasefire-talks-footnoted.txt", "ceasefire-talks-narrative.txt"])
def test_the_long_articles_have_no_furniture_or_comments_in_their_prose(
    articles: Path, name: str
) -> None:
    manuscript = read_manuscript(articles / name)
    short = [
        manuscript.text[b.start : b.end]
        for b in manuscript.blocks
        if b.kind in PROSE_KINDS and b.end - b.start < 120
    ]
    assert short == []
    comments = [b for b in manuscript.blocks if b.kind == "comment"]
    assert len(comments) == (4 if "narrative" in name else 0)
