"""The command on the signed file of a locked report."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from bhxh_desktop.cli import final_texts as texts
from bhxh_desktop.cli import texts as common
from bhxh_desktop.cli.common import author_option, open_session
from bhxh_desktop.messages import one_line
from bhxh_desktop.operations.finals import Final, final_of, keep_final, write_final
from bhxh_desktop.queries.history import find_revision
from bhxh_desktop.vietnamese.dates import parse_date, short_date


@click.command("final", help=texts.FINAL)
@click.argument("revision", metavar=common.REVISION, help=common.REVISION_IS)
@click.argument(
    "path",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar=f"[{common.FILE}]",
    required=False,
    help=texts.FILE_IS,
)
@click.option(
    "--save",
    "folder",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    metavar=common.FOLDER,
    help=texts.SAVE,
)
@author_option
@click.pass_context
def final_command(
    ctx: click.Context, revision: str, path: Path | None, folder: Path | None, author: str | None
) -> None:
    """Keep the signed file, or tell of the one that is kept; exit 1 where there is none."""
    with open_session(ctx, author) as session:
        record = find_revision(session, revision)
        final = keep_final(session, record, path) if path else final_of(session, record)
        if final is None:
            click.echo(texts.NONE, err=True)
            raise click.exceptions.Exit(1)
        for line in _words(final):
            click.echo(one_line(line))
        if folder is not None:
            click.echo(texts.WRITTEN.format(path=write_final(session, final, folder)))


def _words(final: Final) -> Iterator[str]:
    said = final.said
    day = short_date(parse_date(said.day))
    yield texts.KEPT.format(name=said.file_name, who=said.author, day=day)
    if not final.is_here:
        yield texts.NOT_HERE
    elif final.differences is None:
        yield texts.NOT_COMPARED
    elif final.differences:
        yield texts.DIFFERS.format(count=len(final.differences))
        yield from (f"- {each}" for each in final.differences)
    else:
        yield texts.SAME
