"""``workbench import``: what others checked or kept."""

from __future__ import annotations

from pathlib import Path

import click

from workbench.cli.program import Settings
from workbench.model.errors import InputError, WorkbenchError
from workbench.safe.terminal import line

_JSON = (b"{", b"[", b"\xef\xbb\xbf")


@click.command("import")
@click.argument(
    "files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path)
)
@click.pass_obj
def import_(settings: Settings, files: tuple[Path, ...]) -> None:
    """Bring in what others kept or checked: each FILE a WARC file, or ClaimReview (JSON).

    Of a WARC file, kept are captures of addresses that a draft cites, with the times at which
    they were made. Each published fact-check becomes a document of the role source, named by who
    rated it how; its claim is matched with all others.
    """
    failed = 0
    for file in files:
        try:
            told = _import(settings, file)
        except InputError as error:
            failed += 1
            click.echo(f"workbench: {line(str(error))}", err=True)
            continue
        if not settings.quiet:
            click.echo(f"{line(str(file))}: {told}")
    if failed:
        click.get_current_context().exit(InputError.exit_status)


def _import(settings: Settings, file: Path) -> str:
    """Bring in a file, by what it begins with. Returns what is told of it."""
    from workbench.intake.reader import load

    if _begins_as_json(file):
        return _import_fact_checks(settings, str(file), load(file))
    return _import_captures(settings, file)


def _begins_as_json(file: Path) -> bool:
    """Whether it is JSON by its first bytes; a WARC file may be far too large to be read whole."""
    if not file.is_file():
        return False
    try:
        with file.open("rb") as held:
            return held.read(4096).lstrip()[:3].startswith(_JSON)
    except OSError:
        return False  # who reads it as a WARC file says what is wrong with it


def _import_captures(settings: Settings, file: Path) -> str:
    from workbench.cli.fetching import told_of
    from workbench.desk.importing import import_warc
    from workbench.desk.reviewer import who
    from workbench.store.connection import open_store

    with open_store(settings.database, "write") as store:
        done = import_warc(
            store,
            file,
            reviewer=who(settings.reviewer),
            progress=lambda one: (
                None if settings.quiet else click.echo(f"{told_of(one.kept)}  {line(one.source)}")
            ),
        )
    return (
        f"{len(done.brought)} brought in · {done.known} kept already · "
        f"{done.others} that no note cites"
    )


def _import_fact_checks(settings: Settings, file: str, data: bytes) -> str:
    """Add the fact-checks of a file. Returns what is told of it."""
    from workbench.desk.add import add_documents
    from workbench.desk.inputs import Given, Input
    from workbench.desk.reviewer import who
    from workbench.intake.factchecks import fact_checks

    found = fact_checks(data, file)
    outcomes = add_documents(
        settings.database,
        (Input(one.name, data=one.page()) for one in found),
        Given(role="source", new=True),
        reviewer=who(settings.reviewer),
        progress=lambda name, done, total: None,
    )
    new = counterparts = 0
    for outcome in outcomes:
        if isinstance(outcome, WorkbenchError):
            raise outcome
        new += outcome.new
        counterparts += outcome.counterparts
    return f"{len(found)} fact-checks, {new} new, {counterparts} counterparts"
