"""The command ``speakers``: who is said to say what, over all documents."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from workbench.cli.printing import format_option, print_csv, print_json, print_lines, print_table
from workbench.cli.program import Settings
from workbench.model.identity import SHORT

if TYPE_CHECKING:
    from workbench.store.connection import Store

_SPEAKERS = "workbench.speakers/1"
_SAID = "workbench.said/1"


@click.command()
@click.argument("name", required=False)
@click.option("--fail-empty", is_flag=True, help="Exit with 1 when nothing matched.")
@format_option()
@click.pass_obj
def speakers(settings: Settings, name: str | None, fail_empty: bool, form: str) -> None:
    """List who is said to say things; with NAME, what they say.

    One person is one row, whatever the documents call them: a last name stands for the one full
    name of its document, and full names are joined over documents. Two people are never joined.
    """
    from workbench.store.connection import open_store

    with open_store(settings.database, "read") as store:
        objects = _said(store, name) if name else _everyone(store)
    key, format_name = ("said", _SAID) if name else ("speakers", _SPEAKERS)
    columns = ["id", "document", "name", "speaker", "text"] if name else _COLUMNS
    if form == "json":
        print_json({"format": format_name, key: objects})
    elif form == "jsonl":
        print_lines(objects)
    elif form == "csv":
        print_csv(objects, columns)
    elif objects:
        _table(objects, by_name=name is not None)
    if fail_empty and not objects:
        click.get_current_context().exit(1)


_COLUMNS = ["name", "forms", "documents", "claims"]


def _everyone(store: Store) -> list[dict[str, Any]]:
    from workbench.desk.speakers import speakers as all_speakers

    return [
        {
            "name": speaker.name,
            "forms": list(speaker.forms),
            "documents": speaker.documents,
            "claims": speaker.claims,
        }
        for speaker in all_speakers(store)
    ]


def _said(store: Store, name: str) -> list[dict[str, Any]]:
    from workbench.desk.speakers import said_by

    return [row._asdict() for row in said_by(store, name)]


def _table(objects: list[dict[str, Any]], *, by_name: bool) -> None:
    if by_name:
        rows = [[row["id"][:SHORT], row["name"], row["speaker"], row["text"]] for row in objects]
        print_table(rows, ["claim", "document", "speaker", "text"])
        return
    rows = [
        [row["name"], str(row["documents"]), str(row["claims"]), ", ".join(row["forms"])]
        for row in objects
    ]
    print_table(rows, ["speaker", "documents", "claims", "also as"])
