"""Commands that correct a document's reading: ``correct link|block|boundary``, and ``undo``."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import click

from workbench.cli.program import Settings
from workbench.model.errors import UsageError
from workbench.model.identity import SHORT
from workbench.safe.terminal import line

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.desk.decide import Outcome

_by = click.option("--reviewer", metavar="NAME", help="Who corrects it.")
_why = click.option("--note", "why", metavar="TEXT", help="Why; kept as a private text.")


@click.group()
def correct() -> None:
    """Correct what the reader of a document got wrong. The text stays as it is."""


@correct.command()
@click.argument("document")
@click.argument("mark")
@click.argument("note")
@_why
@_by
@click.pass_obj
def link(
    settings: Settings, document: str, mark: str, note: str, why: str | None, reviewer: str | None
) -> None:
    """Say that MARK in DOCUMENT means NOTE, or with `none` that it is no mark.

    MARK is a label, @PLACE, or the words that are a mark; NOTE is a label, an id or @PLACE.
    """
    from workbench.desk.correct import correct_link

    _corrected(settings, reviewer, document, partial(correct_link, mark=mark, note=note, why=why))


@correct.command()
@click.argument("document")
@click.argument("where")
@click.argument("kind")
@_why
@_by
@click.pass_obj
def block(
    settings: Settings, document: str, where: str, kind: str, why: str | None, reviewer: str | None
) -> None:
    """Say that the block of DOCUMENT at WHERE is of KIND.

    WHERE is words that stand in it, or @PLACE.
    """
    from workbench.desk.correct import correct_block

    done = partial(correct_block, where=where, kind=kind, why=why)
    _corrected(settings, reviewer, document, done)


@correct.command()
@click.argument("document")
@click.argument("words")
@_why
@_by
@click.pass_obj
def boundary(
    settings: Settings, document: str, words: str, why: str | None, reviewer: str | None
) -> None:
    """Say where sentences of DOCUMENT begin and end.

    WORDS are quoted from it. A sentence ends at each | in them; without one, the sentences in
    which they stand are one.
    """
    from workbench.desk.correct import correct_boundary

    _corrected(settings, reviewer, document, partial(correct_boundary, words=words, why=why))


def _corrected(
    settings: Settings, reviewer: str | None, document: str, correct: Callable[..., Outcome]
) -> None:
    """Correct a document and tell what it holds now."""
    from workbench.desk.reviewer import who
    from workbench.store.connection import open_store
    from workbench.store.documents import load_document, resolve_document

    with open_store(settings.database, "write") as store:
        wanted = resolve_document(store, document)
        correct(store, wanted, reviewer=who(reviewer or settings.reviewer))
        read = load_document(store, wanted)
    if not settings.quiet:
        linked = sum(mark.note is not None for mark in read.markers)
        click.echo(
            f"{line(read.source.name)} ({wanted[:SHORT]}): {len(read.sentences)} sentences · "
            f"marks: {linked} linked, {len(read.markers) - linked} dangling"
        )


@click.command()
@_by
@click.pass_obj
def undo(settings: Settings, reviewer: str | None) -> None:
    """Take back one's own latest decision or correction that stands."""
    from workbench.desk.decide import undo as take_back
    from workbench.desk.reviewer import who
    from workbench.store.connection import open_store

    with open_store(settings.database, "write") as store:
        done = take_back(store, reviewer=who(reviewer or settings.reviewer))
    if done is None:
        raise UsageError("there is nothing to take back", todo="see: workbench log")
    if not settings.quiet:
        claims = ", ".join(claim[:SHORT] for claim in done.claims)
        click.echo(f"taken back{f', for {claims}' if claims else ''}")
