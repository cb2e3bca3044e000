"""The program's options, its commands by name, and what becomes of an error."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from importlib import import_module
from keyword import iskeyword
from pathlib import Path

import click

from workbench import __version__
from workbench.model.errors import StoreError, UsageError, WorkbenchError
from workbench.safe.terminal import line

COMMANDS: dict[str, str] = {
    "add": "documents",
    "remove": "versions",
    "diff": "versions",
    "inspect": "documents",
    "status": "documents",
    "search": "claims",
    "claims": "claims",
    "show": "claims",
    "speakers": "speakers",
    "counterparts": "claims",
    "match": "matching",
    "fetch": "fetching",
    "attach": "fetching",
    "mark": "verdicts",
    "edit": "editing",
    "split": "editing",
    "join": "editing",
    "add-claim": "editing",
    "correct": "correcting",
    "undo": "correcting",
    "review": "room",
    "serve": "room",
    "flag": "checking",
    "check": "checking",
    "adjudicate": "checking",
    "agreement": "checking",
    "query": "queries",
    "log": "log",
    "verify": "log",
    "export": "exporting",
    "import": "importing",
    "rules": "signing_off",
    "sign-off": "signing_off",
    "reviewer": "reviewers",
    "merge": "merging",
    "backup": "merging",
    "demo": "samples",
    "doctor": "doctor",
}
"""Each command and the module of this package that holds it, loaded when it is called."""

FAULT = 1
INTERRUPTED = 130


@dataclass(frozen=True, slots=True)
class Settings:
    """What the program's own options say.

    Attributes:
        database: the file; it need not exist.
        named: whether the user named it (by option or environment).
        reviewer: the name given on the command line, if any.
        quiet: whether to leave out progress and summaries.
    """

    database: Path
    named: bool
    reviewer: str | None
    quiet: bool


class Commands(click.Group):
    """The commands, each loaded from its module when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load one command."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"workbench.cli.{COMMANDS[cmd_name]}")
        name = cmd_name.replace("-", "_")
        command: click.Command = getattr(module, f"{name}_" if iskeyword(name) else name)
        return command


@click.group(
    cls=Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.option("--db", metavar="FILE", help="The database. Default: WORKBENCH_DB, else ./claims.db.")
@click.option("--reviewer", metavar="NAME", help="Who is reviewing.")
@click.option("--quiet", is_flag=True, help="No progress, no summaries.")
@click.version_option(__version__, prog_name="workbench", message="%(prog)s %(version)s")
@click.pass_context
def program(ctx: click.Context, db: str | None, reviewer: str | None, quiet: bool) -> None:
    """Check claims against the footnotes they cite and against other documents.

    Without a command, the review room opens.
    """
    named = db or os.environ.get("WORKBENCH_DB")
    ctx.obj = Settings(Path(named or "claims.db"), bool(named), reviewer, quiet)
    if ctx.invoked_subcommand is None:
        from workbench.cli.room import open_room

        ctx.exit(open_room(ctx.obj))


def run(arguments: list[str]) -> int:
    """Run a command line and turn every failure into one line and an exit status."""
    _tolerant_output()
    try:
        outcome = program.main(arguments, prog_name="workbench", standalone_mode=False)
        status = outcome if isinstance(outcome, int) else 0
        sys.stdout.flush()
    except WorkbenchError as error:
        return _fail(str(error), error.exit_status)
    except click.UsageError as error:
        hint = f" (see '{error.ctx.command_path} --help')" if error.ctx else ""
        return _fail(error.format_message() + hint, UsageError.exit_status)
    except click.ClickException as error:
        return _fail(error.format_message(), UsageError.exit_status)
    except (KeyboardInterrupt, click.Abort):
        return _fail("interrupted; what was finished is kept", INTERRUPTED)
    except BrokenPipeError:
        _forget_output()
        return 0
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        return _fail(f"{where}{error.strerror}; what was finished is kept", StoreError.exit_status)
    except MemoryError:
        return _fail("out of memory; what was finished is kept", StoreError.exit_status)
    except Exception as error:
        if os.environ.get("WORKBENCH_DEBUG"):
            raise
        return _fail(_fault(error), FAULT)
    return status


def _fault(error: Exception) -> str:
    """What is said of a fault of the program itself: where, and none of the documents' text."""
    frame = error.__traceback__
    while frame is not None and frame.tb_next is not None:
        frame = frame.tb_next
    where = f" at {Path(frame.tb_frame.f_code.co_filename).name}:{frame.tb_lineno}" if frame else ""
    return (
        f"a fault of the program ({type(error).__name__}{where}); what was finished is kept; "
        "WORKBENCH_DEBUG=1 shows more"
    )


def _fail(message: str, status: int) -> int:
    click.echo(f"workbench: {line(message)}", err=True)
    return status


def _tolerant_output() -> None:
    """Print what the terminal's encoding lacks as an escape instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def _forget_output() -> None:
    """Let the interpreter end quietly after the reader of a pipe has gone."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
