"""What an event takes from outside the program: the time, chance, and the file it is written in.

Handed in as one value, so that a sample database can be built to the same bytes every time.
"""

from __future__ import annotations

import secrets
import socket
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from itertools import count
from pathlib import Path

_MACHINE_IDS = (Path("/etc/machine-id"), Path("/var/lib/dbus/machine-id"))


@dataclass(frozen=True, slots=True)
class Entropy:
    """The sources of what no program can compute.

    Attributes:
        clock: the time now, with its zone.
        log_id: a new log's id: 32 hex digits.
        event_id: a new event's id: a UUID.
        salt: 16 random bytes.
        fingerprint: names a file on this machine, so that a copy is told from the original.
    """

    clock: Callable[[], datetime]
    log_id: Callable[[], str]
    event_id: Callable[[], str]
    salt: Callable[[], bytes]
    fingerprint: Callable[[Path], str]


def file_fingerprint(path: Path) -> str:
    """Name a file by its machine and inode.

    Not by its path, which changes when it is moved, nor by its device number, which changes when
    the machine starts. Hashed, so that a database that is given away names no machine.
    """
    inode = path.stat().st_ino
    return sha256(f"workbench.file/1\n{_machine()}\n{inode}\n".encode()).hexdigest()


def _machine() -> str:
    """The system's own id for this machine, else its host name."""
    for place in _MACHINE_IDS:
        try:
            if found := place.read_text("ascii").strip():
                return found
        except (OSError, UnicodeDecodeError):
            continue
    return socket.gethostname()


SYSTEM = Entropy(
    clock=lambda: datetime.now(UTC),
    log_id=lambda: secrets.token_hex(16),
    event_id=lambda: str(uuid.uuid4()),
    salt=lambda: secrets.token_bytes(16),
    fingerprint=file_fingerprint,
)
"""The machine's clock and its random numbers."""


def seeded(seed: str, at: datetime) -> Entropy:
    """Ids and salts that follow from a seed, a clock that stands, and a file that is no file's.

    For samples and tests only: such a log's salts can be guessed. The first write to the file by
    anyone else begins a log of their own, as in a copy.
    """
    numbers = count()

    def next_bytes() -> bytes:
        return sha256(f"{seed}\n{next(numbers)}\n".encode()).digest()[:16]

    return Entropy(
        clock=lambda: at,
        log_id=lambda: next_bytes().hex(),
        event_id=lambda: str(uuid.UUID(bytes=next_bytes(), version=4)),
        salt=next_bytes,
        fingerprint=lambda path: f"sample {seed}",
    )


def moment(at: datetime) -> str:
    """A time as events write it: UTC, to the microsecond (``2026-01-31T12:00:00.000000Z``)."""
    return at.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
