"""Bytes to manuscript: one reader for each format, text hygiene, structure."""
