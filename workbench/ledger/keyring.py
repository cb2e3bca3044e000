"""Which key a reviewer signs with, and where its public half lies.

A key is named by its public half only. Its file is looked for where it was given, then in
``~/.ssh``; where it is in neither, ssh-agent alone can have it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from tempfile import NamedTemporaryFile

from workbench.ledger.canonical import Malformed
from workbench.ledger.event import Sign
from workbench.ledger.sshkeys import CHECKPOINT, EVENT, PublicKey
from workbench.store.connection import Store
from workbench.store.sign_offs import KeyRow, keys


def event_signer(store: Store, reviewer: str) -> Sign | None:
    """How a reviewer who signs every event does so; None for all others."""
    key = current_key(store, reviewer)
    return partial(sign_with, key.key, EVENT, ask=False) if key and key.signs == "events" else None


def current_key(store: Store, reviewer: str) -> KeyRow | None:
    """The reviewer's newest key that was not revoked."""
    return next((row for row in reversed(keys(store, reviewer)) if not row.revoked_at), None)


def sign_checkpoint(key: str, checkpoint: bytes) -> str:
    """Sign a log's head. ``ssh-keygen`` may ask for a passphrase."""
    return sign_with(key, CHECKPOINT, checkpoint, ask=True)


def sign_with(key: str, namespace: str, data: bytes, *, ask: bool) -> str:
    """Sign bytes with the other half of a public key.

    Raises:
        StoreError: it was not signed; says why.
    """
    from workbench.ledger.signing import sign

    with _key_file(key) as file:
        return sign(file, namespace, data, ask=ask)


def remember_key(key: PublicKey, file: Path) -> None:
    """Note where the file with a public key lies. One's own; it says nothing to others."""
    places = _places() | {key.line: str(file.absolute())}
    keep = _places_file()
    try:
        keep.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        keep.write_text(json.dumps(places, indent=1, sort_keys=True), "utf-8")
    except OSError:
        return


@contextmanager
def _key_file(key: str) -> Iterator[Path]:
    """A file with the public key: its own, beside which the private one may lie, or a new one."""
    own = [Path(_places()[key])] if key in _places() else []
    with suppress(OSError, RuntimeError):
        own += sorted((Path.home() / ".ssh").glob("*.pub"))
    for file in own:
        if _holds(file, key):
            yield file
            return
    with NamedTemporaryFile("w", prefix="workbench-", suffix=".pub") as made:
        made.write(f"{key}\n")
        made.flush()
        yield Path(made.name)


def _holds(file: Path, key: str) -> bool:
    try:
        return PublicKey.parse(file.read_text("utf-8")).line == key
    except (OSError, ValueError, Malformed):
        return False


def _places_file() -> Path:
    from platformdirs import user_config_path

    return user_config_path("workbench", appauthor=False) / "keys.json"


def _places() -> dict[str, str]:
    try:
        held = json.loads(_places_file().read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return held if isinstance(held, dict) else {}
