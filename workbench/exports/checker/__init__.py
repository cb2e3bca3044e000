"""The check of a bundle: parts that are put together into one file, ``verify.py``.

They run on Python 3.8 with the standard library alone, and never raise whatever a bundle holds.
"""
