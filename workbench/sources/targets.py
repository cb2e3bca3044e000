"""From what a note points to, to the address at which it can be had."""

from __future__ import annotations

from urllib.parse import quote

from workbench.model.document import Target
from workbench.sources.address import locate
from workbench.sources.outcome import Failed

_RESOLVERS = {
    "doi": "https://doi.org/{}",
    "arxiv": "https://arxiv.org/abs/{}",
    "pmid": "https://pubmed.ncbi.nlm.nih.gov/{}/",
}
_WEB = ("http://", "https://")


def address_of(target: Target) -> str | None:
    """The web address of a target, in the one form in which it is asked for and kept.

    Returns:
        None for what is not on the web: a book, a file, another note. An address that may not be
        asked is returned as it is; asking for it says why not.
    """
    if target.kind in _RESOLVERS:
        url = _RESOLVERS[target.kind].format(quote(target.value, safe="/:;()."))
    elif target.kind == "url" and target.value.lower().startswith(_WEB):
        url = target.value
    else:
        return None
    return plain(url)


def plain(url: str) -> str:
    """A web address in plain form: host in lower case, no fragment, no port that goes without."""
    try:
        return locate(url, _Everywhere()).url
    except Failed:
        return url


class _Everywhere(frozenset[tuple[str, int]]):
    """For writing an address in its form, whether or not it may be asked."""

    def __contains__(self, place: object) -> bool:
        return True
