"""The sample: documents that the project owns, and a database made of them."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.resources import as_file, files
from pathlib import Path

from workbench.desk.add import Added, add_document
from workbench.desk.heads import forget
from workbench.desk.inputs import Given
from workbench.model.errors import StoreError

DOCUMENTS = (
    ("carrow-light-draft.md", "draft"),
    ("gazette-report.txt", "source"),
    ("trust-annual-report.html", "source"),
    ("keeper-interview.txt", "source"),
    ("skerry-ness-survey.md", "source"),
)
"""The sample documents in the order of adding, with their roles."""

BUILDER = "Workbench sample"
_MADE = datetime(2024, 7, 1, 9, 0, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Demo:
    """What was built."""

    database: Path
    documents: int
    claims: int


def build_demo(directory: Path) -> Demo:
    """Write the sample documents and their database into a directory.

    Ids, salts and times are fixed: it always builds the same. The sample holds no verdicts.

    Args:
        directory: made if missing.

    Raises:
        StoreError: there is something in the way, or the disk failed.
    """
    database = directory / "claims.db"
    for name in ("claims.db", *(name for name, _ in DOCUMENTS)):
        if (directory / name).exists():
            raise StoreError(
                "it is there already and is not overwritten",
                str(directory / name),
                "name another directory",
            )
    directory.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".workbench-", dir=directory) as draft:
        added = _build(Path(draft))
        for made in sorted(Path(draft).iterdir()):
            made.replace(directory / made.name)
    forget(database)
    return Demo(database, len(added), sum(one.claims for one in added))


def _build(directory: Path) -> list[Added]:
    """Write the documents and the database into an empty directory."""
    from workbench.ledger.entropy import seeded
    from workbench.reading import read
    from workbench.store.connection import open_store

    entropy = seeded("workbench-sample-1", _MADE)
    added: list[Added] = []
    with as_file(_examples()) as examples, open_store(directory / "claims.db", "create") as store:
        for name, role in DOCUMENTS:
            shutil.copyfile(examples / name, directory / name)
            data = (examples / name).read_bytes()
            document = read(data, name=name)
            added.append(
                add_document(store, document, data, Given(role), reviewer=BUILDER, entropy=entropy)
            )
    return added


def _examples() -> Path:
    """Where the sample documents are: in the installed package, or in the checkout."""
    packed = files("workbench") / "examples"
    if packed.is_dir():
        return packed  # type: ignore[return-value]
    return Path(__file__).parents[2] / "docs" / "examples"
