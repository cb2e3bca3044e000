"""Which addresses may be asked: the form of a URL, and the network address that it leads to.

A citation is somebody else's text, and what answers it may send on to anywhere. So nothing but
the public Internet is ever asked: not this machine, not its neighbours, not the services that
clouds keep at fixed addresses. A private host is asked only where the configuration names it,
with its port.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import quote, urljoin, urlsplit

from workbench.sources.outcome import Failed

LONGEST = 8192
"""Characters of the longest address that is asked."""
PORTS = frozenset({80, 443, 8080, 8443})
"""The ports of the web; others belong to services that are no sources."""

Allowed = frozenset[tuple[str, int]]
"""Private hosts that the configuration allows, each with its port."""

_DEFAULT_PORTS = {"http": 80, "https": 443}
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]")
_LABEL = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?")
_NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")
_SPECIAL = frozenset(
    ("alt", "arpa", "home", "internal", "invalid", "lan", "local", "localdomain", "localhost")
) | {"corp", "onion"}
"""Last labels of names that mean no public host, after RFC 6761, 6762, 7686, 8375 and 9476."""
_PATH_SAFE = "/%:@!$&'()*+,;=~-._"
_QUERY_SAFE = _PATH_SAFE + "?"

_NOT_PUBLIC_4 = tuple(
    map(
        ip_network,
        (
            *("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16"),
            *("172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24"),
            *("192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24"),
            *("224.0.0.0/4", "240.0.0.0/4"),
            "168.63.129.16/32",  # a cloud's own service behind an address that looks public
        ),
    )
)
_PUBLIC_6 = ip_network("2000::/3")
_NOT_PUBLIC_6 = tuple(
    map(ip_network, ("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20")),
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a URL leads, in the plain form in which it is asked.

    Attributes:
        host: lower case, ASCII; an IPv6 address stands without brackets.
        target: path and query, ASCII.
    """

    scheme: str
    host: str
    port: int
    target: str

    @property
    def netloc(self) -> str:
        """Host and port as a URL has them."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _DEFAULT_PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def url(self) -> str:
        """The whole address, without its fragment."""
        return f"{self.scheme}://{self.netloc}{self.target}"


def is_public(address: str) -> bool:
    """Whether a network address belongs to the public Internet.

    After the IANA registries of special-purpose addresses. IPv6 is public only in the range that
    is given out (2000::/3), without the parts that lead elsewhere (Teredo, 6to4, documentation);
    an IPv4 address mapped into IPv6 is judged as what it is.

    Args:
        address: an IPv4 or IPv6 address in its usual form.
    """
    try:
        found = ip_address(address)
    except ValueError:
        return False
    if isinstance(found, IPv6Address):
        if found.ipv4_mapped is not None:
            return _is_public_4(found.ipv4_mapped)
        plain = found.scope_id is None and found in _PUBLIC_6
        return plain and not any(found in network for network in _NOT_PUBLIC_6)
    return _is_public_4(found)


def _is_public_4(address: IPv4Address) -> bool:
    return not any(address in network for network in _NOT_PUBLIC_4)


def locate(url: str, allowed: Allowed = frozenset()) -> Place:
    """Where a URL leads, if its form is one that may be asked.

    Args:
        url: absolute.
        allowed: private hosts that may be asked.

    Raises:
        Failed: ``refused``, with why.
    """
    if len(url) > LONGEST:
        raise _refused(f"the address is longer than {LONGEST} characters")
    if _CONTROL.search(url) or url != url.strip():
        raise _refused("the address holds control characters or space around it")
    try:
        parts = urlsplit(url)
        port, host = parts.port, parts.hostname or ""
    except ValueError as error:
        raise _refused("the address is malformed") from error
    if parts.scheme not in _DEFAULT_PORTS:
        raise _refused(f"only http and https are fetched, not {parts.scheme or 'this'}")
    if "@" in parts.netloc or "\\" in parts.netloc:
        raise _refused("the address holds a user name")
    place = Place(
        scheme=parts.scheme,
        host=_host(host),
        port=_DEFAULT_PORTS[parts.scheme] if port is None else port,
        target=_target(parts.path, parts.query),
    )
    _check_place(place, allowed)
    return place


def join(base: str, reference: str) -> str:
    """The address that a redirect's ``Location`` means; a malformed one is returned as it is."""
    try:
        return urljoin(base, reference)
    except ValueError:
        return reference


def _check_place(place: Place, allowed: Allowed) -> None:
    if (place.host, place.port) in allowed:
        return
    if place.port not in PORTS:
        raise _refused(f"port {place.port} is not one of the web's")
    if ":" in place.host or _NUMBER.fullmatch(place.host.rstrip(".").rpartition(".")[2]):
        if not is_public(place.host):
            raise _refused(f"{place.host} is not a public address")
    elif place.host.rstrip(".").rpartition(".")[2] in _SPECIAL:
        raise _refused(f"{place.host} is not a public host")


def _host(host: str) -> str:
    """A host in lower-case ASCII (RFC 5891 for names in other letters)."""
    if ":" in host:
        try:
            return str(IPv6Address(host))
        except ValueError as error:
            raise _refused("the host is malformed") from error
    if not host.isascii():
        import idna

        try:
            host = idna.encode(host, uts46=True).decode("ascii")
        except (idna.IDNAError, UnicodeError) as error:
            raise _refused("the host is malformed") from error
    host = host.lower()
    labels = host.removesuffix(".").split(".")
    if len(host) > 253 or not all(_LABEL.fullmatch(label) for label in labels):
        raise _refused("the host is malformed")
    return host


def _target(path: str, query: str) -> str:
    """Path and query in ASCII; what is escaped already stays so."""
    target = quote(path, safe=_PATH_SAFE) or "/"
    return f"{target}?{quote(query, safe=_QUERY_SAFE)}" if query else target


def _refused(why: str) -> Failed:
    return Failed("refused", why)
