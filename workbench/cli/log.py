"""Commands about the record: ``log``, ``verify``."""

from __future__ import annotations

from pathlib import Path

import click

from workbench.cli.printing import format_option, print_csv, print_json, print_lines, print_table
from workbench.cli.program import Settings
from workbench.model.errors import UsageError
from workbench.model.identity import SHORT
from workbench.safe.terminal import clean, line

EVENT_COLUMNS = ["time", "actor", "kind", "log", "index", "id", "body"]


@click.command()
@click.option("--claim", metavar="CLAIM", help="Only events about one claim.")
@format_option()
@click.pass_obj
def log(settings: Settings, claim: str | None, form: str) -> None:
    """The events, in the order in which they were written."""
    from workbench.exports.shapes import LOG, event_object
    from workbench.ledger.history import history
    from workbench.store.claims import resolve_claim
    from workbench.store.connection import open_store

    with open_store(settings.database, "read") as store:
        wanted = resolve_claim(store, claim) if claim else None
        objects = [event_object(event) for event in history(store, wanted)]
    if form == "json":
        print_json({"format": LOG, "events": objects})
    elif form == "jsonl":
        print_lines(objects)
    elif form == "csv":
        print_csv(objects, EVENT_COLUMNS)
    else:
        rows = [
            [
                str(entry["index"]),
                entry["time"][:19].replace("T", " "),
                entry["actor"],
                entry["kind"],
                " ".join(
                    f"{key}={value[:SHORT] if key in _IDS else value}"
                    for key, value in entry["body"].items()
                    if isinstance(value, str) and key in _TOLD
                ),
            ]
            for entry in objects
        ]
        print_table(rows, ["n", "time", "who", "what", "about"])


_IDS = frozenset({"claim", "document", "counterpart", "event"})
_TOLD = _IDS | {"name", "verdict", "reason"}


@click.command()
@click.argument("bundle", required=False, type=click.Path(path_type=Path))
@click.option("--forget", is_flag=True, help="Forget the heads seen before; go on from today's.")
@click.option("--have", metavar="SIZE:ROOT", multiple=True, help="A head that you kept.")
@click.option("--need", metavar="NAME", multiple=True, help="Who must have signed the BUNDLE off.")
@click.pass_obj
def verify(
    settings: Settings,
    bundle: Path | None,
    forget: bool,
    have: tuple[str, ...],
    need: tuple[str, ...],
) -> None:
    """Check the whole log, and that every decision shown follows from it; or check a BUNDLE.

    Exit status 1 when it does not hold; the first broken line is named. A log that did not grow
    from the head that was seen last is refused: --forget, if you know why.
    """
    if bundle is not None:
        _verify_bundle(bundle, have, need)
        return
    if have or need:
        raise UsageError("--have and --need are for a bundle", todo="name one")
    from workbench.desk.verify import verify_database
    from workbench.exports.shapes import head_object

    report = verify_database(settings.database, forget=forget)
    for finding in report.problems:
        click.echo(clean(str(finding)))
    for head in map(head_object, report.heads):
        click.echo(f"{head['origin']}: {head['size']} events, root {head['root']}")
    if report.signatures:
        click.echo(f"{report.signatures} signatures checked")
    if report.unchecked:
        click.echo(f"{report.unchecked} signatures NOT checked: there is no ssh-keygen here")
    click.echo(f"{report.events} events: {'verified' if report.ok else 'NOT verified'}")
    if not report.ok:
        click.get_current_context().exit(1)


def _verify_bundle(bundle: Path, have: tuple[str, ...], need: tuple[str, ...]) -> None:
    """Check a bundle as its own ``verify.py`` would."""
    from workbench.exports.checker.program import check_bundle

    outcome = check_bundle(bundle, list(have), list(need))
    for told in outcome.lines:
        click.echo(line(told))
    click.echo("verified" if outcome.ok else "NOT verified")
    if not outcome.ok:
        click.get_current_context().exit(1)
