"""Documents that are read ahead in other processes are added as if one by one."""

from __future__ import annotations

import os
from pathlib import Path

from workbench.desk.add import Added, add_documents
from workbench.desk.inputs import Given, Input
from workbench.desk.prepare import prepared
from workbench.model.errors import InputError, WorkbenchError
from workbench.store.connection import open_store
from workbench.store.documents import documents

NAMES = [f"report-{number}.txt" for number in range(12)]


class Deadly(bytes):
    """Bytes that end the process which they are sent to."""

    def __reduce__(self) -> tuple[object, ...]:
        return os._exit, (1,)


def report(name: str) -> bytes:
    return (
        f"The ferry of {name} crossed the river 4,200 times in 1907.[1]\n\n1. Harbour log.".encode()
    )


def added(database: Path, inputs: list[Input]) -> list[Added | WorkbenchError]:
    def silent(name: str, done: int, total: int) -> None:
        return None

    return [*add_documents(database, inputs, Given(), reviewer="Ada", progress=silent)]


def test_many_inputs_are_added_in_their_order(tmp_path: Path) -> None:
    inputs = [Input(name, data=report(name)) for name in NAMES]
    inputs[4] = Input("nowhere.txt", path=tmp_path / "nowhere.txt")
    outcomes = added(tmp_path / "claims.db", inputs)
    assert isinstance(outcomes[4], InputError)
    names = [one.name for one in outcomes if isinstance(one, Added)]
    assert names == [*NAMES[:4], *NAMES[5:]]
    with open_store(tmp_path / "claims.db", "read") as store:
        assert [row.name for row in documents(store, 0.5)] == names


def test_what_is_there_already_is_not_read_again(tmp_path: Path) -> None:
    inputs = [Input(name, data=report(name)) for name in NAMES]
    outcomes = [*prepared(inputs, Given(), known=lambda loaded: loaded.name != NAMES[3])]
    read = [
        outcome[0].name
        for outcome in outcomes
        if not isinstance(outcome, InputError) and outcome[1] is not None
    ]
    assert read == [NAMES[3]]


def test_a_document_whose_process_dies_is_read_all_the_same(tmp_path: Path) -> None:
    inputs = [Input(name, data=report(name)) for name in NAMES]
    inputs[2] = Input(NAMES[2], data=Deadly(report(NAMES[2])))
    outcomes = added(tmp_path / "claims.db", inputs)
    assert [one.name for one in outcomes if isinstance(one, Added) and one.sentences] == NAMES
