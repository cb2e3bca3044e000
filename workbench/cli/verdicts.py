"""``workbench mark``: a verdict from a script."""

from __future__ import annotations

import click

from workbench.cli.program import Settings
from workbench.model.identity import SHORT
from workbench.model.verdict import STATES, Decision
from workbench.safe.terminal import line


@click.command()
@click.argument("claim")
@click.argument("verdict", type=click.Choice(STATES))
@click.option("--reason", help="One of the verdict's reasons; 'unsupported' needs one.")
@click.option("--note", help="Your own words.")
@click.option("--pin", metavar="CLAIM", multiple=True, help="A counterpart, as evidence.")
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
    from workbench.desk.decide import decide, pin_counterpart
    from workbench.desk.reviewer import who
    from workbench.store.claims import resolve_claim
    from workbench.store.connection import open_store

    name = who(reviewer or settings.reviewer)
    state = next(state for state in STATES if state == verdict)
    with open_store(settings.database, "write") as store:
        wanted = resolve_claim(store, claim)
        for counterpart in pin:
            pin_counterpart(store, wanted, resolve_claim(store, counterpart), reviewer=name)
        decide(store, [wanted], Decision(state, reason, note), reviewer=name)
    if not settings.quiet:
        because = f" ({reason})" if reason else ""
        click.echo(f"{wanted[:SHORT]}: {state}{because} by {line(name)}")
