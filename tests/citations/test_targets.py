from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.citations.addresses import addresses
from workbench.citations.identifiers import is_isbn
from workbench.citations.targets import Entry, find_targets, resolve_targets


def urls(text: str) -> list[str]:
    return [address.url for address in addresses(text)]


def found(text: str) -> list[tuple[str, str]]:
    return [(target.kind, target.value) for target in find_targets(text)]


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("See https://a.example/b.", "https://a.example/b"),
        ("(see https://a.example/b)", "https://a.example/b"),
        ("See https://a.example/Rock_(island), p. 3", "https://a.example/Rock_(island)"),
        ("(https://a.example/Rock_(island)).", "https://a.example/Rock_(island)"),
        ("“https://a.example/b”; then", "https://a.example/b"),
        ("'https://a.example/b', then", "https://a.example/b"),
        ("<https://a.example/b?x=1&y=2#z>", "https://a.example/b?x=1&y=2#z"),
        ("[https://a.example/b]", "https://a.example/b"),
        ("https://a.example/b/…", None),
        ("https://a.example/it's", "https://a.example/it's"),
        ("*https://a.example/b*", "https://a.example/b"),
        ("www.a.example/b!", "https://www.a.example/b"),
        ("See https://a.example/b.[12]", "https://a.example/b"),
        ("See https://a.example/b.² Then", "https://a.example/b"),
        ("https://[2001:db8::1]:8080/x", "https://[2001:db8::1]:8080/x"),
        (
            "https://web.archive.org/web/20240414/https://a.example/b?c=(d).",
            "https://web.archive.org/web/20240414/https://a.example/b?c=(d)",
        ),
        ("The talks.In Doha they failed", None),
        ("a file name.html or 12.30 p.m.", None),
        ("https:// is a scheme", None),
        ("https://?x", None),
    ],
)
def test_addresses_end_where_the_sentence_goes_on(text: str, url: str | None) -> None:
    assert urls(text) == ([] if url is None else [url])


def test_an_address_broken_at_a_line_end_is_put_together() -> None:
    text = "See https://a.example/reports/\n    2024/log.html and so on."
    (address,) = addresses(text)
    assert address.url == "https://a.example/reports/2024/log.html"
    assert text[address.start : address.end].endswith("log.html")


def test_the_next_line_is_no_part_of_an_address_that_ended() -> None:
    assert urls("See https://a.example/log\nThe keepers left.") == ["https://a.example/log"]
    assert urls("See https://a.example/\nThe keepers left.") == ["https://a.example/"]


@given(
    st.sampled_from(["https://a.example/b", "http://a.example/x_(y)", "https://a.example/?q=1#z"]),
    st.sampled_from(["{}", "({})", "“{}”", "{}.", "{},", "[{}]", "«{}»", "{}; x", "({}).", "<{}>"]),
)
def test_brackets_and_stops_around_an_address_stay_outside(url: str, around: str) -> None:
    assert urls(f"See {around.format(url)} then.") == [url]


@given(st.text(st.sampled_from("htps:/w.a(b)[]'\"”…\n -_=&?%#"), max_size=80))
def test_spans_of_addresses_are_exact_for_any_text(text: str) -> None:
    for address in addresses(text):
        assert text[address.start : address.end].split("\n")[0] in f"https://{address.url}"
        assert not any(char.isspace() for char in address.url)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("doi:10.1000/xyz123.", [("doi", "10.1000/xyz123")]),
        ("DOI 10.1000/182(abc)de;", [("doi", "10.1000/182(abc)de")]),
        ("(10.1016/S0140-6736(05)67889-0)", [("doi", "10.1016/S0140-6736(05)67889-0")]),
        (
            "https://doi.org/10.1000/xyz123",
            [("url", "https://doi.org/10.1000/xyz123"), ("doi", "10.1000/xyz123")],
        ),
        ("ISBN 978-0-306-40615-7", [("isbn", "9780306406157")]),
        ("ISBN-10: 0-8044-2957-X.", [("isbn", "080442957X")]),
        ("ISBN 978-0-306-40615-8", []),
        ("978-3-16-148410-0", [("isbn", "9783161484100")]),
        ("arXiv:2101.00001v2 [astro-ph]", [("arxiv", "2101.00001v2")]),
        ("arXiv:hep-th/9901001", [("arxiv", "hep-th/9901001")]),
        (
            "https://arxiv.org/abs/2101.00001",
            [("url", "https://arxiv.org/abs/2101.00001"), ("arxiv", "2101.00001")],
        ),
        ("PMID: 12345678", [("pmid", "12345678")]),
        (
            "https://pubmed.ncbi.nlm.nih.gov/12345678/",
            [("url", "https://pubmed.ncbi.nlm.nih.gov/12345678/"), ("pmid", "12345678")],
        ),
        ("The rate was 10.1000 in 1931, tel. 978 123", []),
    ],
)
def test_identifiers_are_read_from_a_note(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


def test_archive_copies_stand_next_to_originals() -> None:
    text = (
        "Log, https://a.example/x (archived at https://web.archive.org/web/1/https://a.example/x)."
    )
    assert [value for _, value in found(text)] == [
        "https://a.example/x",
        "https://web.archive.org/web/1/https://a.example/x",
    ]


def test_one_target_is_listed_once() -> None:
    assert found("http://www.a.example/x and https://a.example/x/") == [
        ("url", "http://www.a.example/x")
    ]


@given(st.integers(0, 10**9 - 1))
def test_one_check_digit_only_makes_an_isbn(number: int) -> None:
    stem = f"{number:09}"
    assert sum(is_isbn(stem + digit) for digit in "0123456789X") == 1
    assert sum(is_isbn(f"978{stem}{digit}") for digit in "0123456789") == 1


def crossings(*texts: str) -> list[list[str]]:
    """The cross-references of notes numbered from 1."""
    resolved = resolve_targets([Entry(str(n), text) for n, text in enumerate(texts, start=1)])
    return [[t.value for t in one.targets if t.kind == "cross-reference"] for one in resolved]


@pytest.mark.parametrize("word", ["Ibid.", "ibid., p. 4", "Ibidem", "Id. at 12", "See ibid."])
def test_ibid_means_the_note_before(word: str) -> None:
    assert crossings("Bell, The Rock, p. 1.", word) == [[], ["1"]]


@pytest.mark.parametrize(
    "text",
    [
        "See note 1 above.",
        "Cf. n. 1.",
        "supra note 1, at 4",
        "Bell, supra n. 1.",
        "As in footnote 1 above.",
        "note 1 above",
        "See nn. 1–1.",
    ],
)
def test_notes_may_be_named_by_number(text: str) -> None:
    assert set(crossings("Bell, The Rock, p. 1.", text)[1]) == {"1"}


@pytest.mark.parametrize(
    "text", ["Bell, op. cit., p. 9.", "Bell, supra.", "BELL and Bell op. cit."]
)
def test_op_cit_means_the_note_that_first_named_the_author(text: str) -> None:
    notes = ("Bell, The Rock (1931).", "Finch, The Lamp (1932).", "Ibid.")
    assert crossings(*notes, text)[3] == ["1"]


@pytest.mark.parametrize(
    "text",
    ["A note on the log of 3 May.", "The ban was lifted.", "The harbour log, no. 4.", "Idle talk."],
)
def test_ordinary_words_are_no_references(text: str) -> None:
    assert crossings("Bell, The Rock.", text) == [[], []]


def test_references_to_what_is_not_there_are_astray() -> None:
    resolved = resolve_targets([Entry("1", "Ibid."), Entry("2", "See note 9 above.")])
    assert [one.astray for one in resolved] == [("the one before",), ("9",)]
