"""One event: one line of the log, built and read strictly.

::

    {"event":{"actor":…,"body":{…},"id":…,"kind":…,"log":…,"n":…,"private":{…},"salt":…,
     "saw":{"root":…,"size":…},"time":…,"v":1}}

The line's bytes are the event: they are stored, hashed and signed as they stand, and no
one makes them anew from what they say. A signed line has ``,"sig":"…"`` before the last brace.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Annotated, Any, NamedTuple, TypedDict

from workbench.ledger.canonical import Malformed, decode, encode
from workbench.ledger.fields import (
    Count,
    EventId,
    Line,
    LogId,
    Moment,
    Ordinal,
    Rule,
    Salt,
    Sha256,
    check,
)
from workbench.ledger.kinds import Body, validate
from workbench.ledger.merkle import leaf_hash

VERSION = 1
"""The version of the format of a line."""

_OPENING = b'{"event":'
_SIGNED = b',"sig":"'
_EVENT_ALONE = frozenset({"event"})
_EVENT_SIGNED = frozenset({"event", "sig"})
_Signature = Annotated[str, Rule("base64", re.compile(r"[A-Za-z0-9+/]+={0,2}", re.ASCII).fullmatch)]


Sign = Callable[[bytes], str]
"""From the bytes of an event to a signature over them: SSHSIG in base64."""


class _Saw(TypedDict):
    """The head of its own log that the event was made on."""

    root: Sha256
    size: Count


class _Envelope(TypedDict):
    """What every event says, whatever its kind. The kind's own check reads the body."""

    v: Annotated[int, Rule(f"the version {VERSION}", lambda value: value == VERSION)]
    log: LogId
    id: EventId
    actor: Line
    n: Ordinal
    saw: _Saw
    salt: Salt
    time: Moment
    kind: Line
    body: dict[str, Any]
    private: dict[str, Sha256]


class _Signed(TypedDict):
    """A line with a signature."""

    event: dict[str, Any]
    sig: _Signature


@dataclass(frozen=True, slots=True)
class Head:
    """How many lines a log had, and the Merkle root over them."""

    size: int
    root: bytes


@dataclass(frozen=True, slots=True)
class Event:
    """A line of the log, read.

    Attributes:
        log: id of the log it stands in.
        actor: who did it; ``n`` is the actor's own counter in this log, from 1.
        saw: the head of this log that it was made on.
        salt: makes its hash unguessable where the line is left out.
        time: by the clock of the machine; only the order of the log is proven.
        private: the salted hash of each private text, by its name.
        sig: SSHSIG in base64 over the bytes of the event, or None.
        line: the exact bytes.
    """

    log: str
    id: str
    actor: str
    n: int
    saw: Head
    salt: str
    time: str
    kind: str
    body: Body
    private: Mapping[str, str]
    sig: str | None
    line: bytes

    @property
    def said(self) -> bytes:
        """The bytes of the event alone, which a signature is over."""
        end = len(self.line) - (len(_SIGNED) + len(self.sig) + 2 if self.sig else 1)
        return self.line[len(_OPENING) : end]

    @property
    def leaf(self) -> bytes:
        """The line's hash in the Merkle tree."""
        return leaf_hash(self.line)

    @property
    def claim(self) -> str | None:
        """The claim it is about, if it is about one."""
        found: str | None = self.body.get("claim")
        return found


class Passage(NamedTuple):
    """A stretch of a document or capture that an event is about, and the hash of its words."""

    source: str
    start: int
    end: int
    exact_sha256: str


def passages(event: Event) -> Iterator[Passage]:
    """Every stretch of text that an event is about."""
    body = event.body
    others = (body.get(name) for name in ("counterpart", "pinned", "origin"))
    for place in (body, *others, *body.get("parts", ())):
        if place and "exact_sha256" in place:
            source = place["document"] if "document" in place else place["source"]
            yield Passage(source, place["start"], place["end"], place["exact_sha256"])


def commitment(salt: bytes, text: str) -> str:
    """What the log holds of a private text: SHA-256(salt || text), in hex.

    Raises:
        Malformed: the text has characters that cannot be kept.
    """
    if "\0" in text:
        raise Malformed("a private text has NUL characters")
    try:
        return sha256(salt + text.encode("utf-8")).hexdigest()
    except UnicodeEncodeError as error:
        raise Malformed("a private text has characters that are no Unicode text") from error


def build(
    *,
    log: str,
    id: str,
    actor: str,
    n: int,
    saw: Head,
    salt: bytes,
    time: str,
    kind: str,
    body: Body,
    private: Mapping[str, str],
    sign: Sign | None = None,
) -> Event:
    """Make an event.

    Args:
        private: commitments by name (:func:`commitment`).
        sign: how its actor signs; None leaves it unsigned.

    Raises:
        Malformed: it would not be readable as one.
    """
    said = {
        "v": VERSION,
        "log": log,
        "id": id,
        "actor": actor,
        "n": n,
        "saw": {"root": saw.root.hex(), "size": saw.size},
        "salt": salt.hex(),
        "time": time,
        "kind": kind,
        "body": dict(body),
        "private": dict(private),
    }
    data = encode(said)
    if sign is None:
        return parse(_OPENING + data + b"}")
    return parse(_OPENING + data + _SIGNED + sign(data).encode("ascii") + b'"}')


def parse(line: bytes) -> Event:
    """Read a line, without its line end.

    Raises:
        Malformed: it is anything but one canonical event of a known kind.
    """
    value = decode(line)
    if not isinstance(value, dict) or value.keys() not in (_EVENT_ALONE, _EVENT_SIGNED):
        raise Malformed("the line is not an event")
    if "sig" in value:
        check(_Signed, value, "the line")
    said = value["event"]
    check(_Envelope, said, "the event")
    validate(said["kind"], said["body"], frozenset(said["private"]))
    return Event(
        log=said["log"],
        id=said["id"],
        actor=said["actor"],
        n=said["n"],
        saw=Head(said["saw"]["size"], bytes.fromhex(said["saw"]["root"])),
        salt=said["salt"],
        time=said["time"],
        kind=said["kind"],
        body=said["body"],
        private=said["private"],
        sig=value.get("sig"),
        line=line,
    )
