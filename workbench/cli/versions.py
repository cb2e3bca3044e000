"""Commands about versions of documents: ``diff``, ``remove``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workbench.cli.printing import format_option, print_json, print_table
from workbench.cli.program import Settings
from workbench.matching.word_changes import marked
from workbench.model.identity import SHORT
from workbench.safe.terminal import line

if TYPE_CHECKING:
    from workbench.desk.versions import ClaimChange, Diff

KINDS = ("unchanged", "moved", "recited", "reworded", "numbers", "new", "gone")


@click.command()
@click.argument("document")
@click.argument("other", required=False)
@click.option("--all", "every", is_flag=True, help="In a table, unchanged claims too.")
@click.option("--fail-changed", is_flag=True, help="Exit with 1 when a claim is not unchanged.")
@format_option("table", "json")
@click.pass_obj
def diff(
    settings: Settings, document: str, other: str | None, every: bool, fail_changed: bool, form: str
) -> None:
    """What became of each claim since the version that DOCUMENT replaced, or up to OTHER."""
    from workbench.desk.versions import diff as compare
    from workbench.desk.versions import versions_meant
    from workbench.exports.diff_shape import diff_object
    from workbench.store.connection import open_store
    from workbench.store.documents import resolve_document

    with open_store(settings.database, "read") as store:
        newest = resolve_document(store, other) if other else None
        found = compare(store, *versions_meant(store, resolve_document(store, document), newest))
        shape = diff_object(store, found)
    if form == "json":
        print_json(shape)
    else:
        _table(found, every)
    if fail_changed and found.count("unchanged") < len(found.changes):
        click.get_current_context().exit(1)


def _table(found: Diff, every: bool) -> None:
    shown = [change for change in found.changes if every or change.kind != "unchanged"]
    if shown:
        print_table([_row(change) for change in shown], ["change", "was", "is", "verdict", "claim"])
    click.echo(" · ".join(f"{found.count(kind)} {kind}" for kind in KINDS if found.count(kind)))


def _row(change: ClaimChange) -> list[str]:
    one = change.new or change.old
    assert one is not None
    return [
        change.kind,
        change.old.id[:SHORT] if change.old else "",
        change.new.id[:SHORT] if change.new else "",
        one.verdict + (" (stale)" if one.change else ""),
        marked(change.words) if change.words else " ".join(one.text.split()),
    ]


@click.command()
@click.argument("document")
@click.option("--note", help="Why, for the log.")
@click.option("--reviewer", metavar="NAME", help="Who removes it.")
@click.pass_obj
def remove(settings: Settings, document: str, note: str | None, reviewer: str | None) -> None:
    """Take DOCUMENT off the desk.

    Its decisions stay in the log: they are back when it is added again.
    """
    from workbench.desk.remove import remove as take_off
    from workbench.desk.reviewer import who
    from workbench.store.connection import open_store
    from workbench.store.documents import resolve_document

    name = who(reviewer or settings.reviewer)
    with open_store(settings.database, "write") as store:
        wanted = resolve_document(store, document)
        done = take_off(store, wanted, reviewer=name, note=note)
    if settings.quiet:
        return
    waiting = f"; {done.decisions} decisions wait for it to come back" if done.decisions else ""
    click.echo(f"{line(done.name)}: removed{waiting}")
    for older in done.restored:
        click.echo(f"{older[:SHORT]}: the version that it had replaced is current again")
