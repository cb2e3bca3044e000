"""LaTeX documents: ``\\footnote`` and its kin, ``\\cite`` with ``thebibliography``.

The text is what a reader of the printed document sees, not its mark-up: commands are resolved as
far as LaTeX itself and its common packages define them, notes bear the numbers that LaTeX would
print and stand at the end, and citations show the labels of the bibliography.
"""

from __future__ import annotations

from dataclasses import replace

from workbench.intake.encoding import decode
from workbench.intake.galley import Galley
from workbench.intake.hygiene import hygiene_problems, tidy
from workbench.intake.latex.printing import Reader
from workbench.intake.latex.syntax import tokenize
from workbench.model.document import Source
from workbench.model.manuscript import Manuscript


def read_latex(source: Source, data: bytes) -> Manuscript:
    """Read a LaTeX document.

    Args:
        source: what is known of it; its encoding is decided here.
        data: its bytes.

    Raises:
        InputError: the bytes are no text, or groups nest too deep.
    """
    decoded = decode(data, where=source.name)
    source = replace(source, encoding=decoded.encoding, how=decoded.how)
    galley = Galley()
    reader = Reader(galley, source.name)
    reader.document(tokenize(tidy(decoded.text)))
    manuscript = galley.manuscript(source, title=reader.title)
    problems = hygiene_problems(manuscript.text, decoded.broken)
    return replace(manuscript, problems=manuscript.problems + problems)
