"""Random changes of a bundle."""

from __future__ import annotations

import random

from workbench.exports.checker.files import MANIFEST, manifest

Files = dict[str, bytes]
LOOSE = ("verify.py", "HOW-TO-CHECK.txt", "private.jsonl", MANIFEST)
"""Files in which a change shows only against a manifest that was not made anew."""


def mutated(files: Files, chance: random.Random) -> tuple[Files, str]:
    """A bundle with one random change, and what it was.

    In half of the cases the manifest is made to fit, where the change must show without it.
    """
    while True:
        name = chance.choice(sorted(files))
        kind = chance.choice(sorted(_KINDS))
        data = _KINDS[kind](files[name], chance)
        if data != files[name]:
            break
    changed = {**files, name: data}
    fits = name not in LOOSE and chance.random() < 0.5
    if fits:
        changed[MANIFEST] = manifest(changed)
    return changed, f"{kind} of {name}{', the manifest made to fit' if fits else ''}"


def _flip(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    if changed:
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def _cut(data: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(data) + 1)
    return data[:start] + data[start + chance.randrange(1, 40) :]


def _insert(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data) + 1)
    return data[:at] + chance.randbytes(chance.randrange(1, 9)) + data[at:]


def _truncate(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


def _swap(data: bytes, chance: random.Random) -> bytes:
    lines = data.splitlines(keepends=True)
    if len(lines) > 1:
        one, two = chance.sample(range(len(lines)), 2)
        lines[one], lines[two] = lines[two], lines[one]
    return b"".join(lines)


def _delete(data: bytes, chance: random.Random) -> bytes:
    lines = data.splitlines(keepends=True)
    if lines:
        del lines[chance.randrange(len(lines))]
    return b"".join(lines)


def _repeat(data: bytes, chance: random.Random) -> bytes:
    lines = data.splitlines(keepends=True)
    if lines:
        lines.insert(chance.randrange(len(lines) + 1), chance.choice(lines))
    return b"".join(lines)


_KINDS = {
    "bit": _flip,
    "cut": _cut,
    "insertion": _insert,
    "truncation": _truncate,
    "swap": _swap,
    "deletion": _delete,
    "repetition": _repeat,
}
