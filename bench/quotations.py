"""How often the quotation check is right: ``python -m bench.quotations DATA [--count 300]``.

DATA holds ``support/wice_claim_dev.jsonl`` (pages that an encyclopedia cites) and
``sentences/*.conllu`` (sentences of another world, for quotations that nobody said). Real
quotations and sentences of the pages are changed as type-setters, honest writers and careless
ones change them; what the check must say of each change is known. No table here is the checker's.
Then a source of 5 MB: what preparing it takes, once, and what each quotation takes after that.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import statistics
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from workbench.sources.quotations import check_quotation

_QUOTED = re.compile(r"“([^“”]{25,300})”|\"([^\"]{25,300})\"")
_LEAST = 5
Change = Callable[[str, str, random.Random], tuple[str, str]]
"""From a quotation and its source to what the writer has and what the source has."""


# ---- what leaves a quotation verbatim


def _as_it_is(quote: str, source: str, dice: random.Random) -> tuple[str, str]:
    return quote, source


def _line_ends(quote: str, source: str, dice: random.Random) -> tuple[str, str]:
    """The source is set in narrow lines, long words broken at their ends."""
    lines, line = [], ""
    for word in quote.split():
        if len(line) + len(word) > 24 and len(word) > 6 and word.isalpha():
            cut = dice.randint(3, len(word) - 3)
            lines.append(f"{line} {word[:cut]}-")
            line = word[cut:]
        elif len(line) + len(word) > 24:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    return quote, source.replace(quote, "\n".join([*lines, line]), 1)


def _ligatures(quote: str, source: str, dice: random.Random) -> tuple[str, str]:
    set_ = quote
    for letters, sign in (("ffi", "\ufb03"), ("ff", "\ufb00"), ("fi", "\ufb01"), ("fl", "\ufb02")):
        set_ = set_.replace(letters, sign)
    return (set_, source) if dice.random() < 0.5 else (quote, source.replace(quote, set_, 1))


def _marks(quote: str, source: str, dice: random.Random) -> tuple[str, str]:
    """Marks round it and in it, of another house's style."""
    opening, closing = dice.choice(["“”", "‘’", "«»", "„“", '""', "''"])
    inner = re.sub(r"[\"“”]", dice.choice("'’\"”"), quote)
    return opening + inner.replace("'", dice.choice("’'")) + closing, source


def _closing_stop(quote: str, source: str, dice: random.Random) -> tuple[str, str]:
    bare = quote.rstrip(".,;:!?")
    return dice.choice([f"“{bare},”", f"“{bare}.”", f"“{bare}”.", f"“{bare}!”", bare]), source


def _first_letter(quote: str, source: str, dice: random.Random) -> tuple[str, str]:
    other = quote[0].lower() if quote[0].isupper() else quote[0].upper()
    return dice.choice([f"[{other}]", other]) + quote[1:], source


def _ellipsis(quote: str, source: str, dice: random.Random) -> tuple[str, str]:
    words = quote.split()
    first = dice.randint(2, len(words) - 3)
    last = dice.randint(first + 1, len(words) - 2)
    sign = dice.choice(["…", "...", ". . .", "[…]", "[...]", " … ", "(…)"])
    return " ".join([*words[:first], sign, *words[last:]]), source


def _bracketed(quote: str, source: str, dice: random.Random) -> tuple[str, str]:
    """A word of the writer's for one of the speaker's, or beside it."""
    words = quote.split()
    at = dice.randint(1, len(words) - 2)
    if dice.random() < 0.5:
        words[at] = "[the harbour board]"
    else:
        words.insert(at, dice.choice(["[sic]", "[Mrs Tarn]", "[emphasis added]"]))
    return " ".join(words), source


def _soft_hyphens(quote: str, source: str, dice: random.Random) -> tuple[str, str]:
    soft = " ".join(f"{w[:4]}\u00ad{w[4:]}" if len(w) > 7 else w for w in quote.split())
    return (soft, source) if dice.random() < 0.5 else (quote, source.replace(quote, soft, 1))


def _spaces(quote: str, source: str, dice: random.Random) -> tuple[str, str]:
    space = dice.choice(["\u00a0", "\u2009", "\u202f", "  ", " \n", "\t", "\u200b "])
    return quote, source.replace(quote, quote.replace(" ", space), 1)


def _dashes(quote: str, source: str, dice: random.Random) -> tuple[str, str]:
    dash = dice.choice("\u2010\u2011\u2013\u2212")
    changed = quote.replace(" – ", "—").replace(" - ", " — ").replace("—", " -- ")
    return re.sub(r"(?<=\w)-(?=\w)", dash, changed), source


def _note_marks(quote: str, source: str, dice: random.Random) -> tuple[str, str]:
    words = quote.split()
    words[dice.randint(1, len(words) - 2)] += dice.choice(["[12]", "[a]", "²", "[3][4]"])
    return quote, source.replace(quote, " ".join(words), 1)


# ---- what is more than that


def _other_word(quote: str, source: str, dice: random.Random) -> tuple[str, str]:
    words = quote.split()
    at = dice.choice([n for n, word in enumerate(words) if word.isalpha()] or [0])
    words[at] = dice.choice(["quarrel", "seventy", "gladly", "lantern", "ferries", "unless"])
    return " ".join(words), source


def _word_less(quote: str, source: str, dice: random.Random) -> tuple[str, str]:
    words = quote.split()
    del words[dice.choice([n for n, w in enumerate(words) if w.isalpha() and n] or [1])]
    return " ".join(words), source


def _word_more(quote: str, source: str, dice: random.Random) -> tuple[str, str]:
    words = quote.split()
    words.insert(dice.randint(1, len(words) - 1), dice.choice(["never", "lantern", "gladly"]))
    return " ".join(words), source


def _figure(quote: str, source: str, dice: random.Random) -> tuple[str, str]:
    if re.search(r"\d", quote):
        return re.sub(r"\d", lambda m: str((int(m[0]) + 1) % 10), quote, count=1), source
    return _other_word(quote, source, dice)


VERBATIM: tuple[Change, ...] = (
    *(_as_it_is, _line_ends, _ligatures, _marks, _closing_stop, _first_letter, _ellipsis),
    *(_bracketed, _soft_hyphens, _spaces, _dashes, _note_marks),
)
DRIFTED: tuple[Change, ...] = (_other_word, _word_less, _word_more, _figure)


def cases(data: Path, count: int) -> Iterator[tuple[str, str, str, str]]:
    """The status that is right, the change's name, the quotation, and the source."""
    dice = random.Random(11)
    pages = _pages(data)
    said = [(quote, page) for page in pages for quote in _quotations(page)]
    dice.shuffle(said)
    strangers = _strangers(data)
    for quote, page in said[:count]:
        for expected, changes in (("verbatim", VERBATIM), ("drifted", DRIFTED)):
            for change in changes:
                yield expected, change.__name__.strip("_"), *change(quote, page, dice)
        asked, there = dice.choice([_line_ends, _note_marks, _spaces])(quote, page, dice)
        asked, _ = dice.choice([_closing_stop, _first_letter, _ellipsis, _bracketed])(
            asked, there, dice
        )
        yield "verbatim", "two of these at once", asked, there
        other = dice.choice([q for q in _quotations(page) if _far(page, quote, q)] or [""])
        if other:
            cut, end = len(quote.split()) * 2 // 3 + 1, len(other.split()) // 3
            spliced = [*quote.rstrip(".").split()[:cut], *other.split()[end:]]
            yield "spliced", "two sentences in one", " ".join(spliced), page
        elsewhere = dice.choice([p for p in pages if quote not in p])
        yield "absent", "moved to another source", quote, elsewhere
        yield "absent", "invented", dice.choice(strangers), page


def _far(page: str, one: str, other: str) -> bool:
    """Whether two quotations stand apart, other words between them."""
    first, second = page.find(one), page.find(other)
    return second > first + len(one) + 200 or first > second + len(other) + 200


def _pages(data: Path) -> list[str]:
    rows = (data / "support" / "wice_claim_dev.jsonl").read_text("utf-8").splitlines()
    found = ("\n".join(" ".join(s.split()) for s in json.loads(row)["evidence"]) for row in rows)
    return list(dict.fromkeys(found))


def _quotations(page: str) -> list[str]:
    """A page's quotations, and its plain sentences that stand in it once."""
    quoted = [(found[1] or found[2]).strip() for found in _QUOTED.finditer(page)][:4]
    lines = [row for row in page.split("\n") if row.endswith(".") and 40 < len(row) < 260][:4]
    return [
        text
        for text in dict.fromkeys([*quoted, *lines])
        if "\n" not in text and len(text.split()) >= _LEAST and page.count(text) == 1
    ]


def _strangers(data: Path) -> list[str]:
    """Sentences of letters and reviews, which no page of an encyclopedia's sources holds."""
    found = []
    for file in sorted((data / "sentences").rglob("*.conllu")):
        for row in file.read_text("utf-8").splitlines():
            text = row.removeprefix("# text = ")
            if text != row and 7 <= len(text.split()) <= 40:
                found.append(text)
    return found


def _large(data: Path) -> None:
    """A source of 5 MB, and quotations that stand, half stand, or do not stand in it."""
    pages = _pages(data)
    source = "\n".join(pages)
    while len(source) < 5_000_000:
        source += "\n" + source
    source = source[:5_000_000] + "\n" + pages[0]
    quotes = [quote for page in pages[:60] for quote in _quotations(page)][:60]
    begun = time.perf_counter()
    check_quotation("the lanterns of Tarn Ford " + quotes[0], source)
    prepared = time.perf_counter() - begun
    dice = random.Random(5)
    times: dict[str, list[float]] = {}
    for name, change in (
        ("as it is", _as_it_is),
        ("a word changed", _other_word),
        ("invented", lambda quote, page, dice: (dice.choice(_STRANGERS or [quote]), page)),
    ):
        for quote in quotes:
            asked, _ = change(quote, "", dice)
            begun = time.perf_counter()
            check_quotation(asked, source)
            times.setdefault(name, []).append((time.perf_counter() - begun) * 1000)
    told = "; ".join(
        f"{name} {statistics.median(spent):.1f} ms (slowest {max(spent):.0f})"
        for name, spent in times.items()
    )
    print(f"5 MB: prepared once in {prepared * 1000:.0f} ms; then a quotation {told}")


_STRANGERS: list[str] = []


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--wrong", type=int, default=0, help="print so many wrong ones a change")
    given = parser.parse_args()
    right: Counter[tuple[str, str]] = Counter()
    total: Counter[tuple[str, str]] = Counter()
    slandered = 0
    for expected, name, quote, source in cases(given.data, given.count):
        status = check_quotation(quote, source).status
        key = (expected, name)
        total[key] += 1
        right[key] += status == expected
        slandered += expected == "verbatim" != status
        if status != expected and total[key] - right[key] <= given.wrong:
            print(f"  {name}: {expected} but {status}: {quote!r}")
    for key, count in total.items():
        print(f"{key[0]:9} {key[1]:24} {right[key]:4} of {count:4}  {right[key] / count:.3f}")
    for expected in ("verbatim", "drifted", "spliced", "absent"):
        mine = [key for key in total if key[0] == expected]
        share = sum(right[key] for key in mine) / sum(total[key] for key in mine)
        print(f"{expected:9} {share:.4f}")
    print(f"verbatim ones that were called something else: {slandered}")
    _STRANGERS.extend(_strangers(given.data))
    _large(given.data)


if __name__ == "__main__":
    main()
