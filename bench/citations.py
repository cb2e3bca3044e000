"""What is read of cited works, held against the fields of the templates that made them.

``python bench/citations.py DATA``: DATA has ``wikitext`` pages, whose references are templates with
fields (title, author, date, work, pages). Each reference is read as a reader sees it, as one line
of words; what is told of it is compared with the fields. Prints precision and recall for each.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from workbench.citations.works import read_citation
from workbench.reading import read

_REF = re.compile(
    r"<ref[^<>/]*>\s*\{\{\s*[Cc]ite (?:web|news|book|journal|magazine)\s*"
    r"\|(?P<fields>[^{}]*)\}\}\s*</ref>"
)
_CONTAINERS = ("work", "newspaper", "website", "journal", "magazine", "publisher")
_MOST = 20


def fields(text: str) -> dict[str, str]:
    """A template's fields, links and mark-up taken off their values."""
    found = {}
    for part in re.sub(r"\[\[(?:[^\[\]|]*\|)?([^\[\]]*)\]\]", r"\1", text).split("|"):
        name, sign, value = part.partition("=")
        if sign and (value := re.sub(r"''+|<[^>]*>", "", value).strip()):
            found[name.strip().lower()] = value
    return found


def letters(text: str) -> str:
    """What two ways of printing the same words have in common."""
    return "".join(filter(str.isalnum, text.casefold()))


def main(folder: Path) -> int:
    """Print the figures; the exit status says whether anything was measured."""
    told = dict.fromkeys(("title", "author", "year", "container", "page"), (0, 0, 0))
    count = 0
    for path in sorted((folder / "wikitext").rglob("*.txt")):
        for match in list(_REF.finditer(path.read_text("utf-8")))[:_MOST]:
            wanted = fields(match["fields"])
            document = read(f"A lamp.{match[0]}\n".encode(), name="a.wiki")
            if not document.notes or "title" not in wanted:
                continue
            count += 1
            note = document.notes[0]
            found = read_citation(note.text, note.targets)
            pages = next((one.value for one in found.locators if one.kind == "page"), "")
            author = wanted.get("last") or wanted.get("last1") or wanted.get("author") or ""
            held = next((wanted[name] for name in _CONTAINERS if name in wanted), "")
            year = re.search(r"\d{4}", wanted.get("date") or wanted.get("year") or "")
            rows = (
                ("title", wanted["title"], found.title),
                ("author", author, found.authors[0] if found.authors else ""),
                ("year", year[0] if year else "", (found.published or "")[:4]),
                ("container", held, found.container),
                ("page", wanted.get("pages") or wanted.get("page") or "", pages),
            )
            for name, gold, said in rows:
                right = bool(gold and said) and letters(gold) in letters(said)
                there, given, good = told[name]
                told[name] = (there + bool(gold), given + bool(said), good + right)
    print(f"{count} references")
    for name, (there, given, good) in told.items():
        print(
            f"{name:10} precision {good / max(given, 1):.1%}  recall {good / max(there, 1):.1%}"
            f"  ({good} right of {given} told, {there} there)"
        )
    return 0 if count else 1


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
