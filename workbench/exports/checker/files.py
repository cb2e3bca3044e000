"""The files of a bundle: read, and held to its manifest."""

from __future__ import annotations

import hashlib
import zipfile
from pathlib import Path

MOST_BYTES = 4 << 30
"""A bundle that is larger is refused."""

MANIFEST = "MANIFEST"


class Bad(Exception):
    """Something in the bundle is not as it should be."""


def read_bundle(path: Path) -> dict[str, bytes]:
    """All files of a bundle, a folder or a zip file, by name."""
    return _read_zip(path) if path.is_file() else _read_folder(path)


def _read_folder(path: Path) -> dict[str, bytes]:
    files: dict[str, bytes] = {}
    left = MOST_BYTES
    for place in sorted(path.rglob("*")):
        if place.is_dir() and not place.is_symlink():
            continue
        if place.is_symlink() or not place.is_file():
            raise Bad(f"{place!r} is not a regular file")
        with place.open("rb") as file:
            data = file.read(left + 1)
        left -= len(data)
        if left < 0:
            raise Bad("the bundle is too large")
        files[place.relative_to(path).as_posix()] = data
    return files


def _read_zip(path: Path) -> dict[str, bytes]:
    files: dict[str, bytes] = {}
    left = MOST_BYTES
    with zipfile.ZipFile(path) as archive:
        for entry in archive.infolist():
            if entry.filename in files:
                raise Bad(f"{entry.filename!r} is in it twice")
            with archive.open(entry) as file:
                data = file.read(left + 1)
            left -= len(data)
            if left < 0:
                raise Bad("the bundle is too large")
            files[entry.filename] = data
    return files


def manifest(files: dict[str, bytes]) -> bytes:
    """The hashes of all files but the manifest, as ``sha256sum`` writes them."""
    lines = (f"{sha256(files[name])}  {name}\n" for name in sorted(files) if name != MANIFEST)
    return "".join(lines).encode("utf-8", "surrogatepass")


def check_manifest(files: dict[str, bytes]) -> None:
    """The manifest has exactly these files, with their hashes."""
    if files.get(MANIFEST) != manifest(files):
        raise Bad("MANIFEST is not that of these files: one was changed, added or left out")


def sha256(data: bytes) -> str:
    """The SHA-256 of bytes, in hex."""
    return hashlib.sha256(data).hexdigest()
