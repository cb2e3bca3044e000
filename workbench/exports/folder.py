"""Several files as a folder or a zip file that appears whole or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from workbench.exports.atomic import write_atomically
from workbench.exports.zipped import zipped
from workbench.model.errors import StoreError


def write_files(place: Path, files: Mapping[str, bytes]) -> None:
    """Write them, whole or not at all: a zip file if it is named so, else a new folder.

    Raises:
        StoreError: the folder is there already, or cannot be written.
    """
    if place.suffix == ".zip":
        write_atomically(place, [zipped(dict(sorted(files.items())))])
        return
    if os.path.lexists(place):
        raise StoreError("it is there already", str(place), "name another folder")
    try:
        draft = Path(tempfile.mkdtemp(prefix=".workbench-", dir=place.parent))
        try:
            for name, data in files.items():
                file = draft / name
                file.parent.mkdir(exist_ok=True)
                file.write_bytes(data)
            draft.rename(place)
        finally:
            shutil.rmtree(draft, ignore_errors=True)
    except OSError as error:
        raise StoreError(error.strerror or "it cannot be written", str(place)) from None
