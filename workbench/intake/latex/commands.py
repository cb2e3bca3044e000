"""Tables of LaTeX's commands: what they are for, and how many arguments are not printed."""

from __future__ import annotations

import re

from workbench.model.document import BlockKind

HEADINGS = {
    "part": 1, "chapter": 1, "section": 2, "subsection": 3, "subsubsection": 4,
    "paragraph": 5, "subparagraph": 6, "addchap": 1, "addsec": 2,
}  # fmt: skip

NOTES = {
    "footnote": "footnote", "footnotetext": "footnote", "footnotemark": "footnote",
    "endnote": "endnote", "endnotetext": "endnote", "endnotemark": "endnote", "thanks": "thanks",
    "tablefootnote": "footnote", "sidenote": "footnote", "footcite": "footnote",
    "footnotecite": "footnote", "footfullcite": "footnote", "marginnote": "footnote",
}  # fmt: skip
"""Commands for notes, with the counter each uses."""

UNPRINTED: dict[str, int] = {
    **dict.fromkeys(("label", "index", "vspace", "vspace*", "hspace", "hspace*", "pagestyle"), 1),
    **dict.fromkeys(("thispagestyle", "includegraphics", "bibliographystyle", "nocite"), 1),
    **dict.fromkeys(("usepackage", "RequirePackage", "hypersetup", "geometry", "vskip"), 1),
    **dict.fromkeys(("pagenumbering", "graphicspath", "phantom", "hphantom", "vphantom"), 1),
    **dict.fromkeys(("selectlanguage", "hyphenation", "theoremstyle", "PassOptionsToPackage"), 1),
    **dict.fromkeys(("markright", "color", "linespread", "cline", "cmidrule", "bookmarksetup"), 1),
    **dict.fromkeys(
        (
            "hypertarget",
            "hyperlink",
            "textcolor",
            "colorbox",
            "foreignlanguage",
            "raisebox",
            "scalebox",
        ),
        1,
    ),
    **dict.fromkeys(("setlength", "addtolength", "newcounter", "markboth", "fontsize"), 2),
    **dict.fromkeys(("newtheorem", "newtheorem*", "DeclareMathOperator", "pdfbookmark"), 2),
    **dict.fromkeys(("multicolumn", "multirow", "rule", "newlength", "captionsetup"), 2),
    **dict.fromkeys(("definecolor", "addcontentsline", "titleformat"), 3),
}
"""Commands whose first arguments, so many, are for LaTeX; what follows them is printed."""

FRONT: dict[str, BlockKind] = {
    "title": "title", "subtitle": "dek", "author": "credit", "date": "credit"
}  # fmt: skip
"""Commands whose argument ``\\maketitle`` prints."""
BLOCK_ENVIRONMENTS: dict[str, BlockKind] = {
    "quote": "quote", "quotation": "quote", "verse": "quote", "displayquote": "quote",
    "itemize": "list_item", "enumerate": "list_item", "description": "list_item",
}  # fmt: skip
TABLES = {"tabular": 1, "tabular*": 2, "tabularx": 2, "longtable": 1, "tabulary": 2, "array": 1}
"""Environments of rows and cells, with how many arguments come first."""
ENVIRONMENT_ARGUMENTS = {
    "multicols": 1, "multicols*": 1, "minipage": 1, "adjustbox": 1, "wrapfigure": 2,
    "subfigure": 1, "spacing": 1, "list": 2, "otherlanguage": 1, "otherlanguage*": 1,
    "column": 1, "thebibliography": 1, "adjustwidth": 2, "SCfigure": 0,
}  # fmt: skip
FORMULAS = re.compile(r"(?:equation|align|gather|multline|eqnarray|displaymath|math|flalign)\*?")
CITATIONS = re.compile(r"(?:[Pp]aren|[Tt]ext|[Aa]uto|[Ff]ull|smart|super)?[Cc]ite[a-z]*\*?")
TEXTUAL = re.compile(r"[Tt]extcite\*?|[Cc]itet\*?|[Cc]iteauthor\*?")
"""Citations that are part of the sentence: the author's name is read with it."""
REFERENCES = frozenset({"ref", "pageref", "eqref", "autoref", "cref", "Cref", "nameref", "vref"})
INCLUDED = {
    "input": ".tex", "include": ".tex", "subfile": ".tex", "import": ".tex",
    "bibliography": ".bib", "addbibresource": ".bib",
}  # fmt: skip
"""Commands that read another file."""
CHAPTERED = re.compile(r"book|report|memoir|scrbook|scrreprt|tufte-book|ctexbook")
"""Document classes whose footnotes count anew in every chapter."""
