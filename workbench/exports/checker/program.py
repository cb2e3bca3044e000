"""The check of a whole bundle, and its command line."""

from __future__ import annotations

import argparse
import base64
import shutil
import sys
import zipfile
from pathlib import Path
from typing import Any

from workbench.exports.checker.evidence import check_evidence, check_private
from workbench.exports.checker.files import Bad, check_manifest, read_bundle
from workbench.exports.checker.lines import Log, read_log
from workbench.exports.checker.logs import check_checkpoint, in_order
from workbench.exports.checker.roster import (
    CHECKPOINT_NAMESPACE,
    Claimed,
    allowed_signers,
    read_signatures,
)
from workbench.exports.checker.signatures import armoured, check_signatures

KNOWN = {"MANIFEST", "HOW-TO-CHECK.txt", "verify.py", "log.jsonl", "checkpoint"}
KNOWN |= {"allowed_signers", "private.jsonl"}
FOLDERS = ("logs/", "sign-offs/", "contents/", "texts/")
SILENT = {"note", "query-answered", "override", "sign-off", "re-opened", "erased"}


class Outcome:
    """What was found: lines that tell it, and whether all of it holds."""

    def __init__(self) -> None:
        self.ok = True
        self.lines: list[str] = []

    def fail(self, message: str) -> None:
        """Note that something does not hold."""
        self.ok = False
        self.lines.append(f"FAILED: {message}")


def check_bundle(path: Path, have: list[str], need: list[str]) -> Outcome:
    """Check a bundle. Whatever it holds, this does not raise.

    Args:
        path: a folder or a zip file.
        have: heads that are kept elsewhere, ``SIZE:ROOT``.
        need: who must have signed it off.
    """
    outcome = Outcome()
    try:
        _check(path, have, need, outcome)
    except Bad as error:
        outcome.fail(str(error))
    except (OSError, zipfile.BadZipFile) as error:
        outcome.fail(f"it cannot be read ({error})")
    except Exception as error:  # whatever a hostile bundle may bring about
        outcome.fail(f"it is no bundle ({type(error).__name__})")
    return outcome


def _check(path: Path, have: list[str], need: list[str], outcome: Outcome) -> None:
    files = read_bundle(path)
    for name in ("MANIFEST", "log.jsonl", "checkpoint", "allowed_signers"):
        if name not in files:
            raise Bad(f"{name} is missing")
    for name in files:
        if name not in KNOWN and not name.startswith(FOLDERS):
            raise Bad(f"{name!r} does not belong here")
    check_manifest(files)
    ids: set[str] = set()
    own = read_log("log.jsonl", files["log.jsonl"], ids)
    logs = {own.id: own}
    for name in sorted(name for name in files if name.startswith("logs/")):
        log = read_log(name, files[name], ids)
        if name != f"logs/{log.id}.jsonl" or log.id in logs:
            raise Bad(f"{name}: it is another log")
        logs[log.id] = log
    check_checkpoint(files["checkpoint"], own, logs)
    _check_held(own, have)
    events = in_order(logs)
    claimed, roster = read_signatures(events, logs)
    if files["allowed_signers"] != allowed_signers(roster):
        raise Bad("allowed_signers is not the roster of the log")
    _check_sign_off_files(files, claimed)
    check_evidence(files, events)
    texts = check_private(files.get("private.jsonl", b""), events)
    _check_needed(events, need)
    outcome.lines.append(f"{len(events)} events in {len(logs)} logs, {texts} private texts")
    outcome.lines += _told(events)
    if claimed and not shutil.which("ssh-keygen"):
        outcome.fail(f"{len(claimed)} signatures were NOT checked: there is no ssh-keygen")
        return
    check_signatures(claimed)
    outcome.lines.append(f"{len(claimed)} signatures hold")
    outcome.lines.append(f"head {len(own.events)}:{base64.b64encode(own.roots[-1]).decode()}")


def _check_held(own: Log, have: list[str]) -> None:
    """The log grew from heads that are kept elsewhere."""
    for held in have:
        size, _, root = held.partition(":")
        try:
            number, digest = int(size), base64.b64decode(root, validate=True)
        except ValueError:
            raise Bad(f"{held!r} is no head: SIZE:ROOT, as workbench verify prints it") from None
        if number >= len(own.roots):
            raise Bad(f"the log is shorter than the head that you have ({number})")
        if own.roots[number] != digest:
            raise Bad(f"the log differs from the head that you have, up to line {number}")


def _check_sign_off_files(files: dict[str, bytes], claimed: list[Claimed]) -> None:
    """The files of the sign-offs are what the log says."""
    wanted = {}
    for one in claimed:
        if one.namespace == CHECKPOINT_NAMESPACE:
            name = f"sign-offs/{one.event['id']}"
            wanted[f"{name}.checkpoint"] = one.data
            wanted[f"{name}.sig"] = armoured(one.signature)
    found = {name: data for name, data in files.items() if name.startswith("sign-offs/")}
    if found != wanted:
        raise Bad("the files in sign-offs are not those of the log")


def _check_needed(events: list[dict[str, Any]], need: list[str]) -> None:
    """Whoever must have signed has signed."""
    signed = {
        event["actor"]
        for event in events
        if event["kind"] == "sign-off" and event["body"].get("signature") is not None
    }
    for name in need:
        if name not in signed:
            raise Bad(f"there is no signed sign-off by {name!r}")


def _told(events: list[dict[str, Any]]) -> list[str]:
    """The sign-offs, and whether something was changed since."""
    names: dict[Any, Any] = {}
    homes: dict[Any, Any] = {}
    signed: list[tuple[dict[str, Any], list[bool]]] = []
    for event in events:
        body, claim = event["body"], event["body"].get("claim")
        if event["kind"] == "document-added":
            names[_plain(body.get("document"))] = body.get("name")
        if "document" in body:
            homes[_plain(claim)] = body["document"]
        home = homes.get(_plain(claim))
        for other, changed in signed:
            if claim is not None and event["kind"] not in SILENT:
                changed[0] = changed[0] or other["body"].get("document") == home
            if event["kind"] == "re-opened" and body.get("sign_off") == other["id"]:
                changed[0] = True
        if event["kind"] == "sign-off":
            signed.append((event, [False]))
    lines = []
    for event, changed in signed:
        name = names.get(_plain(event["body"].get("document")))
        how = "signed" if event["body"].get("signature") else "without a key"
        since = "; CHANGED SINCE" if changed[0] else ""
        lines.append(f"{name!r} signed off by {event['actor']!r} ({how}), {event['time']}{since}")
    return lines


def _plain(value: Any) -> str:
    """A value that may be anything, as a key."""
    return value if type(value) is str else ""


def main(arguments: list[str]) -> int:
    """Run the command line."""
    parser = argparse.ArgumentParser(prog="verify.py", description="Check a bundle.")
    parser.add_argument("bundle", nargs="?", type=Path, default=Path(sys.argv[0]).parent)
    parser.add_argument("--have", metavar="SIZE:ROOT", action="append", default=[])
    parser.add_argument("--need", metavar="NAME", action="append", default=[])
    given = parser.parse_args(arguments)
    outcome = check_bundle(given.bundle, given.have, given.need)
    for line in outcome.lines:
        print(ascii(line)[1:-1] if not line.isprintable() else line)
    print("OK" if outcome.ok else "NOT OK")
    return 0 if outcome.ok else 1
