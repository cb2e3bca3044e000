"""What the events are about: texts, kept files, private texts."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from workbench.exports.checker.files import Bad, sha256


def check_evidence(files: dict[str, bytes], events: list[dict[str, Any]]) -> None:
    """Files are what their names say, and texts hold the words that were decided on."""
    for name, data in files.items():
        if name.startswith("contents/") and name != f"contents/{sha256(data)}":
            raise Bad(f"{name}: it is not what was kept")
    hashes = {
        event["body"].get("document"): event["body"].get("text_sha256")
        for event in events
        if event["kind"] == "document-added"
    }
    texts: dict[str, str] = {}
    for name, data in files.items():
        if name.startswith("texts/"):
            document = name[len("texts/") : -len(".txt")]
            if hashes.get(document) != sha256(data):
                raise Bad(f"{name}: it is not the text that was read")
            texts[document] = data.decode("utf-8", "replace")
    for event in events:
        body = event["body"]
        for place in (body, body.get("counterpart"), body.get("pinned")):
            _check_words(event, place, texts)


def _check_words(event: dict[str, Any], place: Any, texts: dict[str, str]) -> None:
    """The words at a place are those that the event was about."""
    if type(place) is not dict or "exact_sha256" not in place:
        return
    source, start, end = place.get("document", place.get("source")), *map(place.get, _ENDS)
    if type(source) is not str or type(start) is not int or type(end) is not int:
        raise Bad(f"{event['where']}: it names no place")
    if source in texts and sha256(texts[source][start:end].encode()) != place["exact_sha256"]:
        raise Bad(f"{event['where']}: the text at its place is not what it was about")


_ENDS = ("start", "end")


def check_private(data: bytes, events: list[dict[str, Any]]) -> int:
    """Private texts are those that were hashed. Returns how many there are."""
    promised = {
        (event["id"], name): held for event in events for name, held in event["private"].items()
    }
    lines = data.split(b"\n")
    if lines.pop() != b"":
        raise Bad("private.jsonl: it is cut off")
    for number, line in enumerate(lines, 1):
        try:
            said = json.loads(line.decode("utf-8"))
            key = (said["event"], said["field"])
            hashed = hashlib.sha256(bytes.fromhex(said["salt"]) + said["text"].encode()).hexdigest()
            whole = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
            if set(said) != {"event", "field", "salt", "text"} or whole.encode() != line:
                raise ValueError("another spelling")
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
            raise Bad(f"private.jsonl, line {number}: it is no private text") from None
        if promised.pop(key, None) != hashed:
            raise Bad(f"private.jsonl, line {number}: it is not what was written")
    return len(lines)
