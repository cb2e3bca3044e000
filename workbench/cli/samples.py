"""``workbench demo``: a small database to try things on."""

from __future__ import annotations

from pathlib import Path

import click

from workbench.cli.program import Settings
from workbench.safe.terminal import clean


@click.command()
@click.argument("directory", type=click.Path(path_type=Path), default=Path("workbench-demo"))
@click.pass_obj
def demo(settings: Settings, directory: Path) -> None:
    """Write the sample documents and their database into DIRECTORY.

    The directory is made if it is missing; nothing that is there already is overwritten.
    """
    from workbench.desk.demo import build_demo

    built = build_demo(directory)
    if not settings.quiet:
        click.echo(
            f"{built.documents} documents, {built.claims} claims in {clean(str(built.database))}"
        )
        click.echo(f"Review them: workbench --db {clean(str(built.database))}")
