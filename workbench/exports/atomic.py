"""Files that appear whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from workbench.model.errors import StoreError


def write_atomically(path: Path, chunks: Iterable[str | bytes]) -> int:
    """Write a file so that nobody ever sees half of it.

    Args:
        path: where; an existing file is replaced at the end, a symbolic link is not followed.
        chunks: the text or the bytes, piece by piece.

    Returns:
        The number of bytes.

    Raises:
        StoreError: the directory is missing or the disk refuses; the old file is untouched.
    """
    try:
        handle, name = tempfile.mkstemp(prefix=".workbench-", dir=path.parent)
    except OSError as error:
        raise _refused(path, error) from None
    draft = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            written = sum(file.write(_bytes(chunk)) for chunk in chunks)
            file.flush()
            os.fsync(file.fileno())
        draft.chmod(0o666 & ~_umask())
        draft.replace(path)
        _keep_name(path.parent)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise _refused(path, error) from None
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
    return written


def _bytes(chunk: str | bytes) -> bytes:
    return chunk.encode("utf-8") if isinstance(chunk, str) else chunk


def _umask() -> int:
    held = os.umask(0o077)
    os.umask(held)
    return held


def _keep_name(directory: Path) -> None:
    """Bring the new name to the disk as well."""
    handle = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _refused(path: Path, error: OSError) -> StoreError:
    reason = error.strerror or "it could not be written"
    return StoreError(reason, str(path), "choose another place, or free some space")
