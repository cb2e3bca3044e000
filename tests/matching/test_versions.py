"""Between two versions every claim is accounted for, and none takes another's place."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from workbench.matching.versions import Change, VersionClaim, compare_versions

WORDS = [
    "The weir at Hale was rebuilt in 1931.",
    "It is 84 metres long.",
    "Two sluices were added in 1950 by the river board.",
    "Eels pass the weir in autumn.",
    "The mill beside it has been a library since 1988.",
]


def version(name: str, *texts: str, cites: tuple[str, ...] = ()) -> list[VersionClaim]:
    return [VersionClaim(f"{name}{at}", text, cites) for at, text in enumerate(texts)]


def fates(old: list[VersionClaim], new: list[VersionClaim]) -> list[str]:
    return [change.fate for change in compare_versions(old, new)]


def test_the_same_text_is_unchanged() -> None:
    assert fates(version("a", *WORDS), version("b", *WORDS)) == ["unchanged"] * 5


def test_a_changed_number_is_told_apart_from_other_wording() -> None:
    now = [WORDS[0].replace("1931", "1934"), WORDS[1].replace("is", "was"), *WORDS[2:]]
    assert fates(version("a", *WORDS), version("b", *now))[:2] == ["numbers", "reworded"]


def test_new_gone_and_moved_claims_are_told() -> None:
    now = [WORDS[4], *WORDS[:3], "A new bridge for walkers crosses it."]
    found = compare_versions(version("a", *WORDS), version("b", *now))
    assert [change.fate for change in found] == [
        *("moved", "unchanged", "unchanged", "unchanged", "new", "gone")
    ]
    assert found[-1] == Change("gone", "a3", None)


def test_other_notes_under_the_same_words_are_told() -> None:
    old = version("a", WORDS[0], cites=("Weir book, p. 3.",))
    assert fates(old, version("b", WORDS[0], cites=("Weir book, p. 4.",))) == ["recited"]


@given(
    st.lists(st.sampled_from(WORDS), max_size=12),
    st.lists(st.sampled_from([*WORDS, "Something else was said in 1907."]), max_size=12),
)
def test_every_claim_is_accounted_for_once(before: list[str], after: list[str]) -> None:
    old, new = version("a", *before), version("b", *after)
    found = compare_versions(old, new)
    assert Counter(c.new for c in found if c.new) == Counter(claim.id for claim in new)
    assert Counter(c.old for c in found if c.old) == Counter(claim.id for claim in old)
    words = {claim.id: claim.words for claim in [*old, *new]}
    for change in found:
        if change.fate in {"unchanged", "moved", "recited"}:
            assert change.old is not None and change.new is not None
            assert words[change.old] == words[change.new]
    same = sum((Counter(before) & Counter(after)).values())
    assert sum(c.fate in {"unchanged", "moved"} for c in found) == same


@given(st.lists(st.sampled_from(WORDS), max_size=12), st.data())
def test_equal_sentences_keep_their_order(texts: list[str], data: st.DataObject) -> None:
    kept = [text for text in texts if data.draw(st.booleans())]
    found = compare_versions(version("a", *texts), version("b", *kept))
    paired = [int(change.old[1:]) for change in found if change.old and change.new]
    by_words: dict[str, list[int]] = {}
    for place in paired:
        by_words.setdefault(texts[place], []).append(place)
    assert all(places == sorted(places) for places in by_words.values())
