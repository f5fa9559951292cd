"""The headless `bhxh`: words and exit codes over operations and queries, nothing else."""

from __future__ import annotations

import gettext
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from bhxh_desktop import log, paths
from bhxh_desktop.cli import hints, texts
from bhxh_desktop.errors import Problem, Problems
from bhxh_desktop.messages import say_os_error

COMMANDS = {
    "init": "workspaces",
    "demo": "workspaces",
    "keys": "workspaces",
    "regimes": "regimes",
    "periods": "regimes",
    "template": "figures",
    "fill": "figures",
    "assign": "contents",
    "journal": "journal",
    "task": "contents",
    "narrative": "contents",
    "document": "document_files",
    "show": "figures",
    "check": "submissions",
    "lock": "submissions",
    "reopen": "submissions",
    "renew": "submissions",
    "frame": "frames",
    "report": "reports",
    "export": "exchange",
    "inspect": "exchange",
    "import": "imports",
    "status": "exchange",
    "review": "exchange",
    "resolve": "resolving",
    "annotate": "annotations",
    "final": "finals",
    "respond": "responding",
    "setup": "workspaces",
    "mailbox": "mailbox",
    "consolidate": "reports",
    "backup": "backups",
    "restore": "backups",
    "catch-up": "catching_up",
    "prune": "pruning",
    "citations": "citations",
    "layout-check": "layout",
    "journey": "journey",
}
"""Each command's module, in the order of a journey; it is imported when the command is called."""

DATA_OPTION = "--data"
_log = log.logger(__name__)


class LazyGroup(click.Group):
    """Commands found by name and imported only when needed."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 -- click's signature
        """List the commands in the order of a journey."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import a command's module and return the command."""
        module = COMMANDS.get(cmd_name)
        if module is None:
            return None
        found: Any = import_module(f"bhxh_desktop.cli.{module}")
        command: click.Command = getattr(found, f"{cmd_name.replace('-', '_')}_command")
        _translate(command)
        return command


@click.group(
    name="bhxh",
    cls=LazyGroup,
    help=texts.BHXH,
    epilog=texts.EPILOG,
    options_metavar=texts.SYNTAX,
    subcommand_metavar=texts.COMMAND,
    context_settings={"help_option_names": ["--help"], "terminal_width": 80},
)
@click.option(
    DATA_OPTION,
    type=click.Path(path_type=Path),
    envvar="BHXH_DATA",
    metavar=texts.FOLDER,
    help=texts.DATA,
)
@click.pass_context
def bhxh(ctx: click.Context, data: Path | None) -> None:
    """Hold the workspace folder for the command that follows."""
    ctx.obj = data


def run(arguments: Sequence[str]) -> int:
    """Run one command line; give its exit code. Never a traceback."""
    _speak_vietnamese()
    try:
        "".join(arguments).encode()
        code = int(bhxh.main(list(arguments), prog_name="bhxh", standalone_mode=False) or 0)
        sys.stdout.flush()
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except (click.ClickException, UnicodeEncodeError) as error:
        _show_misuse(error)
        return 2
    except BrokenPipeError:  # whoever read the output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except Exception as error:  # noqa: BLE001 -- nobody here can do anything with a traceback
        _tell(error)
        return 1
    return code


def help_text() -> str:
    """Return what ``bhxh --help`` prints; `resources/help.txt` keeps it, for it must come fast."""
    _speak_vietnamese()
    return f"{bhxh.get_help(bhxh.make_context('bhxh', [], resilient_parsing=True))}\n"


def _speak_vietnamese() -> None:
    """Let the command line library and the terminal speak Vietnamese."""
    os.environ["LANGUAGE"] = "vi"
    gettext.bindtextdomain("messages", str(paths.resources() / "locale"))
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]


def _translate(command: click.Command) -> None:
    """Put our words where the library has its own in the line of usage."""
    command.options_metavar = texts.OPTIONS
    if isinstance(command, click.Group):
        command.subcommand_metavar = texts.COMMAND
        for each in command.commands.values():
            _translate(each)


def _show_misuse(error: click.ClickException | UnicodeEncodeError) -> None:
    """Say what is wrong with the command line."""
    if isinstance(error, UnicodeEncodeError):
        click.echo(texts.NOT_UTF8, err=True)
    elif isinstance(error, click.NoSuchOption) and error.option_name == DATA_OPTION:
        click.echo(texts.DATA_FIRST, err=True)
    else:
        error.show()


def _tell(error: Exception) -> None:
    """Tell of a command that could not be done; what is our fault is logged."""
    if isinstance(error, Problem | Problems):
        hints.tell(error.problems if isinstance(error, Problems) else [error])
    else:
        click.echo(_sentence(error), err=True)


def _sentence(error: Exception) -> str:
    if isinstance(error, click.Abort):
        return texts.STOPPED
    if isinstance(error, OSError):
        return say_os_error(error)
    folder = paths.cache_dir()
    folder.mkdir(parents=True, exist_ok=True)
    with log.written_to(folder) as path:
        _log.error("a command failed", exc_info=error)
    return texts.BUG.format(path=path)
