"""``workbench merge`` and ``workbench backup``."""

from __future__ import annotations

from pathlib import Path

import click

from workbench.cli.program import Settings
from workbench.safe.terminal import line


@click.command()
@click.argument("other", metavar="OTHER.db", type=click.Path(path_type=Path))
@click.pass_obj
def merge(settings: Settings, other: Path) -> None:
    """Add to the database what OTHER.db holds: documents, evidence, decisions.

    Nothing is changed in either's log. Where reviewers decided differently, the claims wait for
    somebody to settle it: workbench claims --has disagreement.
    """
    from workbench.desk.merge import merge as join
    from workbench.desk.reviewer import who

    done = join(settings.database, other, reviewer=who(settings.reviewer))
    if not settings.quiet:
        click.echo(
            f"{line(str(other))}: {done.events} events, {done.documents} documents, "
            f"{done.contents} files new"
        )
        if done.disagreements:
            click.echo(
                f"{done.disagreements} claims with different verdicts: "
                "workbench claims --has disagreement"
            )


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.pass_obj
def backup(settings: Settings, file: Path) -> None:
    """Write a copy of the database to FILE, whole and as of now, even while it is in use."""
    from workbench.store.connection import open_store

    with open_store(settings.database) as store:
        store.copy_to(file)
    if not settings.quiet:
        click.echo(f"{line(str(file))}: {file.stat().st_size} bytes")
