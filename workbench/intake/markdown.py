"""Markdown, as CommonMark, GitHub and pandoc write it: notes, inline notes, links by reference."""

from __future__ import annotations
