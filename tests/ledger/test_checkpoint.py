from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.ledger.canonical import Malformed
from workbench.ledger.checkpoint import Checkpoint

HEAD = Checkpoint("0123456789abcdef" * 2, 41, bytes(range(32)))
TEXT = (
    b"workbench.log/0123456789abcdef0123456789abcdef\n41\n"
    b"AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\n"
)


def test_head_is_three_lines() -> None:
    assert HEAD.text() == TEXT
    assert Checkpoint.parse(TEXT) == HEAD


@given(st.integers(0, 2**40), st.binary(min_size=32, max_size=32))
def test_what_is_written_is_read_back(size: int, root: bytes) -> None:
    head = Checkpoint(HEAD.log, size, root)
    assert Checkpoint.parse(head.text()) == head


@pytest.mark.parametrize(
    "text",
    [
        b"",
        TEXT[:-1],
        TEXT + b"\n",
        TEXT + b"an extension\n",
        TEXT.replace(b"\n", b"\r\n"),
        TEXT.replace(b"41", b"041"),
        TEXT.replace(b"41", b"+41"),
        TEXT.replace(b"41", "٤١".encode()),
        TEXT.replace(b"workbench.log", b"example.org"),
        TEXT.replace(b"0123456789abcdef\n", b"0123456789ABCDEF\n"),
        TEXT.replace(b"Hh8=", b"Hh9="),
        TEXT.replace(b"Hh8=", b"Hh8"),
    ],
)
def test_nothing_else_is_a_checkpoint(text: bytes) -> None:
    with pytest.raises(Malformed):
        Checkpoint.parse(text)
