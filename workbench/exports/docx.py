"""The draft as a Word document (ECMA-376) in which every claim bears a comment.

The text is the draft's own; nothing in it is changed. Who decided is the comment's author.
"""

from __future__ import annotations

from collections.abc import Iterator

from workbench.exports.entries import Entry
from workbench.exports.places import Stretch, laid_out
from workbench.exports.remarks import headline, remarks
from workbench.exports.standing import signed_off
from workbench.exports.verification_log import Log
from workbench.exports.zipped import zipped
from workbench.model.errors import UsageError
from workbench.safe.xml import text
from workbench.store.documents import load_document
from workbench.store.sign_offs import sign_offs

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_STYLES = {"title": "Title", "dek": "Subtitle", "heading": "Heading1", "quote": "Quote"}
_NOBODY = "Workbench"


def render(log: Log) -> Iterator[bytes]:
    """The file, in one piece.

    Raises:
        UsageError: it is not clear which draft is meant.
    """
    drafts = log.drafts
    if len(drafts) != 1:
        raise UsageError(f"there are {len(drafts)} drafts", todo="name one of them")
    (row,) = drafts
    document = load_document(log.store, row.id)
    entries = list(log.entries(row.id))
    body = [_signed(signed_off(one)) for one in sign_offs(log.store, [row.id])]
    for block, pieces in laid_out(document.text, document.blocks, entries):
        runs = "".join(_piece(piece) for piece in pieces)
        body.append(f"<w:p>{_style(block.kind, block.level)}{runs}</w:p>")
    comments = "".join(_comment(number, entry) for number, entry in enumerate(entries))
    yield zipped(
        {
            "[Content_Types].xml": _bytes(_TYPES),
            "_rels/.rels": _bytes(_relations(("officeDocument", "word/document.xml"))),
            "word/document.xml": _bytes(
                f"<w:document {_WORD}><w:body>{''.join(body)}<w:sectPr/></w:body></w:document>"
            ),
            "word/_rels/document.xml.rels": _bytes(
                _relations(("styles", "styles.xml"), ("comments", "comments.xml"))
            ),
            "word/comments.xml": _bytes(f"<w:comments {_WORD}>{comments}</w:comments>"),
            "word/styles.xml": _bytes(_STYLE_SHEET),
        }
    )


def _bytes(part: str) -> bytes:
    return (_HEAD + part).encode("utf-8")


def _style(kind: str, level: int) -> str:
    name = f"Heading{min(max(level, 1), 3)}" if kind == "heading" else _STYLES.get(kind)
    return f'<w:pPr><w:pStyle w:val="{name}"/></w:pPr>' if name else ""


def _signed(words: str) -> str:
    """A line over the text that tells of a sign-off."""
    return f'<w:p><w:pPr><w:pStyle w:val="Subtitle"/></w:pPr>{_run(words)}</w:p>'


def _piece(piece: Stretch) -> str:
    """A run, with the bounds of the comments that begin or end with it."""
    before = "".join(f'<w:commentRangeStart w:id="{number}"/>' for number in piece.begins)
    after = "".join(
        f'<w:commentRangeEnd w:id="{number}"/><w:r><w:commentReference w:id="{number}"/></w:r>'
        for number in piece.ends
    )
    return before + _run(piece.text) + after


def _run(words: str) -> str:
    """A run of text; line feeds and tabs are elements of their own."""
    parts = []
    for line_number, line in enumerate(words.split("\n")):
        parts.append("<w:br/>" if line_number else "")
        for cell_number, cell in enumerate(line.split("\t")):
            parts.append("<w:tab/>" if cell_number else "")
            parts.append(f'<w:t xml:space="preserve">{text(cell)}</w:t>' if cell else "")
    return f"<w:r>{''.join(parts)}</w:r>"


def _comment(number: int, entry: Entry) -> str:
    row = entry.detail.row
    author = row.reviewer or _NOBODY
    date = f' w:date="{row.at[:19]}Z"' if row.at else ""
    initials = "".join(word[0] for word in author.split())[:3]
    lines = [headline(entry), *remarks(entry)]
    paragraphs = "".join(f"<w:p>{_run(line)}</w:p>" for line in lines)
    return (
        f'<w:comment w:id="{number}" w:author="{text(author)}"{date} '
        f'w:initials="{text(initials)}">{paragraphs}</w:comment>'
    )


def _relations(*targets: tuple[str, str]) -> str:
    rows = "".join(
        f'<Relationship Id="r{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{rows}</Relationships>'


def _heading(level: int, size: int) -> str:
    return (
        f'<w:style w:type="paragraph" w:styleId="Heading{level}"><w:name w:val="heading {level}"/>'
        f'<w:basedOn w:val="Normal"/><w:pPr><w:outlineLvl w:val="{level - 1}"/></w:pPr>'
        f'<w:rPr><w:b/><w:sz w:val="{size}"/></w:rPr></w:style>'
    )


def _simple(name: str, shown: str, paragraph: str, run: str) -> str:
    return (
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{shown}"/>'
        f'<w:basedOn w:val="Normal"/><w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>'
    )


_TYPES = (
    f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/>'
    f'<Override PartName="/word/comments.xml" ContentType="{_TYPE}.comments+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_TYPE}.styles+xml"/></Types>'
)
_STYLE_SHEET = (
    f"<w:styles {_WORD}>"
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
    '<w:pPr><w:spacing w:after="140" w:line="288" w:lineRule="auto"/></w:pPr>'
    '<w:rPr><w:sz w:val="23"/></w:rPr></w:style>'
    + _simple("Title", "Title", '<w:spacing w:after="120"/>', '<w:b/><w:sz w:val="38"/>')
    + _simple("Subtitle", "Subtitle", "", '<w:color w:val="595959"/>')
    + _simple("Quote", "Quote", '<w:ind w:left="560"/>', "<w:i/>")
    + _heading(1, 30)
    + _heading(2, 27)
    + _heading(3, 24)
    + "</w:styles>"
)
