"""A bundle holds what a stranger needs, and whatever is changed in it is found.

The attacks are those of a host who has the whole bundle, can compute every hash anew, and may
have stolen a reviewer's key. Three are accepted: nothing in a bundle can show them.
"""

from __future__ import annotations

import ast
import base64
import random
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from importlib import resources
from pathlib import Path

import pytest

from tests.desk.keys import make_key, needs_ssh_keygen
from tests.exports.mutations import mutated
from tests.ledger.workshop import Added, add, decide
from workbench.desk import sign_off as signing_off
from workbench.desk.house_rules import HouseRules
from workbench.desk.roster import add_reviewer, read_key
from workbench.exports.bundle import bundle_files
from workbench.exports.checker.files import manifest
from workbench.exports.checker.program import Outcome, check_bundle
from workbench.exports.folder import write_files
from workbench.exports.single_file import single_file
from workbench.ledger.canonical import Malformed
from workbench.ledger.checkpoint import Checkpoint
from workbench.ledger.event import Event, Head, build, parse
from workbench.ledger.keyring import sign_with
from workbench.ledger.merkle import Frontier, leaf_hash
from workbench.ledger.sshkeys import EVENT, armoured
from workbench.store.connection import Store, open_store

pytestmark = needs_ssh_keygen
Files = dict[str, bytes]
ANY = HouseRules(rules=frozenset(), threshold=0)


@dataclass(frozen=True)
class World:
    """A bundle signed off by Ada and Bob, their keys, and a key of Mallory's."""

    files: Files
    held: str
    keys: dict[str, Path]
    document: Added

    def sign(self, name: str, namespace: str, data: bytes) -> str:
        return sign_with(read_key(self.keys[name]).line, namespace, data, ask=False)


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    folder = tmp_path_factory.mktemp("world")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOME", str(folder))
        (folder / ".ssh").mkdir()
        keys = {name: make_key(folder / ".ssh", name) for name in ("ada", "bob", "mallory")}
        with open_store(folder / "claims.db", "create") as store:
            document = add(store)
            for name in ("ada", "bob"):
                add_reviewer(store, name, keys[name], sign_events=True, reviewer=name)
            for number, claim in enumerate(document.claims):
                decide(store, claim, "contested", ("ada", "bob")[number % 2], note="private")
            _sign(store, document.id, "ada")
            head = signing_off.own_head(store)
            assert head
            decide(store, document.claims[0], "corroborated", "ada")
            decide(store, document.claims[1], "corroborated", "bob")
            _sign(store, document.id, "bob")
            files = bundle_files(store, None, "full")
        held = f"{head.size}:{base64.b64encode(head.root).decode()}"
        yield World(files, held, keys, document)


def _sign(store: Store, document: str, name: str) -> None:
    proposal = signing_off.propose(store, document, ANY, reviewer=name)
    signing_off.sign_off(store, proposal, {}, reviewer=name)


@pytest.fixture(autouse=True)
def its_home(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(world.keys["ada"].parents[1]))


def check(files: Files, folder: Path, *have: str, need: str = "") -> Outcome:
    place = folder / "bundle"
    shutil.rmtree(place, ignore_errors=True)
    write_files(place, files)
    return check_bundle(place, list(have), [need] if need else [])


# ---- what is whole


def test_a_whole_bundle_is_accepted(world: World, tmp_path: Path) -> None:
    outcome = check(world.files, tmp_path, world.held, need="bob")
    assert outcome.ok, outcome.lines
    assert any("12 signatures hold" in line for line in outcome.lines), outcome.lines
    signed = [line for line in outcome.lines if "signed off by" in line]
    assert ["CHANGED SINCE" in line for line in signed] == [True, False]


def test_a_zip_file_is_the_same_each_time(world: World, tmp_path: Path) -> None:
    for name in ("one.zip", "two.zip"):
        write_files(tmp_path / name, world.files)
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
    assert check_bundle(tmp_path / "one.zip", [], []).ok


def test_ssh_keygen_and_sha256sum_alone_can_check_it(world: World, tmp_path: Path) -> None:
    write_files(tmp_path / "bundle", world.files)
    page = world.files["HOW-TO-CHECK.txt"].decode()
    shown = [line.strip() for line in page.splitlines() if line.startswith("    ")]
    commands = [line for line in shown if line.startswith(("sha256sum", "ssh-keygen"))]
    assert len(commands) == 3
    for command in commands:
        subprocess.run(command, shell=True, cwd=tmp_path / "bundle", check=True)


def interpreters() -> list[str]:
    """This Python, and older ones where they are."""
    found = [shutil.which(f"python3.{minor}") for minor in (8, 9, 10)]
    runs = [path for path in found if path and not subprocess.run([path, "-c", ""]).returncode]
    return [sys.executable, *runs]


@pytest.mark.parametrize("python", interpreters(), ids=lambda path: Path(path).name)
def test_the_program_in_it_runs_by_itself(world: World, tmp_path: Path, python: str) -> None:
    write_files(tmp_path / "bundle", world.files)
    command = [python, "-I", "verify.py"]
    done = subprocess.run(command, cwd=tmp_path / "bundle", capture_output=True, check=False)
    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, b"OK"), done
    assert not (tmp_path / "bundle" / "__pycache__").exists()
    (tmp_path / "bundle" / "checkpoint").write_bytes(b"x")
    done = subprocess.run(command, cwd=tmp_path / "bundle", capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (1, b"")


def test_the_program_in_it_is_python_3_8_and_stands_alone() -> None:
    source = single_file(resources.files("workbench.exports.checker"))
    tree = ast.parse(source, feature_version=(3, 8))
    modules = {
        name.split(".")[0]
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in (
            [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else [alias.name for alias in node.names]
        )
    }
    assert modules <= sys.stdlib_module_names


def test_private_texts_are_for_whom_they_are(world: World) -> None:
    assert b'"text":"private"' in world.files["private.jsonl"]
    path = world.keys["ada"].parents[1] / "claims.db"
    with open_store(path) as store:
        public = bundle_files(store, None, "public")
        assert "private.jsonl" not in public
        assert not any(b'private"' in data for name, data in public.items() if "." not in name)
        assert bundle_files(store, None, "lawyer")["private.jsonl"]
        assert bundle_files(store, None, "public") == public


# ---- attacks


def rows(files: Files) -> list[bytes]:
    return files["log.jsonl"].split(b"\n")[:-1]


def forged(world: World, lines: list[bytes], *signers: str, **others: bytes) -> Files:
    """A bundle of other lines in which everything is computed anew, signed by some keys."""
    files = {**world.files, "log.jsonl": b"".join(line + b"\n" for line in lines), **others}
    edge = Frontier()
    for line in lines:
        edge = edge.append(leaf_hash(line))
    log = parse(lines[0]).log
    files["checkpoint"] = Checkpoint(log, edge.size, edge.root()).text()
    files = {name: data for name, data in files.items() if not name.startswith("sign-offs/")}
    for line in lines:
        event = _parsed(line)
        if event and event.kind == "sign-off" and event.body["signature"]:
            head = event.body["head"]
            text = Checkpoint(head["log"], head["size"], bytes.fromhex(head["root"])).text()
            files[f"sign-offs/{event.id}.checkpoint"] = text
            files[f"sign-offs/{event.id}.sig"] = armoured(event.body["signature"]).encode()
    return {**files, "MANIFEST": manifest(files)}


def _parsed(line: bytes) -> Event | None:
    try:
        return parse(line)
    except Malformed:
        return None


def made(world: World, lines: list[bytes], at: int, key: str, **changes: object) -> bytes:
    """A verdict for the place ``at`` of a log, signed with a key."""
    edge, n, actor = Frontier(), 1, str(changes.pop("actor", key))
    for line in lines[:at]:
        edge = edge.append(leaf_hash(line))
        n += parse(line).actor == actor
    old = parse(lines[5])
    given = {
        "log": old.log,
        "id": "00000000-0000-4000-8000-000000000099",
        "actor": actor,
        "n": n,
        "saw": Head(edge.size, edge.root()),
        "time": parse(lines[at - 1]).time,
        "kind": "verdict",
        "body": {**world.document.claims[2], "verdict": "corroborated"}
        | {"reason": None, "shown": None},
        **changes,
    }
    sign = partial(world.sign, key, EVENT)
    return build(salt=bytes(16), private={}, sign=sign, **given).line  # type: ignore[arg-type]


def resigned(world: World, line: bytes, key: str, old: bytes, new: bytes) -> bytes:
    """A line with other words, signed anew."""
    event = parse(line)
    assert old in event.said
    said = event.said.replace(old, new)
    signature = world.sign(key, EVENT, said).encode()
    return b'{"event":' + said + b',"sig":"' + signature + b'"}'


def _edit(line: bytes) -> bytes:
    return line.replace(b'"contested"', b'"corroborated"')


ATTACKS: dict[str, Callable[[World, list[bytes]], Files]] = {}
"""What is done to a bundle, all hashes made to fit; each must be found."""


def attack(name: str) -> Callable[[Callable[[World, list[bytes]], Files]], None]:
    def keep(how: Callable[[World, list[bytes]], Files]) -> None:
        ATTACKS[name] = how

    return keep


@attack("one verdict edited")
def _(world: World, lines: list[bytes]) -> Files:
    return forged(world, [*lines[:7], _edit(lines[7]), *lines[8:]])


@attack("one byte of white space")
def _(world: World, lines: list[bytes]) -> Files:
    return forged(world, [*lines[:7], lines[7].replace(b'"kind":', b'"kind": '), *lines[8:]])


@attack("a verdict edited and signed with a stolen key")
def _(world: World, lines: list[bytes]) -> Files:
    at = next(n for n, line in enumerate(lines) if parse(line).kind == "verdict")
    name = parse(lines[at]).actor
    other = resigned(world, lines[at], name, b'"contested"', b'"corroborated"')
    return forged(world, [*lines[:at], other, *lines[at + 1 :]])


@attack("a line deleted in the middle")
def _(world: World, lines: list[bytes]) -> Files:
    return forged(world, [*lines[:7], *lines[8:]])


@attack("two lines swapped")
def _(world: World, lines: list[bytes]) -> Files:
    return forged(world, [*lines[:7], lines[8], lines[7], *lines[9:]])


@attack("the last line twice")
def _(world: World, lines: list[bytes]) -> Files:
    return forged(world, [*lines, lines[-1]])


@attack("Bob forged with another's key")
def _(world: World, lines: list[bytes]) -> Files:
    return forged(world, [*lines, made(world, lines, len(lines), "mallory", actor="bob")])


@attack("Bob forged without a signature")
def _(world: World, lines: list[bytes]) -> Files:
    line = made(world, lines, len(lines), "mallory", actor="bob")
    event = parse(line)
    return forged(world, [*lines, b'{"event":' + event.said + b"}"])


@attack("a signed event of somebody without a key")
def _(world: World, lines: list[bytes]) -> Files:
    return forged(world, [*lines, made(world, lines, len(lines), "mallory")])


@attack("a signature moved from another event")
def _(world: World, lines: list[bytes]) -> Files:
    one, two = [n for n, line in enumerate(lines) if parse(line).actor == "ada" and n > 4][-2:]
    sig = parse(lines[one]).sig
    assert sig
    moved = b'{"event":' + parse(lines[two]).said + b',"sig":"' + sig.encode() + b'"}'
    return forged(world, [*lines[:two], moved, *lines[two + 1 :]])


@attack("an event of another log")
def _(world: World, lines: list[bytes]) -> Files:
    return forged(world, [*lines, made(world, lines, len(lines), "ada", log="1" * 32)])


@attack("an event put in early on the true early head, by both")
def _(world: World, lines: list[bytes]) -> Files:
    return forged(world, [*lines[:7], made(world, lines, 7, "bob"), *lines[7:]])


@attack("an event put in early on a false head")
def _(world: World, lines: list[bytes]) -> Files:
    saw = Head(3, bytes(32))
    return forged(world, [*lines, made(world, lines, len(lines), "bob", saw=saw)])


@attack("an event that was left out before anybody saw it")
def _(world: World, lines: list[bytes]) -> Files:
    n = sum(parse(line).actor == "bob" for line in lines) + 2
    return forged(world, [*lines, made(world, lines, len(lines), "bob", n=n)])


@attack("a key given twice in an event")
def _(world: World, lines: list[bytes]) -> Files:
    line = made(world, lines, len(lines), "ada")
    twice = resigned(world, line, "ada", b'"kind":"verdict"', b'"kind":"note","kind":"verdict"')
    return forged(world, [*lines, twice])


@attack("a signature made for another purpose")
def _(world: World, lines: list[bytes]) -> Files:
    event = parse(made(world, lines, len(lines), "ada"))
    signature = world.sign("ada", "git", event.said).encode()
    line = b'{"event":' + event.said + b',"sig":"' + signature + b'"}'
    return forged(world, [*lines, line])


@attack("a revoked key signs again")
def _(world: World, lines: list[bytes]) -> Files:
    key = {"reviewer": "ada", "key": read_key(world.keys["ada"]).line, "reason": None}
    lines = [*lines, made(world, lines, len(lines), "bob", kind="key-revoked", body=key)]
    other = "00000000-0000-4000-8000-000000000098"
    return forged(world, [*lines, made(world, lines, len(lines), "ada", id=other)])


@attack("a key out of its time, with an old time written")
def _(world: World, lines: list[bytes]) -> Files:
    key = {
        "reviewer": "bob",
        "key": read_key(world.keys["bob"]).line,
        "signs": "events",
        "cert_authority": False,
        "valid_after": None,
        "valid_before": "2020-01-01T00:00:00.000000Z",
    }
    lines = [*lines, made(world, lines, len(lines), "ada", kind="key-added", body=key)]
    old = {"id": "00000000-0000-4000-8000-000000000098", "time": "2019-01-01T00:00:00.000000Z"}
    return forged(world, [*lines, made(world, lines, len(lines), "bob", **old)])


@attack("another's key slipped into allowed_signers only")
def _(world: World, lines: list[bytes]) -> Files:
    signers = world.files["allowed_signers"].replace(
        read_key(world.keys["bob"]).blob.encode(), read_key(world.keys["mallory"]).blob.encode()
    )
    return forged(world, lines, allowed_signers=signers)


@attack("a sign-off made to name another document")
def _(world: World, lines: list[bytes]) -> Files:
    event = parse(lines[-1])
    assert event.kind == "sign-off"
    other = lines[-1].replace(event.body["state_sha256"].encode(), b"0" * 64)
    return forged(world, [*lines[:-1], other])


@attack("the text changed under the decisions")
def _(world: World, lines: list[bytes]) -> Files:
    (name,) = (name for name in world.files if name.startswith("texts/"))
    return forged(world, lines, **{name: world.files[name].replace(b"1891", b"1981")})


@attack("a kept file changed")
def _(world: World, lines: list[bytes]) -> Files:
    (name,) = (name for name in world.files if name.startswith("contents/"))
    return forged(world, lines, **{name: world.files[name] + b" "})


@attack("a private text changed")
def _(world: World, lines: list[bytes]) -> Files:
    texts = world.files["private.jsonl"].replace(b'"text":"private"', b'"text":"another"')
    return forged(world, lines, **{"private.jsonl": texts})


@attack("a file added")
def _(world: World, lines: list[bytes]) -> Files:
    return forged(world, lines, **{"notes.txt": b"believe me"})


@attack("the log cut in the middle of a line")
def _(world: World, lines: list[bytes]) -> Files:
    files = forged(world, lines)
    files["log.jsonl"] = files["log.jsonl"][:-40]
    return {**files, "MANIFEST": manifest(files)}


@attack("lines cut off the end, the checkpoint left")
def _(world: World, lines: list[bytes]) -> Files:
    return forged(world, lines[:-3], checkpoint=b"") | {
        "checkpoint": world.files["checkpoint"],
    }


@pytest.mark.parametrize("name", ATTACKS)
def test_an_attack_is_found(world: World, tmp_path: Path, name: str) -> None:
    files = ATTACKS[name](world, rows(world.files))
    files["MANIFEST"] = manifest(files)
    outcome = check(files, tmp_path)
    assert not outcome.ok, outcome.lines
    assert "it is no bundle" not in outcome.lines[-1], outcome.lines


def test_a_cut_log_is_found_only_with_what_is_held_outside(world: World, tmp_path: Path) -> None:
    held = int(world.held.partition(":")[0])
    files = forged(world, rows(world.files)[: held - 1])
    assert check(files, tmp_path).ok
    assert not check(files, tmp_path, world.held).ok
    assert not check(files, tmp_path, need="bob").ok
    assert not check(world.files, tmp_path, f"{held}:{'A' * 43}=").ok
    for nonsense in ("x", "5:", "-1:AAAA", ":", "²:AAAA"):
        assert not check(world.files, tmp_path, nonsense).ok


def test_a_key_of_somebody_else_in_the_log_is_accepted_and_shown(
    world: World, tmp_path: Path
) -> None:
    """Only the fingerprint, asked for by another way, tells."""
    with open_store(tmp_path / "claims.db", "create") as store:
        add(store)
        add_reviewer(store, "bob", world.keys["mallory"], sign_events=True, reviewer="bob")
        files = bundle_files(store, None, "public")
    assert check(files, tmp_path).ok
    assert read_key(world.keys["mallory"]).fingerprint.encode() in files["HOW-TO-CHECK.txt"]


def test_a_false_time_on_the_last_line_is_accepted(world: World, tmp_path: Path) -> None:
    lines = rows(world.files)
    line = made(world, lines, len(lines), "bob", time="2020-01-01T00:00:00.000000Z")
    assert check(forged(world, [*lines, line]), tmp_path).ok


def test_without_ssh_keygen_it_is_not_accepted(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    outcome = check(world.files, tmp_path)
    assert not outcome.ok
    assert "NOT checked" in outcome.lines[-1]


@pytest.mark.parametrize("seed", range(300))
def test_a_random_change_is_found(world: World, tmp_path: Path, seed: int) -> None:
    files, what = mutated(world.files, random.Random(seed))
    outcome = check(files, tmp_path)
    assert not outcome.ok, what


@pytest.mark.parametrize(
    "junk",
    [b"", b"\0", b"[" * 100_000, b'{"event":1}\n', b"PK\x03\x04", b'{"a":1e999}\n', b"9" * 9999],
)
def test_nothing_makes_it_raise(world: World, tmp_path: Path, junk: bytes) -> None:
    (tmp_path / "junk.zip").write_bytes(junk)
    assert not check_bundle(tmp_path / "junk.zip", [], []).ok
    for name in world.files:
        files = {**world.files, name: junk}
        files["MANIFEST"] = manifest(files) if name != "MANIFEST" else junk
        if name not in ("verify.py", "HOW-TO-CHECK.txt") and junk != files.get("x"):
            outcome = check(files, tmp_path)
            assert not outcome.ok or (name == "private.jsonl" and not junk), name
    assert not check_bundle(tmp_path / "missing", [], []).ok
