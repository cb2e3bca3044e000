"""Documents with footnotes, made up and printed to PDF: material for ``notes_pdf.py``.

Each producer that is installed prints the same text in one and in two columns: Typst and
WeasyPrint (Python packages) and LibreOffice (``soffice``). The words are neutral nonsense about
bridges and rivers; the marks stand after words, stops, quotation marks and years, and among
exponents, ordinals and prices that are none.
"""

from __future__ import annotations

import random
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from xml.sax.saxutils import escape

_THINGS = [
    "bridge",
    "river",
    "harbour",
    "library",
    "mill",
    "weir",
    "lock",
    "tower",
    "canal",
    "quay",
    "ferry",
    "lighthouse",
    "granary",
    "aqueduct",
    "tollhouse",
    "observatory",
    "orchard",
    "boathouse",
]
_EVENTS = (
    "was rebuilt", "fell into ruin", "was opened to the public", "changed hands", "stood empty",
    "was measured again", "was painted by several artists", "was struck by lightning",
)  # fmt: skip
_WHEN = (
    "in the spring of 1843", "after the great flood", "for the sum of £4,200", "on 14 May 1907",
    "within nine years", "under the eye of the town council", "according to the oldest chronicle",
    "despite the objections of the neighbouring parishes",
)  # fmt: skip


@dataclass
class Piece:
    """Words, raised words that are no mark (``sup``), or a note at this place (``note``)."""

    kind: str
    text: str


@dataclass
class Text:
    """A document: sections of a heading and paragraphs; every note in order."""

    sections: list[tuple[str, list[list[Piece]]]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def compose(seed: int, sections: int) -> Text:
    """A document made of ``sections`` sections, the same for the same seed."""
    dice = random.Random(seed)
    text = Text()
    for number in range(1, sections + 1):
        paragraphs = [_paragraph(dice, text) for _ in range(dice.randint(3, 7))]
        text.sections.append((f"Chapter {number}: The {dice.choice(_THINGS)}", paragraphs))
    return text


def _paragraph(dice: random.Random, text: Text) -> list[Piece]:
    pieces: list[Piece] = []
    for _ in range(dice.randint(3, 9)):
        pieces.append(Piece("text", _sentence(dice, pieces, text)))
        if dice.random() < 0.3:
            pieces.append(_note(dice, text))
        pieces.append(Piece("text", " "))
    return pieces


def _sentence(dice: random.Random, pieces: list[Piece], text: Text) -> str:
    a, b = dice.sample(_THINGS, 2)
    event, when = dice.choice(_EVENTS), dice.choice(_WHEN)
    kind = dice.randrange(7)
    if kind == 0:
        pieces += [Piece("text", f"The {a} covers {dice.randint(2, 90)} km"), Piece("sup", "2")]
        return f" and {event} {when}."
    if kind == 1:
        pieces += [Piece("text", f"In the {dice.randint(12, 19)}"), Piece("sup", "th")]
        return f" century the {a} {event}."
    if kind == 2:
        pieces += [
            Piece("text", f"The {a} {event} in {dice.randint(1500, 1999)}"),
            _note(dice, text),
        ]
        return f" and the {b} {dice.choice(_EVENTS)}."
    if kind == 3:
        pieces += [
            Piece("text", f"“The {a} {event},” wrote the keeper of the {b},"),
            _note(dice, text),
        ]
        return f" “{when}.”"
    if kind == 4:
        return f"Nobody remembers how the well-kept {a} of the upper {b} {event}."
    return f"The {a} near the old {b} {event} {when}."


def _note(dice: random.Random, text: Text) -> Piece:
    a, b = dice.sample(_THINGS, 2)
    words = dice.choice(
        (
            f"The {a} and the {b}, vol. {dice.randint(1, 9)}, p. {dice.randint(2, 400)}.",
            f"See the register of the {a}, {dice.randint(1700, 1990)}; it {dice.choice(_EVENTS)}.",
            (
                f"{dice.randint(1700, 1990)} is the year that the {a} gives; the {b} "
                f"{dice.choice(_EVENTS)} {dice.choice(_WHEN)}, and the {dice.choice(_THINGS)} too."
            ),
            f"https://{a}.example/{b}/{dice.randint(10, 999)}.",
        )
    )
    text.notes.append(f"{words} [{len(text.notes) + 1}]")
    return Piece("note", text.notes[-1])


def print_with_typst(text: Text, columns: int, target: Path) -> None:
    """Typst: marks are superscript glyphs of the size of the text around them."""
    import typst

    lines = [
        f'#set page(columns: {columns}, header: [Of rivers], numbering: "1")',
        f"#set par(justify: true, first-line-indent: {'1em' if columns == 2 else '0pt'})",
        "#set text(hyphenate: true, size: 10pt)",
    ]
    for heading, paragraphs in text.sections:
        lines.append(f"= {heading}\n")
        for paragraph in paragraphs:
            kinds = {"sup": "#super[{}]", "note": "#footnote[{}]", "text": "{}"}
            lines.append("".join(kinds[p.kind].format(_typst(p.text)) for p in paragraph) + "\n")
    source = target.with_suffix(".typ")
    source.write_text("\n".join(lines), "utf-8")
    typst.compile(str(source), output=str(target))


def _typst(text: str) -> str:
    return "".join(f"\\{char}" if char in "\\*_#$@<>[]~/`" else char for char in text)


def print_with_weasyprint(text: Text, columns: int, target: Path) -> None:
    """WeasyPrint: marks and notes by CSS; the body in columns, its notes across the page."""
    from weasyprint import HTML

    style = (
        "@page { size: A4; @bottom-center { content: counter(page) }"
        " @top-left { content: 'Of rivers' }"
        " @footnote { border-top: 1px solid; } } body { font: 11pt serif; text-align: justify;"
        f" columns: {columns}; }} p {{ margin: 0 0 6pt; hyphens: auto; }} sup {{ line-height: 0 }}"
        ".f { float: footnote; font-size: 9pt; }"
        " .f::footnote-marker { content: counter(footnote) ' ' }"
    )
    body = ""
    for heading, paragraphs in text.sections:
        body += f"<h2>{escape(heading)}</h2>"
        for paragraph in paragraphs:
            kinds = {"sup": "<sup>{}</sup>", "note": "<span class=f>{}</span>", "text": "{}"}
            body += (
                "<p>" + "".join(kinds[p.kind].format(escape(p.text)) for p in paragraph) + "</p>"
            )
    HTML(string=f"<html lang=en><style>{style}</style>{body}").write_pdf(target)


def print_with_libreoffice(text: Text, columns: int, target: Path) -> None:
    """LibreOffice: smaller raised marks; notes at the foot of the column, a rule above."""
    source = target.with_suffix(".fodt")
    source.write_text(_flat_odt(text, columns), "utf-8")
    subprocess.run(
        [
            "soffice",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            str(target.parent),
            str(source),
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )


def _flat_odt(text: Text, columns: int) -> str:
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{place}:1.0"'
        for name, place in (
            ("office", "office"),
            ("text", "text"),
            ("style", "style"),
            ("fo", "xsl-fo-compatible"),
        )
    )
    body = ""
    count = 0
    for heading, paragraphs in text.sections:
        body += f'<text:h text:outline-level="1">{escape(heading)}</text:h>'
        for paragraph in paragraphs:
            body += '<text:p text:style-name="Body">'
            for piece in paragraph:
                words = escape(piece.text)
                if piece.kind == "note":
                    count += 1
                    body += (
                        f'<text:note text:id="f{count}" text:note-class="footnote">'
                        f"<text:note-citation>{count}</text:note-citation><text:note-body>"
                        f'<text:p text:style-name="Note">{words}</text:p>'
                        "</text:note-body></text:note>"
                    )
                elif piece.kind == "sup":
                    body += f'<text:span text:style-name="Up">{words}</text:span>'
                else:
                    body += words
            body += "</text:p>"
    return f"""<?xml version="1.0" encoding="UTF-8"?><office:document {spaces}
 office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:styles><style:style style:name="Body" style:family="paragraph">
<style:paragraph-properties fo:text-align="justify" fo:margin-bottom="0.2cm"/>
<style:text-properties fo:font-size="11pt" fo:hyphenate="true" fo:language="en" fo:country="GB"/>
</style:style><style:style style:name="Note" style:family="paragraph">
<style:text-properties fo:font-size="9pt"/></style:style>
<style:style style:name="Up" style:family="text">
<style:text-properties style:text-position="super 58%"/></style:style></office:styles>
<office:automatic-styles><style:page-layout style:name="L"><style:page-layout-properties
 fo:page-width="21cm" fo:page-height="29.7cm" fo:margin="2cm">
<style:columns fo:column-count="{columns}" fo:column-gap="0.7cm"/></style:page-layout-properties>
<style:header-style/><style:footer-style/></style:page-layout></office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="L">
<style:header><text:p>Of rivers</text:p></style:header>
<style:footer><text:p>Page <text:page-number/></text:p></style:footer></style:master-page>
</office:master-styles><office:body><office:text>{body}</office:text></office:body>
</office:document>"""


def producers() -> Iterator[tuple[str, Callable[[Text, int, Path], None]]]:
    """The producers that are installed."""
    for name, module, printer in (
        ("typst", "typst", print_with_typst),
        ("weasyprint", "weasyprint", print_with_weasyprint),
    ):
        try:
            __import__(module)
        except ImportError:
            continue
        yield name, printer
    if shutil.which("soffice"):
        yield "libreoffice", print_with_libreoffice
