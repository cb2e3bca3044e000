from __future__ import annotations

import json
from typing import Any

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from workbench.ledger.canonical import DEPTH, LARGEST, Malformed, decode, encode

TEXT = st.text(st.characters(exclude_categories=("Cs",)))
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-LARGEST, LARGEST) | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=12,
)


def nested(levels: int) -> Any:
    value: Any = 0
    for _ in range(levels):
        value = [value]
    return value


@given(JSON)
def test_what_is_written_is_read_back(value: Any) -> None:
    assert decode(encode(value)) == value


@given(st.dictionaries(st.text(st.characters(max_codepoint=0x7E), max_size=3), TEXT | st.none()))
def test_two_implementations_agree_where_keys_are_ascii(value: Any) -> None:
    quick = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert encode(value) == quick.encode("utf-8")


def test_keys_are_ordered_by_utf_16() -> None:
    # The example of RFC 8785 §3.2.3, its values left short.
    keys = ["\r", "1", "\u0080", "\u00f6", "\u20ac", "\U0001f600", "\ufb33"]
    line = encode(dict.fromkeys(reversed(keys), 0))
    assert list(decode(line)) == keys
    with pytest.raises(Malformed):
        decode(json.dumps(dict.fromkeys(sorted(keys), 0), ensure_ascii=False).encode())


@pytest.mark.parametrize(
    "value",
    [1.5, {"a": [0.0]}, float("nan"), LARGEST + 1, -LARGEST - 1, "\ud800", {"\udc00": 1}, b"x"],
)
def test_what_readers_might_take_differently_is_not_written(value: Any) -> None:
    with pytest.raises(Malformed):
        encode(value)


@pytest.mark.parametrize(
    "data",
    [
        b'{"a":1,"a":1}',
        b'{"a":1,"a":2}',
        b'{"a": 1}',
        b'{"a":1}\n',
        b'{"b":1,"a":1}',
        b'"\\u0041"',
        b'"\\/"',
        b'"\\u00E9"',
        b'"\\u001F"',
        b'"\\ud800"',
        b'"\xff"',
        b'\xef\xbb\xbf"a"',
        b"-0",
        b"01",
        b"1.0",
        b"1e3",
        b"NaN",
        b"Infinity",
        b"9007199254740992",
        b"9" * 5000,
        b"",
        b"{",
        b"[" * 100_000,
        b"[" * 100_000 + b"]" * 100_000,
    ],
    ids=lambda data: repr(data[:12]),
)
def test_what_is_not_canonical_is_not_read(data: bytes) -> None:
    with pytest.raises(Malformed):
        decode(data)


def test_nesting_ends_at_a_depth() -> None:
    assert decode(encode(nested(DEPTH))) == nested(DEPTH)
    with pytest.raises(Malformed, match="deep"):
        encode(nested(DEPTH + 1))
    with pytest.raises(Malformed, match="deep"):
        decode(rfc8785.dumps(nested(DEPTH + 1)))


@given(JSON, st.data())
def test_no_other_bytes_mean_the_same(value: Any, data: st.DataObject) -> None:
    line = bytearray(encode(value))
    place = data.draw(st.integers(0, len(line) - 1))
    line[place] ^= 1 << data.draw(st.integers(0, 7))
    try:
        read = decode(bytes(line))
    except Malformed:
        return
    assert read != value or type(read) is not type(value)
