"""Documents cannot talk to the terminal: the bytes of the real program, on a pty, are searched."""

from __future__ import annotations

import base64
import re
import sys
from pathlib import Path

import pytest

from bench.pty_harness import Terminal
from tests.review.sample import Pair, Text, build
from workbench.desk.decide import annotate
from workbench.model.document import Target
from workbench.store.connection import open_store
from workbench.store.listing import claim_list
from workbench.store.rows import ClaimQuery

ACTING = {
    "set the title": "\x1b]0;PWNED\x07",
    "write the clipboard": "\x1b]52;c;UFdORUQ=\x07",
    "make a link": "\x1b]8;;http://evil.example\x1b\\x\x1b]8;;\x1b\\",
    "clear the screen": "\x1b[2J\x1b[H",
    "C1 control": "\x9b2J",
    "C1 command": "\x9d0;PWNED\x9c",
    "ask back": "\x1b[6n",
    "device control": "\x1bP1$r\x1b\\",
    "another alphabet": "\x0eqqq",
    "backspace": "safe\x08\x08\x08\x08evil",
    "bidirectional override": "user\u202egpj.exe",
    "isolate": "a\u2066b",
    "zero width": "pay\u200bpal",
    "tags": "x\U000e0041y",
    "markup": "[@click=app.quit]x[/] [/] [bold",
}
HOSTILE = " ".join(ACTING.values())
PASTED = "\x1b[200~" + HOSTILE.replace("\x1b", "") + "\x1b[201~"
"""Terminals take escapes out of what is pasted, and nothing else."""
ESCAPE = "\x1b[27u"  # as terminals send it that leave no doubt whether more is to come
KEYS = ["/", PASTED, ESCAPE, "a", PASTED, "\r", "j", "v", ESCAPE, "m", "s", "f", "?", ESCAPE]
KEYS += ["u", ESCAPE, "/xy\r", ESCAPE, "r", "7", "1", "i", ESCAPE, "P", ESCAPE, "S", ESCAPE]
KEYS += ["W", ESCAPE, "y", ESCAPE, "y1", "e1", PASTED, ESCAPE, "e", ESCAPE, "w1", PASTED, "\r"]
KEYS += ["O", ESCAPE, "F", ESCAPE, "J", ESCAPE, "!", "]", "\x10", ESCAPE, ESCAPE]
"""Every screen and pane: compare, counterparts, source, footnotes, help, a reason, the filter, the
order of risk, views, history, pencil view, sign-off, what waits, copying, editing, a question, a
link, fetching, settling, the palette."""


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """A database with every kind of attack in every field that a document or a person fills."""
    text = f"The tide {HOSTILE} rose 4 metres.[^1] It fell 3 metres {HOSTILE}.[^2]\n"
    notes = {"1": (f"Minutes {HOSTILE}", (Target("url", f"https://x.example/{HOSTILE}"),))}
    texts = [
        Text(f"one {HOSTILE}.md", text, notes, published=f"2024 {HOSTILE}"),
        Text(f"two {HOSTILE}.md", text + "And again.\n", notes),
    ]
    pairs = [Pair((texts[0].name, 0), (texts[1].name, 0), 0.9, "differs", [("number", "4", "4")])]
    path = build(tmp_path / "claims.db", texts, pairs)
    with open_store(path, "write") as store:
        for row in list(claim_list(store, ClaimQuery())):
            annotate(store, row.id, f"note {HOSTILE}", reviewer="Re[/]viewer")
    return path


def test_no_field_reaches_the_terminal_as_it_is(hostile: Path, tmp_path: Path) -> None:
    room = Terminal(
        [sys.executable, "-m", "workbench", "--db", str(hostile)],
        environment={"HOME": str(tmp_path), "WORKBENCH_REVIEWER": "Ann\x1b]0;PWNED\x07"},
    )
    try:
        assert room.wait_for(b"tide"), room.shown()[-2000:]
        assert room.wait_for(b"0;PWNED"), "the payload is not shown at all"
        for key in KEYS:
            room.send(key.encode())
            room.settle(0.15, 1.0)
        room.send(b"q")
        assert room.exit_status() == 0
    finally:
        room.close()
    written = bytes(room.raw)
    for name, payload in ACTING.items():
        if name == "markup":
            assert b"app.quit" in room.shown()
        else:
            assert payload.encode() not in written, name
    copied = re.findall(rb"\x1b\]52;c;([^\x07\x1b]*)", written)
    assert copied and {base64.b64decode(text).decode() for text in copied} <= claims_of(hostile)
    assert not re.findall(rb".{0,40}\x1b\](?:0|8);.{0,60}", written)
    assert not re.search(
        "[\u202a-\u202e\u2066-\u2069\u200b\u0080-\u009f\U000e0041]", written.decode()
    )


def claims_of(database: Path) -> set[str]:
    """The words of the claims, made safe: what is pasted somewhere must not act either."""
    with open_store(database, safe=True) as store:
        return {row.text for row in claim_list(store, ClaimQuery())}
