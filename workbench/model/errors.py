"""Failures a user can do something about: what, where, what to do; and an exit status.

::

    WorkbenchError
     +-- UsageError      2  wrong usage
     +-- InputError      3  an input could not be read
     +-- StoreError      4  the database or the disk failed
"""

from __future__ import annotations


class WorkbenchError(Exception):
    """A failure that is told in one line.

    Args:
        what: what went wrong, a short clause.
        where: the file, address, claim or event concerned; may be empty.
        todo: what to do about it; may be empty.
    """

    exit_status = 1

    def __init__(self, what: str, where: str = "", todo: str = "") -> None:
        super().__init__(what, where, todo)
        self.what, self.where, self.todo = what, where, todo

    def __str__(self) -> str:
        line = f"{self.where}: {self.what}" if self.where else self.what
        return f"{line}; {self.todo}" if self.todo else line


class UsageError(WorkbenchError):
    """The words of a command are off: an unknown claim, a reason that does not fit."""

    exit_status = 2


class InputError(WorkbenchError):
    """An input is missing, a directory, empty, binary, unsupported or broken."""

    exit_status = 3


class StoreError(WorkbenchError):
    """The database or the disk failed, or the file is not a claims database."""

    exit_status = 4
