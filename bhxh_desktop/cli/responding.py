"""The command that answers units below."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from bhxh_desktop.cli import respond_texts as texts
from bhxh_desktop.cli import texts as common
from bhxh_desktop.cli.common import CODE, author_option, open_session
from bhxh_desktop.cli.exchange import tell_written
from bhxh_desktop.cli.hints import tell_hints
from bhxh_desktop.errors import Problem
from bhxh_desktop.messages import say, say_os_error
from bhxh_desktop.operations.responding import Answered, respond
from bhxh_desktop.queries.answers import answers
from bhxh_desktop.session import Session


@click.command("respond", help=texts.RESPOND)
@click.argument(
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    metavar=common.FOLDER,
    help=texts.FOLDER_IS,
)
@click.option("--unit", "units", metavar=common.CODE, type=CODE, multiple=True, help=texts.UNITS)
@click.option("--waiting", is_flag=True, help=texts.WAITING)
@click.option("--plain", is_flag=True, help=common.PLAIN)
@author_option
@click.pass_context
def respond_command(ctx: click.Context, /, folder: Path, **options: Any) -> None:
    """Write what was said of their reports, one file per unit; exit 1 if one was not written."""
    with open_session(ctx, options["author"]) as session:
        units: set[str] | None = {session.tree[unit].code for unit in options["units"]} or None
        if options["waiting"]:
            waiting = {row.unit.code for row in answers(session) if row.waits}
            units = waiting if units is None else waiting & units
            if not units:
                click.echo(texts.NOBODY_WAITS)
                return
        folder.mkdir(exist_ok=True)
        made = respond(session, folder, units, plain=options["plain"])
        for each in made:
            _tell(session, each)
    if any(each.fault for each in made):
        raise click.exceptions.Exit(1)


def _tell(session: Session, made: Answered) -> None:
    if made.written is not None:
        tell_written(session, made.written)
    elif made.fault is not None:
        why = say(made.fault) if isinstance(made.fault, Problem) else say_os_error(made.fault)
        unit = session.tree[made.unit].short_name
        click.echo(texts.NOT_WRITTEN.format(unit=unit, why=why), err=True)
        tell_hints([made.fault] if isinstance(made.fault, Problem) else [])
