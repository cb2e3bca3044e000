from __future__ import annotations

import pytest

from workbench.intake.markup_signs import looks_like_latex, looks_like_wikitext


@pytest.mark.parametrize(
    "text",
    [
        "#REDIRECT [[River Lune]]",
        "'''Lune''' is a [[river]] in the north.",
        "The river.<ref>Lee.</ref>\n== Source ==\nIt rises.",
        "{{Infobox river\n| name = Lune\n}}\n'''Lune''' flows.",
    ],
)
def test_wikitext(text: str) -> None:
    assert looks_like_wikitext(text)


@pytest.mark.parametrize(
    "text",
    [
        "The river [1] rises. [[sic]]",
        "# Source\n\nIt **rises**.[^1]\n\n[^1]: Lee.",
        "Dear {{ name }}, the ''river'' rises.",
        "A heading\n=========\n\nText.",
        "if (a == b && c[[1]] == 2) { x = 'y'; }",
    ],
)
def test_no_wikitext(text: str) -> None:
    assert not looks_like_wikitext(text)


@pytest.mark.parametrize(
    "text",
    [
        "\\documentclass{article}\n\\begin{document}",
        "% a\n\\section{Source}\nIt \\emph{rises}.\\footnote{Lee.}\n\\begin{quote}a\\end{quote}",
    ],
)
def test_latex(text: str) -> None:
    assert looks_like_latex(text)


@pytest.mark.parametrize("text", ["C:\\begin\\end", "It costs \\$5, or \\emph{so} they say.", ""])
def test_no_latex(text: str) -> None:
    assert not looks_like_latex(text)
