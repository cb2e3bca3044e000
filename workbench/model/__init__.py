"""Frozen dataclasses that travel between the rooms, and the names they share.

Nothing here reads, writes, or imports another room.
"""
