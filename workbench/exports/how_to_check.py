"""The page in a bundle that tells a stranger how to check it."""

from __future__ import annotations

from workbench.ledger.event import Event
from workbench.ledger.sshkeys import CHECKPOINT, PublicKey
from workbench.safe.terminal import line

_PAGE = """\
How to check this bundle
========================

It holds the log of what reviewers decided about claims, and the texts and files that it is about.
Nothing in it need be believed. There are two ways to check it; neither needs Workbench.

1. With Python 3.8 or later (nothing else installed), in this folder:

    python3 verify.py

It prints what it found and ends with OK, or says what does not hold. Better: take verify.py from
somebody else than this bundle. If you were given a head of the log earlier (SIZE:ROOT), add
--have SIZE:ROOT. If you know who must have signed, add --need NAME.

2. By hand, with sha256sum and OpenSSH:

    sha256sum -c MANIFEST
{by_hand}
The lines of log.jsonl are the leaves of a Merkle tree (RFC 6962); the three lines of checkpoint
are its name, the number of lines, and the root. Each line tells on which head it was made.

The keys of the roster
----------------------

allowed_signers was made from the log; whoever made this bundle could have made the keys too. Ask
each reviewer, by another way than this bundle, for the fingerprint of their key:

{keys}
What this shows, and what it does not
-------------------------------------

If all holds: nothing in the log was changed, left out or put in before a line that a reviewer
signed or that you know by its head, and the texts are those that were decided on. It does not
show that a decision is right, that the clock was, or that nothing was left unsaid.
"""


def how_to_check(events: list[Event]) -> str:
    """The page for a bundle of these events."""
    return _PAGE.format(by_hand=_by_hand(events), keys=_keys(events) or "    (nobody has a key)\n")


def _by_hand(events: list[Event]) -> str:
    """A command for each signature on a checkpoint."""
    return "".join(
        f"    ssh-keygen -Y verify -f allowed_signers -I {_quoted(event.actor)} -n {CHECKPOINT} "
        f"-s sign-offs/{event.id}.sig < sign-offs/{event.id}.checkpoint\n"
        for event in events
        if event.kind == "sign-off" and event.body["signature"]
    )


def _keys(events: list[Event]) -> str:
    """Each key that was added, with whose it is."""
    return "".join(
        f"    {PublicKey.parse(event.body['key']).fingerprint}  {line(event.body['reviewer'])}\n"
        for event in events
        if event.kind == "key-added"
    )


def _quoted(name: str) -> str:
    """A name as one word of a shell."""
    return "'" + line(name).replace("'", "'\\''") + "'"
