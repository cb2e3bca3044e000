"""``workbench doctor``: the health of the program and the database, and of matching's signals."""

from __future__ import annotations

from dataclasses import asdict

import click

from workbench.cli.printing import format_option, print_json, print_table
from workbench.cli.program import Settings


@click.command()
@format_option("table", "json")
@click.pass_context
def doctor(ctx: click.Context, form: str) -> None:
    """What state the program and the database are in, and how often matching was right.

    Ends with 1 where something is wrong with the database.
    """
    from workbench.desk.doctor import signals, surroundings
    from workbench.store.connection import open_store
    from workbench.store.health import health

    settings: Settings = ctx.obj
    around = surroundings()
    with open_store(settings.database, "read") as store:
        found, told = health(store), signals(store)
    if form == "json":
        print_json(
            {
                "format": "workbench.doctor/1",
                "surroundings": around,
                "database": {"file": str(settings.database), **asdict(found)},
                "signals": [
                    {**asdict(signal), "precision": round(signal.precision, 3)} for signal in told
                ],
            }
        )
    else:
        kept = {name: str(value) for name, value in asdict(found).items()}
        kept["sound"] = "; ".join(found.sound) or "yes"
        rows = [*around.items(), ("database", str(settings.database)), *kept.items()]
        print_table([(name.replace("_", " "), value) for name, value in rows], ["what", "how"])
        click.echo("\nSignals, by the pairs that reviewers confirmed or dismissed")
        if told:
            print_table(
                [
                    (one.name, str(one.confirmed), str(one.dismissed), f"{one.precision:.2f}")
                    for one in told
                ],
                ["signal", "confirmed", "dismissed", "precision"],
            )
        else:
            click.echo("None yet.")
    ctx.exit(1 if found.sound else 0)
