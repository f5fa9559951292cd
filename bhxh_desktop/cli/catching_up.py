"""The command that reads again what a restored workspace lacks."""

from __future__ import annotations

import click

from bhxh_desktop.cli import catching_up_texts as texts
from bhxh_desktop.cli import import_texts
from bhxh_desktop.cli.common import author_option, open_session
from bhxh_desktop.messages import one_line, say
from bhxh_desktop.operations.catching_up import catch_up


@click.command("catch-up", help=texts.CATCH_UP)
@click.option("--nothing", is_flag=True, help=texts.NOTHING)
@author_option
@click.pass_context
def catch_up_command(
    ctx: click.Context,
    nothing: bool,  # noqa: FBT001 -- click's way
    author: str | None,
) -> None:
    """Read what followed the backup; exit 1 where a file could not be read."""
    with open_session(ctx, author) as session:
        found = catch_up(session, nothing=nothing)
    click.echo(texts.CAUGHT_UP.format(count=len(found.imported)))
    for path, fault in found.refused.items():
        words = import_texts.REFUSED.format(name=one_line(path.name), fault=say(fault))
        click.echo(words, err=True)
    if found.refused:
        raise click.exceptions.Exit(1)
