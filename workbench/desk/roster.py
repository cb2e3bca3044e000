"""The roster: who reviews, and with which keys they sign."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.desk.writing import writing
from workbench.model.errors import InputError, StoreError, UsageError

if TYPE_CHECKING:
    from workbench.ledger.event import Sign
    from workbench.ledger.sshkeys import PublicKey
    from workbench.store.connection import Store


@dataclass(frozen=True, slots=True)
class Enrolled:
    """What was done: whether the reviewer is new, and whether the key signed for itself."""

    new: bool
    fingerprint: str | None = None
    proven: bool = False


def read_key(file: Path) -> PublicKey:
    """Read the file of a public key.

    Raises:
        InputError: it is missing, or is not one. A private key is refused unread.
    """
    from workbench.ledger.canonical import Malformed
    from workbench.ledger.sshkeys import PublicKey

    if file.suffix != ".pub":
        raise InputError("it is not named as a public key", str(file), f"give {file.name}.pub")
    try:
        return PublicKey.parse(file.read_text("utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is not text"
        raise InputError(reason, str(file), "name the .pub file of a key") from error
    except Malformed as error:
        raise InputError(str(error), str(file), "name the .pub file of a key") from None


def add_reviewer(
    store: Store, name: str, key: Path | None, *, sign_events: bool, reviewer: str
) -> Enrolled:
    """Put a reviewer on the roster, with a key if one is given.

    The event that adds a reviewer's own key is signed with it, if the private half is at hand:
    that proves that they have it.

    Args:
        name: whom.
        key: the file with a public key.
        sign_events: from now on all of the reviewer's events are signed, not only sign-offs.
        reviewer: who does this.

    Raises:
        InputError: the file is no public key.
        StoreError: every event is to be signed, and the key does not sign.
    """
    from workbench.ledger.keyring import remember_key, sign_with
    from workbench.ledger.record import record
    from workbench.ledger.sshkeys import EVENT
    from workbench.store.reviewers import is_enrolled

    if sign_events and key is None:
        raise UsageError("nothing can be signed without a key", todo="name one with --key")
    public = read_key(key) if key else None
    if public and key:
        remember_key(public, key)
    with writing(store):
        new = not is_enrolled(store, name)
        if new:
            record(store, "reviewer-added", {"reviewer": name}, actor=reviewer)
        if public is None:
            return Enrolled(new)
        sign = partial(sign_with, public.line, EVENT, ask=True) if name == reviewer else None
        proven = _add_key(store, name, public, sign_events, reviewer, sign)
    return Enrolled(new, public.fingerprint, proven)


def _add_key(
    store: Store, name: str, key: PublicKey, sign_events: bool, reviewer: str, sign: Sign | None
) -> bool:
    """Record a key; signed with itself if that can be done. Whether it was."""
    from workbench.ledger.record import record

    body = {
        "reviewer": name,
        "key": key.line,
        "signs": "events" if sign_events else "sign-offs",
        "cert_authority": False,
        "valid_after": None,
        "valid_before": None,
    }
    try:
        with store.write():
            event = record(store, "key-added", body, actor=reviewer, sign=sign)
    except StoreError:
        if sign is None or sign_events:
            raise
        event = record(store, "key-added", body, actor=reviewer)
    return sign is not None and event.sig is not None


def revoke_key(store: Store, name: str, key: str, reason: str | None, *, reviewer: str) -> str:
    """Let a reviewer's key count no longer; what it signed before stands.

    Args:
        key: its fingerprint, or the beginning of it.

    Returns:
        The fingerprint.

    Raises:
        UsageError: no key, or more than one, is meant.
    """
    from workbench.ledger.record import record
    from workbench.ledger.sshkeys import PublicKey
    from workbench.store.sign_offs import keys

    held = {PublicKey.parse(r.key).fingerprint: r for r in keys(store, name) if not r.revoked_at}
    wanted = key.removeprefix("SHA256:")
    found = [one for one in held if one.removeprefix("SHA256:").startswith(wanted)]
    if len(found) != 1:
        what = "means more than one key" if found else "no such key"
        raise UsageError(what, key, "see: workbench reviewer list")
    body = {"reviewer": name, "key": held[found[0]].key, "reason": reason}
    with writing(store):
        record(store, "key-revoked", body, actor=reviewer)
    return found[0]
