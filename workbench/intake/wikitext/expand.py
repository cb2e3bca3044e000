"""A MediaWiki tree with its templates, links and references resolved.

As in MediaWiki, what must survive the later passes over the text (a mark, a link's ends, verbatim
text) is taken out of it and leaves a strip marker: ``\\x7f``, a number, ``\\x7f``.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from workbench.intake.numerals import alphabetic, greek, roman
from workbench.intake.wikitext.syntax import Link, Node, Raw, Template
from workbench.model.document import Target, TargetKind

_MEDIA = re.compile(
    r"(?:file|image|datei|bild|fichier|archivo|imagen|ficheiro|imagem|immagine|bestand|plik|файл)"
    r"\s*:",
    re.IGNORECASE,
)
_CATEGORY = re.compile(r"(?:category|kategorie|catégorie|categoría|categoria|категория)\s*:", re.I)
_OTHER_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[a-z]{2,10})?:\S")
_MEDIA_OPTION = re.compile(
    r"\s*(?:thumb(?:nail)?|mini(?:atur)?|vignette|frame(?:d|less)?|gerahmt|rahmenlos|border|rand|"
    r"left|right|center|centre|none|links|rechts|zentriert|ohne|gauche|droite|centré|"
    r"baseline|sub|super|top|text-top|middle|bottom|text-bottom|upright\b.*|hochkant\b.*|"
    r"\d*(?:x\d*)?\s*px|(?:alt|link|lang|page|class|thumbtime|verweis)\s*=.*)\s*",
    re.IGNORECASE | re.DOTALL,
)
_SUFFIX = re.compile(r"\s*\([^()]*\)$|,.*$")


@dataclass(frozen=True, slots=True)
class Mark:
    """A reference mark: what is shown between the brackets, and its note's key."""

    label: str
    key: str


@dataclass(frozen=True, slots=True)
class Verbatim:
    """Text that later passes leave as it is."""

    text: str


@dataclass(frozen=True, slots=True)
class Opening:
    """The start of a link to an address, or of an author–year mention of an entry."""

    href: str = ""
    entry: str = ""


@dataclass(frozen=True, slots=True)
class Closing:
    """The end of the innermost :class:`Opening`."""


@dataclass(frozen=True, slots=True)
class Aside:
    """A picture's caption; it stands beside the paragraph that its mark-up is in."""

    text: str


@dataclass(frozen=True, slots=True)
class NoteList:
    """The place of a group's notes."""

    group: str


@dataclass(frozen=True, slots=True)
class Entry:
    """Makes the list item it stands in the reference-list entry ``key``."""

    key: str
    label: str
    targets: tuple[Target, ...]


Item = Mark | Verbatim | Opening | Closing | Aside | NoteList | Entry


@dataclass(slots=True)
class NoteDraft:
    """A note while its page is read; ``text`` is None until a definition is found."""

    key: str
    group: str
    label: str = ""
    text: str | None = None
    targets: list[Target] = field(default_factory=list)


@dataclass(slots=True)
class Call:
    """A template in use. Arguments are expanded when they are asked for, and once."""

    page: Expansion
    name: str
    template: Template
    _expanded: dict[int, str] = field(default_factory=dict)
    _places: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        unnamed = 0
        for i, argument in enumerate(self.template.arguments):
            unnamed += argument.name is None
            self._places[argument.name or str(unnamed)] = i

    def get(self, *names: str) -> str:
        """The first of the named (or, as ``"1"``, positional) arguments that says something."""
        for name in names:
            place = self._places.get(name)
            if place is not None and (text := self._expand(place)):
                return text
        return ""

    def nodes(self, *names: str) -> list[Node]:
        """The unexpanded value of the first of the arguments that is there."""
        for name in names:
            if name in self._places:
                return self.template.arguments[self._places[name]].value
        return []

    def positional(self) -> list[str]:
        """The positional arguments, expanded."""
        return [self._expand(i) for i, a in enumerate(self.template.arguments) if a.name is None]

    def named(self) -> list[tuple[str, str]]:
        """The named arguments that say something, expanded, in order."""
        places = enumerate(self.template.arguments)
        return [(a.name, text) for i, a in places if a.name and (text := self._expand(i))]

    def _expand(self, place: int) -> str:
        if place not in self._expanded:
            value = self.template.arguments[place].value
            self._expanded[place] = self.page.expand(value).strip()
        return self._expanded[place]


class Expansion:
    """A page being resolved: its strip markers, notes, and reference-list entries.

    Args:
        title: the page's name.
        rule: what a template says; it gets the :class:`Call`.
    """

    def __init__(self, title: str, rule: Callable[[Call], str]) -> None:
        self.title = title
        self.items: list[Item] = []
        self.notes: dict[tuple[str, str], NoteDraft] = {}
        self.mentioned: set[str] = set()
        """Keys of entries that an author–year mention asks for."""
        self.entries: dict[str, str] = {}
        """Key of an entry → key of the note it is in, which is its own in a reference list."""
        self.unknown: dict[str, None] = {}
        """Names of templates whose layout is not known, in the order met."""
        self._rule = rule
        self._counts: dict[str, int] = {}
        self._drafts: list[NoteDraft] = []
        self._defining = False

    @property
    def in_note(self) -> bool:
        """Whether a note (or a reference-list entry) is being read."""
        return bool(self._drafts)

    def expand(self, nodes: list[Node]) -> str:
        """Nodes as a string in which no template, link or reference is left."""
        return "".join(self._node(node) for node in nodes)

    def hold(self, item: Item) -> str:
        """Take an item out of the text; what is returned stands for it."""
        self.items.append(item)
        return f"\x7f{len(self.items) - 1}\x7f"

    def linked(self, text: str, href: str) -> str:
        """``text`` as a link to an address, which is also a target of the note it is in."""
        if not href:
            return text
        self.target("url", href)
        return self.hold(Opening(href=href)) + text + self.hold(Closing())

    def mention(self, text: str, entry: str) -> str:
        """``text`` as an author–year mention of a reference-list entry."""
        self.mentioned.add(entry)
        return self.hold(Opening(entry=entry)) + text + self.hold(Closing())

    def target(self, kind: TargetKind, value: str) -> None:
        """Note what the note being read points to."""
        if self._drafts and value:
            self._drafts[-1].targets.append(Target(kind, value))

    def note(self, group: str, name: str, content: list[Node] | None) -> str:
        """A reference: its mark, or nothing where only definitions are being collected."""
        name = " ".join(name.split())
        draft = self.notes.setdefault(
            (group, name or f"#{len(self.notes)}"),
            NoteDraft(f"{group}/{name or f'#{len(self.notes)}'}", group),
        )
        defining, self._defining = self._defining, False
        if not defining and not draft.label:
            self._counts[group] = self._counts.get(group, 0) + 1
            draft.label = label(group, self._counts[group])
        if content and content != [" "] and draft.text is None:
            self._drafts.append(draft)
            draft.text = self.expand(content).strip()
            self._drafts.pop()
        self._defining = defining
        return "" if defining else self.hold(Mark(draft.label, draft.key))

    def define(self, nodes: list[Node]) -> None:
        """Collect the notes that are defined in a list of references, without marking them."""
        self._defining = True
        self.expand(nodes)
        self._defining = False

    def collect(self) -> None:
        """Begin to collect targets for an entry outside any note (see :meth:`entry`)."""
        self._drafts.append(NoteDraft("", ""))

    def entry(self, key: str, label: str) -> str:
        """End collecting; the list item (or the note) this is in is the entry ``key``."""
        draft = self._drafts.pop()
        if self._drafts:
            self._drafts[-1].targets.extend(draft.targets)
            self.entries.setdefault(key, self._drafts[-1].key)
            return ""
        self.entries.setdefault(key, key)
        return self.hold(Entry(key, label, tuple(draft.targets)))

    def _node(self, node: Node) -> str:
        if isinstance(node, str):
            return node
        if isinstance(node, Template):
            return self._rule(Call(self, node.name, node))
        if isinstance(node, Link):
            return self._link(node)
        if isinstance(node, Raw):
            return self.hold(Verbatim(node.text.strip("\n")))
        group = node.attributes.get("group", "")
        if node.tag == "references":
            self.define(node.content or [])
            return "\n" + self.hold(NoteList(group)) + "\n"
        return self.note(group, node.attributes.get("name", ""), node.content)

    def _link(self, link: Link) -> str:
        target = link.target
        if _MEDIA.match(target):
            options = [self.expand(part).strip() for part in link.parts]
            captions = [part for part in options if part and not _MEDIA_OPTION.fullmatch(part)]
            return self.hold(Aside(captions[-1])) if captions else ""
        if _CATEGORY.match(target) or (not link.parts and _OTHER_LANGUAGE.match(target)):
            return ""
        text = "|".join(self.expand(part) for part in link.parts)
        if not link.parts:
            text = target.lstrip(":")
        elif not text.strip():
            text = _SUFFIX.sub("", target.rpartition(":")[2])
        # An apostrophe at the end of a link is no part of the emphasis around the link.
        guard = self.hold(Verbatim("")) if "'" in (text[:1], text[-1:]) else ""
        return guard + text + guard


def label(group: str, number: int) -> str:
    """How MediaWiki shows the ``number``-th reference of a group."""
    case, _, style = group.partition("-")
    if case in ("lower", "upper") and style in _STYLES:
        name = _STYLES[style](number)
        return name.upper() if case == "upper" else name
    return f"{group} {number}" if group and group != "decimal" else str(number)


_STYLES = {"alpha": alphabetic, "roman": roman, "greek": greek}
