"""Commands that correct claims by hand: ``edit``, ``split``, ``join``, ``add-claim``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workbench.cli.program import Settings
from workbench.model.errors import UsageError
from workbench.model.identity import SHORT
from workbench.safe.terminal import line

if TYPE_CHECKING:
    from workbench.desk.decide import Outcome
    from workbench.store.connection import Store

_by = click.option("--reviewer", metavar="NAME", help="Who corrects it.")


@click.command()
@click.argument("claim")
@click.option("--reading", metavar="TEXT", help="How it would stand alone.")
@click.option("--speaker", metavar="NAME", help="Who is said to say it; '' for nobody.")
@_by
@click.pass_obj
def edit(
    settings: Settings,
    claim: str,
    reading: str | None,
    speaker: str | None,
    reviewer: str | None,
) -> None:
    """Correct how CLAIM reads, or who says it. The text stays as it is, and so do its verdicts."""
    from workbench.desk.edits import edit_reading, edit_speaker
    from workbench.desk.reviewer import who
    from workbench.store.claims import resolve_claim
    from workbench.store.connection import open_store

    if reading is None and speaker is None:
        raise UsageError("nothing to correct is named", todo="give --reading or --speaker")
    name = who(reviewer or settings.reviewer)
    with open_store(settings.database, "write") as store:
        wanted = resolve_claim(store, claim)
        if reading is not None:
            edit_reading(store, wanted, reading, reviewer=name)
        if speaker is not None:
            edit_speaker(store, wanted, speaker or None, reviewer=name)
        _tell(settings, store, [wanted])


@click.command()
@click.argument("claim")
@click.argument("at", metavar="AT...", nargs=-1, required=True)
@_by
@click.pass_obj
def split(settings: Settings, claim: str, at: tuple[str, ...], reviewer: str | None) -> None:
    """Take CLAIM apart.

    AT is where a part begins: the words there, or how many characters of the claim are before it.
    """
    from workbench.desk.edits import split_claim
    from workbench.desk.reviewer import who
    from workbench.store.claims import load_claim, resolve_claim
    from workbench.store.connection import open_store

    name = who(reviewer or settings.reviewer)
    with open_store(settings.database, "write") as store:
        wanted = resolve_claim(store, claim)
        _, whole = load_claim(store, wanted)
        places = [_offset(whole.text, words) for words in at]
        _tell(settings, store, split_claim(store, wanted, places, reviewer=name).claims)


def _offset(text: str, words: str) -> int:
    """Where in a claim some words are, unless they are a number of characters."""
    if words.isdecimal():
        return int(words)
    if text.count(words) != 1 or not words.strip():
        raise UsageError("these words are not in it once", words, "quote more, as they stand")
    return text.index(words)


@click.command()
@click.argument("claims", metavar="CLAIM CLAIM...", nargs=-1, required=True)
@_by
@click.pass_obj
def join(settings: Settings, claims: tuple[str, ...], reviewer: str | None) -> None:
    """Make one claim of neighbouring ones."""
    from workbench.desk.edits import join_claims
    from workbench.desk.reviewer import who
    from workbench.store.claims import resolve_claim
    from workbench.store.connection import open_store

    name = who(reviewer or settings.reviewer)
    with open_store(settings.database, "write") as store:
        wanted = [resolve_claim(store, claim) for claim in claims]
        _tell(settings, store, join_claims(store, wanted, reviewer=name).claims)


@click.command()
@click.argument("document")
@click.option("--text", "words", metavar="QUOTE", help="The words, as they stand in it, once.")
@click.option("--start", type=click.IntRange(0), help="Where it begins, in code points.")
@click.option("--end", type=click.IntRange(1), help="Where it ends.")
@click.option("--reading", metavar="TEXT", help="How it would stand alone.")
@_by
@click.pass_obj
def add_claim(
    settings: Settings,
    document: str,
    words: str | None,
    start: int | None,
    end: int | None,
    reading: str | None,
    reviewer: str | None,
) -> None:
    """Make words of DOCUMENT a claim that the program did not take for one."""
    from workbench.desk.edits import add_claim as add
    from workbench.desk.edits import find_quote
    from workbench.desk.reviewer import who
    from workbench.store.connection import open_store
    from workbench.store.documents import resolve_document

    placed = start is not None and end is not None
    if placed == (words is not None):
        raise UsageError("which words is not said", todo="give --text, or --start and --end")
    name = who(reviewer or settings.reviewer)
    with open_store(settings.database, "write") as store:
        wanted = resolve_document(store, document)
        if words is not None:
            start, end = find_quote(store, wanted, words)
        assert start is not None and end is not None
        done: Outcome = add(store, wanted, start, end, reviewer=name, reading=reading)
        _tell(settings, store, done.claims)


def _tell(settings: Settings, store: Store, claims: tuple[str, ...] | list[str]) -> None:
    """Say how each claim reads now."""
    from workbench.store.claims import load_claim

    if settings.quiet:
        return
    for claim in claims:
        _, found = load_claim(store, claim)
        speaker = f" (said by {line(found.speaker)})" if found.speaker else ""
        click.echo(f"{claim[:SHORT]}: {line(found.reading)}{speaker}")
