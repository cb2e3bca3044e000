"""MediaWiki mark-up as a tree: templates, links, references, raw stretches.

Only the layer that MediaWiki's own preprocessor reads is parsed here, in one pass; headings,
lists, tables and emphasis stay in the strings and are read when the templates are gone.
What is opened and never closed is plain text, as it is there.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field

_MAX_DEPTH = 60
_RAW = "nowiki|pre|math|chem|syntaxhighlight|source|timeline|score|imagemap|graph|mapframe|maplink"
_HIDDEN = "includeonly|templatestyles|templatedata|indicator|section"
_TOKEN = re.compile(
    rf"""
      (?P<comment>^[ \t]*<!--(?:[^-]|-(?!->))*-->[ \t]*\n | <!--.*?(?:-->|\Z))
    | <(?P<raw>{_RAW})\b[^<>]*?(?:/>|>(?P<inside>.*?)(?:</(?P=raw)\s*>|\Z))
    | <(?P<hidden>{_HIDDEN})\b[^<>]*?(?:/>|>(?:.{{0,4000}}?</(?P=hidden)\s*>)?)
    | <(?P<tag>references|ref)(?P<attributes>\s[^<>]*?|)\s*(?P<slash>/?)>
    | </(?P<end>references|ref)\s*>
    | (?P<switch>__[A-Z]{{3,20}}__)
    | (?P<sign>\{{\{{|\}}\}}|\[\[|\]\]|\|)
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL | re.MULTILINE,
)
_ATTRIBUTE = re.compile(r"""([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|["']?([^\s"'>]+))""")
_REF_TAG = re.compile(r"<(/?)(ref|references)\b", re.IGNORECASE)
_FUNCTIONS = frozenset(
    ("formatnum", "lc", "uc", "lcfirst", "ucfirst", "plural", "defaultsort", "displaytitle")
)
_NAMESPACES = ("template:", "vorlage:", "modèle:", "plantilla:", "safesubst:", "subst:")


@dataclass(slots=True)
class Argument:
    """One argument of a template; ``name`` is None for a positional one."""

    name: str | None
    value: list[Node]


@dataclass(slots=True)
class Template:
    """``{{name|…}}``; a parser function's first argument is cut off its name."""

    name: str
    arguments: list[Argument]


@dataclass(slots=True)
class Link:
    """``[[target|…]]``; ``parts`` are what stands between the bars after the target."""

    target: str
    parts: list[list[Node]]


@dataclass(slots=True)
class Ref:
    """``<ref>`` or ``<references>``: ``content`` is None when the tag closes itself."""

    tag: str
    attributes: dict[str, str]
    content: list[Node] | None


@dataclass(slots=True)
class Raw:
    """A stretch that is shown as it stands (``<nowiki>``, ``<pre>``, ``<math>``)."""

    tag: str
    text: str


Node = str | Template | Link | Ref | Raw


@dataclass(slots=True)
class _Frame:
    """Something opened: the sign that opened it and the parts read so far.

    Strings side by side become one when the frame is settled, not at each: a page may have
    thousands.
    """

    sign: str
    attributes: dict[str, str] = field(default_factory=dict)
    parts: list[list[Node]] = field(default_factory=lambda: [[]])
    words: list[str] = field(default_factory=list)

    def add(self, node: Node) -> None:
        """Add something to the last part."""
        if isinstance(node, str):
            self.words.append(node)
        else:
            self.settle()
            self.parts[-1].append(node)

    def begin_part(self) -> None:
        """What follows is another part."""
        self.settle()
        self.parts.append([])

    def settle(self) -> None:
        """Join the strings that were added last."""
        if joined := "".join(self.words):
            self.parts[-1].append(joined)
        self.words.clear()


def parse(text: str) -> list[Node]:
    """The tree of a page."""
    stack = [_Frame("")]
    position = 0
    last_list_end = max(text.rfind("</references"), text.rfind("</REFERENCES"))
    for match in _TOKEN.finditer(text):
        stack[-1].add(text[position : match.start()])
        position = match.end()
        if match["sign"]:
            _sign(stack, match["sign"])
        elif match["raw"]:
            stack[-1].add(Raw(match["raw"].lower(), match["inside"] or ""))
        elif match["tag"]:
            _open_tag(stack, match, text, last_list_end)
        elif match["end"]:
            _close_tag(stack, match)
    stack[-1].add(text[position:])
    while len(stack) > 1:
        _give_up(stack)
    stack[0].settle()
    return stack[0].parts[0]


def plain(nodes: list[Node]) -> str:
    """The strings among ``nodes``, joined."""
    return "".join(node for node in nodes if isinstance(node, str))


def attributes(text: str) -> dict[str, str]:
    """The attributes written in a tag, their names in lower case."""
    return {
        match[1].lower(): html.unescape(next(filter(None, match.groups()[1:]), "")).strip()
        for match in _ATTRIBUTE.finditer(text)
    }


def _sign(stack: list[_Frame], sign: str) -> None:
    top = stack[-1]
    if sign in ("{{", "[["):
        if len(stack) < _MAX_DEPTH:
            stack.append(_Frame(sign))
        else:
            top.add(sign)
    elif sign == "|":
        if top.sign in ("{{", "[["):
            top.begin_part()
        else:
            top.add(sign)
    elif sign == "}}":
        if top.sign == "[[" and stack[-2].sign == "{{":
            _give_up(stack)
        _close(stack, "{{", sign)
    else:
        _close(stack, "[[", sign)


def _close(stack: list[_Frame], opener: str, sign: str) -> None:
    if stack[-1].sign != opener:
        stack[-1].add(sign)
        return
    frame = stack.pop()
    frame.settle()
    target = plain(frame.parts[0])
    if opener == "[[":
        if "\n" in target.strip() or not target.strip():
            stack.append(frame)
            _give_up(stack)
            stack[-1].add(sign)
        else:
            stack[-1].add(Link(target.strip(), frame.parts[1:]))
    else:
        stack[-1].add(_template(frame))


def _template(frame: _Frame) -> Template:
    arguments = [_argument(part) for part in frame.parts[1:]]
    head = frame.parts[0]
    name, colon, rest = plain(head[:1]).partition(":")
    function = name.strip().lower()
    if colon and function == "#tag":
        return Template(f"#tag:{rest.strip().lower()}", arguments)
    if colon and (function.startswith("#") or function in _FUNCTIONS):
        first: list[Node] = [rest.strip(), *head[1:]]
        return Template(f"{function}:", [Argument(None, first), *arguments])
    return Template(_name(plain(head)), arguments)


def _name(text: str) -> str:
    name = " ".join(text.replace("_", " ").split()).lower()
    for namespace in _NAMESPACES:
        name = name.removeprefix(namespace)
    return name.strip()


def _argument(part: list[Node]) -> Argument:
    for i, node in enumerate(part):
        if not isinstance(node, str):
            break
        name, equals, rest = node.partition("=")
        if equals:
            return Argument((plain(part[:i]) + name).strip().lower(), [rest, *part[i + 1 :]])
    return Argument(None, part)


def _open_tag(stack: list[_Frame], match: re.Match[str], text: str, last_list_end: int) -> None:
    tag = match["tag"].lower()
    given = attributes(match["attributes"])
    if tag == "references":
        closed = last_list_end < match.end()
    else:
        # A slash forgotten in <ref name="x"/> shows: the next tag opens another reference.
        following = _REF_TAG.search(text, match.end())
        closed = following is None or not following[1]
    if match["slash"] or closed or len(stack) >= _MAX_DEPTH:
        stack[-1].add(Ref(tag, given, None))
    else:
        stack.append(_Frame(tag, given))


def _close_tag(stack: list[_Frame], match: re.Match[str]) -> None:
    tag = match["end"].lower()
    if not any(frame.sign == tag for frame in stack):
        return
    while stack[-1].sign != tag:
        _give_up(stack)
    frame = stack.pop()
    frame.settle()
    stack[-1].add(Ref(tag, frame.attributes, frame.parts[0]))


def _give_up(stack: list[_Frame]) -> None:
    """Turn the innermost open thing back into text."""
    frame = stack.pop()
    frame.settle()
    below = stack[-1]
    if frame.sign in ("{{", "[["):
        below.add(frame.sign)
    for i, part in enumerate(frame.parts):
        if i:
            below.add("|")
        for node in part:
            below.add(node)
