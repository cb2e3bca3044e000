"""``workbench rules`` and ``workbench sign-off``."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbench.cli.printing import (
    Command,
    format_option,
    print_csv,
    print_json,
    print_lines,
    print_table,
)
from workbench.cli.program import Settings
from workbench.model.errors import UsageError
from workbench.model.identity import SHORT
from workbench.safe.terminal import line

if TYPE_CHECKING:
    from workbench.desk.house_rules import Breach
    from workbench.desk.sign_off import Proposal

BREACH_COLUMNS = ["rule", "document", "name", "claim", "text", "verdict", "message"]


def rules_option(command: Command) -> Command:
    """The ``--rules`` option."""
    return click.option(
        "--rules",
        "file",
        metavar="FILE",
        type=click.Path(path_type=Path),
        help="House rules (TOML) instead of your own.",
    )(command)


@click.command()
@click.argument("document", required=False)
@rules_option
@format_option()
@click.pass_obj
def rules(settings: Settings, document: str | None, file: Path | None, form: str) -> None:
    """The house rules in force, and what breaks them in DOCUMENT or in all drafts.

    Exit status 1 when one is broken.
    """
    from workbench.claims.threshold import DEFAULT_THRESHOLD
    from workbench.desk.blind import all_hidden_from, veiled_breach
    from workbench.desk.house_rules import RULES, breaches, load_rules
    from workbench.desk.reviewer import who
    from workbench.exports.shapes import HOUSE_RULES, breach_object
    from workbench.store.connection import open_store
    from workbench.store.documents import documents, resolve_document

    held = load_rules(file)
    with open_store(settings.database, "read") as store:
        wanted = (
            [resolve_document(store, document)]
            if document
            else [
                row.id
                for row in documents(store, DEFAULT_THRESHOLD)
                if row.role == "draft" and not row.replaced
            ]
        )
        broken = [breach for id in wanted for breach in breaches(store, id, held)]
        hidden = all_hidden_from(store, who(settings.reviewer))
    broken = [veiled_breach(one) if one.claim.id in hidden else one for one in broken]
    in_force = {rule: words for rule, words in RULES.items() if rule in held.rules}
    objects = [breach_object(breach) for breach in broken]
    if form == "json":
        print_json({"format": HOUSE_RULES, "rules": in_force, "broken": objects})
    elif form == "jsonl":
        print_lines(objects)
    elif form == "csv":
        print_csv(objects, BREACH_COLUMNS)
    else:
        print_table([[rule, words] for rule, words in in_force.items()], ["rule", "asks that"])
        click.echo()
        _print_breaches(broken)
    if broken:
        click.get_current_context().exit(1)


def _print_breaches(broken: Sequence[Breach]) -> None:
    rows = [
        [breach.claim.id[:SHORT], breach.rule, breach.message, breach.claim.text]
        for breach in broken
    ]
    if rows:
        print_table(rows, ["claim", "rule", "what is broken", "text"])
    else:
        click.echo("None is broken.")


@click.command("sign-off")
@click.argument("document")
@rules_option
@click.option("--override", metavar="RULE", multiple=True, help="A rule to set aside.")
@click.option("--because", metavar="TEXT", multiple=True, help="Why; one for each --override.")
@click.option("--note", help="Your own words.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.pass_obj
def sign_off(
    settings: Settings,
    document: str,
    file: Path | None,
    override: tuple[str, ...],
    because: tuple[str, ...],
    note: str | None,
    yes: bool,
) -> None:
    """Sign DOCUMENT off: show what is signed, ask, and sign it.

    While a house rule is broken it is refused, with exit status 1.
    """
    from workbench.desk.house_rules import load_rules
    from workbench.desk.reviewer import who
    from workbench.desk.sign_off import check_overrides, propose, standing
    from workbench.desk.sign_off import sign_off as sign
    from workbench.store.connection import open_store
    from workbench.store.documents import resolve_document

    if len(override) != len(because):
        raise UsageError("each --override needs its --because")
    overrides = dict(zip(override, because, strict=True))
    check_overrides(overrides)
    name = who(settings.reviewer)
    with open_store(settings.database, "write") as store:
        proposal = propose(
            store, resolve_document(store, document), load_rules(file), reviewer=name
        )
        if left := standing(proposal, overrides):
            _print_breaches(left)
            click.echo(f"{line(proposal.document.name)}: not signed off")
            click.get_current_context().exit(1)
        _show(proposal, overrides, name)
        _confirm(yes)
        sign(store, proposal, overrides, reviewer=name, note=note)
    if not settings.quiet:
        how = "signed off" if proposal.key else "signed off, without a key"
        click.echo(f"{line(proposal.document.name)}: {how} by {line(name)}")


def _show(proposal: Proposal, overrides: dict[str, str], name: str) -> None:
    """Print exactly what is signed."""
    row = proposal.document
    click.echo(f"Document  {line(row.name)} ({row.id})")
    click.echo(
        f"Claims    {row.claims}: {row.corroborated} corroborated, {row.contested} contested, "
        f"{row.unsupported} unsupported, {row.dismissed} dismissed, {row.open} open"
    )
    click.echo(f"Decisions SHA-256 {proposal.state_sha256}")
    for rule in dict.fromkeys(breach.rule for breach in proposal.broken):
        click.echo(f"Set aside {rule}: {line(overrides[rule])}")
    click.echo(f"Reviewer  {line(name)}{'' if proposal.key else ', who has no key'}")
    click.echo("Checkpoint of the log, which is signed as it stands here:")
    click.echo("".join(f"  {text}\n" for text in proposal.head.text().decode().splitlines()))


def _confirm(yes: bool) -> None:
    """Ask on a terminal."""
    if yes:
        return
    if not sys.stdin.isatty():
        raise UsageError("nobody can be asked here", todo="look at it, then give --yes")
    click.confirm("Sign off?", abort=True)
