"""Who is who over many documents."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from workbench.claims.aliases import Named, canonical


def known(*names: tuple[str, str] | tuple[str, str, int]) -> dict[tuple[str, str], str]:
    return canonical(Named(*name) for name in names)


def test_a_last_name_is_the_one_full_name_of_its_document() -> None:
    found = known(("a", "Karl Lund"), ("a", "Lund"), ("b", "Ida Lund"), ("b", "Lund"))
    assert found["a", "Lund"] == "Karl Lund"
    assert found["b", "Lund"] == "Ida Lund"


def test_the_last_words_of_a_longer_name_are_its_own() -> None:
    found = known(("a", "Karl ten Brink", 2), ("a", "ten Brink"), ("a", "Brink"))
    assert set(found.values()) == {"Karl ten Brink"}


def test_two_words_that_met_once_make_no_full_name() -> None:
    found = known(("a", "Skyline", 9), ("a", "Hello Skyline"))
    assert found["a", "Skyline"] == "Skyline"


def test_two_people_of_one_last_name_keep_it_open() -> None:
    found = known(("a", "Karl Lund"), ("a", "Ida Lund"), ("a", "Lund"), ("b", "Lund"))
    assert found["a", "Lund"] == "Lund"
    assert found["b", "Lund"] == "Lund"


def test_titles_accents_and_small_letters_make_no_other_person() -> None:
    found = known(("a", "Damáso Ruiz", 3), ("b", "Damaso Ruiz"), ("c", "Dr. Damaso Ruiz"))
    assert set(found.values()) == {"Damáso Ruiz"}


def test_a_middle_name_is_taken_in_unless_there_are_two() -> None:
    assert set(known(("a", "Karl Lund"), ("b", "Karl B. Lund")).values()) == {"Karl B. Lund"}
    assert set(known(("a", "Karl Bo Lund"), ("b", "Karl B. Lund")).values()) == {"Karl Bo Lund"}
    found = known(("a", "Karl Lund"), ("b", "Karl B. Lund"), ("c", "Karl T. Lund"))
    assert len(set(found.values())) == 3


def test_a_rare_slip_is_the_usual_name() -> None:
    found = known(("a", "Karl Winther", 5), ("b", "Karl Wintehr"), ("c", "Karl Whinter"))
    assert found["b", "Karl Wintehr"] == "Karl Winther"


def test_a_last_name_alone_may_be_a_slip_for_a_frequent_one() -> None:
    found = known(("a", "Karl Winther", 2), ("a", "Winther", 6), ("a", "Winthr"))
    assert set(found.values()) == {"Karl Winther"}
    found = known(("a", "Winther", 2), ("a", "Winthr"))
    assert found["a", "Winthr"] == "Winthr"


def test_what_may_be_another_person_is_one() -> None:
    for other in ("Karla Winther", "Karl Winter", "Ida Wintehr", "Karl Winthers"):
        found = known(("a", "Karl Winther", 2), ("b", other))
        assert found["b", other] == other
    found = known(("a", "Karl Hansen", 9), ("b", "Karl Hanson"))
    assert found["b", "Karl Hanson"] == "Karl Hanson"
    found = known(("a", "Karl Winther", 9), ("a", "Karl Wintehr"))
    assert found["a", "Karl Wintehr"] == "Karl Wintehr"
    found = known(("a", "Marina Winther", 9), ("b", "Martina Winther"))
    assert found["b", "Martina Winther"] == "Martina Winther"


def test_bodies_are_one_only_by_the_same_name() -> None:
    found = known(("a", "Harbour Board"), ("b", "the Harbour Board"), ("c", "Harbour Bank"))
    assert found["a", "Harbour Board"] == found["b", "the Harbour Board"]
    assert found["c", "Harbour Bank"] == "Harbour Bank"


_words = st.sampled_from(
    ["Anna", "Karl", "Ida", "Berg", "Lund", "Winther", "Wintehr", "B.", "Board"]
)
_names = st.lists(_words, min_size=1, max_size=3).map(" ".join)


@given(st.lists(st.tuples(st.sampled_from("abc"), _names, st.integers(1, 5)), max_size=12))
def test_every_name_has_one_and_the_order_does_not_matter(
    names: list[tuple[str, str, int]],
) -> None:
    found = known(*names)
    assert found == known(*reversed(names))
    assert set(found) == {(document, name) for document, name, _ in names}
    assert set(found.values()) <= {name for _, name, _ in names}
