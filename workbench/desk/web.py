"""Documents on the web: fetched like sources, guarded and with manners, but read and not captured.

Nothing is asked without a person's yes: whoever calls :func:`documents` has shown the hosts and
got it. The answer's body is the document, byte for byte; what the host says of it (media type,
character encoding) is a declaration that travels with it.
"""

from __future__ import annotations

from asyncio import Runner
from collections.abc import Generator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.desk.asking import Options, visitor_of
from workbench.desk.configuration import Fetching
from workbench.desk.inputs import Input
from workbench.intake.declared import declared_by
from workbench.model.errors import InputError

if TYPE_CHECKING:
    from workbench.sources.client import Network
    from workbench.sources.outcome import Fetched

_PLAIN = {"Accept-Encoding": "identity"}
"""So that the bytes on the wire are the document's own."""
_TODO = {
    "robots": "save the page yourself and add the file",
    "refused": "only public addresses are asked, and those in private-hosts",
    "login": "save the page yourself and add the file",
    "paywall": "save the page yourself and add the file",
    "javascript": "save the page from a browser and add the file",
}


def documents(
    addresses: Sequence[str],
    configured: Fetching,
    *,
    offline: bool = False,
    network: Network | None = None,
) -> Generator[Input | InputError, None, None]:
    """Ask for documents one after the other, each when its turn has come.

    Args:
        addresses: their addresses, as the user wrote them.
        network: for tests.

    Yields:
        For each its bytes with what the host declares, or why they did not come.

    Raises:
        Offline: the network is switched off; nothing was asked.
    """
    from workbench.sources.client import Network

    network = replace(network or Network(), offline=offline)
    visitor = visitor_of(configured, Options(offline), network)
    with Runner() as runner:
        for address in addresses:
            yield _document(address, runner.run(visitor.fetch(address, _PLAIN)))


def _document(address: str, fetched: Fetched) -> Input | InputError:
    """The document that an answer holds, or what the answer is instead."""
    from workbench.sources.dead import ending_of
    from workbench.sources.source_text import read_source

    content_type = fetched.header("content-type")
    ending = ending_of(fetched, read_source(fetched.body, content_type, address))
    if ending is not None:
        todo = _TODO.get(ending.kind, "check the address, or try again later")
        return InputError(f"could not be fetched: {ending.detail}", address, todo)
    return Input(address, data=fetched.body, declared=declared_by(content_type))
