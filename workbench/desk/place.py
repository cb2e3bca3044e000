"""Where a reviewer was, kept in the user's own state directory.

Never beside or in the database: looking at a database changes nothing in it, and a database on a
read-only disk can be reviewed too. Losing this file loses a convenience and nothing else.
"""

from __future__ import annotations

import json
import os
from hashlib import sha256
from pathlib import Path


def recall(database: Path, reviewer: str) -> dict[str, str]:
    """What was remembered for this reviewer and database; empty when nothing was."""
    try:
        held = json.loads(_file(database, reviewer).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    if not isinstance(held, dict):
        return {}
    return {key: value for key, value in held.items() if isinstance(value, str)}


def remember(database: Path, reviewer: str, place: dict[str, str]) -> None:
    """Keep where the reviewer is. A state directory that cannot be written is passed over."""
    file = _file(database, reviewer)
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        draft = file.with_suffix(f".{os.getpid()}")
        draft.write_text(json.dumps(place, sort_keys=True), "utf-8")
        draft.replace(file)
    except OSError:
        return


def _file(database: Path, reviewer: str) -> Path:
    from platformdirs import user_state_path

    key = sha256(f"{database.resolve()}\n{reviewer}".encode("utf-8", "surrogateescape"))
    return user_state_path("workbench", appauthor=False) / "places" / f"{key.hexdigest()[:32]}.json"
