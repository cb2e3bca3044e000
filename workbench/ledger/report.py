"""What a verification found."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.ledger.checkpoint import Checkpoint


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as it was written.

    Attributes:
        check: what was held against what: ``log``, ``held``, ``signature``, ``private``, ``table``,
            ``text``, ``guard``.
        where: the line, row or document.
        message: what is wrong with it.
        log, line: the log and the number of the line, from 1 as in an exported log; None
            where the finding is not about a line.
    """

    check: str
    where: str
    message: str
    log: str | None = None
    line: int | None = None

    def __str__(self) -> str:
        return f"{self.where}: {self.message}"


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of a verification.

    Attributes:
        events: how many lines all logs hold.
        problems: what was found, the first broken line first.
        head: of the own log, as worked out from its lines; None in a database without events
            or with a broken log.
        heads: of every log that is whole.
        signatures: how many were checked.
        unchecked: how many could not be, for want of ``ssh-keygen``.
    """

    events: int
    problems: tuple[Finding, ...]
    head: Checkpoint | None
    heads: tuple[Checkpoint, ...]
    signatures: int = 0
    unchecked: int = 0

    @property
    def ok(self) -> bool:
        """Whether nothing was found."""
        return not self.problems
