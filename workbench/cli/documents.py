"""Commands about documents: ``add``, ``inspect``, ``status``."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from workbench.cli.consent import documents_on_the_web
from workbench.cli.printing import (
    format_option,
    print_csv,
    print_json,
    print_lines,
    print_table,
)
from workbench.cli.program import Settings
from workbench.model.errors import InputError, WorkbenchError
from workbench.model.identity import SHORT
from workbench.safe.terminal import clean, line

if TYPE_CHECKING:
    from workbench.desk.add import Added, Progress


_name = click.option("--name", help="What to call standard input; its ending tells the format.")
_yes = click.option("--yes", is_flag=True, help="Ask the hosts of addresses without asking me.")
_offline = click.option("--offline", is_flag=True, help="Any connection is an error.")


@click.command()
@click.argument("inputs", metavar="PATH|URL|-", nargs=-1, required=True)
@click.option("--role", type=click.Choice(["draft", "source"]), default="draft", show_default=True)
@click.option("--title", help="The title, instead of the one found (one document only).")
@click.option("--language", metavar="CODE", help="Such as en, de; instead of the one found.")
@click.option("--published", metavar="DATE", help="ISO 8601; instead of the one found.")
@click.option("--replaces", metavar="DOCUMENT", help="The version this one supersedes.")
@click.option("--new", is_flag=True, help="Supersede nothing, also not a file of the same name.")
@click.option("--recursive", is_flag=True, help="Take all readable files in directories.")
@_name
@_yes
@_offline
@click.pass_obj
def add(
    settings: Settings,
    inputs: tuple[str, ...],
    role: str,
    title: str | None,
    language: str | None,
    published: str | None,
    replaces: str | None,
    new: bool,
    recursive: bool,
    name: str | None,
    yes: bool,
    offline: bool,
) -> None:
    """Read documents, extract and link, match with all others.

    Good inputs are added even when others fail; then the exit status is 3.
    """
    from workbench.desk.add import add_documents
    from workbench.desk.inputs import Given, gather
    from workbench.desk.reviewer import who

    given = Given(role, title, language, published, replaces, new)
    web = documents_on_the_web(inputs, yes=yes, offline=offline)
    failed = 0
    with _progress(settings.quiet) as progress:
        outcomes = add_documents(
            settings.database,
            gather(inputs, recursive=recursive, name=name, web=web),
            given,
            reviewer=who(settings.reviewer),
            progress=progress,
        )
        for outcome in outcomes:
            if isinstance(outcome, WorkbenchError):
                failed += 1
                click.echo(f"workbench: {line(str(outcome))}", err=True)
            elif not settings.quiet:
                click.echo(_summary(outcome))
    if failed:
        click.get_current_context().exit(InputError.exit_status)


def _summary(added: Added) -> str:
    if not added.new and not added.replaces:
        return f"{line(added.name)}: already there as {added.document[:SHORT]}; nothing changed"
    place = "".join(f" · replaces {one[:SHORT]}" for one in added.replaces)
    if added.replaces:
        place += f", {added.carried} decisions carried over; see: workbench diff"
    if not added.new:
        return f"{line(added.name)}: there before as {added.document[:SHORT]}{place}"
    dangling = f", {added.dangling} dangling" if added.dangling else ""
    return (
        f"{line(added.name)}: {added.claims} claims in {added.sentences} sentences · "
        f"marks: {added.linked} linked{dangling} · {added.counterparts} counterparts"
        + (f" · {added.problems} problems" if added.problems else "")
        + place
    )


@contextmanager
def _progress(quiet: bool) -> Iterator[Progress]:
    """A bar on standard error when that is a terminal, else silence."""
    if quiet or not sys.stderr.isatty():
        yield lambda name, done, total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn
    from rich.text import Text

    console = Console(stderr=True, highlight=False, markup=False, emoji=False)
    columns = (TextColumn("{task.fields[step]}", markup=False), BarColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("", total=None, step="")

        def show(name: str, done: int, total: int) -> None:
            step = Text(line(name), overflow="ellipsis", no_wrap=True).plain[:60]
            bar.update(task, step=step, completed=done, total=total or None)

        yield show


@click.command()
@click.argument("source", metavar="PATH|URL|-")
@format_option("json", "text", default="text")
@_name
@_yes
@_offline
def inspect(source: str, form: str, name: str | None, yes: bool, offline: bool) -> None:
    """Read one document and show what is found; store nothing."""
    from workbench import extract
    from workbench.desk.inputs import gather
    from workbench.desk.prepare import with_queries
    from workbench.reading import read

    web = documents_on_the_web([source], yes=yes, offline=offline)
    given = next(gather([source], recursive=False, name=name, web=web))
    if isinstance(given, InputError):
        raise given
    document = (
        read(given.path, declared=given.declared)
        if given.path is not None
        else read(given.data or b"", name=given.name, declared=given.declared)
    )
    claims = extract(document)
    document = with_queries(document, claims)
    if form == "json":
        from workbench.exports.shapes import document_object

        print_json(document_object(document, claims))
        return
    from workbench.exports.reading_text import reading_text

    for text in reading_text(document, claims):
        click.echo(clean(text))


@click.command()
@click.option("--all", "every", is_flag=True, help="Older versions too.")
@format_option()
@click.pass_obj
def status(settings: Settings, every: bool, form: str) -> None:
    """Documents, claims, verdicts, problems."""
    from workbench.claims.threshold import DEFAULT_THRESHOLD
    from workbench.exports.shapes import STATUS, document_row_object, sign_off_object
    from workbench.store.connection import open_store
    from workbench.store.documents import documents
    from workbench.store.sign_offs import sign_offs
    from workbench.store.versions import stale_verdicts

    with open_store(settings.database, "read") as store:
        rows = documents(store, DEFAULT_THRESHOLD, superseded=every)
        stale = stale_verdicts(store)
        signed = {row.id: sign_offs(store, [row.id]) for row in rows}
    objects = [
        document_row_object(row)
        | {"stale": stale.get(row.id, 0)}
        | {"sign_offs": [sign_off_object(one) for one in signed[row.id]]}
        for row in rows
    ]
    if form == "json":
        print_json({"format": STATUS, "documents": objects})
    elif form == "jsonl":
        print_lines(objects)
    elif form == "csv":
        print_csv(objects, list(objects[0]) if objects else ["id", "name"])
    else:
        _status_table(objects)


def _signed(sign_offs: list[dict[str, Any]]) -> str:
    """Who signed a document off, and whether that holds."""
    held = [one["reviewer"] for one in sign_offs if not one["stale"]]
    if held:
        return f", signed off by {', '.join(dict.fromkeys(held))}"
    return ", its sign-off is stale" if sign_offs else ""


def _status_table(objects: list[dict[str, Any]]) -> None:
    if not objects:
        click.echo("No documents yet. Add one: workbench add FILE")
        return
    columns = ["id", "claims", "open", "marks", "dangling", "problems", "counterparts", "document"]
    table = [
        [
            str(entry["id"])[:SHORT],
            *(str(entry[key]) for key in columns[1:-1]),
            f"{entry['name']} ({entry['role']}{_signed(entry['sign_offs'])})",
        ]
        for entry in objects
    ]
    print_table(table, columns)
    decided = {
        key: sum(int(str(entry[key])) for entry in objects)
        for key in ("corroborated", "contested", "unsupported", "dismissed", "stale", "open")
    }
    if not decided["stale"]:
        del decided["stale"]
    click.echo(" · ".join(f"{count} {key}" for key, count in decided.items()))
