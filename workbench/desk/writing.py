"""Writing to the log, and remembering its head outside once that is done."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from workbench.model.errors import StoreError

if TYPE_CHECKING:
    from workbench.ledger.checkpoint import Checkpoint
    from workbench.ledger.event import Event, Sign
    from workbench.ledger.record import Draft
    from workbench.store.connection import Store

_ATTEMPTS = 20


@contextmanager
def writing(store: Store) -> Iterator[None]:
    """Write: all of what is done inside is kept, or nothing. Then the new head is remembered."""
    from workbench.desk import heads

    with store.write():
        before = own_head(store)
        yield
        after = own_head(store)
    if after is not None and after != before:
        heads.follow(store, before, after)


def record_all(
    store: Store,
    drafts: Callable[[], Sequence[Draft]],
    reviewer: str,
    sign: Sign | None = None,
    then: Callable[[], object] = lambda: None,
) -> list[Event]:
    """Record what a reviewer does; one who is not known yet is enrolled first.

    Who signs every event does so before the database is locked, so that nobody waits for a key
    to be touched: an event names the head it was made on, and that may have grown since.

    Args:
        drafts: makes them; called anew when something came in between.
        sign: how to sign; None: as the reviewer always does.
        then: what is written after them, in the same transaction.

    Returns:
        The events of the drafts, and of what follows from them: sign-offs re-opened.
    """
    from workbench.ledger.keyring import event_signer
    from workbench.ledger.record import Overtaken, prepare, record_many, record_prepared

    if sign := sign or event_signer(store, reviewer):
        for _ in range(_ATTEMPTS):
            with store.snapshot():
                wanted = _whole(store, drafts(), reviewer)
            made = prepare(store, wanted, actor=reviewer, sign=sign) if wanted else []
            if not made:
                break
            with suppress(Overtaken), writing(store):
                done = record_prepared(store, made)
                then()
                return done
        else:
            raise StoreError(f"somebody else keeps writing as {reviewer}", str(store.path))
    with writing(store):
        done = record_many(store, _whole(store, drafts(), reviewer), actor=reviewer, sign=sign)
        then()
        return done


def own_head(store: Store) -> Checkpoint | None:
    """The kept head of the log that is written to; None before the first write."""
    from workbench.ledger.checkpoint import Checkpoint
    from workbench.store import events as lines

    log = lines.own_log(store)
    head = lines.head(store, log.id) if log else None
    return Checkpoint(head.log, head.size, head.root) if head else None


def _whole(store: Store, drafts: Sequence[Draft], reviewer: str) -> list[Draft]:
    """What is recorded with the drafts: the reviewer before them, re-opened sign-offs after."""
    from workbench.ledger.re_opening import re_opened
    from workbench.ledger.record import Draft
    from workbench.store.reviewers import is_enrolled

    if not drafts:
        return []
    known = is_enrolled(store, reviewer) or any(draft.kind == "reviewer-added" for draft in drafts)
    enrol = [] if known else [Draft("reviewer-added", {"reviewer": reviewer})]
    return [*enrol, *drafts, *re_opened(store, drafts)]
