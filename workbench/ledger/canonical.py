"""Canonical JSON: one value, one string of bytes (RFC 8785).

Written with the ``rfc8785`` library, under rules of our own that keep every reader honest: no
floats (scores are strings), no integers beyond ±(2^53-1), at most 32 levels, no lone surrogates.
Read strictly: bytes that are not the canonical form of what they say are refused, so a key given
twice, a space or another order of keys never passes.
"""

from __future__ import annotations

import json
from typing import Any, NoReturn

import rfc8785

DEPTH = 32
"""How deep lists and objects may be nested."""

LARGEST = 2**53 - 1
"""The largest integer that every JSON reader keeps exactly."""


class Malformed(ValueError):
    """Bytes or values that are no event, or no event in the place where they stand."""


def encode(value: Any) -> bytes:
    """The canonical bytes of a JSON value.

    Raises:
        Malformed: it holds a float, a large integer, a lone surrogate, something that JSON
            does not have, or is nested too deep.
    """
    _admit(value, DEPTH)
    try:
        return rfc8785.dumps(value)
    except ValueError as error:
        raise Malformed(str(error)) from error


def decode(data: bytes) -> Any:
    """The value of canonical bytes.

    Raises:
        Malformed: they are not UTF-8, not JSON, or not in canonical form.
    """
    try:
        text = data.decode("utf-8")
        value = _DECODER.decode(text)
        if text.count("{") + text.count("[") > DEPTH:
            _admit(value, DEPTH)
        canonical = _encode_quickly(value) if data.isascii() else rfc8785.dumps(value)
    except Malformed:
        raise
    except RecursionError as error:
        raise Malformed(f"nested more than {DEPTH} levels deep") from error
    except ValueError as error:
        raise Malformed(f"not JSON in UTF-8 ({error})") from error
    if canonical != data:
        raise Malformed("not in canonical form (a space, an escape, a key's order, or a key twice)")
    return value


def _admit(value: Any, levels: int) -> None:
    """Refuse what the log must not hold although JSON could."""
    if isinstance(value, float):
        raise Malformed("a float; write scores as strings")
    if isinstance(value, dict | list | tuple):
        if levels == 0:
            raise Malformed(f"nested more than {DEPTH} levels deep")
        for part in value.values() if isinstance(value, dict) else value:
            _admit(part, levels - 1)


def _integer(digits: str) -> int:
    """An integer that every reader keeps exactly."""
    number = int(digits)
    if abs(number) > LARGEST:
        raise Malformed(f"the integer {digits[:20]} is beyond 2^53-1")
    return number


def _no_float(literal: str) -> NoReturn:
    """Refuse ``1.5``, ``1e3``, ``NaN`` and ``Infinity``."""
    raise Malformed(f"the float {literal[:20]}; scores are written as strings")


_DECODER = json.JSONDecoder(parse_float=_no_float, parse_int=_integer, parse_constant=_no_float)
_ENCODER = json.JSONEncoder(
    ensure_ascii=False, sort_keys=True, separators=(",", ":"), check_circular=False
)


def _encode_quickly(value: Any) -> bytes:
    """As :func:`encode`, five times as fast; right where all keys are ASCII.

    The standard library escapes as RFC 8785 does but sorts keys by code point, not by UTF-16
    code unit: the same for ASCII. Being another implementation than the one that wrote the
    bytes, it checks that one too.
    """
    return _ENCODER.encode(value).encode("utf-8")
