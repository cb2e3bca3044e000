from __future__ import annotations

from itertools import pairwise
from string import ascii_lowercase

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.intake.latex.reader import read_latex
from workbench.model.document import Source
from workbench.model.errors import InputError
from workbench.model.manuscript import Manuscript


def read(text: str) -> Manuscript:
    data = text.encode()
    return read_latex(Source("a.tex", "text/x-tex", "0" * 64, len(data)), data)


def blocks(manuscript: Manuscript) -> list[tuple[str, str]]:
    return [(block.kind, manuscript.text[block.start : block.end]) for block in manuscript.blocks]


def linked(manuscript: Manuscript) -> list[tuple[str, str | None]]:
    words = {n.key: manuscript.text[slice(*n.body)] for n in manuscript.notes}
    for anchor in manuscript.anchors:
        assert manuscript.text[anchor.start : anchor.end].strip("[]") == anchor.label
    return [(anchor.label, words.get(anchor.note or "")) for anchor in manuscript.anchors]


class TestNotes:
    def test_footnotes_are_numbered_and_stand_at_the_end(self) -> None:
        page = read("A bridge.\\footnote{Lee, \\emph{Rivers}.} A weir\\footnote{Ray.}.\n\nLast.")
        assert page.text == "A bridge.1 A weir2.\n\nLast.\n\n1. Lee, Rivers.\n\n2. Ray."
        assert linked(page) == [("1", "Lee, Rivers."), ("2", "Ray.")]

    def test_marks_and_texts_apart_are_joined(self) -> None:
        page = read(
            r"One\footnotemark{} two\footnotemark[7] three\footnotemark[\value{footnote}]."
            r"\footnotetext[7]{Ray.}\footnotetext{Lee.}"
        )
        assert linked(page) == [("1", "Lee."), ("7", "Ray."), ("1", "Lee.")]

    def test_signs_and_letters_follow_the_definition_of_the_counter(self) -> None:
        page = read(
            r"\renewcommand{\thefootnote}{\fnsymbol{footnote}}One\footnote{Lee.} two\footnote{Ray.}"
        )
        assert linked(page) == [("*", "Lee."), ("†", "Ray.")]

    def test_chapters_of_a_book_and_set_counters_begin_anew(self) -> None:
        page = read(
            r"\documentclass{book}\begin{document}\chapter{A}One\footnote{Lee.}"
            r"\chapter{B}Two\footnote{Ray.}\setcounter{footnote}{4}three\footnote{Poe.}\end{document}"
        )
        assert linked(page) == [("1", "Lee."), ("1", "Ray."), ("5", "Poe.")]
        assert [n.section for n in page.notes] == [0, 1, 1]

    def test_notes_within_notes_are_linked(self) -> None:
        page = read(r"One\footnote{Lee.\footnote{Inner.}}")
        assert linked(page) == [("1", "Lee.2"), ("2", "Inner.")]

    def test_endnotes_thanks_and_raised_digits(self) -> None:
        page = read(
            r"\title{Lune\thanks{Lee.}}\maketitle One\endnote{Ray.} two$^{3}$, 5 km$^2$, "
            r"four\textsuperscript{4}."
        )
        assert linked(page) == [("*", "Lee."), ("1", "Ray."), ("3", None), ("4", None)]

    def test_a_mark_without_its_text_points_nowhere(self) -> None:
        assert linked(read(r"One\footnotemark two")) == [("1", None)]


class TestCitations:
    BIBLIOGRAPHY = (
        r"\begin{thebibliography}{9}\bibitem{lee} A. Lee, \textit{Rivers}, 2001. "
        "\n\n"
        r"\bibitem{ray} B. Ray. \url{http://a.example/100%25~b}\end{thebibliography}"
    )

    def test_numbers_lead_to_their_entries(self) -> None:
        page = read(
            r"One \cite{ray}, two \cite[p.~5]{lee,ray}, none \cite{poe}." + self.BIBLIOGRAPHY
        )
        assert page.text.startswith("One [2], two [1, 2, p. 5], none [poe].")
        assert linked(page) == [
            ("2", "B. Ray. http://a.example/100%25~b"),
            ("1", "A. Lee, Rivers, 2001."),
            ("2", "B. Ray. http://a.example/100%25~b"),
            ("poe", None),
        ]
        assert [t.value for t in page.notes[1].targets] == ["http://a.example/100%25~b"]
        assert blocks(page)[-2] == ("reference", "[1] A. Lee, Rivers, 2001.")

    def test_authors_and_years_are_labels(self) -> None:
        page = read(
            r"\citet{lee} says \citep{lee}."
            r"\begin{thebibliography}{}\bibitem[{Lee(2001)}]{lee} Lee, A. Rivers."
            r"\end{thebibliography}"
        )
        assert page.text.startswith("Lee (2001) says (Lee 2001).")
        assert linked(page) == [("Lee (2001)", "Lee, A. Rivers."), ("Lee 2001", "Lee, A. Rivers.")]

    def test_a_citation_in_a_footnote_is_a_note_and_a_mark(self) -> None:
        page = read(r"One\footcite[5]{lee}." + self.BIBLIOGRAPHY)
        assert linked(page) == [("1", "[1, 5]"), ("1", "A. Lee, Rivers, 2001.")]


class TestText:
    def test_only_the_document_is_printed_and_comments_are_not(self) -> None:
        page = read(
            "\\documentclass{article}\\usepackage{x}junk\n\\title{Lune}\\author{Ann}\\date{2001}\n"
            "\\begin{document}\\maketitle\nText % comment\ngoes on, 5\\% up.\n\\end{document} tail"
        )
        assert blocks(page) == [
            ("title", "Lune"),
            ("credit", "Ann"),
            ("credit", "2001"),
            ("paragraph", "Text goes on, 5% up."),
        ]
        assert page.title == "Lune"

    def test_characters_are_as_printed(self) -> None:
        page = read(
            r"``Caf\'e'' na\"{\i}ve \c{c}a \v{s} stra\ss e---10--12 \& \$5, \ldots{} `a' A.~B. "
            r"$E=mc^2$ $5\times 10^{3}$ \textbf{bold \emph{both}} \unknown{kept} \verb|x_y|"
        )
        assert page.text == (
            "“Café” naïve ça š straße—10–12 & $5, … ‘a’ A. B. E=mc^2 5×10^3 bold both kept x_y"
        )

    def test_blocks_have_their_kinds(self) -> None:
        page = read(
            "\\section{Source}\nPlain.\n\\begin{quote}Said.\\end{quote}\n"
            "\\begin{enumerate}\\item one\\begin{itemize}\\item in\\end{itemize}\\item two\n"
            "\\end{enumerate}\n\\begin{figure}[ht]\\includegraphics[width=2cm]{a.png}"
            "\\caption{Fig.\\label{f}}\\end{figure}\n"
            "\\begin{tabular}{ll}a & b\\footnote{Lee.}\\\\ \\hline c & \\& d\\\\\\end{tabular}\n"
            "\\begin{verbatim}x {\ny\n\\end{verbatim}"
        )
        assert blocks(page)[:-1] == [
            ("heading", "Source"),
            ("paragraph", "Plain."),
            ("quote", "Said."),
            ("list_item", "1. one"),
            ("list_item", "in"),
            ("list_item", "2. two"),
            ("caption", "Fig."),
            ("table", "a\tb1\nc\t& d"),
            ("boilerplate", "x {\ny"),
        ]
        assert [b.level for b in page.blocks[:6]] == [2, 0, 0, 1, 2, 1]

    def test_commands_of_the_documents_own_are_expanded(self) -> None:
        page = read(
            r"\newcommand{\river}[2][Lune]{the \textit{#1} at #2}\def\x#1{<#1>}"
            r"\river{Wray}, \river[Wyre]{Dolphinholme}, \x{a}."
        )
        assert page.text == "the Lune at Wray, the Wyre at Dolphinholme, <a>."

    def test_links_are_declared(self) -> None:
        page = read(r"See \href{http://a.example/#x}{here} and \url{http://b.example/~y}.")
        assert page.text == "See here and http://b.example/~y."
        assert [(page.text[k.start : k.end], k.href) for k in page.links] == [
            ("here", "http://a.example/#x"),
            ("http://b.example/~y", "http://b.example/~y"),
        ]

    def test_files_that_were_not_read_are_reported(self) -> None:
        page = read(r"One. \input{chapter2}\bibliography{refs}")
        assert [p.message.split(",")[0] for p in page.problems] == ["chapter2.tex", "refs.bib"]


DOUBLING = "".join(
    rf"\def\{name}{{\{body}\{body}}}" for name, body in pairwise(f"x{c}" for c in ascii_lowercase)
)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (r"\def\a{\a}\a", "nests its groups too deep"),
        ("{" * 300, "nests its groups too deep"),
        (rf"{DOUBLING}\xa", "expands its own commands without end"),
    ],
)
def test_mark_up_without_end_is_one_clear_line(text: str, line: str) -> None:
    with pytest.raises(InputError, match=line):
        read(text)


WORDS = st.sampled_from(
    ["{", "}", "[", "]", "\\footnote{", "\\cite{a}", "\\begin{quote}", "\\end{quote}", "\\item ",
     "$x^2$", "$", "%", "\n\n", "word ", "\\'", "\\begin{tabular}{l}", "&", "\\\\",
     "\\end{tabular}",
     "\\begin{thebibliography}", "\\bibitem{a}", "\\section{", "\\href{x}", "\\newcommand", "\\def",
     "\\footnotemark ", "\\verb|", "\\begin{document}", "~", "#1", "\\textsuperscript{1}"]
)  # fmt: skip


@given(st.lists(WORDS, max_size=50).map("".join))
def test_any_mark_up_is_read_with_every_place_in_order(text: str) -> None:
    page = read(f"Words. {text}")
    ends = [0]
    for block in page.blocks:
        assert ends[-1] <= block.start < block.end <= len(page.text)
        ends.append(block.end)
    for note in page.notes:
        assert note.start <= note.body[0] <= note.body[1] <= note.end
