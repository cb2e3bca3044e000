"""What is known of one claim, as a piece of an HTML page."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.exports.claim_text import difference_line
from workbench.exports.entries import Entry
from workbench.exports.evidence import Evidence
from workbench.exports.standing import SIGNS, WORDS, reason_words, state_of_source, telling
from workbench.model.identity import SHORT
from workbench.safe.html import bdi, link
from workbench.safe.xml import text
from workbench.store.captures import SourceRow
from workbench.store.checking import QueryRow
from workbench.store.rows import CounterpartRow


def card(entry: Entry) -> str:
    """An article about a claim: verdicts, evidence, sources, counterparts, queries."""
    return "".join(_parts(entry))


def _parts(entry: Entry) -> Iterator[str]:
    row = entry.detail.row
    reason = f" <small>{text(reason_words(row.reason))}</small>" if row.reason else ""
    yield f'<article class="{row.verdict}" id="c-{row.id[:SHORT]}">'
    yield f"<h4>{SIGNS[row.verdict]} {row.ord} · {WORDS[row.verdict]}{reason}</h4>"
    if row.disagreement:
        yield '<p class="stale">The reviewers disagree.</p>'
    if row.stale:
        yield '<p class="stale">Decided on another version of the text.</p>'
    for held in entry.detail.history:
        if held.active:
            yield _held(held.kind, held.verdict, held.reason, held.reviewer, held.at, held.note)
    for note in entry.detail.notes:
        if note.active and note.note:
            yield f'<p>{bdi(note.note)} <span class="dim">{bdi(note.reviewer)}</span></p>'
    yield "".join(_evidence(one) for one in entry.evidence)
    yield _list("Sources", [_source(one) for one in entry.sources])
    yield _list("Counterparts", [_counterpart(one) for one in telling(entry.counterparts)])
    yield _list("Queries", [_query(one) for one in entry.queries])
    yield f'<p class="dim">characters {row.start}–{row.end} · <code>{row.id[:SHORT]}</code></p>'
    yield "</article>"


_KINDS = {"second-check": "second check: ", "adjudication": "adjudicated: "}


def _held(
    kind: str, verdict: str, reason: str | None, reviewer: str, at: str, note: str | None
) -> str:
    because = f", {text(reason_words(reason))}" if reason else ""
    words = f": {bdi(note)}" if note else ""
    return (
        f"<p><b>{_KINDS.get(kind, '')}{verdict}</b>{because} "
        f'<span class="dim">{bdi(reviewer)}, {at[:10]}</span>{words}</p>'
    )


def _evidence(one: Evidence) -> str:
    words = bdi(one.text) if one.text is not None else "<i>left out here</i>"
    copy = f", copy of {one.captured_at[:10]}" if one.captured_at else ""
    source = link(one.url, one.name) if one.url else bdi(one.name)
    note = f"<p>{bdi(one.note)}</p>" if one.note else ""
    return (
        f'<blockquote>{words}<br><span class="dim">{source}{copy}, characters '
        f"{one.start}–{one.end}, SHA-256 <code>{one.source[:16]}…</code></span></blockquote>{note}"
    )


def _source(one: SourceRow) -> str:
    name = one.title or one.url or one.note.text
    words = link(one.url, name) if one.url else bdi(name)
    kept = ""
    if one.state == "captured" and one.content:
        kept = f", SHA-256 <code>{one.content[:16]}…</code>"
    state = f'<span class="dim">{text(state_of_source(one))}{kept}</span>'
    return f"[{bdi(one.note.label)}] {words} {state}"


def _counterpart(one: CounterpartRow) -> str:
    pair = one.counterpart
    mark = f", {one.mark}" if one.mark else ""
    differing = "".join(f"<br>{bdi(difference_line(atom))}" for atom in pair.differences)
    return (
        f'{bdi(one.other.text)} <span class="dim">{bdi(one.other.name)}, '
        f"{pair.relation}{mark}</span>{differing}"
    )


def _query(one: QueryRow) -> str:
    asked = bdi(one.question) if one.question else "<i>left out here</i>"
    answers = "".join(
        f" → {bdi(answer.answer) if answer.answer else '<i>answered</i>'}" for answer in one.answers
    )
    state = "open" if one.open else "answered"
    return (
        f'{asked}{answers} <span class="dim">to {bdi(one.person or one.addressee)}, {state}</span>'
    )


def _list(title: str, items: list[str]) -> str:
    if not items:
        return ""
    return f"<p>{title}</p><ul>{''.join(f'<li>{item}</li>' for item in items)}</ul>"
