"""``workbench reviewer``: who reviews, and with which keys they sign."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from workbench.cli.printing import format_option, print_csv, print_json, print_lines, print_table
from workbench.cli.program import Settings
from workbench.safe.terminal import line


@click.group()
def reviewer() -> None:
    """Who reviews, and with which keys they sign."""


@reviewer.command()
@click.argument("name", required=False)
@click.option("--key", metavar="FILE.pub", type=click.Path(path_type=Path), help="A public key.")
@click.option("--sign-events", is_flag=True, help="Sign every event, not only sign-offs.")
@click.pass_obj
def add(settings: Settings, name: str | None, key: Path | None, sign_events: bool) -> None:
    """Put NAME on the roster (by default yourself), with an SSH key to sign with.

    The private half stays where it is: ssh-keygen signs, through ssh-agent or from the file
    beside it.
    """
    from workbench.desk.reviewer import who
    from workbench.desk.roster import add_reviewer
    from workbench.store.connection import open_store

    actor = who(settings.reviewer)
    name = " ".join(name.split()) if name else actor
    with open_store(settings.database, "write") as store:
        done = add_reviewer(store, name, key, sign_events=sign_events, reviewer=actor)
    if settings.quiet:
        return
    told = "added" if done.new else "is on the roster"
    if done.fingerprint:
        told += f", key {done.fingerprint}" + ("" if done.proven else " (it did not sign itself)")
    click.echo(f"{line(name)}: {told}")


@reviewer.command()
@click.argument("name")
@click.argument("key", metavar="FINGERPRINT")
@click.option("--because", "reason", metavar="TEXT", help="Why.")
@click.pass_obj
def revoke(settings: Settings, name: str, key: str, reason: str | None) -> None:
    """Let a key of NAME count no longer. What it signed before stands."""
    from workbench.desk.reviewer import who
    from workbench.desk.roster import revoke_key
    from workbench.store.connection import open_store

    with open_store(settings.database, "write") as store:
        revoked = revoke_key(store, name, key, reason, reviewer=who(settings.reviewer))
    if not settings.quiet:
        click.echo(f"{line(name)}: key {revoked} revoked")


@reviewer.command("list")
@click.option("--allowed-signers", is_flag=True, help="The roster as ssh-keygen reads it.")
@format_option()
@click.pass_obj
def list_(settings: Settings, allowed_signers: bool, form: str) -> None:
    """The reviewers and their keys."""
    from workbench.exports.roster import REVIEWERS, allowed_signers_text, reviewer_objects
    from workbench.store.connection import open_store

    with open_store(settings.database, "read") as store:
        signers = allowed_signers_text(store) if allowed_signers else ""
        objects = reviewer_objects(store)
    if allowed_signers:
        click.echo(signers, nl=False)
    elif form == "json":
        print_json({"format": REVIEWERS, "reviewers": objects})
    elif form == "jsonl":
        print_lines(objects)
    elif form == "csv":
        print_csv(objects, ["name", "at", "added_by", "keys"])
    else:
        print_table([row for one in objects for row in _rows(one)], ["name", "since", "key"])


def _rows(one: dict[str, Any]) -> list[list[str]]:
    """A line for each key of a reviewer, or one without."""
    keys = [
        f"{key['fingerprint']} signs {key['signs']}"
        + (f", revoked {key['revoked_at'][:10]}" if key["revoked_at"] else "")
        for key in one["keys"]
    ]
    return [[one["name"], one["at"][:10], key] for key in keys or ["–"]]
