"""Furniture of pages in a plain text: told by its wording, kept in the text, never prose."""

from __future__ import annotations

import pytest

from workbench.reading import read

PROSE = (
    "The harbour board met in May and agreed to buy the lens from the makers in Birmingham.",
    "Two keepers cleaned its prisms by hand for the better part of a year, and lit the lamp.",
    "Nobody knows how long the new burner will last in the salt air of the outer harbour.",
    "The masons replaced the granite blocks on the weather side after the great storm.",
)
TITLE, BYLINE = "Harbour board buys a new lens", "By Anna Reed"
FURNITURE = (
    "Share this article",
    "Facebook Twitter LinkedIn Email",
    "Click to share on Twitter (Opens in new window)",
    "We use cookies to improve your experience. By continuing you accept our cookie policy.",
    "This website uses cookies.",
    "Accept all cookies",
    "Subscribe to our newsletter and get the best stories in your inbox every morning.",
    "Join 20,000 subscribers",
    "Thank you for signing up!",
    "Enter your email address",
    "Toggle navigation",
    "Toggle the table of contents",
    "Read more: How the lens was made",
    "Also read: Keepers leave the rock",
    "You may also like",
    "Advertisement",
    "Ad",
    "Story continues below advertisement",
    "Skip to main content",
    "Home | News | Sport | Weather",
    "5 min read",
    "Save for later",
    "Support independent journalism. Donate today.",
    "Follow the Gazette on Facebook",
    "Already a subscriber? Log in",
    "Jump to navigation Jump to search",
    "Main article: Lens",
    "This article needs additional citations for verification.",
)
LOOKS_LIKE_IT = (
    "Share prices fell by 3 percent after the harbour board bought the lens.",
    "The newsletter of the harbour board was read by 400 people in 1894.",
    "Cookies were baked by the keepers on Sundays, and sold on the pier for a penny.",
    "Advertisement revenue paid for the lens, the clerk told the board.",
    "Print workers at the Gazette went on strike in May, and the paper did not appear.",
    "Search parties left the harbour at dawn to look for the missing boat.",
    "Follow the coast for ten miles and you will come to the old light.",
    "Join the two ends of the rope and you have a loop, the keeper used to say.",
)
COMMENTS = ("Comments", "3 Comments", "Leave a Reply", "Join the conversation", "Responses")


def story(line: str) -> str:
    return "\n\n".join((TITLE, BYLINE, *PROSE[:2], line, *PROSE[2:])) + "\n"


def kinds(text: str, words: str) -> list[str]:
    """The kinds of the blocks that hold some words."""
    document = read(text, name="story.txt")
    return [b.kind for b in document.blocks if words in document.text[b.start : b.end]]


@pytest.mark.parametrize("line", FURNITURE)
def test_furniture_is_marked(line: str) -> None:
    assert kinds(story(line), line) == ["boilerplate"]


@pytest.mark.parametrize("line", LOOKS_LIKE_IT)
def test_prose_with_its_words_stays_prose(line: str) -> None:
    assert kinds(story(line), line) == ["paragraph"]


@pytest.mark.parametrize("heading", COMMENTS)
def test_readers_comments_are_marked(heading: str) -> None:
    comment = "I think the lens cost 400 pounds and they could have bought two of them."
    text = "\n\n".join((TITLE, *PROSE, heading, f"gullfan72\n{comment}", "Reply")) + "\n"
    assert kinds(text, comment) == ["comment"]


@pytest.mark.parametrize(
    "contents",
    [
        "Contents\n\nHistory\nThe lens\nThe keepers",
        "Table of Contents\n\n1. History\n2. The lens\n3. The keepers",
        "CONTENTS\n\nHistory .......... 1\nThe lens ......... 4\nThe keepers ...... 9",
        "In this article\n\nHistory\nThe lens\nThe keepers",
    ],
)
def test_a_list_of_contents_is_furniture_and_its_headings_are_found_below(contents: str) -> None:
    text = "\n\n".join(
        (TITLE, contents, "History", PROSE[0], "The lens", PROSE[1], "The keepers", PROSE[2])
    )
    document = read(f"{text}\n", name="story.txt")
    headings = [document.text[b.start : b.end] for b in document.blocks if b.kind == "heading"]
    assert headings == ["History", "The lens", "The keepers"]
