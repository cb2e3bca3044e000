"""What a field of an event may hold, and the check of it.

A body's fields are declared once, as a ``TypedDict`` whose annotations carry their rule::

    class Verdict(TypedDict):
        claim: Sha256
        reason: Text | None

mypy reads the types; :func:`check` holds a value to them: exactly the declared keys, the exact
JSON types (``true`` is no number), and each rule.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from types import NoneType, UnionType
from typing import (
    Annotated,
    Any,
    Literal,
    Union,
    get_args,
    get_origin,
    get_type_hints,
    is_typeddict,
)

from workbench.ledger.canonical import Malformed


@dataclass(frozen=True, slots=True)
class Rule:
    """A condition that a value keeps, and the words that name it: "… is not {words}"."""

    words: str
    holds: Callable[[Any], object]


def _pattern(words: str, pattern: str) -> Rule:
    """The rule that the whole string matches."""
    return Rule(words, re.compile(pattern, re.ASCII).fullmatch)


def _is_moment(value: str) -> bool:
    """Whether a string of the right shape names a real day and time."""
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return False
    return True


Text = Annotated[str, Rule("text without NUL characters", lambda value: "\0" not in value)]
Line = Annotated[
    str,
    Rule(
        "one line of visible text, without space around it",
        lambda value: value.isprintable() and value and value == value.strip(),
    ),
]
Sha256 = Annotated[str, _pattern("a SHA-256 in lower-case hex", "[0-9a-f]{64}")]
Salt = Annotated[str, _pattern("128 bits in lower-case hex", "[0-9a-f]{32}")]
LogId = Annotated[str, _pattern("a log's id (32 hex digits)", "[0-9a-f]{32}")]
EventId = Annotated[
    str, _pattern("an event's id (a UUID)", "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
]
Moment = Annotated[
    str,
    _pattern(
        "a time such as 2026-01-31T12:00:00.000000Z",
        r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{6}Z",
    ),
    Rule("a time that exists", _is_moment),
]
Count = Annotated[int, Rule("zero or more", lambda value: value >= 0)]
Ordinal = Annotated[int, Rule("one or more", lambda value: value >= 1)]

_Check = Callable[[Any, str], None]
_NAMES: dict[type, str] = {
    str: "text",
    int: "a whole number",
    bool: "true or false",
}


def check(kind: type, value: object, where: str) -> None:
    """Hold a value to a declared type.

    Args:
        kind: a ``TypedDict``.
        where: what to call the value in a complaint.

    Raises:
        Malformed: a key is missing or unknown, a type is another, or a rule is broken.
    """
    _checker(kind)(value, where)


@cache
def _checker(kind: Any) -> _Check:
    """The check of a type, composed once."""
    origin = get_origin(kind)
    if kind is Any:
        return _anything
    if is_typeddict(kind):
        return _object(kind)
    if origin is Annotated:
        base, *rules = get_args(kind)
        return _ruled(base, tuple(rules))
    if origin in (Union, UnionType):
        (inner,) = (part for part in get_args(kind) if part is not NoneType)
        return _optional(_checker(inner))
    if origin is list:
        return _list(_checker(get_args(kind)[0]))
    if origin is dict:
        return _mapping(_checker(get_args(kind)[1]))
    if origin is Literal:
        return _choice(get_args(kind))
    return _ruled(kind, ())


def _object(kind: Any) -> _Check:
    """Exactly the keys of a TypedDict, each as declared."""
    hints = get_type_hints(kind, include_extras=True)
    fields = {key: _checker(hint) for key, hint in hints.items()}

    def check_object(value: Any, where: str) -> None:
        if type(value) is not dict:
            raise Malformed(f"{where} is not an object")
        if value.keys() != fields.keys():
            raise Malformed(_off_keys(where, set(value), set(fields)))
        for key, check_field in fields.items():
            check_field(value[key], key)

    return check_object


def _off_keys(where: str, found: set[str], wanted: set[str]) -> str:
    """Which keys are missing and which are unknown."""
    missing = ", ".join(sorted(wanted - found))
    unknown = ", ".join(sorted(map(repr, found - wanted)))
    parts = [f"lacks {missing}"] if missing else []
    parts += [f"has the unknown {unknown}"] if unknown else []
    return f"{where} {' and '.join(parts)}"


def _ruled(base: type, rules: tuple[Rule, ...]) -> _Check:
    """A plain JSON type and its rules."""
    name = _NAMES[base]
    tests = tuple((rule.holds, rule.words) for rule in rules)

    def check_ruled(value: Any, where: str) -> None:
        if type(value) is not base:
            raise Malformed(f"{where} is not {name}")
        for holds, words in tests:
            if not holds(value):
                raise Malformed(f"{where} is not {words}")

    return check_ruled


def _optional(check_inner: _Check) -> _Check:
    """Null, or the inner type."""

    def check_optional(value: Any, where: str) -> None:
        if value is not None:
            check_inner(value, where)

    return check_optional


def _list(check_part: _Check) -> _Check:
    """A list whose parts are all of one type."""

    def check_list(value: Any, where: str) -> None:
        if type(value) is not list:
            raise Malformed(f"{where} is not a list")
        for part in value:
            check_part(part, f"a part of {where}")

    return check_list


def _mapping(check_value: _Check) -> _Check:
    """An object whose keys are free and whose values are all of one type."""

    def check_mapping(value: Any, where: str) -> None:
        if type(value) is not dict:
            raise Malformed(f"{where} is not an object")
        for key, part in value.items():
            check_value(part, key)

    return check_mapping


def _choice(words: tuple[str, ...]) -> _Check:
    """One of some words."""

    def check_choice(value: Any, where: str) -> None:
        if value not in words or type(value) is not str:
            raise Malformed(f"{where} is none of {', '.join(words)}")

    return check_choice


def _anything(value: Any, where: str) -> None:
    """Whatever it is, another check reads it."""
