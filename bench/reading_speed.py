"""How fast documents are read, beside the library underneath doing as much of the job as it can.

``python bench/reading_speed.py FOLDER… [--rounds 5] [--files 40]``: takes up to that many documents
of each format below the folders (the smallest and the largest, and evenly between), reads each as
the child process does, and has the peer read the same bytes in the same round. The figures are
medians over the rounds of the time for all documents of a format.

The peer of a format is a library that gives what we need of it, as far as any does, and *bare* is
the least that could be called reading:

- text, Markdown: markdown-it-py with footnotes, every token and its children looked at; bare:
  the bytes decoded. Markdown's structure is more than that of a text, its marks are fewer: a
  text's notes and marks no library finds.
- HTML: trafilatura's extraction of the article with links, formatting and metadata (the article
  told from its surroundings, as ours; it loses notes), where it is installed; bare: lxml's tree
  and ``text_content()``, which tells nothing from nothing.
- PDF: pypdfium2's text of all pages with the origin and size of every character, which raised
  marks and notes are told by; bare: the text of all pages.
- DOCX: mammoth (the text with its notes, as HTML); ODT, EPUB: zipfile and lxml, every element of
  every part looked at from Python for its name, attributes and text; bare for all three: the
  parts unpacked and parsed, and their text joined.

Exit status 1 when ours takes more than twice the peer's time for a text format, or 1.5 times for
PDF and HTML.
"""

from __future__ import annotations

import argparse
import ctypes
import gc
import io
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from typing import Any

from workbench.intake.child import reader
from workbench.intake.encoding import decode
from workbench.intake.formats import BY_ENDING, Format
from workbench.intake.hygiene import tidy
from workbench.model.document import Source
from workbench.model.errors import InputError
from workbench.model.identity import document_id

Peer = Callable[[bytes], None]
Document = tuple[Format, str, bytes]

_FORMATS = ("text", "markdown", "html", "pdf", "docx", "odt", "epub")
_MOST = {"html": 1.5, "pdf": 1.5}
_MOST_TEXT = 2.0


def ours(document: Document) -> None:
    """Read a document as the child process (or, for text, the program itself) does."""
    form, name, data = document
    source = Source(name, form.media_type, document_id(data), len(data))
    read: Callable[[Source, Any], object] = reader(form.key)
    read(source, tidy(decode(data, where=name).text) if form.text else data)


def bare_text(data: bytes) -> None:
    """Decode."""
    data.decode("utf-8", "replace")


def peer_markdown(data: bytes) -> None:
    """Parse with footnotes, and look at every token."""
    from markdown_it import MarkdownIt
    from mdit_py_plugins.footnote import footnote_plugin

    for token in (
        MarkdownIt("commonmark").use(footnote_plugin).parse(data.decode("utf-8", "ignore"))
    ):
        for child in token.children or ():
            _ = (child.type, child.content)


def bare_html(data: bytes) -> None:
    """Parse, and give all text."""
    from lxml import html

    html.fromstring(data).text_content()


def peer_html(data: bytes) -> None:
    """Extract the article."""
    from trafilatura import bare_extraction

    bare_extraction(
        data, include_links=True, include_formatting=True, include_comments=True, with_metadata=True
    )


def bare_pdf(data: bytes) -> None:
    """The text of all pages."""
    for page in _pages(data):
        page.get_text_range()


def peer_pdf(data: bytes) -> None:
    """The text of all pages, and each character's origin and size."""
    import pypdfium2.raw as pdfium

    x, y = ctypes.c_double(), ctypes.c_double()
    for page in _pages(data):
        page.get_text_range()
        for at in range(page.count_chars()):
            pdfium.FPDFText_GetFontSize(page.raw, at)
            pdfium.FPDFText_GetCharOrigin(page.raw, at, x, y)


def _pages(data: bytes) -> Iterator[Any]:
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    for page in document:
        yield page.get_textpage()
    document.close()


def peer_docx(data: bytes) -> None:
    """Convert to HTML with notes."""
    import mammoth

    mammoth.convert_to_html(io.BytesIO(data))


def bare_zip(data: bytes) -> None:
    """Unpack and parse the parts, and join their text."""
    for root in _parts(data):
        "".join(root.itertext())


def peer_zip(data: bytes) -> None:
    """Unpack and parse the parts, and look at every element."""
    for root in _parts(data):
        for node in root.iter():
            _ = (node.tag, dict(node.attrib), node.text, node.tail)


def _parts(data: bytes) -> Iterator[Any]:
    from lxml import etree

    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, huge_tree=True)
    with zipfile.ZipFile(io.BytesIO(data)) as box:
        for name in box.namelist():
            if name.endswith((".xml", ".xhtml", ".html", ".htm")):
                root = etree.fromstring(box.read(name), parser)
                if root is not None:
                    yield root


PEERS: dict[str, tuple[str, Peer, Peer]] = {
    "text": ("markdown_it", peer_markdown, bare_text),
    "markdown": ("markdown_it", peer_markdown, bare_text),
    "html": ("trafilatura", peer_html, bare_html),
    "pdf": ("pypdfium2", peer_pdf, bare_pdf),
    "docx": ("mammoth", peer_docx, bare_zip),
    "odt": ("lxml", peer_zip, bare_zip),
    "epub": ("lxml", peer_zip, bare_zip),
}
"""For each format the package of its peer, the peer, and the least that could be called reading."""


def chosen(folders: list[Path], most: int) -> dict[str, list[Document]]:
    """Up to so many documents of each format that both ours and the peer can read."""
    by_key: dict[str, list[Path]] = {key: [] for key in _FORMATS}
    for path in sorted(path for folder in folders for path in folder.rglob("*") if path.is_file()):
        form = BY_ENDING.get(path.suffix.lower())
        if form is not None and form.key in by_key:
            by_key[form.key].append(path)
    found: dict[str, list[Document]] = {}
    for key, paths in by_key.items():
        paths.sort(key=lambda path: path.stat().st_size)
        step = max(1, -(-len(paths) // most))
        documents = [
            (BY_ENDING[path.suffix.lower()], path.name, path.read_bytes())
            for path in paths[::-step]
        ]
        found[key] = [document for document in documents if _readable(document)]
    return found


def _readable(document: Document) -> bool:
    form, name, data = document
    _, peer, bare = PEERS[form.key]
    try:
        ours(document)
        bare(data)
        if _installed(form.key):
            peer(data)
    except InputError:
        return False
    except Exception as error:
        print(f"  {name} is left out: {type(error).__name__}")
        return False
    return True


def _installed(key: str) -> bool:
    return find_spec(PEERS[key][0]) is not None


def seconds(work: Callable[[Document], None], documents: list[Document]) -> float:
    """Processor seconds that some work takes for all documents."""
    gc.collect()
    began = time.process_time()
    for document in documents:
        work(document)
    return time.process_time() - began


def measure(key: str, documents: list[Document], rounds: int) -> float:
    """Print one format's figures; returns ours as a multiple of the peer's time."""
    package, peer, bare = PEERS[key]
    peer = peer if _installed(key) else bare
    times: dict[str, list[float]] = {"ours": [], "peer": [], "bare": []}
    gc.disable()  # as in the child process
    for _ in range(rounds):
        times["ours"].append(seconds(ours, documents))
        times["peer"].append(seconds(lambda document: peer(document[2]), documents))
        times["bare"].append(seconds(lambda document: bare(document[2]), documents))
    gc.enable()
    size = sum(len(data) for _, _, data in documents) / 1e6
    own = median(times["ours"])
    to_peer = median(a / b for a, b in zip(times["ours"], times["peer"], strict=True))
    to_bare = median(a / max(b, 1e-6) for a, b in zip(times["ours"], times["bare"], strict=True))
    name = package if _installed(key) else "bare"
    print(
        f"{key:9} {len(documents):5} {size:8.2f} {size / own:7.2f} {len(documents) / own:8.1f}  "
        f"{to_peer:6.2f} × {name:12} {to_bare:7.1f}"
    )
    return to_peer


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, allow_abbrev=False)
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--files", type=int, default=40)
    options = parser.parse_args()
    print("format     docs       MB    MB/s   docs/s  ours to its peer     to bare")
    good = True
    for key, documents in chosen(options.folders, options.files).items():
        if documents:
            good &= measure(key, documents, options.rounds) <= _MOST.get(key, _MOST_TEXT)
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
