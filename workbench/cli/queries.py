"""``workbench query``: open questions about claims, and their answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Literal

import click

from workbench.cli.printing import format_option, print_csv, print_json, print_lines, print_table
from workbench.cli.program import Settings
from workbench.model.identity import SHORT
from workbench.safe.terminal import line

if TYPE_CHECKING:
    from workbench.desk.queries import Addressee
    from workbench.store.checking import QueryRow

QUERY_COLUMNS = [
    *("id", "open", "addressee", "person", "question", "answers", "claim", "document", "name"),
    *("text", "reviewer", "at"),
]


@click.group()
def query() -> None:
    """Open questions about claims, to a writer, a source or somebody else."""


@query.command()
@click.argument("claim")
@click.argument("question")
@click.option(
    "--to",
    type=click.Choice(["writer", "source", "other"]),
    default="writer",
    show_default=True,
    help="Who is asked.",
)
@click.option("--name", metavar="PERSON", help="Who is asked, by name.")
@click.option("--reviewer", metavar="NAME", help="Who asks.")
@click.pass_obj
def ask(
    settings: Settings,
    claim: str,
    question: str,
    to: Addressee,
    name: str | None,
    reviewer: str | None,
) -> None:
    """Ask QUESTION about CLAIM. Question and name stay out of the log."""
    from workbench.desk.queries import ask as put
    from workbench.desk.reviewer import who
    from workbench.store.claims import resolve_claim
    from workbench.store.connection import open_store

    asker = who(reviewer or settings.reviewer)
    with open_store(settings.database, "write") as store:
        wanted = resolve_claim(store, claim)
        done = put(store, wanted, question, to=to, name=name, reviewer=asker)
    if not settings.quiet:
        click.echo(f"query {done.events[0][:SHORT]} about {wanted[:SHORT]}, by {line(asker)}")


@query.command()
@click.argument("query", metavar="QUERY")
@click.argument("text", metavar="ANSWER")
@click.option("--reviewer", metavar="NAME", help="Who enters it.")
@click.pass_obj
def answer(settings: Settings, query: str, text: str, reviewer: str | None) -> None:
    """Keep the ANSWER to a QUERY, which is named by the first digits of its id."""
    from workbench.desk.queries import answer as put
    from workbench.desk.reviewer import who
    from workbench.store.connection import open_store

    with open_store(settings.database, "write") as store:
        put(store, query, text, reviewer=who(reviewer or settings.reviewer))
    if not settings.quiet:
        click.echo(f"query {line(query)[:SHORT]}: answered")


@query.command("list")
@click.option("--document", metavar="DOCUMENT", help="Of one document only.")
@click.option("--open", "open_only", is_flag=True, help="Only those that nobody has answered.")
@click.option(
    "--by",
    type=click.Choice(["source", "person"]),
    help="Group them by the sources that their claims cite, or by who is asked.",
)
@format_option()
@click.pass_obj
def list_queries(
    settings: Settings,
    document: str | None,
    open_only: bool,
    by: Literal["source", "person"] | None,
    form: str,
) -> None:
    """The queries with their answers."""
    from workbench.exports.checking_shapes import QUERIES, query_object
    from workbench.exports.queries import grouped
    from workbench.store.checking import queries
    from workbench.store.connection import open_store
    from workbench.store.documents import resolve_document

    with open_store(settings.database, "read") as store:
        wanted = resolve_document(store, document) if document else None
        rows = queries(store, document=wanted, open_only=open_only)
        groups = grouped(store, rows, by) if by else {"": list(rows)}
    objects = [
        query_object(row) | ({"group": group} if by else {})
        for group, held in groups.items()
        for row in held
    ]
    if form == "json":
        print_json({"format": QUERIES, "queries": objects})
    elif form == "jsonl":
        print_lines(objects)
    elif form == "csv":
        print_csv(objects, [*(["group"] if by else []), *QUERY_COLUMNS])
    elif objects:
        _print_groups(groups)
    else:
        click.echo("No queries.")


def _print_groups(groups: Mapping[str, Sequence[QueryRow]]) -> None:
    for group, rows in groups.items():
        if group:
            click.echo(f"\n{line(group)}")
        print_table(
            [
                [
                    row.event[:SHORT],
                    row.claim[:SHORT],
                    "open" if row.open else "answered",
                    row.person or row.addressee,
                    " → ".join(
                        [row.question or "(erased)", *(a.answer or "" for a in row.answers)]
                    ),
                ]
                for row in rows
            ],
            ["query", "claim", "state", "asked", "question"],
        )
