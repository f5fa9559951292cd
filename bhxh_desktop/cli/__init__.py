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

from bhxh_desktop import paths
from bhxh_desktop.cli import texts
from bhxh_desktop.errors import Problem, Problems
from bhxh_desktop.messages import say

COMMANDS = {
    "init": "workspaces",
    "demo": "workspaces",
    "keys": "workspaces",
    "journey": "journey",
    "regimes": "regimes",
    "periods": "regimes",
    "template": "figures",
    "fill": "figures",
    "show": "figures",
    "check": "submissions",
    "lock": "submissions",
    "reopen": "submissions",
    "task": "contents",
    "narrative": "contents",
    "report": "reports",
    "consolidate": "reports",
    "export": "exchange",
    "inspect": "exchange",
    "import": "exchange",
    "review": "exchange",
    "status": "exchange",
}
"""Each command's module; it is imported when the command is called."""


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
        command: click.Command = getattr(found, f"{cmd_name}_command")
        return command


@click.group(
    name="bhxh",
    cls=LazyGroup,
    help=texts.BHXH,
    options_metavar=texts.SYNTAX,
    subcommand_metavar=texts.COMMAND,
    context_settings={"help_option_names": ["--help"], "max_content_width": 100},
)
@click.option(
    "--data",
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
    """Run one command line; give its exit code. Never a traceback for what a user can mend."""
    os.environ["LANGUAGE"] = "vi"
    gettext.bindtextdomain("messages", str(paths.resources() / "locale"))
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    try:
        return int(bhxh.main(list(arguments), prog_name="bhxh", standalone_mode=False) or 0)
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except click.ClickException as error:
        error.show()
        return 2
    except click.Abort:
        click.echo(texts.STOPPED, err=True)
        return 1
    except Problem as problem:
        click.echo(say(problem), err=True)
    except Problems as problems:
        for each in problems.problems:
            click.echo(say(each), err=True)
    except OSError as error:
        click.echo(texts.os_error(error), err=True)
    return 1
