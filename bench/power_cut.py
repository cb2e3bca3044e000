"""The power is cut while verdicts are written: what was acknowledged must be there.

::

    python -m bench.power_cut [--verdicts 60] [--cuts 3000] [--seed 1]

The program itself writes verdicts while ``strace`` (Linux) records what it asks of the disk. Then
the disk is made as it may be after a cut at a random place: all that was synced, and of what was
not, sector by sector, nothing, all, the first of it, or any of it; a file whose removal was not
synced may be back. The program opens what is left: every verdict that it had said was kept must be
in the log, and the log must verify. Prints one JSON object; exit status 1 if something is lost.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.ledger.workshop import Added, add
from workbench.desk.decide import decide
from workbench.ledger.verify import verify
from workbench.model.errors import StoreError
from workbench.model.verdict import Decision
from workbench.store import events as lines
from workbench.store.connection import open_store

SECTOR = 512
ACKNOWLEDGED = b"kept "
_CALLS = "openat,pwrite64,write,ftruncate,fsync,fdatasync,unlink,unlinkat,rename"
_LINE = re.compile(r"^(?:\d+ +)?(\w+)\((.*)\) += (-?\d+)")
_PLACE = re.compile(r"^\d+<(.*?)>(?:, )?(.*)$", re.DOTALL)


@dataclass(frozen=True)
class Call:
    """Something asked of the disk: of a file, by its name; or a verdict acknowledged."""

    kind: str
    file: str
    at: int = 0
    data: bytes = b""


@dataclass
class Disk:
    """Files as they are for sure, and what was asked of them since they were synced."""

    files: dict[str, bytearray] = field(default_factory=dict)
    pending: dict[str, list[Call]] = field(default_factory=lambda: defaultdict(list))
    removed: dict[str, bytearray] = field(default_factory=dict)
    acknowledged: int = 0

    def follow(self, call: Call) -> None:
        """Do what was asked, as far as a disk must."""
        if call.kind == "ack":
            self.acknowledged += 1
        elif call.kind == "write":
            for at in range(0, len(call.data), SECTOR):
                piece = call.data[at : at + SECTOR]
                self.pending[call.file].append(Call("write", call.file, call.at + at, piece))
        elif call.kind == "truncate":
            self.pending[call.file].append(call)
        elif call.kind == "sync":
            for one in self.pending.pop(call.file, []):
                self.apply(one)
            self.removed.clear()  # journalling file systems commit earlier removals with it
        elif call.kind == "remove":
            self.pending.pop(call.file, None)
            if call.file in self.files:
                self.removed[call.file] = self.files.pop(call.file)

    def apply(self, call: Call) -> None:
        """Do it for sure."""
        data = self.files.setdefault(call.file, bytearray())
        if call.kind == "truncate":
            del data[call.at :]
            return
        data.extend(bytes(max(0, call.at - len(data))))
        data[call.at : call.at + len(call.data)] = call.data

    def cut(self, chance: random.Random) -> None:
        """The power fails: some of what is pending was done."""
        for file, data in self.removed.items():
            if chance.random() < 0.5 and file not in self.files:
                self.files[file] = data
        how = chance.choice(("none", "all", "first", "any"))
        for calls in self.pending.values():
            kept = {
                "none": [],
                "all": calls,
                "first": calls[: chance.randrange(len(calls) + 1)],
                "any": [call for call in calls if chance.random() < 0.5],
            }[how]
            for call in kept:
                self.apply(call)


def write(database: Path, number: int) -> None:
    """Give verdicts; say of each that it is kept."""
    with open_store(database, "write") as store:
        row = store.db.execute("SELECT id FROM claim ORDER BY pk").fetchall()
        for turn in range(number):
            verdict = Decision(
                ("corroborated", "contested")[turn % 2], None, "n" * (turn % 7 * 300)
            )
            decide(store, [row[turn % len(row)][0]], verdict, reviewer="ada")
            os.write(1, ACKNOWLEDGED + b"%d\n" % turn)


def recorded(database: Path, number: int) -> list[Call]:
    """What the program asks of the disk while it gives verdicts."""
    log = database.with_name("strace")
    command = ["strace", "-f", "-y", "-xx", "-s", "10000000", "-e", f"trace={_CALLS}"]
    own = [sys.executable, "-m", "bench.power_cut", "--write", str(database)]
    subprocess.run(
        [*command, "-o", str(log), *own, "--verdicts", str(number)],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    return list(_calls(log.read_text("ascii", "replace"), database.parent))


def _calls(log: str, folder: Path) -> Iterator[Call]:
    """The calls about files of a folder, and the acknowledgements."""
    for line in log.splitlines():
        found = _LINE.match(line)
        if not found or int(found[3]) < 0:
            continue
        name, arguments = found[1], found[2]
        if name.startswith("unlink"):
            file = _bytes(arguments).decode()
            if Path(file).parent == folder:
                yield Call("remove", Path(file).name)
            continue
        place = _PLACE.match(arguments)
        if not place or name == "openat":
            continue
        path = Path(_plain(place[1]))
        if name == "write" and _bytes(place[2]).startswith(ACKNOWLEDGED):
            yield Call("ack", "")
        elif path.parent == folder:
            yield from _call(name, path.name, place[2])


def _call(name: str, file: str, rest: str) -> Iterator[Call]:
    if name == "pwrite64":
        yield Call("write", file, int(rest.rpartition(",")[2]), _bytes(rest))
    elif name == "ftruncate":
        yield Call("truncate", file, int(rest))
    elif name in ("fsync", "fdatasync"):
        yield Call("sync", file)
    elif name == "write":
        raise ValueError(f"{file} is written without a place")


def _plain(path: str) -> str:
    """A path as strace writes it."""
    return _hex(path).decode() if path.startswith("\\x") else path


def _bytes(arguments: str) -> bytes:
    """The string among a call's arguments."""
    return _hex(arguments.partition('"')[2].partition('"')[0])


def _hex(text: str) -> bytes:
    return bytes.fromhex(text.replace("\\x", ""))


def look(disk: Disk, folder: Path, before: int) -> str:
    """What the program makes of what is left: ``ok``, or what is wrong."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for name, data in disk.files.items():
        (folder / name).write_bytes(data)
    try:
        with open_store(folder / "claims.db", "write") as store:
            kept = lines.total(store) - before
            if kept < disk.acknowledged:
                return f"{disk.acknowledged - kept} lost"
            return "ok" if verify(store).ok else "does not verify"
    except StoreError as error:
        return f"unreadable: {error.what}"


def simulate(folder: Path, verdicts: int, cuts: int, seed: int) -> tuple[Counter[str], int]:
    """Record, cut, look. How often it ended in which way, and how many syncs there were."""
    database = folder / "desk" / "claims.db"
    database.parent.mkdir()
    with open_store(database, "create") as store:
        document: Added = add(store)
        decide(store, [document.claims[0]["claim"]], Decision("contested"), reviewer="ada")
        before = lines.total(store)
    first = database.read_bytes()
    calls = recorded(database, verdicts)
    found = cut_at_random(calls, first, before, folder, random.Random(seed), cuts)
    return found, sum(call.kind == "sync" for call in calls)


def cut_at_random(
    calls: Sequence[Call], first: bytes, before: int, folder: Path, chance: random.Random, cuts: int
) -> Counter[str]:
    """Cut the power at random places of what was asked. How often it ended in which way.

    Args:
        first: the database as it was.
        before: how many events were in it.
    """
    found = Counter[str]()
    disk, done = Disk({"claims.db": bytearray(first)}), 0
    for place in sorted(chance.randrange(len(calls) + 1) for _ in range(cuts)):
        for call in calls[done:place]:
            disk.follow(call)
        done = place
        broken = _copied(disk)
        broken.cut(chance)
        found[look(broken, folder / "cut", before)] += 1
    return found


def _copied(disk: Disk) -> Disk:
    return Disk(
        {name: bytearray(data) for name, data in disk.files.items()},
        defaultdict(list, {name: list(calls) for name, calls in disk.pending.items()}),
        dict(disk.removed),
        disk.acknowledged,
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Run it and print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--verdicts", type=int, default=60)
    parser.add_argument("--cuts", type=int, default=3000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--write", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args(arguments)
    if given.write:
        write(given.write, given.verdicts)
        return 0
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_STATE_HOME"] = folder
        found, syncs = simulate(Path(folder), given.verdicts, given.cuts, given.seed)
    print(json.dumps({"verdicts": given.verdicts, "syncs": syncs, "cuts": given.cuts, **found}))
    return 0 if set(found) == {"ok"} else 1


if __name__ == "__main__":
    sys.exit(main())
