from __future__ import annotations

import pytest

from tests.citations.texts import labels, linked, spans

REFERENCES = (
    "\n\nReferences\n"
    "Bell, A. (1931). The Rock. Harbour Press.\n"
    "Bell, A. (1935a). The Second Rock. Harbour Press.\n"
    "Finch, C. and Marsh, D. (1932). The Lamp. doi:10.1000/lamp\n"
    "Müller-Lund, E. (2001). Über das Licht.\n"
    "van der Berg, F., Quill, G. and Reed, H. (1999). Tides. Low Water Books.\n"
)


def notes(text: str) -> list[str | None]:
    """The first word of each mark's note."""
    result = linked(text + REFERENCES)
    return [
        None if m.note is None else result.notes[m.note].text.split()[0] for m in result.markers
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The rock is old (Bell 1931).", ["Bell,"]),
        ("The rock is old (Bell, 1931, p. 4).", ["Bell,"]),
        ("The rock is old (see Bell 1931: 4–6).", ["Bell,"]),
        ("The rock is old (Bell 1931; Finch and Marsh, 1932).", ["Bell,", "Finch,"]),
        ("The rock is old (Finch & Marsh 1932, pp. 3–4).", ["Finch,"]),
        ("The tide is low (van der Berg et al., 1999).", ["van"]),
        ("It shines (Müller-Lund 2001).", ["Müller-Lund,"]),
        ("It shines (Bell 1931, 1935a).", ["Bell,", "Bell,"]),
        ("As Bell (1931) and Finch and Marsh (1932) say, it is old.", ["Bell,", "Finch,"]),
        ("Bell’s (1931, p. 4) account is the longest.", ["Bell,"]),
    ],
)
def test_citations_go_to_their_entries(text: str, expected: list[str]) -> None:
    assert notes(text) == expected


def test_labels_are_author_and_year_and_spans_leave_the_sentence_whole() -> None:
    text = "As Bell (1931) says (Finch and Marsh 1932; Bell 1935a)." + REFERENCES
    assert labels(text) == ["Bell 1931", "Finch 1932", "Bell 1935a"]
    assert spans(text) == ["(1931)", "(Finch and Marsh 1932; ", "Bell 1935a)"]


def test_entries_get_their_labels_and_targets() -> None:
    result = linked("It shines (Finch and Marsh 1932)." + REFERENCES)
    assert [note.label for note in result.notes][2] == "Finch 1932"
    assert [target.value for target in result.notes[2].targets] == ["10.1000/lamp"]


def test_a_citation_without_an_entry_dangles_beside_others() -> None:
    text = "It is old (Bell 1931). It shines (Finch and Marsh 1932). It is low (Quill 1944)."
    assert notes(text) == ["Bell,", "Finch,", None]


@pytest.mark.parametrize(
    "text",
    [
        "The ships left (May 1931).",
        "It was opened by the mayor (Bell 1931).",
        "He came to Harbour (1931) and stayed.",
    ],
)
def test_a_name_and_a_year_without_a_list_are_no_citation(text: str) -> None:
    assert labels(text) == []


def test_brackets_that_are_no_citation_beside_a_list_are_left_alone() -> None:
    text = "The ships left (in May 1931). Bell was born early (1880). See (Bell 1931)."
    assert notes(text) == ["Bell,"]
