"""``workbench export``."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbench.cli.program import Settings
from workbench.exports.audience import AUDIENCES
from workbench.exports.verification_log import FORMS
from workbench.model.errors import UsageError
from workbench.safe.html import is_web
from workbench.safe.terminal import line

if TYPE_CHECKING:
    from workbench.store.connection import Store

FOLDERS: Mapping[str, str] = {"bundle": "public", "ro-crate": "public"}
"""The forms of several files, and who each is for by default."""


@click.command()
@click.argument("form", metavar="FORMAT", type=click.Choice([*FORMS, *FOLDERS]))
@click.argument("document", required=False)
@click.option("-o", "--output", metavar="OUT", help="A file; standard output by default.")
@click.option(
    "--audience",
    type=click.Choice(list(AUDIENCES)),
    help="Who it is for: which private texts it holds. The default is the form's own.",
)
@click.option("--base-url", metavar="URL", help="Where it will be published.")
@click.option("--license", metavar="URL", help="The licence of an RO-Crate.")
@click.pass_obj
def export(
    settings: Settings,
    form: str,
    document: str | None,
    output: str | None,
    audience: str | None,
    base_url: str | None,
    license: str | None,
) -> None:
    """Write what was checked, of one DOCUMENT or of all.

    FORMAT is jsonl, csv, markdown, html, docx, checking-copy, checked-copy, queries, claimreview,
    web-annotation, datasette-metadata, warc, bundle or ro-crate. The same database gives the same
    bytes. A file is written whole or not at all.
    """
    from workbench.store.connection import open_store
    from workbench.store.documents import resolve_document

    if base_url is not None and not is_web(base_url):
        raise UsageError("it is no web address", base_url, "give http://… or https://…")
    place = None if output in (None, "-") else Path(str(output))
    with open_store(settings.database, "read") as store:
        wanted = resolve_document(store, document) if document else None
        if form in FOLDERS:
            told = _export_folder(store, form, wanted, place, audience, base_url, license)
        else:
            told = _export_file(store, form, wanted, place, audience, base_url)
    if place is not None and not settings.quiet:
        click.echo(f"{line(str(place))}: {told}")


def _export_file(
    store: Store,
    form: str,
    document: str | None,
    place: Path | None,
    audience: str | None,
    base_url: str | None,
) -> str:
    """Write a form of one file. Returns what is told of it."""
    from workbench.exports.atomic import write_atomically
    from workbench.exports.verification_log import render

    chunks = render(store, form, document, audience, base_url)
    if place is not None:
        return f"{write_atomically(place, chunks)} bytes"
    if FORMS[form].binary and sys.stdout.isatty():
        raise UsageError(f"{form} is not for a terminal", todo="name a file with -o FILE")
    # Read before it is printed: a pager must not hold the database.
    for chunk in list(chunks):
        click.echo(chunk, nl=False)
    return ""


def _export_folder(
    store: Store,
    form: str,
    document: str | None,
    place: Path | None,
    audience: str | None,
    base_url: str | None,
    license: str | None,
) -> str:
    """Write a form of several files: a folder, or a zip file if it is named so."""
    from workbench.exports.bundle import bundle_files
    from workbench.exports.folder import write_files
    from workbench.exports.ro_crate import crate_files
    from workbench.exports.verification_log import whole_log

    if place is None:
        raise UsageError(f"a {form} needs a place", todo="name one with -o FOLDER or -o FILE.zip")
    readers = audience or FOLDERS[form]
    if form == "bundle":
        files = bundle_files(store, document, readers)
    else:
        with store.snapshot():
            log = whole_log(store, document, AUDIENCES[readers], base_url)
            files = crate_files(log, license)
    write_files(place, files)
    return f"{len(files)} files, {sum(map(len, files.values()))} bytes"
