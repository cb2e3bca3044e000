"""Data as a table for people, or as JSON, JSON lines or CSV for programs."""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Literal

import click

from workbench.safe.csv import cell
from workbench.safe.json import dumps
from workbench.safe.terminal import clean

Format = Literal["table", "json", "jsonl", "csv", "text"]

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
    """Print a table whose last column wraps; for a pipe, full width and no wrapping."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for number, column in enumerate(columns):
        last = number == len(columns) - 1
        table.add_column(column, no_wrap=not last, overflow="fold", ratio=1 if last else None)
    for row in rows:
        table.add_row(*(Text(clean(text)) for text in row))
    on_terminal = sys.stdout.isatty()
    console = Console(
        highlight=False, markup=False, emoji=False, width=None if on_terminal else _widest(rows)
    )
    console.print(table)


def _widest(rows: Sequence[Sequence[str]]) -> int:
    return max((sum(len(text) + 3 for text in row) for row in rows), default=80) + 80


def _flat(value: Any) -> Any:
    """A list as one cell."""
    if isinstance(value, list | tuple | dict):
        return dumps(value)
    return value
