"""Word documents (DOCX), read from their XML: nothing between the file and the galley.

The text is the running text with the reference marks as Word prints them (glued, for they are
raised there), then the notes, then reviewers' comments and page headers. Deleted and hidden words
are left out; hidden ones are reported.
"""

from __future__ import annotations

from typing import Any

from workbench.intake.docx.body import Body
from workbench.intake.docx.notes import read_notes
from workbench.intake.docx.styles import Numbering, Styles
from workbench.intake.galley import Galley
from workbench.intake.ooxml import Package, child, local, value
from workbench.model.document import Source
from workbench.model.manuscript import Manuscript

_OBJECTS = ("aFChunk", "chart", "diagramData", "oleObject", "package")
_UNSEEN = frozenset({"del", "moveFrom", "Fallback", "rt"})


def read_docx(source: Source, data: bytes) -> Manuscript:
    """Read a Word document.

    Raises:
        InputError: it is damaged, protected, or no Word document.
    """
    package = Package(data, source.name)
    main = package.main()
    document = package.xml(main)
    styles = Styles(_part(package, main, "styles"))
    book = read_notes(package, main, document, _part(package, main, "settings"))
    numbering = Numbering(_part(package, main, "numbering"))
    galley = Galley()
    body = Body(galley, package, main, styles, numbering, book)
    body.set(document)
    found = _characters(document)
    for note in book.in_order():
        found += _characters(note.element)
        body.note(note)
    found += _comments(body, package, main) + _headers(body, package, main)
    if body.hidden:
        galley.problem("hidden text", f"{body.hidden:,} characters are formatted as hidden", 0)
    objects = sum(len([*package.parts(main, kind)]) for kind in _OBJECTS)
    if objects:
        galley.problem("text lost", f"embedded objects that were not read: {objects}", 0)
    galley.account(found - body.hidden)
    return galley.manuscript(source, title=_title(package), language=styles.language)


def _part(package: Package, main: str, kind: str) -> Any:
    """The root of the first part of a kind, or None."""
    for name in package.parts(main, kind):
        return package.xml(name)
    return None


def _comments(body: Body, package: Package, main: str) -> int:
    """Set reviewers' comments; returns how many characters they hold."""
    found = 0
    root = _part(package, main, "comments")
    for element in root if root is not None else ():
        found += _characters(element)
        body.aside(
            element, "comment", next(package.parts(main, "comments")), value(element, "author")
        )
    return found


def _headers(body: Body, package: Package, main: str) -> int:
    """Set page headers and footers, equal ones once; returns how many characters they hold."""
    found = 0
    seen: set[str] = set()
    for kind in ("header", "footer"):
        for name in package.parts(main, kind):
            root = package.xml(name)
            words = "".join(e.text or "" for e in root.iter("{*}t"))
            if words not in seen:
                seen.add(words)
                found += _characters(root)
                body.aside(root, "boilerplate", name)
    return found


def _title(package: Package) -> str | None:
    for name in package.parts("", "core-properties"):
        title = child(package.xml(name), "title")
        return title.text if title is not None else None
    return None


def _characters(element: Any) -> int:
    """Characters other than white space that a plain count finds to be shown."""
    if element is None:
        return 0
    return sum(
        len("".join((text.text or "").split()))
        for text in element.iter("{*}t")
        if not any(local(outer) in _UNSEEN for outer in text.iterancestors())
    )
