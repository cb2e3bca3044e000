"""Markdown: does every mark lead to the right note, as two parsers' own fixtures expect?

::

    python bench/notes_markdown.py DATA

Takes every fixture below ``DATA/markdown_notes``: a text and the HTML that is expected of it,
between lines with a single dot. A mark that is expected to stay as it is written, because nothing
defines it, must be read as a mark without a note. Prints each file's figures and every failure;
the exit status says whether all are right. Fixtures for options that change the language (no
indented code) are listed and not counted.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from html import unescape
from pathlib import Path

from workbench.model.document import Document
from workbench.reading import read

_OTHER_LANGUAGE = re.compile(r"DISABLE")
_REFERENCE = re.compile(r'<sup class="footnote-ref"><a href="#([^"]+)"')
_ITEM = re.compile(
    r'<li id="([^"]+)" class="footnote-item">(.*?)</li>\n(?=<li id|</ol>)', re.DOTALL
)
_BACK = re.compile(r'<a [^>]*class="footnote-backref">.*?</a>')
_ADDRESS = re.compile(r"https?://\S+")
_PLAIN = re.compile(r"\[\^[^\]\s]+\](?!:)")


def letters(text: str) -> str:
    """The letters and digits of a text."""
    return re.sub(r"[\W_]+", "", text)


def fixtures(path: Path) -> Iterator[tuple[str, str, str]]:
    """Name, text and expected HTML of each fixture in a file."""
    parts = re.split(r"^\.\n", path.read_text(encoding="utf-8") + "\n", flags=re.MULTILINE)
    for at in range(0, len(parts) - 2, 3):
        yield parts[at].strip() or f"{path.stem} {at // 3 + 1}", parts[at + 1], parts[at + 2]


def expected(html: str) -> tuple[list[str], int]:
    """The notes of the marks in order, as letters; and how many marks are left as written."""
    notes = {
        name: letters(unescape(re.sub(r"<[^>]+>", "", _BACK.sub("", words))))
        for name, words in _ITEM.findall(html)
    }
    body = html.split('<hr class="footnotes-sep">')[0]
    visible = re.sub(r"<pre>.*?</pre>|<code>.*?</code>", "", body, flags=re.DOTALL)
    return [notes[name] for name in _REFERENCE.findall(body)], len(_PLAIN.findall(visible))


def found(document: Document) -> tuple[list[str], int]:
    """The notes of the marks in order, as letters; and how many marks have none."""
    inside = [(note.start, note.end) for note in document.notes]
    marks = [
        mark
        for mark in document.markers
        if mark.end > mark.start
        and not any(start < mark.start and mark.end <= end for start, end in inside)
    ]
    linked = [letters(document.notes[mark.note].text) for mark in marks if mark.note is not None]
    return linked, sum(1 for mark in marks if mark.note is None)


def main(data: Path) -> int:
    """Print all figures."""
    right = total = 0
    for path in sorted((data / "markdown_notes").rglob("*")):
        if path.suffix not in {".txt", ".md"} or "LICENSE" in path.name:
            continue
        good = count = 0
        for name, text, html in fixtures(path):
            if _OTHER_LANGUAGE.search(name):
                print(f"  {path.name}: not counted: {name}")
                continue
            linked, dangling = found(read(text, name="fixture.md"))
            wanted, plain = expected(html)
            empty = sum(1 for words in wanted if not words and dangling)
            same = [words for words in wanted if words or not dangling] == linked
            count += 1
            if same and dangling == plain + empty:
                good += 1
            else:
                print(f"  {path.name}: {name}\n      wanted {wanted}, {plain} as written")
                print(f"      found  {linked}, {dangling} without a note")
        print(f"{path.relative_to(data)}: {good}/{count}")
        right, total = right + good, total + count
    print(f"fixtures read as expected: {right}/{total} ({right / max(total, 1):.1%}; target 100 %)")
    return 0 if right == total else 1


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
