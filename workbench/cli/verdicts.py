"""``workbench mark``: a verdict from a script."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workbench.cli.program import Settings
from workbench.model.identity import SHORT
from workbench.model.verdict import STATES, Decision
from workbench.safe.terminal import line

if TYPE_CHECKING:
    from workbench.store.connection import Store


@click.command()
@click.argument("claim")
@click.argument("verdict", type=click.Choice(STATES))
@click.option("--reason", help="One of the verdict's reasons; 'unsupported' needs one.")
@click.option("--note", help="Your own words.")
@click.option(
    "--pin",
    metavar="CLAIM|PASSAGE",
    multiple=True,
    help="Evidence: a counterpart, or a passage of a source by the id that 'show' prints.",
)
@click.option("--reviewer", metavar="NAME", help="Who decides.")
@click.pass_obj
def mark(
    settings: Settings,
    claim: str,
    verdict: str,
    reason: str | None,
    note: str | None,
    pin: tuple[str, ...],
    reviewer: str | None,
) -> None:
    """Give CLAIM a verdict, take it back (unreviewed), or dismiss it.

    CLAIM is an id, its first digits, or words that occur in one claim only.
    """
    from workbench.desk.decide import decide
    from workbench.desk.reviewer import who
    from workbench.store.claims import resolve_claim
    from workbench.store.connection import open_store

    name = who(reviewer or settings.reviewer)
    state = next(state for state in STATES if state == verdict)
    with open_store(settings.database, "write") as store:
        wanted = resolve_claim(store, claim)
        for evidence in pin:
            _pin(store, wanted, evidence, name)
        decide(store, [wanted], Decision(state, reason, note), reviewer=name)
    if not settings.quiet:
        because = f" ({reason})" if reason else ""
        click.echo(f"{wanted[:SHORT]}: {state}{because} by {line(name)}")


def _pin(store: Store, claim: str, evidence: str, reviewer: str) -> None:
    """Pin a passage of a source, or else a counterpart."""
    from workbench.desk.decide import pin_counterpart
    from workbench.desk.drift import PASSAGE, pin_passage, resolve_passage
    from workbench.store.claims import resolve_claim

    if PASSAGE.fullmatch(evidence.strip().lower()):
        pin_passage(store, claim, *resolve_passage(store, evidence), reviewer=reviewer)
    else:
        pin_counterpart(store, claim, resolve_claim(store, evidence), reviewer=reviewer)
