from __future__ import annotations

import pytest

from tests.intake.printed import Words, column, pdf
from workbench.intake.pdf.reader import read_pdf
from workbench.model.document import Source
from workbench.model.errors import InputError
from workbench.model.manuscript import Manuscript

TEXT = (
    "The river rises in the hills above the old mill and runs past",
    "three bridges and a weir before it comes to the sea, where the",
    "harbour was begun in the year of the great storm and finished",
    "by the grandsons of the masons who had laid its first stones.",
)
MORE = (
    "Nobody remembers who drew the plans of the quay, although the",
    "library keeps a letter in which the keeper of the lock speaks",
    "of a wooden model that stood in his father's house for twenty",
    "years and was burnt for want of other fuel in a hard winter.",
)


def read(pages: list[list[Words]], **options: object) -> Manuscript:
    data = pdf(pages, **options)  # type: ignore[arg-type]
    return read_pdf(Source("a.pdf", "application/pdf", "0" * 64, len(data)), data)


def blocks(manuscript: Manuscript) -> list[tuple[str, str]]:
    return [(block.kind, manuscript.text[block.start : block.end]) for block in manuscript.blocks]


def linked(manuscript: Manuscript) -> list[tuple[str, str | None]]:
    words = {n.key: manuscript.text[slice(*n.body)] for n in manuscript.notes}
    return [(anchor.label, words.get(anchor.note or "")) for anchor in manuscript.anchors]


class TestNotes:
    def test_raised_digits_are_linked_to_the_notes_at_the_foot(self) -> None:
        page = read(
            [
                column(
                    ["The bridge is old.^1^ The weir stood", "empty in 1843^2^ for a while."],
                    60,
                    700,
                )
                + column(
                    ["^1^ Lee, Rivers, p. 5.", "^2^ Ray, Weirs, which", "goes on here."], 60, 100, 8
                )
            ]
        )
        assert page.text.startswith(
            "The bridge is old.1 The weir stood empty in 18432 for a while."
        )
        assert linked(page) == [
            ("1", "Lee, Rivers, p. 5."),
            ("2", "Ray, Weirs, which goes on here."),
        ]

    def test_notes_of_the_size_of_the_text_are_told_by_their_raised_labels(self) -> None:
        page = read(
            [
                column([*TEXT, "The bridge is old.^1^"], 60, 700)
                + column(["^1^ Lee, Rivers.", "and more of it."], 60, 100)
            ]
        )
        assert linked(page) == [("1", "Lee, Rivers. and more of it.")]

    def test_a_label_glued_to_its_note_is_parted_by_the_mark_it_answers(self) -> None:
        page = read(
            [
                column([*TEXT, "The bridge is old.^5^ Ray said so.^6^"], 60, 700)
                + column(["51905 is the year.", "6See Ray."], 60, 100, 8)
            ]
        )
        assert linked(page) == [("5", "1905 is the year."), ("6", "See Ray.")]

    def test_numbers_that_begin_anew_on_every_page_are_kept_apart(self) -> None:
        def one(text: tuple[str, ...], note: str) -> list[Words]:
            return column([*text, "The bridge is old.^1^"], 60, 700) + column(
                [f"^1^ {note}"], 60, 99, 8
            )

        page = read([one(TEXT, "Lee."), one(MORE, "Ray.")])
        assert linked(page) == [("1", "Lee."), ("1", "Ray.")]
        assert [note.section for note in page.notes] == [1, 2]

    def test_a_note_that_goes_on_overleaf_is_one(self) -> None:
        first = column([*TEXT, "The bridge is old.^1^"], 60, 700)
        page = read(
            [
                first
                + column(["^1^ Lee has written much about these bridges, and he says"], 60, 99, 8),
                column(MORE, 60, 700) + column(["that they are old."], 60, 99, 8),
            ]
        )
        assert linked(page)[0][1] == (
            "Lee has written much about these bridges, and he says that they are old."
        )

    def test_exponents_are_no_marks_and_marks_without_notes_that_count_up_are(self) -> None:
        page = read(
            [column([*TEXT, "It covers 5 km^2^ here.^1^ The weir^2^ and the lock.^3^"], 60, 700)]
        )
        assert linked(page) == [("1", None), ("2", None), ("3", None)]

    def test_small_print_without_labels_is_text(self) -> None:
        page = read([column(TEXT, 60, 700) + column(["Printed in the old town."], 60, 100, 8)])
        assert page.notes == ()
        assert "Printed in the old town." in page.text


class TestText:
    def test_lines_are_joined_and_paragraphs_told_by_gap_and_indentation(self) -> None:
        page = read(
            [
                column(TEXT, 60, 700)
                + column(TEXT, 60, 620)
                + column(["The weir is far longer than the one bridge that leads over"], 75, 564)
                + column(["to the islands beyond it, and it is older."], 60, 550)
            ]
        )
        assert [text for _, text in blocks(page)] == [
            " ".join(TEXT),
            " ".join(TEXT),
            (
                "The weir is far longer than the one bridge that leads over to the islands beyond "
                "it, and it is older."
            ),
        ]

    def test_columns_are_read_one_after_the_other(self) -> None:
        left = [
            "The first column has these",
            "words on its lines, one",
            "below the other, and the",
            "last of them is at an end,",
        ]
        right = [
            "and the second column goes",
            "on with the sentence that",
            "was begun in the first, to",
            "end it here.",
        ]
        page = read([column(left, 60, 700) + column(right, 320, 700)])
        assert page.text == " ".join(left + right)

    def test_words_parted_at_the_end_of_a_line_are_joined_and_compounds_keep_their_hyphen(
        self,
    ) -> None:
        page = read(
            [
                column(
                    [
                        "the well-kept and light-",
                        "house, and the well-",
                        "kept Anglo-",
                        "Saxon one",
                    ],
                    60,
                    700,
                )
            ]
        )
        assert "and lighthouse, and the well-kept Anglo-Saxon one" in page.text.replace("\n\n", " ")

    def test_running_heads_and_page_numbers_are_taken_out_of_the_text(self) -> None:
        pages = [
            [Words(60, 800, "Of rivers", 8), Words(295, 30, str(n)), *column(text, 60, 700)]
            for n, text in enumerate((TEXT, MORE, TEXT[::-1]), 1)
        ]
        page = read(pages)
        assert blocks(page)[-1] == ("boilerplate", "Of rivers")
        assert page.text.count("Of rivers") == 1
        assert not any(character.isdigit() for character in page.text)

    def test_a_paragraph_that_goes_on_overleaf_is_one(self) -> None:
        page = read([column(TEXT[:2], 60, 700), column(TEXT[2:], 60, 700)])
        assert blocks(page) == [("paragraph", " ".join(TEXT))]

    def test_larger_lines_are_headings(self) -> None:
        page = read(
            [
                [
                    Words(60, 780, "Of rivers", 20),
                    Words(60, 740, "Source", 14),
                    *column(TEXT, 60, 700),
                ]
            ]
        )
        assert [(b.kind, b.level) for b in page.blocks] == [
            ("title", 0),
            ("heading", 2),
            ("paragraph", 0),
        ]
        assert page.title == "Of rivers"

    def test_rows_of_cells_are_a_table(self) -> None:
        rows = [
            Words(x, 600 - 14 * i, text)
            for i, row in enumerate((("Name", "Built"), ("Old", "1500")))
            for x, text in zip((60, 300), row, strict=True)
        ]
        page = read([column(TEXT, 60, 700) + rows])
        assert blocks(page)[1] == ("table", "Name\tBuilt\nOld\t1500")

    def test_links_are_declared(self) -> None:
        page = read([[Words(60, 700, "See the page.")]], links=["http://a.example/"])
        assert [k.href for k in page.links] == ["http://a.example/"]

    def test_the_documents_own_title_is_used_where_no_line_is_one(self) -> None:
        assert read([column(TEXT, 60, 700)], title="Of rivers").title == "Of rivers"


class TestRefusals:
    @pytest.mark.parametrize(
        ("data", "line"),
        [
            (b"%PDF-1.4 nonsense", "is damaged"),
            (pdf([[]]), "has no text in it"),
            (pdf([[Words(60, 700, "Words")]])[:200], "is damaged"),
        ],
    )
    def test_what_cannot_be_read_is_one_clear_line(self, data: bytes, line: str) -> None:
        with pytest.raises(InputError, match=rf"a\.pdf: {line}"):
            read_pdf(Source("a.pdf", "", "0" * 64, len(data)), data)
