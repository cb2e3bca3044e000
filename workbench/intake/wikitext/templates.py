"""What templates say: the common ones by name, the others by the shape of their arguments."""

from __future__ import annotations

import re
from collections.abc import Callable

from workbench.intake.wikitext import cite as cites
from workbench.intake.wikitext.expand import Aside, Call, NoteList, Verbatim
from workbench.intake.wikitext.syntax import plain

Rule = Callable[[Call], str]

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip
_SIGNS = {
    "!": "|", "=": "=", "(": "{", ")": "}", "((": "{{", "))": "}}", "!!": "||", "'": "'",
    "ndash": "–", "mdash": "—", "spaced ndash": " – ", "snd": " – ", "spnd": " – ", "–": "–",
    "emdash": "—", "nbsp": "\u00a0", "spaces": " ", "dot": " · ", "·": " · ", "•": " • ",
    "bull": " • ", "pipe": "|", "-": "", "clear": "", "'s": "'s", "sic": "[sic]", "degree": "°",
    "increase": "▲", "decrease": "▼", "steady": "▬", "yes": "Yes", "no": "No", "tick": "✓",
    "cross": "✗", "pagename": "", "br": "<br>", "shy": "", "zwnj": "", "\\": " / ", "minus": "−",
}  # fmt: skip
_SILENT = re.compile(
    r"flagicon|flag ?icon|use [a-z]+ (?:dates|english)|pp-|pp$|portal|commons|wikiquote|wikisource|"
    r"wikivoyage|wiktionary|wikinews|sister|authority control|normdaten|personendaten|persondata|"
    r"coord|short description|good article|featured article|defaultsort|displaytitle|italic title|"
    r"clear|toc|compact ?toc|col-|div col|refbegin|refend|anchor|dynamic list|"
    r"multiple issues|notability|primary sources|refimprove|more citations|cleanup|expand|bots|"
    r"unreferenced|orphan|stub|.*-stub$|colorbox|legend|image label|sortierung|baseballstats|"
    r"engvar|redirect|about|for$|distinguish|other (?:uses|people|places)|italictitle|color|"
    r"bibleverse|subject bar|taxonbar|library resources|spoken|reflist-talk|void|hidden|abbr-toc"
)
_HATNOTE = {
    "main": "Main article: ", "main article": "Main article: ", "hauptartikel": "Hauptartikel: ",
    "see also": "See also: ", "see": "See also: ", "further": "Further information: ",
    "further2": "Further information: ", "details": "Further information: ",
    "article détaillé": "Article détaillé : ", "siehe auch": "Siehe auch: ",
}  # fmt: skip
_QUERIES = re.compile(
    r"citation needed|fact|cn|verify source|failed verification|by whom|who|when|where|which|"
    r"clarify|dubious|request quotation|page needed|nq|vague|full citation needed|"
    r"additional citation needed|better source needed|dead link|update inline|needs update"
)
_NOTE_GROUPS = {
    "efn": "lower-alpha", "efn-ua": "upper-alpha", "efn-la": "lower-alpha",
    "efn-lr": "lower-roman", "efn-ur": "upper-roman", "efn-lg": "lower-greek",
}  # fmt: skip
_LIST_GROUPS = {name.replace("efn", "notelist"): group for name, group in _NOTE_GROUPS.items()}
_CITATION = re.compile(
    r"(?:cite|cita|citar) .+|citation|cite|literatur|internetquelle|ouvrage|article|lien web|"
    r"harvard reference|vcite .+|webref|comic book reference"
)
_MEANT_TO_BE_READ = re.compile(
    r"(?:caption|text|quote|content|title|header|above|below|note|body|description|footer|"
    r"data|label|list|name|event|opponent|score|result)s?\s*\d*"
)
_BOX = re.compile(
    r"infobox|taxobox|\bbox\b|geobox|chembox|drugbox|speciesbox|starbox|ficha|\binfo\b"
)
_SPREAD = 3
"""Named arguments, each on a line of its own, from which an unknown template is a box."""


def rule(call: Call) -> str:
    """What a template says, as text with strip markers; empty when it says nothing."""
    name = call.name
    if name in _SIGNS:
        return _SIGNS[name]
    if name in _RULES:
        return _RULES[name](call)
    if _CITATION.fullmatch(name):
        return cites.cite(call)
    if _SILENT.match(name):
        return ""
    if name.endswith(":") or name.startswith(("lang-", "ipa-", "ipac-")):
        return call.get("1")
    if _QUERIES.fullmatch(name):
        return f"[{name}]"
    return _box(call) if _is_box(call) else _unknown(call)


def _is_box(call: Call) -> bool:
    if _BOX.search(call.name):
        return True
    arguments = [a for a in call.template.arguments if a.name]
    return len(arguments) >= _SPREAD and all(plain(a.value).endswith("\n") for a in arguments[:-1])


def _box(call: Call) -> str:
    """A template laid out as a table: a row for each argument."""
    rows = [
        f"|-\n! {name.replace('_', ' ')}\n| {value}"
        for name, value in call.named()
        if not re.search(
            r"image|logo|map$|_size|_width|_alt|flag|colou?r|style|class|mapframe", name
        )
    ]
    rows += [f"|-\n| {value}" for value in call.positional() if value]
    return "\n{|\n" + "\n".join(rows) + "\n|}\n" if rows else ""


def _unknown(call: Call) -> str:
    """A template whose layout is not known: what in it looks meant to be read.

    In a note all of it is, for there a template names the source: ``{{IUCN|id=61469}}``.
    """
    positional = [value for value in call.positional() if value]
    if call.page.in_note:
        values = positional + [value for _, value in call.named()]
        call.page.unknown[call.name] = None
        return f"{call.name}: {', '.join(values)}" if values else call.name
    named = [
        value
        for name, value in call.named()
        if _MEANT_TO_BE_READ.fullmatch(name) or "\x7f" in value
    ]
    if positional or named:
        call.page.unknown[call.name] = None
    said = " ".join(positional + named)
    return said if "\n" not in said and "<" not in said else f"\n{said}\n"


def _first(call: Call) -> str:
    return call.get("1")


def _last(call: Call) -> str:
    return next((value for value in reversed(call.positional()) if value), call.get("text"))


def _joined(separator: str) -> Rule:
    return lambda call: separator.join(value for value in call.positional() if value)


def _reference(call: Call) -> str:
    """``{{refn|text}}``, ``{{efn|text}}``, ``{{#tag:ref|text}}``."""
    name = call.get("name").strip("\"'")
    group = call.get("group").strip("\"'") or _NOTE_GROUPS.get(call.name, "")
    return call.page.note(group, name, call.nodes("1", "text", "reftext"))


def _again(call: Call) -> str:
    """``{{r|name|name}}``: named references, used again."""
    group = call.get("group", "g")
    return "".join(call.page.note(group, name, None) for name in call.positional() if name)


def _note_list(call: Call) -> str:
    """``{{reflist}}``, ``{{notelist}}``: the place of the notes; ``refs`` defines some."""
    group = call.get("group") or _LIST_GROUPS.get(call.name, "")
    call.page.define(call.nodes("refs", "références", "references"))
    return f"\n{call.page.hold(NoteList(group))}\n"


def _hatnote(call: Call) -> str:
    pages = [value.partition("#")[0] for value in call.positional() if value]
    return f"\n<boilerplate>{_HATNOTE[call.name]}{', '.join(pages)}</boilerplate>\n"


def _quote(call: Call) -> str:
    """A block quotation, with who said it."""
    text = call.get("text", "1", "quote", "quotetext", "content")
    author = ", ".join(
        filter(None, [call.get("author", "sign", "by", "2"), call.get("source", "title", "3")])
    )
    return f"\n<blockquote>{text}" + (f"\n\n— {author}" if author else "") + "</blockquote>\n"


def _measure(call: Call) -> str:
    """``{{convert|5|km|mi}}``: the measure the author gave; the converted one is not computed."""
    words = call.positional()
    if len(words) > 3 and words[1] in ("to", "-", "–", "and", "by", "x", "or", "to(-)", "+/-"):
        joint = words[1] if words[1] in ("-", "–") else f" {words[1]} "
        return f"{words[0]}{joint}{words[2]} {words[3]}"
    return " ".join(words[:2])


def _height(call: Call) -> str:
    units = [(call.get(unit), unit) for unit in ("m", "cm", "ft", "in")]
    return " ".join(f"{number} {unit}" for number, unit in units if number)


def _date(call: Call) -> str:
    """Templates whose arguments are year, month, day."""
    words = [word for word in call.positional() if re.fullmatch(r"\d{1,4}", word)][:3]
    if len(words) < 2:
        return words[0] if words else call.get("1")
    month = _MONTHS[int(words[1]) - 1] if 1 <= int(words[1]) <= len(_MONTHS) else words[1]
    if len(words) == 2:
        return f"{month} {words[0]}"
    if call.get("df") in ("y", "yes"):
        return f"{int(words[2])} {month} {words[0]}"
    return f"{month} {int(words[2])}, {words[0]}"


def _as_of(call: Call) -> str:
    return f"{'as' if call.get('lc') else 'As'} of {_date(call)}"


def _link(call: Call) -> str:
    address = call.get("1", "url")
    href = address if "//" in address else f"http://{address}"
    return call.page.linked(call.get("2", "title", "name") or address, href)


def _condition(call: Call) -> str:
    """``{{#if: a | then | else}}``."""
    return call.get("2") if call.get("1") else call.get("3")


def _pages(call: Call) -> str:
    """``{{rp|5}}``: the pages that stand after a mark."""
    return f":{call.get('1', 'p', 'page', 'pp', 'pages')}"


def _gallery(call: Call) -> str:
    """Pictures with captions."""
    return "".join(
        call.page.hold(Aside(value))
        for name, value in call.named()
        if re.match(r"caption|footer", name)
    ) or _unknown(call)


def _verbatim(call: Call) -> str:
    return call.page.hold(Verbatim(call.get("1")))


_RULES: dict[str, Rule] = {
    **dict.fromkeys(_HATNOTE, _hatnote),
    **dict.fromkeys(("refn", "#tag:ref", *_NOTE_GROUPS), _reference),
    **dict.fromkeys(
        ("reflist", "references", "#tag:references", "notes", "ref-list", "références"), _note_list
    ),
    **dict.fromkeys(_LIST_GROUPS, _note_list),
    **dict.fromkeys(("r", "ref name"), _again),
    **dict.fromkeys(("sfn", "sfnp"), cites.footnoted),
    **dict.fromkeys(("harv", "harvnb", "harvnbtxt", "harvtxt", "harvp", "harvcol"), cites.short),
    **dict.fromkeys(("harvcoltxt", "harvcolnb", "harvard citation no brackets"), cites.short),
    **dict.fromkeys(("harvid", "sfnref"), cites.key_of),
    **dict.fromkeys(
        ("isbn", "doi", "pmid", "pmc", "issn", "oclc", "jstor", "arxiv"), cites.identifier
    ),
    **dict.fromkeys(("webarchive", "wayback"), cites.archived),
    **dict.fromkeys(("quote", "cquote", "blockquote", "quotation", "quote box", "zitat"), _quote),
    **dict.fromkeys(("convert", "cvt"), _measure),
    **dict.fromkeys(("lang", "transl", "transliteration", "langx", "sort"), _last),
    **dict.fromkeys(("ublist", "unbulleted list", "plainlist", "flatlist", "hlist"), _joined(", ")),
    **dict.fromkeys(("br separated entries", "collapsible list"), _joined(", ")),
    **dict.fromkeys(("flag", "flagcountry", "flagdeco", "flagu"), _first),
    **dict.fromkeys(("abbr", "tooltip", "hover title", "nowrap", "small", "smaller"), _first),
    **dict.fromkeys(("birth date", "birth date and age", "death date", "start date"), _date),
    **dict.fromkeys(("death date and age", "end date", "birth-date", "death-date"), _date),
    **dict.fromkeys(("film date", "start date and age", "dts", "date"), _date),
    **dict.fromkeys(("multiple image", "double image", "image frame", "wide image"), _gallery),
    **dict.fromkeys(("url", "official website", "official url"), _link),
    **dict.fromkeys(("circa", "c."), lambda call: f"c. {call.get('1')}".strip()),
    "as of": _as_of,
    "sfnm": cites.several_footnoted,
    "rp": _pages,
    "#if:": _condition,
    "height": _height,
    "linktext": _first,
    "sortname": _joined(" "),
    "nihongo": _joined(", "),
    "frac": _joined("/"),
    "code": _verbatim,
    "url2": _link,
}
