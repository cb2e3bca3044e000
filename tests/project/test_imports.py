"""What may be loaded when: starting up must stay quick."""

from __future__ import annotations

import subprocess
import sys

HEAVY = {
    "charset_normalizer",
    "httpx",
    "linkify_it",
    "lxml",
    "markdown_it",
    "numpy",
    "nupunkt",
    "pypdfium2",
    "rapidfuzz",
    "rich",
    "sqlite_utils",
    "textual",
}


def loaded_by(code: str) -> set[str]:
    program = f"import sys\n{code}\nprint(*sorted({{n.split('.')[0] for n in sys.modules}}))"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    return set(done.stdout.splitlines()[-1].split())


def test_importing_the_package_loads_nothing_heavy() -> None:
    assert not loaded_by("import workbench") & HEAVY


def test_asking_for_the_version_loads_nothing_heavy() -> None:
    code = (
        "from workbench.__main__ import main\n"
        "try:\n    main(['--version'])\nexcept SystemExit:\n    pass"
    )
    assert not loaded_by(code) & HEAVY


def test_the_room_and_the_reading_side_of_the_store_load_no_writer_and_no_parser() -> None:
    code = "import workbench.review.app\nimport workbench.store.claims"
    assert not loaded_by(code) & (HEAVY - {"rich", "textual", "markdown_it", "linkify_it"})
