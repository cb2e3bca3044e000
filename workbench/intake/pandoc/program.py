"""The pandoc program: where it is, and what it makes of a document."""

from __future__ import annotations

import json
import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from workbench.intake.formats import Format
from workbench.model.errors import InputError

_SECONDS = 12
"""Less than the child that waits for it may take, so that it never outlives that."""
_UNKNOWN_READER, _UNKNOWN_OPTION = 21, frozenset({2, 6})
"""Exit statuses (pandoc's manual, "Exit codes")."""
_READERS = {
    "text/x-rst": "rst",
    "text/org": "org",
    "text/x-textile": "textile",
    "text/x-muse": "muse",
    "text/x-asciidoc": "asciidoc",
    "text/x-typst": "typst",
    "text/x-djot": "djot",
    "text/x-dokuwiki": "dokuwiki",
    "text/x-t2t": "t2t",
    "text/x-opml": "opml",
    "application/docbook+xml": "docbook",
    "application/jats+xml": "jats",
    "application/x-fictionbook+xml": "fb2",
    "application/x-ipynb+json": "ipynb",
}
"""What pandoc calls the formats."""
_TODO = "pip install 'workbench[pandoc]', or install pandoc itself"


def parse(form: Format, text: str, where: str) -> dict[str, Any]:
    """A document's tree, as pandoc's JSON has it.

    Pandoc runs in its sandbox: it reads no file and asks no host. It has the limits of the
    process that calls this.

    Args:
        form: one of the formats with the key ``pandoc``.
        text: the document.
        where: its name, for messages.

    Raises:
        InputError: pandoc is not there, does not know the format, or cannot read the document.
    """
    program = find_program()
    if program is None:
        raise InputError(f"is {form.name}, which only pandoc reads", where, _TODO)
    command = [program, "--sandbox", "--from", _READERS[form.media_type], "--to", "json"]
    try:
        done = subprocess.run(
            command, input=text.encode(), capture_output=True, timeout=_SECONDS, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise InputError(f"takes pandoc more than {_SECONDS} s", where, "split it") from error
    except OSError as error:
        what = f"is {form.name}, and pandoc cannot be run ({error.strerror})"
        raise InputError(what, where, _TODO) from error
    if done.returncode == _UNKNOWN_READER or done.returncode in _UNKNOWN_OPTION:
        what = f"is {form.name}, which the pandoc that is installed does not read"
        raise InputError(what, where, f"get a newer one: {_TODO}")
    if done.returncode:
        told = " ".join(done.stderr.decode("utf-8", "replace").split())[:160]
        raise InputError(f"cannot be read by pandoc ({told})", where, "mend it")
    tree: dict[str, Any] = json.loads(done.stdout)
    return tree


def find_program() -> str | None:
    """The path of pandoc: the one that the extra brings, else one on the path."""
    spec = find_spec("pypandoc")
    for place in (spec.submodule_search_locations or []) if spec is not None else []:
        for name in ("pandoc", "pandoc.exe"):
            if (brought := Path(place) / "files" / name).is_file():
                return str(brought)
    return shutil.which("pandoc")
