"""The last head of each log that was seen, kept in the user's own state directory.

A log that was cut off or rewritten can be whole in itself; only a head kept elsewhere shows it.
So after each write and each verification the program notes the heads, by database, and
``workbench verify`` refuses a log that did not grow from them. Where the directory cannot be
written nothing is remembered, and nothing fails.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.ledger.canonical import Malformed
from workbench.ledger.checkpoint import Checkpoint
from workbench.ledger.entropy import SYSTEM, moment

if TYPE_CHECKING:
    from workbench.ledger.held import Held
    from workbench.store.connection import Store


def held(database: Path) -> list[Held]:
    """All heads that are remembered: those of this database, and of any other."""
    from workbench.ledger.held import Held

    mine = _file(database)
    try:
        files = sorted(mine.parent.glob("*.json"))
    except OSError:
        return []
    return [
        Held(head, at, here=file == mine) for file in files for head, at in _read(file).values()
    ]


def remember(database: Path, heads: Iterable[Checkpoint], *, anew: bool = False) -> None:
    """Keep heads that were verified to have grown from those remembered.

    Args:
        anew: forget what was remembered of this database before.
    """
    file = _file(database)
    known = {} if anew else _read(file)
    now = moment(SYSTEM.clock())
    for head in heads:
        if head.log not in known or known[head.log][0].size < head.size:
            known[head.log] = (head, now)
    _write(file, database, known)


def follow(store: Store, before: Checkpoint | None, after: Checkpoint) -> None:
    """Keep the head that a write led to, if what is remembered led there.

    A head that the log did not grow from is left for ``workbench verify`` to complain about.

    Args:
        before: the head that the write began on.
        after: the head now.
    """
    known = _read(_file(store.path))
    last = known[after.log][0] if after.log in known else None
    if last is None or last == before or _grew_from(store, last, after):
        remember(store.path, [after])


def forget(database: Path) -> None:
    """Remember nothing of what was at this path before: a new database was made there."""
    try:
        _file(database).unlink(missing_ok=True)
    except OSError:
        return


def _grew_from(store: Store, last: Checkpoint, after: Checkpoint) -> bool:
    """Whether the log had the head; somebody else wrote in between."""
    from workbench.ledger.merkle import Frontier
    from workbench.store.events import leaves

    if last.size > after.size:
        return False
    edge = Frontier()
    for leaf in leaves(store, last.log, last.size):
        edge = edge.append(leaf)
    return edge.root() == last.root


def _file(database: Path) -> Path:
    from platformdirs import user_state_path

    key = sha256(os.fsencode(database.resolve())).hexdigest()[:32]
    return user_state_path("workbench", appauthor=False) / "heads" / f"{key}.json"


def _read(file: Path) -> dict[str, tuple[Checkpoint, str]]:
    """What a file remembers, by the logs' ids; nothing if it cannot be read."""
    try:
        return dict(_entries(json.loads(file.read_text("utf-8"))["heads"]))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def _entries(heads: dict[str, str]) -> Iterator[tuple[str, tuple[Checkpoint, str]]]:
    for text, at in heads.items():
        try:
            head = Checkpoint.parse(text.encode("utf-8"))
        except Malformed:
            continue
        yield head.log, (head, str(at))


def _write(file: Path, database: Path, known: dict[str, tuple[Checkpoint, str]]) -> None:
    heads = {head.text().decode("ascii"): at for head, at in known.values()}
    said = {"database": os.fsdecode(database.resolve()), "heads": heads}
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        draft = file.with_suffix(f".{os.getpid()}")
        draft.write_bytes(json.dumps(said, indent=1).encode("utf-8"))
        draft.replace(file)
    except OSError:
        return
