"""Sentence boundaries, by place in the text."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.model.document import PROSE, Block, Sentence


def split(
    text: str,
    blocks: Sequence[Block],
    shields: Sequence[tuple[int, int]] = (),
    language: str | None = None,
) -> tuple[Sentence, ...]:
    """Find the sentences of the prose blocks."""
    from nupunkt import sent_spans

    masked = list(text)
    for start, end in shields:
        masked[start:end] = " " * (end - start)
    body = "".join(masked)
    found: list[Sentence] = []
    for index, block in enumerate(blocks):
        if block.kind not in PROSE:
            continue
        part = body[block.start : block.end]
        spans = []
        for start, end in sent_spans(part):
            words = part[start:end]
            lead = len(words) - len(words.lstrip())
            if words.strip():
                spans.append((block.start + start + lead, block.start + start + len(words.rstrip())))
        for at, (start, end) in enumerate(spans):
            limit = spans[at + 1][0] if at + 1 < len(spans) else block.end
            inside = [e for s, e in shields if end <= s and e <= limit]
            found.append(Sentence(start, max([end, *inside]), index))
    return tuple(found)
