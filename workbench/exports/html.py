"""The drafts with every claim in its place, as one HTML page that needs nothing else.

No script, no address that a browser asks by itself: the page's own policy forbids both, in case
something got through. Copies of sources are shown as text, never as they were.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Sequence
from hashlib import sha256
from importlib import resources

from workbench.exports.cards import card
from workbench.exports.entries import Entry
from workbench.exports.places import Stretch, laid_out
from workbench.exports.shapes import head_object
from workbench.exports.standing import SIGNS, signed_off
from workbench.exports.verification_log import Log
from workbench.model.identity import SHORT
from workbench.safe.html import bdi
from workbench.safe.xml import text
from workbench.store.documents import load_document
from workbench.store.rows import DocumentRow
from workbench.store.sign_offs import sign_offs

_HEADINGS = {"title", "heading", "dek"}


def render(log: Log) -> Iterator[str]:
    """The page, piece by piece."""
    drafts = log.drafts
    hashes = {row.id: text_sha256 for row, text_sha256 in log.documents}
    style = resources.files("workbench.exports").joinpath("page.css").read_text("utf-8")
    language = (drafts[0].language if drafts else None) or "en"
    title = drafts[0].title or drafts[0].name if len(drafts) == 1 else "Verification log"
    yield _head(style, title, language)
    if len(drafts) > 1:
        yield "<nav><ul>"
        for row in drafts:
            yield f'<li><a href="#d-{row.id[:SHORT]}">{bdi(row.title or row.name)}</a></li>'
        yield "</ul></nav>\n"
    for row in drafts:
        yield from _document(log, row, hashes[row.id])
    yield from _foot(log)


def _head(style: str, title: str, language: str) -> str:
    digest = b64encode(sha256(style.encode("utf-8")).digest()).decode("ascii")
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    return (
        f'<!doctype html>\n<html lang="{text(language)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="referrer" content="no-referrer">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{text(title)}</title>\n<style>{style}</style>\n</head>\n<body>\n"
        "<h1>Verification log</h1>\n"
    )


def _document(log: Log, row: DocumentRow, text_sha256: str) -> Iterator[str]:
    yield f'<section id="d-{row.id[:SHORT]}">\n<h2>{bdi(row.title or row.name)}</h2>\n'
    counts = " · ".join(
        f"{SIGNS[state]} <b>{number}</b> {word}"
        for state, word, number in (
            ("corroborated", "corroborated", row.corroborated),
            ("contested", "contested", row.contested),
            ("unsupported", "unsupported", row.unsupported),
            ("dismissed", "dismissed", row.dismissed),
            ("unreviewed", "open", row.open),
        )
    )
    yield f'<p class="facts">{row.claims} claims: {counts}</p>\n'
    for one in sign_offs(log.store, [row.id]):
        kind = "facts stale" if one.stale_by else "facts"
        yield f'<p class="{kind}">{bdi(signed_off(one))}</p>\n'
    entries = list(log.entries(row.id))
    document = load_document(log.store, row.id)
    for block, pieces in laid_out(document.text, document.blocks, entries):
        if block.kind == "title" and document.text[block.start : block.end].strip() == row.title:
            continue  # it stands above already
        tag = "h3" if block.kind in _HEADINGS else "p"
        yield f'<div class="row"><{tag} class="{block.kind}">'
        yield "".join(_stretch(piece, entries) for piece in pieces)
        yield f"</{tag}><aside>"
        for number in (n for piece in pieces for n in piece.ends):
            yield card(entries[number])
        yield "</aside></div>\n"
    yield (
        f'<p class="facts">File <code>{text(row.name)}</code>, {row.bytes} bytes, SHA-256 '
        f"<code>{row.id}</code>; of its text <code>{text_sha256}</code></p>\n</section>\n"
    )


def _stretch(piece: Stretch, entries: Sequence[Entry]) -> str:
    """A piece of a block, marked as the claims that it is part of are."""
    if not piece.entries:
        return text(piece.text)
    row = entries[piece.entries[-1]].detail.row
    links = "".join(
        f'<a class="n" href="#c-{one.id[:SHORT]}">{SIGNS[one.verdict]}{one.ord}</a>'
        for one in (entries[number].detail.row for number in piece.ends)
    )
    return f'<mark class="{row.verdict}">{text(piece.text)}</mark>{links}'


def _foot(log: Log) -> Iterator[str]:
    yield "<footer>\n"
    for head in map(head_object, log.heads):
        yield (
            f"<p>Log <code>{head['origin']}</code>: {head['size']} events, "
            f"root <code>{head['root']}</code></p>\n"
        )
    yield f"<p>For: {log.audience.name}. "
    yield "What is shown here follows from the log; the log is the record.</p>\n"
    yield "</footer>\n</body>\n</html>\n"
