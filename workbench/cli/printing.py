"""Data as a table for people, or as JSON, JSON lines or CSV for programs."""

from __future__ import annotations

import csv
import io
import shutil
import sys
import textwrap
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Literal

import click

from workbench.safe.csv import cell
from workbench.safe.json import dumps
from workbench.safe.terminal import line

Format = Literal["table", "json", "jsonl", "csv", "text"]

GAP = 2
"""Spaces between columns."""

Command = Callable[..., Any]


def format_option(*formats: Format, default: Format = "table") -> Callable[[Command], Command]:
    """The ``--format`` option of a command that prints data."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(formats or ("table", "json", "jsonl", "csv")),
        default=default,
        show_default=True,
        help="How to print.",
    )


def print_json(value: Mapping[str, Any]) -> None:
    """Print one object, indented."""
    click.echo(dumps(value, indent=2))


def print_lines(rows: Iterable[Mapping[str, Any]]) -> None:
    """Print a JSON object a line."""
    for row in rows:
        click.echo(dumps(row))


def print_csv(rows: Sequence[Mapping[str, Any]], columns: Sequence[str]) -> None:
    """Print RFC 4180 CSV with a header; cells that a spreadsheet might run get an apostrophe."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(columns)
    for row in rows:
        writer.writerow([cell(_flat(row.get(column))) for column in columns])
    click.echo(out.getvalue(), nl=False)


def print_table(rows: Sequence[Sequence[str]], columns: Sequence[str]) -> None:
    """Print a table. On a terminal its last column wraps; into a pipe a row is one line."""
    from rich.cells import cell_len

    table = [[line(text) for text in row] for row in rows]
    *widths, _ = (
        max(map(cell_len, column), default=0) for column in zip(columns, *table, strict=True)
    )
    indent = sum(widths) + GAP * len(widths)
    for row in [columns, *table]:
        start = "".join(
            text + " " * (width - cell_len(text) + GAP)
            for text, width in zip(row, widths, strict=False)
        )
        click.echo(start + wrapped(row[-1], indent))


def wrapped(text: str, indent: int) -> str:
    """A safe text, folded to the terminal behind an indent; as it is where there is none."""
    room = shutil.get_terminal_size().columns - indent
    if not sys.stdout.isatty() or len(text) <= room:
        return text
    return ("\n" + " " * indent).join(textwrap.wrap(text, max(room, 24)))


def _flat(value: Any) -> Any:
    """A list as one cell."""
    if isinstance(value, list | tuple | dict):
        return dumps(value)
    return value
