"""Where sentences end within one stretch of prose: rules over every possible stop.

A stop is a run of terminators with the quotation marks, brackets and mark-up that close right
after it. Whether it ends the sentence is decided by the word before, what follows, and whether
it stands inside a bracket that opened in mid-sentence. Work is linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from workbench.claims import abbreviations as ab

_MARK = r" ?\[\^?(?:\d{1,3}|[a-z*†‡])\]|[⁰¹²³⁴⁵⁶⁷⁸⁹†‡]"
_CLOSE = rf"(?:{_MARK}|[”’\"'»›)\]}}*_~`」』）》】]|[“«‹‘](?=[\s)\]”’]|$)|\]\([^()\s]{{1,500}}\))*"
_SPACED = r"(?P<spaced> (?:''|\"|'|\)|”)(?=\s|$))?"
_STOP = re.compile(
    rf"(?P<stop>[.!?…‽]+(?:[ \u00a0][.!?…]+(?![\w.]))*)(?P<close>{_CLOSE}{_SPACED})"
    rf"(?P<gap>\s+|$|(?=[A-ZÀ-Þ“‘«\"]))"
    rf"|(?P<full>[。！？｡؟۔।॥።။។։]+)(?P<fullclose>{_CLOSE})\s*"
    r"|(?P<blank>\n[ \t]*\n\s*)"
)
_LOCAL_STOPS = {"hy": {ord(":"): "։"}, "el": {ord(";"): "？"}}
"""Signs that end a sentence in one language only, as their unmistakable double."""
_OPENING = "“”\"‘'’«»„‚‹›([{*_~`¿¡<「『（《【"
_NO_OPENER = ",;:.!?)]}%/&=+"
"""No sentence begins with one of these."""
_QUOTE_MARKS = frozenset("”’\"'»›“«‹‘`」』")
_TIMES = frozenset({"a.m", "p.m", "am", "pm"})
_BRACKETS = re.compile(r"[()\[\]{}（）「」『』《》【】]")
_PAIRS = {")": "(", "]": "[", "}": "{", "）": "（", "」": "「", "』": "『", "》": "《", "】": "【"}
_LONGEST_BRACKET = 400
_QUOTE_REACH = 600
_INITIAL = re.compile(r"[A-HJ-ZÄÖÜ]\.")
_ACRONYM = re.compile(r"\b[^\W\d_]{1,2}(?:\.[^\W\d_]{1,2})+\Z")
_SPELLED_OUT = re.compile(r"\b[A-Z]\. [A-Z]\. [A-Z] \Z")
_OPENED_BY_NOUN = re.compile(r"[A-Z][a-z]+ (?:of|in|for|with) (?:[a-z]|\d)")
"""After initials: a noun that opens a sentence rather than somebody's last name."""
_LABEL = re.compile(r"(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})\Z")
_ROMAN = re.compile(r"[IVXLC]+\b")
_WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*")
_GLUED_LEFT = re.compile(r"(?:^|[\s“\"‘(])(?:[A-Z]?[a-z]{2,}(?:['’-][a-z]+)*|\d[\d,]*)\Z")
_GLUED_RIGHT = re.compile(r"[“‘«\"]|[A-ZÀ-Þ][a-zß-ÿ’']*(?:\s|[,.]\s)")
_CITATION = re.compile(r"\([^()]{1,60}\)[.,;]")
_QUOTED = re.compile(r"[\"“][^\"“”]*[\"”]")
_CLAUSE_VERB = re.compile(
    r"\b(?:he|she|it|they|we|i|you|was|were|is|are|has|had|have|will|would|left|went)\b"
)
_REPORTED = re.compile(
    r"(?:[A-Z][\w.’'-]*\s+){1,4}(?P<verb>[a-z]+)(?:[.,;]|\s+(?:in|on|at|during|to|as|when|after)\b)"
)


def boundaries(text: str, language: str | None = None) -> Iterator[int]:
    """Yield the offsets at which a new sentence starts, in order (never 0 or the text's end).

    Args:
        text: a block of prose; marks that would disturb are blanked out already.
        language: a language tag; its first part selects further abbreviations.
    """
    tongue = (language or "en").split("-")[0].lower()
    if tongue in _LOCAL_STOPS:
        text = text.translate(_LOCAL_STOPS[tongue])
    rules = _Rules(text, tongue)
    start = 0
    for match in _STOP.finditer(text):
        if match.end() < len(text) and rules.ends(match, start):
            start = rules.cut(match, start)
            yield start


class _Rules:
    """The decision at one stop, with what has to be known about the whole text."""

    def __init__(self, text: str, language: str) -> None:
        self._text = text
        self._joining = ab.JOINING | ab.BY_LANGUAGE.get(language, frozenset())
        self._known = self._joining | ab.NUMBERED | ab.TRAILING | ab.CLOSING
        self._ordinals = language in ab.ORDINAL_LANGUAGES
        self._inner = _bracket_spans(text)
        self._at = 0

    def ends(self, match: re.Match[str], start: int) -> bool:
        """Whether the sentence that began at ``start`` ends with this stop."""
        if match["blank"] is not None:
            return True
        if self._bracketed(match.end(), start):
            return False
        follow = self._text[match.end() : match.end() + 60]
        if match["full"] is not None:
            return not match["fullclose"] or follow[:1] in _OPENING or match[0][-1].isspace()
        bare = follow.lstrip(_OPENING + " ")
        if not bare:
            return False
        stop = match["stop"]
        if not match["gap"] and not self._glued(match, follow):
            return False
        if match["close"] and _CITATION.match(follow):
            return False
        if stop != ".":
            return self._after_mark(stop, match["close"], bare, follow)
        return self._after_stop(match, start, bare)

    def cut(self, match: re.Match[str], start: int) -> int:
        """Where the next sentence starts: a mark standing free may close or open a quotation."""
        mark = (match["spaced"] or "").strip()
        if not mark or mark in ")”" or self._closes(mark, match.start("spaced") + 1):
            return match.end()
        return match.start("spaced") + 1

    def _closes(self, mark: str, at: int) -> bool:
        """Whether a straight mark with a space on either side closes a quotation.

        Marks that stand free open and close in turn, counted from the nearest one before it that
        can only open or only close; where there is none, from the nearest one after it.
        """
        quote = re.escape(mark)
        marks = re.compile(
            rf"(?<!\S)(?P<open>{quote})(?=\w)|(?<=\S)(?P<close>{quote})(?!\S)"
            rf"|(?<!\w){quote}(?!\w)"
        )
        before = list(marks.finditer(self._text, max(0, at - _QUOTE_REACH), at))
        for back, found in enumerate(reversed(before)):
            if found.lastgroup is not None:
                return (found.lastgroup == "open") == (back % 2 == 0)
        later = list(marks.finditer(self._text, at + len(mark), at + _QUOTE_REACH))
        for ahead, found in enumerate(later):
            if found.lastgroup is not None:
                return (found.lastgroup == "open") == (ahead % 2 == 0)
        return len(before) % 2 == 1 if before else len(later) % 2 == 0

    def _bracketed(self, end: int, start: int) -> bool:
        """Whether ``end`` lies in a bracket that was opened after the sentence began."""
        spans = self._inner
        while self._at < len(spans) and spans[self._at][1] < end:
            self._at += 1
        return self._at < len(spans) and start < spans[self._at][0] < end

    def _glued(self, match: re.Match[str], follow: str) -> bool:
        """Whether two sentences stand without a space between them (``ended.The next``)."""
        if not _GLUED_RIGHT.match(follow):
            return False
        left = self._text[max(0, match.start() - 30) : match.start()]
        return bool(match["close"]) or bool(_GLUED_LEFT.search(left))

    def _after_mark(self, stop: str, close: str, bare: str, follow: str) -> bool:
        """``!``, ``?``, ``…`` and runs: a capital or figure opens the next sentence."""
        word = _first_word(bare)
        if _small(bare):
            plain = "." not in stop and "…" not in stop and not close
            return plain and word in ab.PLAIN_OPENERS
        if bare[0] in _NO_OPENER:
            return False
        if "." in stop or "…" in stop:
            return word != "i" or stop not in ("...", "…", ". . .")
        if close and (reported := _REPORTED.match(follow)):
            return reported["verb"] not in ab.REPORTING
        return True

    def _after_stop(self, match: re.Match[str], start: int, bare: str) -> bool:
        """A single full stop: the word before it decides together with what follows."""
        before = self._text[max(start, match.start() - 40) : match.start()].split()
        token = before[-1].lstrip(_OPENING + "-–—") if before else ""
        if not token:
            return True
        if _small(bare):
            return not match["close"] and self._unfinished(token, bare)
        if bare[0] in _NO_OPENER:
            return False
        if set(match["close"]) & _QUOTE_MARKS:
            return True
        if match.start() - start < 8 and _LABEL.match(token):
            head = self._text[start : match.start()]
            if head.strip(_OPENING + " \n") == token:
                return False
        opener = _first_word(bare) in ab.OPENERS and not _INITIAL.match(bare)
        word = re.split(r"[’'/]", token.lower())[-1]
        if word in ab.CLOSING and (word not in ab.UNITS or _counted(before)):
            return self._closing_ends(word, start, match.start(), bare, opener)
        return self._word_ends(token, word, before, bare, opener)

    def _unfinished(self, token: str, bare: str) -> bool:
        """Before a small letter, only a whole ordinary word ends a sentence."""
        word = token.lower()
        if len(word) < 3 or not word.isalpha() or word in self._known:
            return False
        return (len(word) > 4 and word == token) or _first_word(bare) in ab.PLAIN_OPENERS

    def _word_ends(self, token: str, word: str, before: list[str], bare: str, opener: bool) -> bool:
        """Before anything a sentence may begin with: abbreviations, numbers, initials."""
        if word in ab.CAPITALISED_ONLY and token.islower():
            return True
        if word in self._joining:
            return False
        if word in ab.NUMBERED and (bare[0].isdigit() or _ROMAN.match(bare)):
            return False
        if word in ab.TRAILING:
            return opener and not bare[0].isdigit()
        if self._ordinals and token.isdigit() and len(token) < 3:
            return opener
        if len(token) == 1 and token.islower() and _INITIAL.match(bare):
            return False
        if len(token) == 1 and token.isupper():
            if _SPELLED_OUT.search(" ".join([*before, ""])) and _OPENED_BY_NOUN.match(bare):
                return True
            named = len(before) > 1 and before[-2][:1].isupper()
            return opener or (token == "I" and not named)
        return opener or not _ACRONYM.search(token)

    def _closing_ends(self, word: str, start: int, end: int, bare: str, opener: bool) -> bool:
        """After a time, era, degree or unit: unless it only opens its clause (``At 5 a.m. Mr``)."""
        if bare[0].isdigit():
            return word not in ab.UNITS and end - start > len(word)
        if opener:
            return True
        if word in _TIMES and _first_word(bare) in ab.AFTER_TIME:
            return False
        clause = _QUOTED.sub("", self._text[max(start, end - 200) : end])
        clause = re.split(r"[:;]\s", clause)[-1].lower()
        opening = _first_word(clause.lstrip(_OPENING + " \n")) in ab.PREPOSITIONS
        return not opening or bool(_CLAUSE_VERB.search(clause))


def _counted(before: list[str]) -> bool:
    """Whether a number stands before the last word."""
    return len(before) > 1 and before[-2][:1].isdigit()


def _small(bare: str) -> bool:
    """Whether what follows begins small; ``eBay`` does not."""
    return bare[0].islower() and not bare[1:2].isupper()


def _first_word(text: str) -> str:
    """The first word, lower-case, with a plain apostrophe; empty when there is none."""
    match = _WORD.match(text)
    return match[0].lower().replace("’", "'") if match else ""


def _bracket_spans(text: str) -> list[tuple[int, int]]:
    """Outermost bracketed spans that close again within a reasonable length."""
    spans: list[tuple[int, int]] = []
    open_marks: list[tuple[str, int]] = []
    for match in _BRACKETS.finditer(text):
        mark, at = match[0], match.start()
        if mark not in _PAIRS:
            open_marks.append((mark, at))
            continue
        while open_marks and open_marks[-1][0] != _PAIRS[mark]:
            open_marks.pop()
        if not open_marks:
            continue
        begin = open_marks.pop()[1]
        if at - begin > _LONGEST_BRACKET:
            continue
        while spans and spans[-1][0] > begin:
            spans.pop()
        spans.append((begin, at))
    return spans
