"""The command of the folder that PCs of a unit share."""

from __future__ import annotations

from pathlib import Path

import click

from bhxh_desktop.cli import import_texts
from bhxh_desktop.cli import mailbox_texts as texts
from bhxh_desktop.cli import texts as common
from bhxh_desktop.cli.common import author_option, open_session
from bhxh_desktop.messages import one_line, say
from bhxh_desktop.operations import mailbox


@click.command("mailbox", help=texts.MAILBOX)
@click.argument(
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    metavar=common.FOLDER,
    required=False,
    help=texts.FOLDER_IS,
)
@click.option("--none", "leave", is_flag=True, help=texts.LEAVE)
@author_option
@click.pass_context
def mailbox_command(
    ctx: click.Context,
    folder: Path | None,
    leave: bool,  # noqa: FBT001 -- click's way
    author: str | None,
) -> None:
    """Choose the folder, or visit it; exit 1 where a file there could not be read."""
    with open_session(ctx, author) as session:
        if leave or folder is not None:
            mailbox.choose(session, None if leave else folder)
        if leave:
            click.echo(texts.LEFT)
            return
        synced = mailbox.sync(session)
        read, written = len(synced.result.imported), len(synced.written)
        click.echo(texts.SYNCED.format(read=read, written=written))
        for path, fault in synced.result.refused.items():
            click.echo(
                import_texts.REFUSED.format(name=one_line(path.name), fault=say(fault)), err=True
            )
    if synced.result.refused:
        raise click.exceptions.Exit(1)
