"""Whatever reviewers do in whatever order, the tables are what a rebuild makes of the log."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from tests.ledger.workshop import BRIDGE, HARBOUR, add, decide, do, logged
from workbench.ledger.bodies import Place
from workbench.ledger.projection import rebuild
from workbench.ledger.undo import redoable, undoable
from workbench.ledger.verify import verify
from workbench.store import audit
from workbench.store import events as lines
from workbench.store.connection import Mode, Store, open_store
from workbench.store.schema_log import HUMAN_KEYS

REVIEWERS = st.sampled_from(["ada", "bob", "cy"])
CLAIMS = st.integers(0, 2)
VERDICTS = st.sampled_from(["corroborated", "contested", "unsupported", "unreviewed"])
NOTES = st.none() | st.sampled_from(["see the plan", "ask the archive", "Übersetzung?"])


class Desk(RuleBasedStateMachine):
    """Three reviewers at one desk, held against a plain account of who holds what."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.store = self.opened("claims.db", "create")
        self.claims: list[Place] = list(add(self.store, BRIDGE).claims)
        self.other = add(self.store, HARBOUR, "harbour.txt").claims[0]
        # The account: what each reviewer did to each claim, and what they undid, latest last.
        self.done: dict[tuple[str, int], list[dict[str, Any]]] = {}
        self.undone: dict[tuple[str, int], list[dict[str, Any]]] = {}
        self.moment = 0

    def opened(self, name: str, mode: Mode) -> Store:
        store = open_store(self.folder / name, mode)
        store.db.execute("PRAGMA synchronous = OFF")  # no power is cut here
        return store

    def teardown(self) -> None:
        assert verify(self.store).problems == ()
        self.store.close()
        shutil.rmtree(self.folder)

    def account(self, who: str, claim: int, **what: Any) -> None:
        self.moment += 1
        self.done.setdefault((who, claim), []).append({"at": self.moment, **what})
        self.undone.pop((who, claim), None)

    @rule(who=REVIEWERS, claim=CLAIMS, verdict=VERDICTS, note=NOTES)
    def decide(self, who: str, claim: int, verdict: str, note: str | None) -> None:
        private = {"note": note} if note else {}
        decide(self.store, self.claims[claim], verdict, who, **private)
        self.account(who, claim, verdict=verdict)

    @rule(who=REVIEWERS, claim=CLAIMS)
    def dismiss(self, who: str, claim: int) -> None:
        do(self.store, "claim-dismissed", {**self.claims[claim], "shown": None}, who)
        self.account(who, claim, verdict="dismissed")

    @rule(who=REVIEWERS, claim=CLAIMS)
    def note(self, who: str, claim: int) -> None:
        do(self.store, "note", self.claims[claim], who, note="a word")
        self.account(who, claim)

    @rule(who=REVIEWERS, claim=CLAIMS, state=st.sampled_from(["confirmed", "dismissed"]))
    def mark_counterpart(self, who: str, claim: int, state: str) -> None:
        body = {**self.claims[claim], "counterpart": self.other}
        do(self.store, f"counterpart-{state}", body, who)
        self.account(who, claim, mark=state)

    @rule(who=REVIEWERS, claim=CLAIMS)
    def undo(self, who: str, claim: int) -> None:
        done = self.done.get((who, claim))
        event = undoable(self.store, who, self.claims[claim]["claim"])
        assert (event is not None) == bool(done)
        if event and done:
            do(self.store, "undo", {"claim": self.claims[claim]["claim"], "event": event}, who)
            self.undone.setdefault((who, claim), []).append(done.pop())

    @rule(who=REVIEWERS, claim=CLAIMS)
    def redo(self, who: str, claim: int) -> None:
        undone = self.undone.get((who, claim))
        event = redoable(self.store, who, self.claims[claim]["claim"])
        assert (event is not None) == bool(undone)
        if event and undone:
            do(self.store, "undo", {"claim": self.claims[claim]["claim"], "event": event}, who)
            self.done.setdefault((who, claim), []).append(undone.pop())

    @precondition(lambda self: self.moment < 12)
    @rule()
    def copy(self) -> None:
        """Go on in a copy, which grows a log of its own."""
        name = f"copy-{len(lines.logs(self.store))}.db"
        before = self.store.path
        self.store.close()
        shutil.copy(before, self.folder / name)
        self.store = self.opened(name, "write")
        do(self.store, "reviewer-added", {"reviewer": "ada"})

    @rule()
    def look(self) -> None:
        """The tables are what a rebuild makes, now and not only in the end."""
        assert verify(self.store).problems == ()

    @invariant()
    def states_are_what_reviewers_hold(self) -> None:
        for number, claim in enumerate(self.claims[:3]):
            held = self.held(number)
            found = self.shown(claim)
            latest = max(held, key=lambda item: item["at"], default=None)
            if latest:
                assert found is not None
                verdicts = [item["verdict"] for item in held]
                assert found == (
                    latest["verdict"],
                    sum(verdict != "dismissed" for verdict in verdicts),
                    int(len(set(verdicts)) > 1),
                )
            else:
                assert found in (None, ("unreviewed", 0, 0))
            assert self.marked(claim) == self.wanted_mark(number)

    def held(self, claim: int) -> list[dict[str, Any]]:
        """The decision that each reviewer holds on a claim."""
        found = []
        for (_, number), done in self.done.items():
            decisions = [item for item in done if number == claim and "verdict" in item]
            if decisions and decisions[-1]["verdict"] != "unreviewed":
                found.append(decisions[-1])
        return found

    def wanted_mark(self, claim: int) -> str | None:
        marks = [
            item
            for (_, number), done in self.done.items()
            for item in done
            if number == claim and "mark" in item
        ]
        return max(marks, key=lambda item: item["at"])["mark"] if marks else None

    def shown(self, claim: Place) -> tuple[Any, ...] | None:
        found: tuple[Any, ...] | None = self.store.db.execute(
            "SELECT verdict, verdicts, disagreement FROM claim_state WHERE claim = ?",
            (claim["claim"],),
        ).fetchone()
        return found

    def marked(self, claim: Place) -> str | None:
        found = self.store.db.execute(
            "SELECT state FROM counterpart_mark WHERE claim = ?", (claim["claim"],)
        ).fetchone()
        return found[0] if found else None


Desk.TestCase.settings = settings(max_examples=20, stateful_step_count=30, deadline=None)
TestDesk = Desk.TestCase


def test_the_rebuilt_tables_are_the_tables(store: Store) -> None:
    document = add(store)
    for verdict in ("contested", "corroborated"):
        decide(store, document.claims[0], verdict, note="see the plan")
    texts = {(row.event, row.field): row.text for row in lines.private_texts(store)}
    rebuilt = rebuild(logged(store), texts)
    for table in HUMAN_KEYS:
        assert audit.rows(store, table) == audit.rows(rebuilt, table)
    assert len(audit.rows(rebuilt, "verdict")) == 2
