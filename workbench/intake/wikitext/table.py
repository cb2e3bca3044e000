"""MediaWiki tables: rows of cells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_ATTRIBUTES = re.compile(
    r"""\s*(?:(?:[\w-]+\s*=\s*(?:"[^"]*"|'[^']*'|[^\s|"']+)|nowrap)\s*)*\|(?!\|)"""
)
_LINE_BREAK = re.compile(r"\s*<br\b[^<>]*>\s*", re.IGNORECASE)
_LIST_MARKS = re.compile(r"\s*[*#:;]+\s*")


@dataclass(slots=True)
class Table:
    """A table as it is written: its caption, and its rows' cells."""

    caption: str = ""
    rows: list[list[str]] = field(default_factory=lambda: [[]])


def read_table(lines: Iterator[str]) -> Table:
    """Read the lines after ``{|`` up to its ``|}``; tables in its cells become rows of it."""
    table = Table()
    depth = 1
    in_caption = False
    for line in lines:
        line = line.strip()
        if line.lstrip(":").startswith("{|"):
            depth += 1
        elif line.startswith("|}"):
            depth -= 1
            if not depth:
                break
        elif line.startswith("|-"):
            table.rows.append([])
            in_caption = False
        elif line.startswith("|+"):
            table.caption = _content(line[2:])
            in_caption = True
        elif line.startswith(("|", "!")):
            table.rows[-1] += _cells(line)
            in_caption = False
        elif in_caption:
            table.caption += f" {line}"
        elif table.rows[-1] and line:
            _continue(table.rows[-1], line)
    table.rows = [row for row in table.rows if any(row)]
    return table


def _cells(line: str) -> Iterator[str]:
    separator = r"\|\||!!" if line.startswith("!") else r"\|\|"
    for cell in re.split(separator, line[1:]):
        yield _content(cell)


def _content(cell: str) -> str:
    """A cell without its attributes; lines in it are set off by semicolons."""
    attributes = _ATTRIBUTES.match(cell)
    if attributes:
        cell = cell[attributes.end() :]
    return _LINE_BREAK.sub("; ", cell).strip()


def _continue(row: list[str], line: str) -> None:
    """Add a line to a row's last cell."""
    marks = _LIST_MARKS.match(line)
    words = _LINE_BREAK.sub("; ", line[marks.end() :] if marks else line)
    joint = "; " if marks else " "
    row[-1] = f"{row[-1]}{joint}{words}" if row[-1] else words
