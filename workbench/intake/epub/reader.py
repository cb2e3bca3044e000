"""EPUB books: their documents joined in reading order, so that notes in another file are linked.

The text is that of the documents one after the other, as the reader of HTML reads
them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from workbench.intake.archive import Archive, resolve
from workbench.intake.encoding import decode
from workbench.intake.epub.package import Book, read_package
from workbench.intake.html.reader import read_html
from workbench.model.document import Problem, Source
from workbench.model.manuscript import Manuscript

_DECLARED = re.compile(rb"<\?xml[^>]{0,100}encoding\s*=\s*[\"']([\w.-]{1,40})")
_BODY = re.compile(r"<body\b(?P<attributes>[^<>]*)>(?P<inside>.*)", re.IGNORECASE | re.DOTALL)
_END = re.compile(r"</body\s*>|</html\s*>", re.IGNORECASE)
_TAG = re.compile(r"<[a-zA-Z][^<>]*>")
_ID = re.compile(r"(\s(?:id|name)\s*=\s*)([\"'])([^\"']*)\2")
_HREF = re.compile(r"(\shref\s*=\s*)([\"'])([^\"']*)\2")
_OWN_ID = re.compile(r"\sid\s*=\s*[\"'][^\"']*[\"']")
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
_PLAYED = re.compile(r"<(script|style)\b.*?</\1\s*>", re.IGNORECASE | re.DOTALL)


def read_epub(source: Source, data: bytes) -> Manuscript:
    """Read an EPUB.

    Raises:
        InputError: it is damaged, encrypted, or no EPUB.
    """
    archive = Archive(data, source.name)
    book = read_package(archive)
    page = join(archive, book)
    manuscript = read_html(source, b"\xef\xbb\xbf" + page.encode("utf-8", "replace"))
    missing = [
        Problem("text lost", 0, 0, f"its part {name} is missing from the file")
        for name in book.missing
    ]
    return replace(
        manuscript,
        source=replace(manuscript.source, encoding=None, how=None),
        title=book.title or manuscript.title,
        language=book.language or manuscript.language,
        published=book.published or manuscript.published,
        problems=(*missing, *manuscript.problems),
    )


def join(archive: Archive, book: Book) -> str:
    """The documents of a book as one page.

    Ids are made unique by the number of their document, and references between documents become
    references within the page. A document outside the reading order is taken in when one in it
    refers to it, as to notes.
    """
    places = {name: i for i, name in enumerate((*book.spine, *book.others))}
    sections = [_section(archive, name, places) for name in book.spine]
    joined = "\n".join(sections)
    for name in book.others:
        if re.search(rf'"#d{places[name]}(?:-|")', joined):
            joined += "\n" + _section(archive, name, places)
    return f"<!DOCTYPE html><html><body><main><article>\n{joined}\n</article></main></body></html>"


def _section(archive: Archive, name: str, places: Mapping[str, int]) -> str:
    """The body of a document, its ids and references made ready."""
    data = archive.read(name)
    declared = _DECLARED.match(data[:200])
    encoding = declared[1].decode("ascii") if declared else None
    text = _PLAYED.sub("", decode(data, encoding, where=archive.where).text)
    body = _BODY.search(text)
    attributes, inside = (body["attributes"], body["inside"]) if body else ("", text)
    inside = _END.sub("", inside)
    place = places[name]

    def renamed(tag: re.Match[str]) -> str:
        words = tag[0]
        if "id" in words or "name" in words:
            words = _ID.sub(lambda m: f"{m[1]}{m[2]}d{place}-{m[3]}{m[2]}", words)
        if "href" in words:
            words = _HREF.sub(lambda m: f"{m[1]}{m[2]}{_within(name, m[3], places)}{m[2]}", words)
        return words

    section = f'<section id="d{place}"{_OWN_ID.sub("", attributes)}>'
    return section + _TAG.sub(renamed, inside) + "</section>"


def _within(name: str, reference: str, places: Mapping[str, int]) -> str:
    """A reference made in a document, as one within the joined page, if it leads there."""
    if _SCHEME.match(reference) or reference.startswith("//"):
        return reference
    path, _, fragment = reference.partition("#")
    target = resolve(name, path) if path else name
    if target not in places:
        return reference
    return f"#d{places[target]}-{fragment}" if fragment else f"#d{places[target]}"
