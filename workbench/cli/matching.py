"""``workbench match``: rank a file of claims against another, without a database."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import click

from workbench.cli.printing import print_lines
from workbench.model.errors import InputError


@click.command()
@click.argument("queries", type=click.Path(path_type=Path))
@click.option("--against", "corpus", metavar="CORPUS", type=click.Path(path_type=Path))
@click.option("--top", metavar="K", type=click.IntRange(min=1), default=10, show_default=True)
@click.option("--engine", type=click.Choice(["local"]), default="local", show_default=True)
def match(queries: Path, corpus: Path | None, top: int, engine: str) -> None:
    """Rank the claims of one file for each claim of another.

    Both are JSON lines or CSV with `id`, `text` and, if wanted, `title`. Prints a JSON line a
    query, in the order of the input.
    """
    from workbench.index import Index

    if corpus is None:
        raise click.UsageError("name the file to match against with --against CORPUS")
    index = Index()
    index.add(read_claims(corpus))
    print_lines(
        {
            "query": id,
            "matches": [
                {
                    "id": found.id,
                    "score": found.score,
                    "relation": found.relation,
                    "differences": [asdict(atom) for atom in found.differences],
                }
                for found in index.match(text, top)
            ],
        }
        for id, text in read_claims(queries)
    )


def read_claims(path: Path) -> Iterator[tuple[str, str]]:
    """The claims of a JSON lines or CSV file: each one's id, and its title and text.

    Raises:
        InputError: the file cannot be read, or a row has no id or no text; the row is named.
    """
    from workbench.intake.encoding import decode
    from workbench.intake.reader import load

    text = decode(load(path)).text
    rows = _csv_rows(text) if path.suffix.lower() == ".csv" else _json_rows(text, path)
    for number, row in rows:
        if not isinstance(row, dict) or row.get("id") in (None, "") or not row.get("text"):
            raise InputError(f"row {number} has no id or no text", str(path), "add them")
        title = f"{row['title']}. " if row.get("title") else ""
        yield str(row["id"]), f"{title}{row['text']}"


def _csv_rows(text: str) -> Iterator[tuple[int, object]]:
    yield from enumerate(csv.DictReader(io.StringIO(text)), 1)


def _json_rows(text: str, path: Path) -> Iterator[tuple[int, object]]:
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            try:
                yield number, json.loads(line)
            except ValueError:
                raise InputError(f"line {number} is no JSON", str(path), "mend it") from None
