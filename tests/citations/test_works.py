"""Who, what, where and when a note cites; places in it; archive copies beside originals."""

from __future__ import annotations

import pytest

from workbench.citations.targets import find_targets
from workbench.citations.works import read_citation
from workbench.model.citation import Citation

Told = tuple[tuple[str, ...], str, str, str | None]

WORKS: dict[str, Told] = {
    'Bell, Ada (3 May 2021). "The lens that came back". The Harbour Gazette. p. 4.': (
        ("Bell, Ada",),
        "The lens that came back",
        "The Harbour Gazette",
        "2021-05-03",
    ),
    "Ada Bell, “How the Lens Came Back,” Harbour Gazette, May 3, 2021, https://example.org/a.": (
        ("Ada Bell",),
        "How the Lens Came Back",
        "Harbour Gazette",
        "2021-05-03",
    ),
    "Bell, A. B., & Finch, C. (2001). The light on the rock. Journal of Lamps, 12(3), 45–67.": (
        ("Bell, A. B.", "Finch, C"),
        "The light on the rock",
        "Journal of Lamps",
        "2001",
    ),
    "Ada Bell and Carl Finch, The Rock (Leeds: Tide Press, 1931), pp. 12–14, ch. 3.": (
        ("Ada Bell", "Carl Finch"),
        "The Rock",
        "Tide Press",
        "1931",
    ),
    '"Lens returns". The Gazette. 4 June 1894. Retrieved 5 May 2020.': (
        (),
        "Lens returns",
        "The Gazette",
        "1894-06-04",
    ),
    "Carrow Lighthouse Trust, *Annual Report*, 2023, p. 12.": (
        ("Carrow Lighthouse Trust",),
        "Annual Report",
        "",
        "2023",
    ),
    "Ibid., p. 7.": ((), "", "", None),
    "Retrieved 5 May 2020.": ((), "", "", None),
    "": ((), "", "", None),
}

PLACES = {
    "The Rock, pp. 12–14.": [("page", "12–14")],
    "The Rock, p. 4, 7–9": [("page", "4, 7–9")],
    "The Rock, ch. 3, § 4, ¶ 7": [("chapter", "3"), ("section", "4"), ("paragraph", "7")],
    "Ledger, 1954, fol. 12r, col. 2": [("folio", "12r"), ("column", "2")],
    "Interview, 00:12:30 and at 14:05": [("time", "00:12:30"), ("time", "14:05")],
    "Journal of Lamps 12 (3): 45–67": [("volume", "12"), ("number", "3"), ("page", "45–67")],
    "vol. 2, no. 7, fig. 3, table 1": [
        ("volume", "2"),
        ("number", "7"),
        ("figure", "3"),
        ("table", "1"),
    ],
    "The keeper slept at 10:15 p.m. in room 4.": [],
    "https://example.org/p.12/ch.3": [],
}


def cited(text: str) -> Citation:
    return read_citation(text, find_targets(text))


@pytest.mark.parametrize(("text", "told"), WORKS.items())
def test_a_work_is_read_as_far_as_its_words_tell(text: str, told: Told) -> None:
    found = cited(text)
    assert (found.authors, found.title, found.container, found.published) == told


@pytest.mark.parametrize(("text", "places"), PLACES.items())
def test_places_in_a_work(text: str, places: list[tuple[str, str]]) -> None:
    assert [(one.kind, one.value) for one in cited(text).locators] == places


def test_an_archive_copy_is_told_from_its_original() -> None:
    (copy,) = cited(
        "The Gazette. https://example.org/x"
        " https://web.archive.org/web/20200504091500/https://example.org/x"
    ).archives
    assert (copy.original, copy.at) == ("https://example.org/x", "2020-05-04T09:15:00Z")


def test_an_archive_whose_address_does_not_say_takes_the_only_other_one() -> None:
    (copy,) = cited("The Gazette. https://example.org/x https://archive.ph/AbC12").archives
    assert (copy.original, copy.at) == ("https://example.org/x", "")
    (alone,) = cited("The Gazette. https://archive.ph/AbC12").archives
    assert alone.original == ""
