"""Small PDF files for the tests: words at places, in Helvetica."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

LEADING = 14.0


@dataclass(frozen=True)
class Words:
    """Words at a place on a page, in points from its lower left corner."""

    x: float
    y: float
    text: str
    size: float = 10.0


def pdf(pages: Sequence[Sequence[Words]], title: str = "", links: Sequence[str] = ()) -> bytes:
    """A PDF with these pages; ``links`` are addresses that the first words of page 1 lead to."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    objects += [font, f"<< /Title ({title}) >>"]
    kids = []
    for page in pages:
        content = "".join(_shown(words) for words in page)
        objects.append(f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")
        stream = len(objects)
        notes = ""
        if links and not kids:
            first = page[0]
            notes = "/Annots [" + "".join(
                f"<< /Type /Annot /Subtype /Link /Rect [{first.x} {first.y - 2} {first.x + 60} "
                f"{first.y + 9}] /A << /S /URI /URI ({link}) >> >>"
                for link in links
            )
            notes += "]"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {stream} 0 R {notes}"
            "/Resources << /Font << /F 3 0 R >> >> >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(kids)}] >>"
    return _file(objects)


def _shown(words: Words) -> str:
    text = words.text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT /F {words.size} Tf {words.x} {words.y} Td ({text}) Tj ET\n"


def _file(objects: Sequence[str]) -> bytes:
    data = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n{body}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    return (
        data
        + f"xref\n0 {size}\n0000000000 65535 f \n{table}".encode()
        + f"trailer << /Size {size} /Root 1 0 R /Info 4 0 R >>\n".encode()
        + f"startxref\n{len(data)}\n%%EOF".encode()
    )


def column(lines: Sequence[str], x: float, y: float, size: float = 10.0) -> list[Words]:
    """Lines of a column; ``^12^`` in one raises the digits between the signs."""
    return [
        words
        for i, line in enumerate(lines)
        for words in _raised(line, x, y - i * LEADING * size / 10, size)
    ]


def _raised(line: str, x: float, y: float, size: float) -> list[Words]:
    found = []
    for i, part in enumerate(line.split("^")):
        if part:
            small = i % 2 == 1
            found.append(Words(x, y + 0.4 * size * small, part, size * (0.6 if small else 1)))
            x += _width(part) * found[-1].size
    return found


def _width(text: str) -> float:
    """The width of words in Helvetica, of the size 1."""
    narrow = {"i": 0.222, "j": 0.222, "l": 0.222, "t": 0.278, "f": 0.278, " ": 0.278, "I": 0.278}
    narrow |= {".": 0.278, ",": 0.278, "r": 0.333, "-": 0.333, "m": 0.833, "w": 0.722, "M": 0.833}
    narrow |= (
        dict.fromkeys("ckosvxyz", 0.5) | dict.fromkeys("ABEKPSVXY", 0.667) | {"o": 0.556, "s": 0.5}
    )
    return sum(narrow.get(char, 0.556) for char in text)
