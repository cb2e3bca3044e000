"""The review room: the Textual application.

Its values are named tuples and not dataclasses, as elsewhere: a dataclass takes half a millisecond
to make, and all that is imported here stands between the reviewer's command and the first claim.
"""
