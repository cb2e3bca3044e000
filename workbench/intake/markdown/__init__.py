"""Markdown, with notes of every dialect."""
