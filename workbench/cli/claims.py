"""Commands about claims: ``claims``, ``show``, ``counterparts``, ``search``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from workbench.cli.printing import (
    GAP,
    format_option,
    print_csv,
    print_json,
    print_lines,
    print_table,
    wrapped,
)
from workbench.cli.program import Settings
from workbench.model.identity import SHORT
from workbench.model.verdict import STATES
from workbench.safe.terminal import line

if TYPE_CHECKING:
    from workbench.model.comparison import Relation

_fail_empty = click.option("--fail-empty", is_flag=True, help="Exit with 1 when nothing matched.")
_document = click.option("--document", metavar="DOCUMENT", help="A document's name or id.")

CLAIM_COLUMNS = [
    *("id", "document", "name", "start", "end", "text", "reading", "check_worthy", "verdict"),
    *("reason", "note", "reviewer", "at", "stale", "markers", "counterparts", "disagreement"),
    "verdicts",
]


@click.command()
@_document
@click.option("--verdict", "states", type=click.Choice(STATES), multiple=True, help="Only these.")
@click.option("--words", default="", help="Only claims with these words.")
@click.option("--has", multiple=True, help="note, counterpart, dangling, citation, difference.")
@click.option("--threshold", type=float, help="Only claims at least so check-worthy.")
@click.option("--all", "every", is_flag=True, help="In a table, those below the threshold too.")
@_fail_empty
@format_option()
@click.pass_obj
def claims(
    settings: Settings,
    document: str | None,
    states: tuple[str, ...],
    words: str,
    has: tuple[str, ...],
    threshold: float | None,
    every: bool,
    fail_empty: bool,
    form: str,
) -> None:
    """List claims in document order.

    A table shows the claims that the review room shows; the other formats hold every sentence with
    its score, unless --threshold says otherwise.
    """
    from workbench.claims.worth import DEFAULT_THRESHOLD
    from workbench.exports.shapes import CLAIMS, claim_row_object
    from workbench.store.connection import open_store
    from workbench.store.documents import resolve_document
    from workbench.store.listing import claim_list
    from workbench.store.reviewers import reviewer_verdicts
    from workbench.store.rows import ClaimQuery

    if threshold is None and form == "table" and not every:
        threshold = DEFAULT_THRESHOLD
    with open_store(settings.database, "read") as store:
        query = ClaimQuery(
            words=words,
            document=resolve_document(store, document) if document else None,
            states=frozenset(states),
            threshold=threshold,
            has=frozenset(has),
        )
        rows = list(claim_list(store, query))
        held = reviewer_verdicts(store, [row.id for row in rows if row.verdicts])
    objects = [claim_row_object(row, held.get(row.id, ())) for row in rows]
    if form == "table":
        _claims_table(objects)
    else:
        _print_objects(form, CLAIMS, "claims", objects, CLAIM_COLUMNS)
    _end(bool(rows), fail_empty)


def _claims_table(objects: list[dict[str, Any]]) -> None:
    if not objects:
        click.echo("No claims match.")
        return
    print_table(
        [
            [
                entry["id"][:SHORT],
                entry["verdict"] + (" (stale)" if entry["stale"] else ""),
                f"{entry['check_worthy']:.2f}",
                str(entry["markers"]),
                str(entry["counterparts"]),
                entry["reading"],
            ]
            for entry in objects
        ],
        ["id", "verdict", "worth", "marks", "counterparts", "claim"],
    )


@click.command()
@click.argument("claim")
@format_option("table", "json")
@click.pass_obj
def show(settings: Settings, claim: str, form: str) -> None:
    """One claim with its citations, counterparts and history.

    CLAIM is an id, its first digits, or words that occur in one claim only.
    """
    from workbench.exports.claim_text import claim_text
    from workbench.exports.entries import entry_of
    from workbench.exports.shapes import CLAIM, entry_object
    from workbench.store.claims import resolve_claim
    from workbench.store.connection import open_store

    with open_store(settings.database, "read") as store:
        entry = entry_of(store, resolve_claim(store, claim))
    if form == "json":
        print_json({"format": CLAIM, **entry_object(entry)})
        return
    from workbench.safe.terminal import clean

    for text in claim_text(entry):
        click.echo(clean(text))


@click.command()
@click.argument("claim", required=False)
@_document
@click.option(
    "--relation", type=click.Choice(["agrees", "differs", "related"]), help="Only these pairs."
)
@_fail_empty
@format_option()
@click.pass_obj
def counterparts(
    settings: Settings,
    claim: str | None,
    document: str | None,
    relation: Relation | None,
    fail_empty: bool,
    form: str,
) -> None:
    """Claims of other documents about the same fact, best first, with what differs.

    All of them, or those of one CLAIM.
    """
    from workbench.exports.shapes import COUNTERPARTS, pair_object
    from workbench.store.claims import resolve_claim
    from workbench.store.connection import open_store
    from workbench.store.counterparts import pairs
    from workbench.store.documents import resolve_document

    with open_store(settings.database, "read") as store:
        rows = pairs(
            store,
            claim=resolve_claim(store, claim) if claim else None,
            document=resolve_document(store, document) if document else None,
            relation=relation,
        )
    objects = [pair_object(row) for row in rows]
    if form == "table":
        _pairs_table(objects)
    else:
        columns = ["claim", "counterpart", "score", "rank", "relation", "shared", "differences"]
        _print_objects(form, COUNTERPARTS, "pairs", objects, columns)
    _end(bool(rows), fail_empty)


def _pairs_table(objects: list[dict[str, Any]]) -> None:
    if not objects:
        click.echo("No counterparts.")
        return
    told = None
    for pair in objects:
        left, right = pair["claims"]
        if pair["claim"] != told:
            told = pair["claim"]
            head = f"{told[:SHORT]}  {line(left['name'])}: "
            click.echo(f"\n{head}{wrapped(line(left['text']), SHORT + GAP)}")
        click.echo(f"  {pair['rank']:>2}. {pair['score']:.2f} {pair['relation']}", nl=False)
        click.echo(f"  {pair['counterpart'][:SHORT]}  {line(right['name'])}: ", nl=False)
        click.echo(wrapped(line(right["text"]), _PAIR_INDENT))
        for atom in pair["differences"]:
            words = f"{atom['kind']}: {atom['left'] or '–'} ↔ {atom['right'] or '–'}"
            click.echo(" " * _PAIR_INDENT + line(words))


_PAIR_INDENT = 6


@click.command()
@click.argument("words", nargs=-1, required=True)
@_fail_empty
@format_option()
@click.pass_context
def search(ctx: click.Context, words: tuple[str, ...], fail_empty: bool, form: str) -> None:
    """Claims with these words, in any of their forms."""
    ctx.invoke(claims, words=" ".join(words), every=True, fail_empty=fail_empty, form=form)


def _print_objects(
    form: str, format_name: str, key: str, objects: list[dict[str, Any]], columns: list[str]
) -> None:
    if form == "json":
        print_json({"format": format_name, key: objects})
    elif form == "jsonl":
        print_lines(objects)
    else:
        print_csv(objects, columns)


def _end(found: bool, fail_empty: bool) -> None:
    if fail_empty and not found:
        click.get_current_context().exit(1)
