"""PDF: text rebuilt from the places of its letters; marks told by their height, notes by theirs.

The text is that of the paragraphs, joined across lines, columns and pages, with the marks glued
where they are raised; then the notes of all pages; then running heads, each once. Page numbers
are left out.
"""

from __future__ import annotations

from typing import Any

from workbench.intake.galley import Galley
from workbench.intake.pdf.lines import Line, columns, in_reading_order, lines_of, set_edges
from workbench.intake.pdf.margins import split_margins
from workbench.intake.pdf.notes import Footnotes, body_size
from workbench.intake.pdf.page import PageText, read_page
from workbench.intake.pdf.paragraphs import paragraphs
from workbench.intake.pdf.setting import Setter
from workbench.model.document import Source
from workbench.model.errors import InputError
from workbench.model.manuscript import Manuscript

_MOST_PAGES = 5_000
_SHOWN = 8


def read_pdf(source: Source, data: bytes) -> Manuscript:
    """Read a PDF.

    Raises:
        InputError: it is damaged, protected by a password, or holds no text.
    """
    document = _open(source, data)
    try:
        total = len(document)
        pages = [_read(document, i) for i in range(min(total, _MOST_PAGES))]
        title = (document.get_metadata_value("Title") or "").strip()
    finally:
        document.close()
    if not any(page and page.characters for page in pages):
        if not any(page and page.is_picture for page in pages):
            raise InputError("has no text in it", source.name, "add a document with text in it")
        todo = "run text recognition (OCR) on it and add the result"
        raise InputError("holds pictures of pages and no text", source.name, todo)
    galley = Galley()
    _report(galley, pages, total)
    _set(galley, [page or PageText([], 0.0, 0, is_picture=False) for page in pages])
    return galley.manuscript(source, title=title)


def _read(document: Any, number: int) -> PageText | None:
    """A page; None when it is damaged."""
    import pypdfium2

    try:
        return read_page(document[number])
    except pypdfium2.PdfiumError:
        return None


def _open(source: Source, data: bytes) -> Any:
    import pypdfium2

    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        protected = "password" in str(error).lower()
        what = "is protected by a password" if protected else "is damaged"
        todo = "save it without one" if protected else "get a whole copy"
        raise InputError(what, source.name, todo) from error


def _set(galley: Galley, pages: list[PageText]) -> None:
    """Set the text, the notes, and the running heads."""
    texts, running = split_margins(
        [lines_of(page, i) for i, page in enumerate(pages)], [page.height for page in pages]
    )
    ordered = [*map(in_reading_order, texts, columns(texts))]
    set_edges([line for lines in ordered for line in lines])
    size = body_size(ordered)
    footnotes = Footnotes(size)
    body = [line for lines in ordered for line in footnotes.split(lines)]
    setter = Setter(galley, footnotes.notes, body)
    for paragraph in paragraphs(body, size):
        setter.paragraph(paragraph)
    setter.notes()
    setter.running(running)
    unread = sum(page.characters for page in pages) - sum(_characters(line) for line in running)
    galley.account(unread)


def _characters(line: Line) -> int:
    return len("".join(line.text.split()))


def _report(galley: Galley, pages: list[PageText | None], total: int) -> None:
    """Report pages that were not read."""
    for why, numbers in (
        ("pictures without text", [i for i, p in enumerate(pages, 1) if p and p.is_picture]),
        ("damaged", [i for i, p in enumerate(pages, 1) if p is None]),
    ):
        if numbers:
            shown = ", ".join(map(str, numbers[:_SHOWN])) + (" …" if len(numbers) > _SHOWN else "")
            galley.problem("text lost", f"pages that are {why}: {shown}", 0)
    if total > len(pages):
        galley.problem("text lost", f"pages after the {len(pages):,}th were not read", 0)
