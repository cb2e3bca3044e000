"""Two people on one claim: ``flag``, ``check``, ``adjudicate``, ``agreement``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from workbench.cli.printing import format_option, print_csv, print_json, print_lines, print_table
from workbench.cli.program import Settings
from workbench.cli.signing_off import rules_option
from workbench.model.errors import UsageError
from workbench.model.identity import SHORT
from workbench.model.verdict import STATES, VERDICTS, Decision
from workbench.safe.terminal import line

if TYPE_CHECKING:
    from workbench.desk.checking import Waiting
    from workbench.store.rows import VerdictRow

_reason = click.option("--reason", help="One of the verdict's reasons; 'unsupported' needs one.")
_note = click.option("--note", help="Your own words.")
_reviewer = click.option("--reviewer", metavar="NAME", help="Who decides.")

WAITING_COLUMNS = ["why", "claim", "document", "name", "text"]
PAIR_COLUMNS = ["one", "other", "claims", "same", "kappa"]


@click.command()
@click.argument("claims", metavar="[CLAIM]...", nargs=-1)
@click.option("--by-rules", metavar="DOCUMENT", help="The kinds that house rules name, too.")
@rules_option
@click.option("--note", help="Why, in your own words.")
@_reviewer
@click.pass_obj
def flag(
    settings: Settings,
    claims: tuple[str, ...],
    by_rules: str | None,
    file: Path | None,
    note: str | None,
    reviewer: str | None,
) -> None:
    """Say that a second person should check each CLAIM.

    From then on the first verdict is hidden from whoever has not decided on it.
    """
    from workbench.desk.checking import flag as put_flag
    from workbench.desk.checking import flag_by_rules
    from workbench.desk.house_rules import load_rules
    from workbench.desk.reviewer import who
    from workbench.store.claims import resolve_claim
    from workbench.store.connection import open_store
    from workbench.store.documents import resolve_document

    if not claims and by_rules is None:
        raise UsageError("nothing to flag", todo="name a claim, or a document with --by-rules")
    name = who(reviewer or settings.reviewer)
    with open_store(settings.database, "write") as store:
        done = 0
        if by_rules is not None:
            document = resolve_document(store, by_rules)
            held = load_rules(file)
            done += len(flag_by_rules(store, document, held, reviewer=name).claims)
        wanted = [resolve_claim(store, claim) for claim in claims]
        done += len(put_flag(store, wanted, reviewer=name, note=note).claims)
    if not settings.quiet:
        click.echo(f"{done} claims flagged by {line(name)}")


@click.command()
@click.argument("claim", required=False)
@click.argument("verdict", required=False, type=click.Choice(VERDICTS))
@_reason
@_note
@_reviewer
@format_option()
@click.pass_obj
def check(
    settings: Settings,
    claim: str | None,
    verdict: str | None,
    reason: str | None,
    note: str | None,
    reviewer: str | None,
    form: str,
) -> None:
    """Check CLAIM as the second person; or list what waits for you.

    What the first one decided is shown afterwards.
    """
    from workbench.desk.checking import second_check, worklist
    from workbench.desk.reviewer import who
    from workbench.store.claims import resolve_claim
    from workbench.store.connection import open_store

    name = who(reviewer or settings.reviewer)
    if claim is None:
        with open_store(settings.database, "read") as store:
            _print_waiting(worklist(store, name), form)
        return
    state = next((state for state in VERDICTS if state == verdict), None)
    if state is None:
        raise UsageError("no verdict was given", todo=f"one of: {', '.join(VERDICTS)}")
    with open_store(settings.database, "write") as store:
        wanted = resolve_claim(store, claim)
        done = second_check(store, wanted, Decision(state, reason, note), reviewer=name)
    if settings.quiet:
        return
    how = "a blind second check" if done.blind else "a second check"
    click.echo(f"{wanted[:SHORT]}: {state} by {line(name)}, {how}")
    _print_held(done.others)
    if not done.agrees:
        click.echo(f"You differ. To settle it: workbench adjudicate {wanted[:SHORT]} VERDICT")


def _print_waiting(found: list[Waiting], form: str) -> None:
    from workbench.exports.checking_shapes import CHECKING, waiting_object

    objects = [waiting_object(one) for one in found]
    if form == "json":
        print_json({"format": CHECKING, "waiting": objects})
    elif form == "jsonl":
        print_lines(objects)
    elif form == "csv":
        print_csv(objects, WAITING_COLUMNS)
    elif objects:
        rows = [
            [entry["why"], entry["claim"][:SHORT], entry["name"], entry["text"]]
            for entry in objects
        ]
        print_table(rows, ["waits for", "id", "document", "claim"])
    else:
        click.echo("Nothing waits for you.")


def _print_held(rows: tuple[VerdictRow, ...]) -> None:
    for row in rows:
        because = f" ({row.reason})" if row.reason else ""
        note = f": {line(row.note)}" if row.note else ""
        click.echo(f"  {row.verdict}{because} by {line(row.reviewer)}, {row.at[:16]}{note}")


@click.command()
@click.argument("claim")
@click.argument("verdict", type=click.Choice([*VERDICTS, "dismissed"]))
@_reason
@_note
@_reviewer
@click.pass_obj
def adjudicate(
    settings: Settings,
    claim: str,
    verdict: str,
    reason: str | None,
    note: str | None,
    reviewer: str | None,
) -> None:
    """Settle what reviewers decided differently about CLAIM.

    A third person does it alone; of the reviewers themselves, all have to say the same.
    """
    from workbench.desk.checking import adjudicate as settle
    from workbench.desk.reviewer import who
    from workbench.store.claims import resolve_claim
    from workbench.store.connection import open_store

    name = who(reviewer or settings.reviewer)
    state = next(state for state in STATES if state == verdict)
    with open_store(settings.database, "write") as store:
        wanted = resolve_claim(store, claim)
        done = settle(store, wanted, Decision(state, reason, note), reviewer=name)
    if settings.quiet:
        return
    click.echo(f"{wanted[:SHORT]}: {state}, adjudicated by {line(name)}")
    _print_held(done.verdicts)
    if done.missing:
        names = ", ".join(map(line, done.missing))
        click.echo(f"Settled once {names} adjudicates alike.")


@click.command()
@click.argument("document", required=False)
@click.option("--blind", is_flag=True, help="Only claims that were checked blind.")
@format_option()
@click.pass_obj
def agreement(settings: Settings, document: str | None, blind: bool, form: str) -> None:
    """How far reviewers agree beyond chance, in DOCUMENT or in all."""
    from workbench.desk.agreement import agreement as reckon
    from workbench.exports.checking_shapes import AGREEMENT, agreement_object
    from workbench.store.connection import open_store
    from workbench.store.documents import resolve_document

    with open_store(settings.database, "read") as store:
        wanted = resolve_document(store, document) if document else None
        found = agreement_object(reckon(store, wanted, blind=blind))
    if form == "json":
        print_json({"format": AGREEMENT, **found})
    elif form == "jsonl":
        print_lines(found["pairs"])
    elif form == "csv":
        print_csv(found["pairs"], PAIR_COLUMNS)
    else:
        _print_agreement(found)


def _print_agreement(found: dict[str, Any]) -> None:
    if not found["pairs"]:
        click.echo("No claim has the decisions of two reviewers.")
        return
    rows = [
        [str(pair["claims"]), str(pair["same"]), _figure(pair["kappa"]), f"{one} and {other}"]
        for pair in found["pairs"]
        for one, other in [(pair["one"], pair["other"])]
    ]
    print_table(rows, ["claims", "same", "kappa", "reviewers"])
    click.echo(f"Krippendorff's alpha {_figure(found['alpha'])} over {found['claims']} claims")


def _figure(value: float | None) -> str:
    return "not defined" if value is None else f"{value:.3f}"
