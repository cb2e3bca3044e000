"""Content codings are taken off in steps, whatever they hold."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.sources import layers
from workbench.sources.layers import Unpacker, accepted
from workbench.sources.outcome import Failed

brotli = pytest.importorskip("brotli", reason="the extra 'brotli'")

PACK: dict[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.compress,
    "deflate": zlib.compress,
    "br": brotli.compress,
}
MOST = 2_000_000


def unpacked(coding: str, data: bytes, step: int = 1000) -> bytes:
    unpacker = Unpacker(coding, MOST)
    found = b"".join(
        piece for at in range(0, len(data), step) for piece in unpacker.feed(data[at : at + step])
    )
    unpacker.finish()
    return found


@given(st.sampled_from(list(PACK)), st.binary(max_size=5000), st.integers(1, 700))
def test_what_was_packed_comes_out(coding: str, data: bytes, step: int) -> None:
    assert unpacked(coding, PACK[coding](data), step) == data


@pytest.mark.parametrize("coding", PACK)
def test_a_coding_on_a_coding_comes_off_as_well(coding: str) -> None:
    packed = gzip.compress(PACK[coding](b"some words" * 100))
    assert unpacked(f"{coding}, gzip", packed) == b"some words" * 100


@pytest.mark.parametrize("coding", PACK)
@pytest.mark.parametrize(
    ("harm", "outcome"),
    [
        (lambda packed: packed[:-5], "incomplete"),
        (lambda packed: packed[:10] + b"\xff\x00\xff" + packed[13:], "incomplete"),
        (lambda packed: b"no coding at all, only some words", "incomplete"),
    ],
    ids=["cut", "broken", "none"],
)
def test_what_is_broken_says_so(coding: str, harm: Callable[[bytes], bytes], outcome: str) -> None:
    packed = PACK[coding](bytes(range(256)) * 40)
    with pytest.raises(Failed) as failure:
        unpacked(coding, harm(packed))
    assert failure.value.outcome == outcome


@pytest.mark.parametrize("coding", PACK)
def test_a_bomb_is_put_out(coding: str) -> None:
    with pytest.raises(Failed) as failure:
        unpacked(coding, PACK[coding](bytes(60_000_000)))
    assert failure.value.outcome in ("decompression-bomb", "too-large")


def test_brotli_is_asked_for_only_where_it_can_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    assert accepted() == "gzip, deflate, br"
    monkeypatch.setattr(layers, "brotli_library", lambda: None)
    assert accepted() == "gzip, deflate"
    with pytest.raises(Failed) as failure:
        unpacked("br", brotli.compress(b"some words"))
    assert failure.value.outcome == "undecodable"
