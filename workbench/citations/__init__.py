"""Marks, notes and targets: which mark belongs to which note, and what the note points to."""
