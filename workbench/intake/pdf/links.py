"""The addresses that a PDF page links to."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

_MOST = 2_000
"""Links of one page that are looked at."""


@dataclass(frozen=True, slots=True)
class Rectangle:
    """A place on a page, in points from its lower left corner."""

    left: float
    foot: float
    right: float
    top: float


def addresses(page: Any) -> Iterator[tuple[Rectangle, str]]:
    """Where a page (``pypdfium2.PdfPage``) links to addresses outside the document."""
    import pypdfium2.raw as pdfium

    position = ctypes.c_int(0)
    link = pdfium.FPDF_LINK()
    place = pdfium.FS_RECTF()
    for _ in range(_MOST):
        if not pdfium.FPDFLink_Enumerate(page.raw, position, link):
            return
        address = _address(page, link)
        if address and pdfium.FPDFLink_GetAnnotRect(link, place):
            yield Rectangle(place.left, place.bottom, place.right, place.top), address


def _address(page: Any, link: Any) -> str:
    """The address that an annotation leads to; empty for a place within the document."""
    import pypdfium2.raw as pdfium

    action = pdfium.FPDFLink_GetAction(link)
    if not action or pdfium.FPDFAction_GetType(action) != pdfium.PDFACTION_URI:
        return ""
    size = pdfium.FPDFAction_GetURIPath(page.pdf.raw, action, None, 0)
    buffer = ctypes.create_string_buffer(size)
    pdfium.FPDFAction_GetURIPath(page.pdf.raw, action, buffer, size)
    return buffer.value.decode("utf-8", "replace")
