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
_for = click.option("--reviewer", metavar="NAME", help="Who looks: a blind check hides verdicts.")
_document = click.option("--document", metavar="DOCUMENT", help="A document's name or id.")

CLAIM_COLUMNS = [
    *("id", "document", "name", "start", "end", "text", "reading", "check_worthy", "verdict"),
    *("reason", "note", "reviewer", "at", "stale", "change", "edited"),
    *("markers", "counterparts", "disagreement"),
    *("sign_off", "blind", "verdicts"),
]


@click.command()
@_document
@click.option("--verdict", "states", type=click.Choice(STATES), multiple=True, help="Only these.")
@click.option("--words", default="", help="Only claims with these words.")
@click.option("--has", multiple=True, help="note, counterpart, dangling, citation, difference.")
@click.option("--threshold", type=float, help="Only claims at least so check-worthy.")
@click.option("--all", "every", is_flag=True, help="In a table, those below the threshold too.")
@click.option("--gone", is_flag=True, help="Only those decided on that no version has any more.")
@_for
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
    gone: bool,
    reviewer: str | None,
    fail_empty: bool,
    form: str,
) -> None:
    """List claims in document order.

    A table shows the claims that the review room shows; the other formats hold every sentence with
    its score, unless --threshold says otherwise.
    """
    from workbench.claims.threshold import DEFAULT_THRESHOLD
    from workbench.desk.blind import all_hidden_from, veiled
    from workbench.desk.gone import gone_claims
    from workbench.desk.reviewer import who
    from workbench.exports.shapes import CLAIMS, claim_row_object
    from workbench.store.connection import open_store
    from workbench.store.documents import resolve_document
    from workbench.store.listing import claim_list
    from workbench.store.reviewers import reviewer_verdicts
    from workbench.store.rows import ClaimQuery
    from workbench.store.sign_offs import sign_off_states

    if threshold is None and form == "table" and not every:
        threshold = DEFAULT_THRESHOLD
    name = who(reviewer or settings.reviewer)
    with open_store(settings.database, "read") as store:
        wanted = resolve_document(store, document) if document else None
        query = ClaimQuery(
            words=words,
            document=wanted,
            states=frozenset(states),
            threshold=threshold,
            has=frozenset(has),
            blind_to=name,
        )
        hidden = all_hidden_from(store, name)
        listed = gone_claims(store, wanted) if gone else claim_list(store, query)
        rows = [veiled(row) if row.id in hidden else row for row in listed]
        held = reviewer_verdicts(store, [row.id for row in rows if row.verdicts])
        signed = sign_off_states(store)
    objects = [
        claim_row_object(
            row,
            held.get(row.id, ()),
            sign_off=signed.get(row.document),
            blind=row.id in hidden,
        )
        for row in rows
    ]
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
                entry["verdict"] + _remarks(entry),
                f"{entry['check_worthy']:.2f}",
                str(entry["markers"]),
                str(entry["counterparts"]),
                entry["reading"],
            ]
            for entry in objects
        ],
        ["id", "verdict", "worth", "marks", "counterparts", "claim"],
    )


def _remarks(entry: dict[str, Any]) -> str:
    """What is to be known of a verdict beside it."""
    told = ["stale"] if entry["stale"] else []
    told += ["for a second check"] if entry["blind"] else []
    told += ["disagreement"] if entry["disagreement"] else []
    told += ["sign-off stale"] if entry["sign_off"] == "stale" else []
    return f" ({', '.join(told)})" if told else ""


@click.command()
@click.argument("claim")
@_for
@format_option("table", "json")
@click.pass_obj
def show(settings: Settings, claim: str, reviewer: str | None, form: str) -> None:
    """One claim with its citations, what their sources say, counterparts and history.

    CLAIM is an id, its first digits, or words that occur in one claim only.
    """
    from workbench.desk.blind import hidden_from
    from workbench.desk.evidence import evidence_of
    from workbench.desk.reviewer import who
    from workbench.exports.claim_text import claim_text
    from workbench.exports.entries import entry_of, veiled_entry
    from workbench.exports.evidence_text import evidence_lines, source_evidence_object
    from workbench.exports.shapes import CLAIM, entry_object
    from workbench.safe.terminal import clean
    from workbench.store.claims import resolve_claim
    from workbench.store.connection import open_store

    with open_store(settings.database, "read") as store:
        wanted = resolve_claim(store, claim)
        entry = entry_of(store, wanted)
        name = who(reviewer or settings.reviewer)
        if hidden_from(store, [wanted], name):
            entry = veiled_entry(entry, name)
        evidence = evidence_of(store, wanted)
    if form == "json":
        shape = entry_object(entry)
        for told, source in zip(shape["sources"], evidence.sources, strict=True):
            told |= source_evidence_object(source)
        print_json({"format": CLAIM, **shape})
        return
    for text in claim_text(entry, evidence_lines(evidence)):
        click.echo(clean(text))


@click.command()
@click.argument("claim", required=False)
@_document
@click.option(
    "--relation", type=click.Choice(["agrees", "differs", "related"]), help="Only these pairs."
)
@click.option(
    "--least",
    metavar="SCORE",
    type=click.FloatRange(0, 1),
    default=0.0,
    help="Only pairs of this score or more.",
)
@_fail_empty
@format_option()
@click.pass_obj
def counterparts(
    settings: Settings,
    claim: str | None,
    document: str | None,
    relation: Relation | None,
    least: float,
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
    rows = [row for row in rows if row.counterpart.score >= least]
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
