"""Which SQLite is used, and what it and the file system can be trusted with.

A process must never hold one file open through two copies of the SQLite library: closing it in
one drops the locks of the other. So everything that touches a database takes ``sqlite3`` from
here, as sqlite-utils takes it too: pysqlite3 where it is installed, else Python's own.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
else:
    try:
        import pysqlite3 as sqlite3
    except ImportError:
        import sqlite3

__all__ = ["OLDEST", "VERSION", "sqlite3", "wal_is_safe"]

VERSION: tuple[int, ...] = sqlite3.sqlite_version_info
OLDEST = (3, 37, 0)
"""The first SQLite with STRICT tables."""

_MOUNTS = Path("/proc/self/mounts")
_LOCAL = frozenset(
    (
        *("bcachefs", "btrfs", "exfat", "ext2", "ext3", "ext4", "f2fs", "fuseblk", "hfsplus"),
        *("jfs", "msdos", "nilfs2", "ntfs", "ntfs3", "overlay", "ramfs", "reiserfs", "rootfs"),
        *("squashfs", "tmpfs", "ubifs", "vfat", "xfs", "zfs"),
    )
)


def wal_is_safe(path: Path, version: tuple[int, ...] = VERSION) -> bool:
    """Whether a write-ahead log may be used for a database.

    SQLite from 3.7.0 can lose committed data there when two connections write at once; fixed in
    3.51.3, 3.50.7 and 3.44.6 (https://sqlite.org/wal.html, "the WAL-reset bug"). It also needs
    memory that all users of the file share, which no network file system gives
    (https://sqlite.org/wal.html#noshm). Where the file system cannot be told, the answer is no.
    """
    return _without_reset_bug(version) and _file_system(path) in _LOCAL


def _without_reset_bug(version: tuple[int, ...]) -> bool:
    if version[:2] in {(3, 44), (3, 50)}:
        return version >= ((3, 44, 6) if version[1] == 44 else (3, 50, 7))
    return version >= (3, 51, 3)


def _file_system(path: Path, mounts: Path = _MOUNTS) -> str | None:
    """The type of the file system a path lies on, or None where it cannot be told."""
    try:
        table = os.fsdecode(mounts.read_bytes())
    except OSError:
        return None
    place = str(path.resolve())
    found, length = None, -1
    for entry in table.splitlines():
        fields = entry.split(" ")
        if len(fields) < 3:
            continue
        point = re.sub(r"\\([0-7]{3})", lambda octal: chr(int(octal[1], 8)), fields[1])
        under = place == point or place.startswith(point.rstrip("/") + "/")
        if under and len(point) >= length:
            found, length = fields[2], len(point)
    return found
