#!/usr/bin/env python3
"""Check a bundle of a Workbench log, with Python 3.8 or later and nothing else installed.

    python3 verify.py [BUNDLE] [--have SIZE:ROOT]... [--need NAME]...

BUNDLE is a folder or a zip file; without it, the folder that this file lies in. --have is a head
that you kept (as "workbench verify" prints it): the log must have grown from it. --need names
somebody whose signed sign-off must be there. Signatures are checked with ssh-keygen. Exit status
0 if all of it holds, 1 if something does not or could not be checked.

Everything in a bundle is taken for hostile: it is only read, and nothing of it is run.
"""

from __future__ import annotations

import base64
import concurrent.futures
import hashlib
import heapq
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile

MOST_BYTES = 4 << 30
EMPTY = hashlib.sha256(b"").digest()
HEX, UUID = "[0-9a-f]{64}", "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
TIME = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z"
CHECKPOINT = re.compile(rb"workbench\.log/([0-9a-f]{32})\n(0|[1-9]\d{0,15})\n([A-Za-z0-9+/=]{44})\n")
FIELDS = {
    "log": "[0-9a-f]{32}",
    "id": UUID,
    "salt": "[0-9a-f]{32}",
    "time": TIME,
    "actor": r"\S(?:.*\S)?",
    "kind": "[a-z-]+",
}
KEYS = {*FIELDS, "v", "n", "saw", "body", "private"}
NO_CHANGE = {
    *("note", "query-answered", "override", "sign-off", "re-opened", "erased", "merged"),
    *("source-captured", "document-added", "reviewer-added", "key-added", "key-revoked"),
}


class Bad(Exception):
    """Something in the bundle is not as it should be."""


class Log:
    """The lines of one log, and the Merkle root after each of them."""

    def __init__(self, name):
        self.name, self.id, self.events, self.roots, self.edge = name, None, [], [EMPTY], []

    def append(self, line):
        node, size = hashlib.sha256(b"\0" + line).digest(), len(self.roots) - 1
        while size & 1:
            node, size = hashlib.sha256(b"\1" + self.edge.pop() + node).digest(), size >> 1
        self.edge.append(node)
        root = self.edge[-1]
        for left in reversed(self.edge[:-1]):
            root = hashlib.sha256(b"\1" + left + root).digest()
        self.roots.append(root)

    def had(self, size, root):
        """Whether this was the root (in hex) of the first lines."""
        return type(size) is int and 0 <= size < len(self.roots) and self.roots[size].hex() == root


# ---- files


def read_bundle(path):
    """All files of a bundle, by name."""
    return read_zip(path) if os.path.isfile(path) else read_folder(path)


def read_folder(path):
    files, left = {}, MOST_BYTES
    for folder, names, found in os.walk(path):
        names.sort()
        for name in found:
            place = os.path.join(folder, name)
            if os.path.islink(place) or not os.path.isfile(place):
                raise Bad("%r is not a regular file" % place)
            with open(place, "rb") as file:
                data = file.read(left + 1)
            left -= len(data)
            if left < 0:
                raise Bad("the bundle is too large")
            files[os.path.relpath(place, path).replace(os.sep, "/")] = data
    return files


def read_zip(path):
    files, left = {}, MOST_BYTES
    with zipfile.ZipFile(path) as archive:
        for entry in archive.infolist():
            if entry.filename in files:
                raise Bad("%r is in it twice" % entry.filename)
            with archive.open(entry) as file:
                data = file.read(left + 1)
            left -= len(data)
            if left < 0:
                raise Bad("the bundle is too large")
            files[entry.filename] = data
    return files


def check_manifest(files):
    """MANIFEST has exactly the other files, with their hashes, as sha256sum writes them."""
    lines = ("%s  %s\n" % (sha(files[name]), name) for name in sorted(files) if name != "MANIFEST")
    if files.get("MANIFEST", b"") != "".join(lines).encode("utf-8", "surrogatepass"):
        raise Bad("MANIFEST is not that of these files: one was changed, added or left out")


def sha(data):
    return hashlib.sha256(data).hexdigest()


# ---- lines


def decoded(line):
    """What a line says: the event, the bytes that are signed, and the signature or None."""
    try:
        value = json.loads(
            line.decode("utf-8"),
            object_pairs_hook=once,
            parse_float=refused,
            parse_constant=refused,
            parse_int=small,
        )
        again = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        if again.encode("utf-8") != line:
            raise Bad("it is not canonical JSON")
    except (ValueError, RecursionError):
        raise Bad("it is not JSON") from None
    if type(value) is not dict or set(value) not in ({"event"}, {"event", "sig"}):
        raise Bad("it is not an event")
    sig = value.get("sig")
    if "sig" in value and type(sig) is not str:
        raise Bad("its signature is no text")
    said = line[9 : -1 if sig is None else -len(sig) - 10]
    return value["event"], said, sig


def once(pairs):
    found = dict(pairs)
    if len(found) != len(pairs) or not all(key.isascii() for key in found):
        raise Bad("a key is there twice, or is no key")
    return found


def refused(text):
    raise Bad("%.20s is no whole number" % text)


def small(text):
    if len(text) > 17 or abs(int(text)) >= 1 << 53:
        raise Bad("a number is too large")
    return int(text)


def check_form(event):
    """The event has what every event has."""
    if type(event) is not dict or set(event) != KEYS:
        raise Bad("it lacks a key, or has one more")
    for key, pattern in FIELDS.items():
        if type(event[key]) is not str or not re.fullmatch(pattern, event[key], re.DOTALL):
            raise Bad("its %s is off" % key)
    saw, private = event["saw"], event["private"]
    if type(event["n"]) is not int or event["n"] < 1 or event["v"] != 1:
        raise Bad("its number or version is off")
    if type(saw) is not dict or set(saw) != {"root", "size"} or type(saw["size"]) is not int:
        raise Bad("it does not say what it was made on")
    if type(event["body"]) is not dict or type(private) is not dict:
        raise Bad("its body is off")


def read_log(name, data, ids):
    """Read a log strictly; Bad names the first broken line."""
    log, counters = Log(name), {}
    lines = data.split(b"\n")
    if lines.pop() != b"":
        raise Bad("%s, line %d: it is cut off" % (name, len(lines) + 1))
    for index, line in enumerate(lines):
        try:
            event, said, sig = decoded(line)
            check_form(event)
            log.id = log.id or event["log"]
            place(log, index, event, ids, counters)
        except Bad as error:
            raise Bad("%s, line %d: %s" % (name, index + 1, error)) from None
        log.events.append({**event, "said": said, "sig": sig, "where": "%s, line %d" % (name, index + 1)})
        log.append(line)
    return log


def place(log, index, event, ids, counters):
    """Hold an event to the place where it stands."""
    if event["log"] != log.id:
        raise Bad("it is of another log")
    if event["id"] in ids:
        raise Bad("its id is there twice")
    ids.add(event["id"])
    if event["n"] != counters.get(event["actor"], 0) + 1:
        raise Bad("an event of %r before it is missing" % event["actor"])
    counters[event["actor"]] = event["n"]
    if (event["kind"] == "log-started") != (index == 0):
        raise Bad("log-started is the first line and no other")
    if not log.had(event["saw"]["size"], event["saw"]["root"]) or (
        event["saw"]["size"] == 0
    ) != (index == 0):
        raise Bad("it was made on lines before it that are not these")


def named_heads(event):
    """The heads of other logs that an event names."""
    body = event["body"]
    heads = [body.get("grown_from")] if event["kind"] == "log-started" else []
    heads = body.get("logs") if event["kind"] == "merged" else heads
    for head in heads if type(heads) is list else [0]:
        if head is None:
            continue
        if type(head) is not dict or type(head.get("log")) is not str:
            raise Bad("%s: it names no head" % event["where"])
        yield head["log"], head.get("size"), head.get("root")


def check_checkpoint(data, own, logs):
    """The checkpoint is the head of the own log, and through it of every other one."""
    match = CHECKPOINT.fullmatch(data)
    root = base64.b64encode(own.roots[-1])
    wanted = (str(own.id).encode(), b"%d" % len(own.events), root)
    if not match or match.groups() != wanted:
        raise Bad("checkpoint is not the head of log.jsonl")
    covered = {own.id: len(own.events)}
    for log in logs.values():
        for event in log.events:
            for other, size, head in named_heads(event):
                if other not in logs or not logs[other].had(size, head):
                    raise Bad("%s: it names a head that is not there" % event["where"])
                covered[other] = max(size, covered.get(other, 0))
    for id, log in logs.items():
        if covered.get(id) != len(log.events):
            raise Bad("%s: no other log vouches for all of it" % log.name)


def in_order(logs):
    """All events, each after what it was made on; else by time, then id."""
    done, ready, waiting, found = dict.fromkeys(logs, 0), [], {}, []

    def queue(id):
        if done[id] == len(logs[id].events):
            return
        event = logs[id].events[done[id]]
        for other, size, _ in named_heads(event):
            if done[other] < size:
                waiting.setdefault(other, []).append(id)
                return
        heapq.heappush(ready, (event["time"], event["id"], id))

    for id in logs:
        queue(id)
    while ready:
        id = heapq.heappop(ready)[2]
        found.append(logs[id].events[done[id]])
        done[id] += 1
        queue(id)
        for other in waiting.pop(id, ()):
            queue(other)
    if len(found) != sum(len(log.events) for log in logs.values()):
        raise Bad("the logs wait for each other")
    return found


# ---- signatures


def text_of(body, *names):
    """Values of a body that must be text."""
    if not all(type(body.get(name)) is str for name in names):
        raise Bad("an event does not say its " + ", ".join(names))
    return [body[name] for name in names]


def read_roster(events):
    """Each signature with the keys that count at its place, and the roster at the end."""
    roster, rows, latest, wanted = {}, {}, {}, []
    for event in events:
        body, kind = event["body"], event["kind"]
        now = latest[event["log"]] = max(latest.get(event["log"], ""), event["time"])
        if kind in ("key-added", "key-revoked"):
            who, key = text_of(body, "reviewer", "key")
        if kind == "key-added":
            span = (body.get("valid_after") or "", body.get("valid_before") or "~")
            text_of({"after": span[0], "before": span[1]}, "after", "before")
            roster.setdefault(who, {}).pop(key, None)
            roster[who][key] = (body.get("signs"), span)
            rows[who, key] = [event["time"], body, None]
        own = roster.get(event["actor"], {})
        keys = {key for key, (_, span) in own.items() if span[0] <= now < span[1]}
        must = own and list(own.values())[-1][0] == "events" and kind != "log-started"
        if event["sig"]:
            wanted.append((event, "event@workbench.v1", event["sig"], event["said"], keys))
        elif must:
            raise Bad("%s: it is not signed, and %r signs every event" % (event["where"], event["actor"]))
        if kind == "sign-off" and body.get("signature") is not None:
            (signature,) = text_of(body, "signature")
            if not event["sig"]:
                raise Bad("%s: its checkpoint is signed but what it says is not" % event["where"])
            wanted.append((event, "checkpoint@workbench.v1", signature, head_text(body), keys))
        if kind == "key-revoked":
            roster.get(who, {}).pop(key, None)
            if (who, key) in rows:
                rows[who, key][2] = event["time"]
    return wanted, rows


def head_text(body):
    """The checkpoint of the head that a sign-off names."""
    head = body.get("head")
    try:
        root = base64.b64encode(bytes.fromhex(head["root"])).decode()
        return ("workbench.log/%s\n%d\n%s\n" % (head["log"], head["size"], root)).encode()
    except (TypeError, KeyError, ValueError):
        raise Bad("a sign-off names no head") from None


def allowed_signers(rows):
    """The roster as ssh-keygen reads it."""
    lines = []
    for (who, key), (at, body, revoked) in sorted(rows.items(), key=lambda row: (row[1][0], row[0])):
        name = "".join("?" if sign in '*?!,"' else sign for sign in who)
        ends = [time for time in (body.get("valid_before"), revoked) if time]
        options = ["cert-authority"] if body.get("cert_authority") else []
        options.append('namespaces="*@workbench.v1"')
        for option, time in (("after", body.get("valid_after")), ("before", min(ends, default=None))):
            if time:
                options.append('valid-%s="%sZ"' % (option, re.sub("[-T:]", "", time[:19])))
        quoted = '"%s"' % name if " " in name else name
        lines.append("%s %s %s\n" % (quoted, ",".join(options), key))
    return "".join(lines).encode("utf-8", "surrogatepass")


def key_of(signature, namespace):
    """The public key in a signature, if that is spelled as OpenSSH spells it."""
    try:
        data = base64.b64decode(signature, validate=True)
        if base64.b64encode(data).decode() != signature or data[:10] != b"SSHSIG\0\0\0\1":
            raise Bad("it is no SSH signature")
        parts, rest = [], data[10:]
        for _ in range(5):
            size = int.from_bytes(rest[:4], "big") + 4
            if len(rest) < size:
                raise Bad("it is cut short")
            parts.append(rest[4:size])
            rest = rest[size:]
        kind = parts[0][4 : 4 + int.from_bytes(parts[0][:4], "big")].decode("ascii")
    except ValueError:
        raise Bad("it is no SSH signature") from None
    if rest or parts[1] != namespace.encode():
        raise Bad("it was made for something else")
    return kind + " " + base64.b64encode(parts[0]).decode()


def armoured(signature):
    lines = [signature[at : at + 70] for at in range(0, len(signature), 70)]
    text = ["-----BEGIN SSH SIGNATURE-----", *lines, "-----END SSH SIGNATURE-----", ""]
    return "\n".join(text).encode("ascii", "replace")


def check_signature(job):
    """None if a signature holds, else what is wrong with it."""
    folder, number, (event, namespace, signature, data, keys) = job
    try:
        key = key_of(signature, namespace)
    except Bad as error:
        return "%s: %s" % (event["where"], error)
    if key not in keys:
        return "%s: the key is not one of %r that counts here" % (event["where"], event["actor"])
    file = os.path.join(folder, str(number))
    with open(file, "wb") as out:
        out.write(armoured(signature))
    command = ["ssh-keygen", "-Y", "check-novalidate", "-n", namespace, "-s", file]
    done = subprocess.run(command, input=data, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return None if done.returncode == 0 else "%s: the signature does not hold" % event["where"]
