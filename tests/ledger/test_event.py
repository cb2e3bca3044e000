from __future__ import annotations

import json
from copy import deepcopy
from hashlib import sha256
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ledger.samples import BODIES, DRAFT, PLACE
from workbench.ledger.bodies import place
from workbench.ledger.canonical import Malformed, encode
from workbench.ledger.event import Event, Head, build, commitment, parse
from workbench.ledger.kinds import KINDS
from workbench.ledger.merkle import EMPTY

HASH = "c" * 64


def made(kind: str, body: dict[str, Any], private: dict[str, str] | None = None) -> Event:
    if private is None:
        private = dict.fromkeys(KINDS[kind].needs if kind in KINDS else (), HASH)
    return build(
        log="a" * 32,
        id="0f3c0e0e-1111-4222-8333-abcdefabcdef",
        actor="ada@library.example",
        n=7,
        saw=Head(0, EMPTY),
        salt=bytes(16),
        time="2026-01-31T12:00:00.000000Z",
        kind=kind,
        body=body,
        private=private,
    )


VERDICT = made("verdict", BODIES["verdict"], {"note": HASH})


def changed(change: dict[str, Any], **envelope: Any) -> bytes:
    """The line of a verdict with something else in its body or around it."""
    value = json.loads(VERDICT.line)
    value["event"] |= envelope
    value["event"]["body"] |= change
    return encode(value)


def test_every_kind_has_a_sample() -> None:
    assert BODIES.keys() == KINDS.keys()


@pytest.mark.parametrize("kind", BODIES)
def test_a_well_made_event_of_each_kind_is_read_back(kind: str) -> None:
    event = made(kind, BODIES[kind])
    assert parse(event.line) == event
    assert (event.kind, event.body) == (kind, BODIES[kind])


@pytest.mark.parametrize("kind", BODIES)
def test_a_key_too_few_or_too_many_is_refused(kind: str) -> None:
    for key in BODIES[kind]:
        short = {name: value for name, value in BODIES[kind].items() if name != key}
        with pytest.raises(Malformed, match=key):
            made(kind, short)
    with pytest.raises(Malformed, match="unknown 'more'"):
        made(kind, {**BODIES[kind], "more": None})


@pytest.mark.parametrize(
    ("kind", "key"), [(kind, key) for kind, body in BODIES.items() for key in body]
)
def test_a_value_of_another_type_is_refused(kind: str, key: str) -> None:
    for wrong in (True, -1, "", "\0", [None], {"a": 1}, 2**53 - 1, "Ä\n"):
        body = deepcopy(BODIES[kind])
        if type(body[key]) is type(wrong) or (isinstance(wrong, str) and body[key] is None):
            continue
        with pytest.raises(Malformed):
            made(kind, {**body, key: wrong})


@pytest.mark.parametrize("kind", KINDS)
def test_private_texts_are_those_of_the_kind(kind: str) -> None:
    needs, may = KINDS[kind].needs, KINDS[kind].may
    made(kind, BODIES[kind], dict.fromkeys(needs | may, HASH))
    with pytest.raises(Malformed, match="no private text"):
        made(kind, BODIES[kind], dict.fromkeys(needs | {"diary"}, HASH))
    if needs:
        with pytest.raises(Malformed, match="missing"):
            made(kind, BODIES[kind], {})


@pytest.mark.parametrize(
    "envelope",
    [
        {"v": 2},
        {"v": True},
        {"v": "1"},
        {"log": "A" * 32},
        {"id": "0F3C0E0E-1111-4222-8333-ABCDEFABCDEF"},
        {"actor": ""},
        {"actor": " ada"},
        {"actor": "ada\nbob"},
        {"actor": "ada\u202ebob"},
        {"n": 0},
        {"n": True},
        {"saw": {"root": "e" * 64}},
        {"saw": {"root": "e" * 64, "size": -1}},
        {"salt": ""},
        {"time": "2026-01-31T12:00:00Z"},
        {"time": "2026-02-30T12:00:00.000000Z"},
        {"time": "2026-01-31T12:00:00.000000+00:00"},
        {"kind": "verdicts"},
        {"body": []},
        {"private": {"note": "short"}},
        {"private": {"note": None}},
        {"more": 1},
    ],
    ids=repr,
)
def test_what_every_event_says_is_held_to_its_form(envelope: dict[str, Any]) -> None:
    with pytest.raises(Malformed):
        parse(encode(json.loads(VERDICT.line) | {"event": _said() | envelope}))


def _said() -> dict[str, Any]:
    said: dict[str, Any] = json.loads(VERDICT.line)["event"]
    return said


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"claim": "0" * 64}, "not the id"),
        ({"start": 1}, "not the id"),
        ({"end": 0}, "empty"),
        ({"reason": None}, "no reason"),
        ({"reason": "outdated"}, "no reason for unsupported"),
        ({"verdict": "corroborated"}, "no reason for corroborated"),
        ({"verdict": "unreviewed"}, "no reason for unreviewed"),
        ({"verdict": "dismissed"}, "none of"),
        ({"exact_sha256": "E" * 64}, "SHA-256"),
    ],
)
def test_fields_of_a_verdict_fit_each_other(change: dict[str, Any], told: str) -> None:
    with pytest.raises(Malformed, match=told):
        parse(changed(change))


@pytest.mark.parametrize(
    ("kind", "change", "told"),
    [
        ("counterpart-confirmed", {"counterpart": PLACE}, "its own counterpart"),
        ("counterpart-dismissed", {"counterpart": {**PLACE, "start": 3}}, "not the id"),
        ("carried-over", {"origin": {**PLACE, "start": 3}}, "not the id"),
        ("claim-edited", {"parts": []}, "do not fit"),
        ("claim-edited", {"edit": "reading"}, "do not fit"),
        ("document-added", {"replaces": DRAFT}, "replace itself"),
        ("link-corrected", {"end": 44}, "empty"),
    ],
)
def test_fields_of_other_kinds_fit_each_other(kind: str, change: dict[str, Any], told: str) -> None:
    with pytest.raises(Malformed, match=told):
        made(kind, {**BODIES[kind], **change})


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"{}",
        b"[]",
        b"null",
        b'{"event":null}',
        b'{"event":{}}',
        VERDICT.line + b"\n",
        VERDICT.line[:-1],
        VERDICT.line[:-1] + b',"more":1}',
        VERDICT.line[:-1] + b',"sig":null}',
        VERDICT.line[:-1] + b',"sig":""}',
        VERDICT.line[:-1] + b',"sig":"not base64!"}',
        VERDICT.line.replace(b'{"event":{"actor"', b'{"event":{"actor":"bob","actor"'),
    ],
    ids=lambda line: repr(line[-20:]),
)
def test_anything_else_is_no_event(line: bytes) -> None:
    with pytest.raises(Malformed):
        parse(line)


def test_a_signature_goes_around_the_same_bytes() -> None:
    signed = parse(VERDICT.line[:-1] + b',"sig":"U1NIU0lH"}')
    assert signed.sig == "U1NIU0lH"
    assert (signed.body, signed.id) == (VERDICT.body, VERDICT.id)
    assert signed.leaf != VERDICT.leaf


@given(st.integers(0, len(VERDICT.line) - 1), st.integers(1, 255))
def test_no_byte_of_a_line_can_be_another_and_the_event_the_same(place: int, mask: int) -> None:
    line = bytearray(VERDICT.line)
    line[place] ^= mask
    try:
        event = parse(bytes(line))
    except Malformed:
        return
    assert event.leaf != VERDICT.leaf
    assert event != VERDICT


def test_a_private_text_is_committed_to_under_its_salt() -> None:
    assert commitment(b"s" * 16, "café") == sha256(b"s" * 16 + "café".encode()).hexdigest()
    for text in ("\ud800", "a\0b"):
        with pytest.raises(Malformed, match="private text"):
            commitment(b"s" * 16, text)


def test_a_place_names_the_claim_by_content() -> None:
    there = place(DRAFT, 3, 9, "bridge")
    assert there["claim"] == place(there["document"], 3, 9, "bridge")["claim"]
    assert there["claim"] != place(there["document"], 3, 8, "bridg")["claim"]
