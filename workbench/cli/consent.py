"""A person's yes before anything is asked of the network."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from workbench.model.errors import InputError, UsageError
from workbench.safe.terminal import line

if TYPE_CHECKING:
    from workbench.desk.configuration import Fetching
    from workbench.desk.inputs import Input


def list_hosts(
    urls: Sequence[str],
    configured: Fetching,
    *,
    things: str = "source",
    archived: bool = False,
    err: bool = False,
) -> None:
    """Print which hosts would be asked, and which addresses never would be.

    Args:
        urls: what is to be asked for.
        things: what they are.
        archived: whether the web archive would be asked for those that are dead.
        err: whether standard output is for something else.
    """
    from workbench.desk.wishes import archive_host, hosts_of

    hosts = hosts_of(urls, configured)
    total = sum(count for _, count in hosts.asked)
    told = [f"{some(total, things)} of {some(len(hosts.asked), 'host')} would be asked for:"]
    told += [f"  {count:>4}  {line(host)}" for host, count in hosts.asked]
    if hosts.refused:
        told.append(f"{some(len(hosts.refused), 'address')} would never be asked:")
    told += [f"        {line(url)} ({line(why)})" for url, why in hosts.refused]
    if archived:
        told.append(f"and for those that are dead: {line(archive_host(configured))}")
    for one in told:
        click.echo(one, err=err)


def documents_on_the_web(
    inputs: Sequence[str], *, yes: bool, offline: bool
) -> Iterator[Input | InputError]:
    """The documents among a command's inputs that are on the web, once a person has said yes.

    Args:
        inputs: the arguments; those that are no addresses are left out.
        yes: whether the yes was said on the command line.
        offline: whether asking is an error.

    Raises:
        UsageError: nobody said yes, or the network is switched off.
    """
    from workbench.desk.inputs import STANDARD_INPUT, is_address

    addresses = [each for each in inputs if is_address(each)]
    if not addresses:
        return iter(())
    from workbench.desk.configuration import load
    from workbench.desk.web import documents

    configured = load().fetch
    list_hosts(addresses, configured, things="document", err=True)
    if not yes and not offline:
        if STANDARD_INPUT in inputs:
            raise UsageError("standard input is a document, so nobody can be asked", todo="--yes")
        ask("name files instead", err=True)
    return documents(addresses, configured, offline=offline)


def ask(todo: str, *, err: bool = False) -> None:
    """Get a person's yes.

    Args:
        todo: what to do instead, told when the answer is no.
        err: whether standard output is for something else.

    Raises:
        UsageError: the answer is no, or there is nobody to ask.
    """
    try:
        question = "These hosts will see that you ask. Fetch?"
        agreed = click.confirm(question, default=False, err=err)
    except click.Abort:
        click.echo(err=err)
        raise UsageError("nobody said yes; nothing was asked", todo="say it with --yes") from None
    if not agreed:
        raise UsageError("nothing was asked", todo=todo)


def some(count: int, thing: str) -> str:
    """A number of things, in words: ``1 host``, ``2 addresses``."""
    ending = "" if count == 1 else "es" if thing.endswith("s") else "s"
    return f"{count} {thing}{ending}"
