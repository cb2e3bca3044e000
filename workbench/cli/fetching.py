"""Commands about sources: ``fetch`` and ``attach``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbench.cli.consent import ask, list_hosts
from workbench.cli.program import Settings
from workbench.model.identity import SHORT
from workbench.safe.terminal import line

if TYPE_CHECKING:
    from workbench.desk.fetch import Done
    from workbench.desk.keep import Kept
    from workbench.desk.wishes import Which

_SHOWN = 100
"""Characters of a pinned passage that are shown."""

_document = click.option("--document", metavar="DOCUMENT", help="A document's name or id.")


@click.command()
@_document
@click.option("--claim", "claims", metavar="CLAIM", multiple=True, help="Only what it cites.")
@click.option("--yes", is_flag=True, help="Ask these hosts without asking me.")
@click.option("--offline", is_flag=True, help="Any connection is an error.")
@click.option("--again", is_flag=True, help="Also what was captured: has it changed?")
@click.option("--failed", is_flag=True, help="Also what failed before.")
@click.option("--archived", is_flag=True, help="Look for dead sources in the web archive.")
@click.option(
    "--despite-robots", metavar="URL", multiple=True, help="Ask for it though robots.txt forbids."
)
@click.pass_obj
def fetch(
    settings: Settings,
    document: str | None,
    claims: tuple[str, ...],
    yes: bool,
    offline: bool,
    again: bool,
    failed: bool,
    archived: bool,
    despite_robots: tuple[str, ...],
) -> None:
    """Fetch and keep the sources that claims cite.

    Lists the hosts that would be asked, and asks before any of them is. What was captured is not
    asked for again, so that a run that was cut short goes on.
    """
    from workbench.desk import fetch as desk
    from workbench.desk.configuration import load
    from workbench.desk.reviewer import who
    from workbench.desk.wishes import wishes
    from workbench.sources.targets import plain
    from workbench.store.claims import resolve_claim
    from workbench.store.connection import open_store
    from workbench.store.documents import resolve_document

    which: Which = "again" if again else "failed" if failed or despite_robots else "new"
    configured = load().fetch
    with open_store(settings.database, "write") as store:
        wished = wishes(
            store,
            claims=[resolve_claim(store, claim) for claim in claims],
            document=resolve_document(store, document) if document else None,
            which=which,
        )
        if not wished:
            click.echo("Nothing to fetch: every source on the web was asked for.")
            return
        list_hosts([wish.url for wish in wished], configured, archived=archived)
        if not yes and not offline:
            ask("fetch a part with --claim or --document")
        done = desk.fetch(
            store,
            wished,
            desk.Options(offline, archived, frozenset(map(plain, despite_robots))),
            configured,
            reviewer=who(settings.reviewer),
            progress=lambda one: None if settings.quiet else _told(one),
        )
    if not settings.quiet:
        _summary(done)


def _told(done: Done) -> None:
    kept = done.kept
    click.echo(f"{done.number}/{done.total}  {told_of(kept)}  {line(done.wish.url)}")
    for one in kept.drifted:
        words = line(one.pinned.text[:_SHOWN])
        click.echo(f"      {one.drift.kind} for claim {one.pinned.claim[:SHORT]}: “{words}”")


def told_of(kept: Kept) -> str:
    """What was kept, in a line."""
    if kept.state == "failed":
        return f"failed: {kept.why} ({line(kept.detail)})"
    archived = f", archived {kept.archived_at:%Y-%m-%d}" if kept.archived_at else ""
    size = f", {kept.bytes:,} bytes" if kept.bytes else ""
    return f"{kept.state} ({line(kept.media_type or 'not changed')}{size}{archived})"


def _summary(done: list[Done]) -> None:
    counts = {
        state: sum(one.kept.state == state for one in done)
        for state in ("captured", "same", "changed", "failed")
    }
    click.echo(" · ".join(f"{count} {state}" for state, count in counts.items() if count))
    if counts["failed"]:
        click.echo("Dead ones may be in the archive: workbench fetch --failed --archived")


@click.command()
@click.argument("note")
@click.argument("path", type=click.Path(path_type=Path))
@_document
@click.option("--confidential", is_flag=True, help="Neither its name nor its words go to others.")
@click.pass_obj
def attach(
    settings: Settings, note: str, path: Path, document: str | None, confidential: bool
) -> None:
    """Give the file PATH as the source of NOTE, a note's label or an address that it cites."""
    from workbench.desk import attach as desk
    from workbench.desk.reviewer import who
    from workbench.store.connection import open_store
    from workbench.store.documents import resolve_document

    with open_store(settings.database, "write") as store:
        cited = desk.resolve_note(
            store, note, resolve_document(store, document) if document else None
        )
        name = who(settings.reviewer)
        kept = desk.attach(store, cited, path, reviewer=name, confidential=confidential)
    if not settings.quiet:
        unread = f"; no text could be read from it: it {kept.detail}" if kept.detail else ""
        click.echo(
            f"{line(str(path))}: kept as {str(kept.content)[:SHORT]} for note "
            f"{line(cited.note.label)} ({line(kept.media_type or '')}, {kept.bytes:,} bytes)"
            f"{line(unread)}"
        )
