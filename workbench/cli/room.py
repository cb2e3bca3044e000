"""``workbench review``, and ``workbench`` alone: the review room."""

from __future__ import annotations

import sys

import click

from workbench.cli.program import Settings
from workbench.model.errors import StoreError, UsageError


@click.command()
@click.option("--ascii", "plain", is_flag=True, help="Draw with ASCII signs only.")
@click.option("--theme", metavar="NAME", help="Name of a colour theme.")
@click.option("--fresh", is_flag=True, help="Start at the first open claim, not where one was.")
@click.pass_obj
def review(settings: Settings, plain: bool, theme: str | None, fresh: bool) -> None:
    """Open the review room."""
    status = open_room(settings, plain=plain, theme=theme, fresh=fresh)
    click.get_current_context().exit(status)


@click.command()
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True)
@click.option("--theme", metavar="NAME", help="Name of a colour theme.")
@click.pass_obj
def serve(settings: Settings, port: int, theme: str | None) -> None:
    """Serve the review room to a browser on this machine, and to no other."""
    _need_database(settings)
    from workbench.review.serving import serve as serve_room

    serve_room(settings.database, settings.reviewer, port=port, theme=theme)


def open_room(
    settings: Settings, *, plain: bool = False, theme: str | None = None, fresh: bool = False
) -> int:
    """Open the review room on the database.

    Returns:
        Its exit status.

    Raises:
        StoreError: there is no database.
        UsageError: the room needs a terminal and there is none.
    """
    _need_database(settings)
    if not (sys.stdin.isatty() and sys.stdout.isatty()) and not served():
        raise UsageError(
            "the review room needs a terminal", "", "use 'workbench claims' in a script"
        )
    from workbench.review.app import run
    from workbench.review.setup import set_up

    return run(set_up(settings.database, settings.reviewer, ascii=plain, theme=theme, fresh=fresh))


def served() -> bool:
    """Whether the room's screen is a browser: textual-serve says so to the program it runs."""
    import os

    return bool(os.environ.get("TEXTUAL_DRIVER"))


def _need_database(settings: Settings) -> None:
    if not settings.database.exists():
        raise StoreError(
            "there is no database here",
            str(settings.database),
            "make one with 'workbench add FILE', or try 'workbench demo'",
        )
