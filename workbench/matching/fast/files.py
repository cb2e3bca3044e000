"""A fast index as files, to be thrown away whenever anything about them is not as it should be."""

from __future__ import annotations

import json
import secrets
import shutil
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np

from workbench.matching.fast.index import FastIndex
from workbench.matching.fast.letters import Letters
from workbench.matching.fast.segment import Segment
from workbench.matching.fast.vocabulary import Vocabulary

FORMAT = "workbench.index/1"
"""Changed with whatever goes into the files: words, stems, how telling they are."""
_HEAD = "head.json"

Marks = Mapping[str, str]
"""What the index was made from: names of the store's parts, and a mark of each one's state."""


class IndexFiles:
    """A folder with the files of one index.

    Segments are written once and never changed. The head names those that count, and is replaced
    in one step; so whoever is killed, or writes at the same time, leaves a whole index behind.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._written: list[tuple[Segment, str]] = []

    def load(self) -> tuple[FastIndex, Marks] | None:
        """The index and what it was made from; None if there is none that can be used."""
        try:
            head = json.loads((self.folder / _HEAD).read_text("utf-8"))
            if head["format"] != FORMAT:
                return None
            segments = [self._segment(name) for name in head["segments"]]
            index = FastIndex(self._vocabulary(head["words"]), segments)
            self._written = list(zip(segments, head["segments"], strict=True))
            index.drop_rows(head["dropped"])
            return index, dict(head["marks"])
        except (OSError, ValueError, KeyError, TypeError, IndexError, EOFError):
            return None

    def save(self, index: FastIndex, marks: Marks) -> None:
        """Write what is new, then the head, then remove what no longer counts.

        A folder that cannot be written to keeps nothing, and nothing fails.
        """
        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            words = self._write(_words_of(index.vocabulary))
            names = [self._name(segment) for segment in index.segments]
            self._written = list(zip(index.segments, names, strict=True))
            head = {
                "format": FORMAT,
                "marks": dict(marks),
                "words": words,
                "segments": names,
                "dropped": index.dropped_rows(),
            }
            fresh = self.folder / f"{_HEAD}.{secrets.token_hex(4)}"
            fresh.write_text(json.dumps(head), "utf-8")
            fresh.replace(self.folder / _HEAD)
            for other in self.folder.iterdir():
                if other.is_dir() and other.name not in (words, *names):
                    shutil.rmtree(other, ignore_errors=True)

    def discard(self) -> None:
        """Remove the index."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def size(self) -> int:
        """Bytes on disk."""
        return sum(file.stat().st_size for file in self.folder.rglob("*") if file.is_file())

    def _name(self, segment: Segment) -> str:
        for written, name in self._written:
            if written is segment and (self.folder / name).is_dir():
                return name
        return self._write(segment.arrays())

    def _write(self, arrays: Mapping[str, Any]) -> str:
        name = secrets.token_hex(8)
        folder = self.folder / name
        folder.mkdir(mode=0o700)
        for key, array in arrays.items():
            np.save(folder / f"{key}.npy", array)
        return name

    def _segment(self, name: str) -> Segment:
        return Segment(**{key: self._array(name, key) for key in Segment.names()})

    def _vocabulary(self, name: str) -> Vocabulary:
        stems, scored = (_lines(self._array(name, key)) for key in ("stems", "norms"))
        telling = self._array(name, "telling").tolist()
        letters = Letters(**{key: self._array(name, key) for key in Letters.names()})
        return Vocabulary(stems, zip(scored, telling, strict=True), letters)

    def _array(self, name: str, key: str) -> Any:
        return np.load(self.folder / name / f"{key}.npy", mmap_mode="r", allow_pickle=False)


def _words_of(vocabulary: Vocabulary) -> dict[str, Any]:
    scored = vocabulary.scored
    return {
        "stems": _joined(vocabulary.stems),
        "norms": _joined([norm for norm, _ in scored]),
        "telling": np.array([level for _, level in scored], np.uint8),
        **vocabulary.letters.arrays(),
    }


def _joined(words: Any) -> Any:
    """Words as bytes, a line each; none of them has a line end."""
    return np.frombuffer("".join(f"{word}\n" for word in words).encode("utf-8"), np.uint8)


def _lines(data: Any) -> list[str]:
    return bytes(data).decode("utf-8").split("\n")[:-1]
