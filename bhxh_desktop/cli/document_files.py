"""Commands on the files kept with documents; the group with all its commands."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from bhxh_desktop.cli import document_texts as texts
from bhxh_desktop.cli import texts as common
from bhxh_desktop.cli.common import (
    author_option,
    file_argument,
    json_option,
    open_session,
    print_json,
    print_table,
)
from bhxh_desktop.cli.documents import (
    document_command,
    found_one,
    name_argument,
    of_option,
    year_option,
)
from bhxh_desktop.domain.parts import Attachment
from bhxh_desktop.errors import Problem
from bhxh_desktop.operations import attachments as write
from bhxh_desktop.queries.register import RegisterRow, files_of, register_of, sent_documents
from bhxh_desktop.session import Session

Filed = list[tuple[RegisterRow, Attachment]]


@document_command.command("attach", help=texts.ATTACH)
@name_argument
@file_argument("path", texts.ATTACH_FILE, exists=True)
@year_option
@of_option
@author_option
@click.pass_context
def attach_command(ctx: click.Context, /, name: str, path: Path, **said: Any) -> None:
    """Keep a copy of a file with a document."""
    with open_session(ctx, said["author"]) as session:
        key = found_one(ctx, session, name, said["year"], said["issued_by"])
        made = write.attach(session, key, path)
        click.echo(texts.ATTACHED.format(name=made.name, document=key.printed))


@document_command.command("detach", help=texts.DETACH)
@name_argument
@click.argument("file", metavar=common.FILE, help=texts.DETACH_FILE)
@year_option
@of_option
@author_option
@click.pass_context
def detach_command(ctx: click.Context, /, name: str, file: str, **said: Any) -> None:
    """Keep a file with its document no longer."""
    with open_session(ctx, said["author"]) as session:
        key = found_one(ctx, session, name, said["year"], said["issued_by"])
        held = [each for each in files_of(session, key) if each.name == file]
        if not held:
            raise Problem("attachment_unknown", document=key.printed, found=file[:120])
        for each in held:
            write.detach(session, each)
        click.echo(texts.DETACHED.format(name=file, document=key.printed))


@document_command.command("files", help=texts.FILES)
@click.argument("regime", metavar=f"[{common.REGIME}]", help=common.REGIME_IS, default="")
@click.argument("period", metavar=f"[{common.PERIOD}]", help=common.PERIOD_IS, default="")
@click.option(
    "--to",
    "folder",
    metavar=common.FOLDER,
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    help=texts.FILES_TO,
)
@json_option
@click.pass_context
def files_command(
    ctx: click.Context,
    regime: str,
    period: str,
    folder: Path | None,
    as_json: bool,  # noqa: FBT001 -- click's way
) -> None:
    """List the files kept here, or sent by the units below in their reports of a period."""
    if regime and not period:
        raise click.UsageError(common.PERIOD_IS, ctx)
    with open_session(ctx, reading=True) as session:
        rows = sent_documents(session, regime, period) if regime else register_of(session).rows
        filed = [(row, file) for row in rows for file in row.files]
        if as_json:
            print_json([_plain(row, file) for row, file in filed])
        elif filed:
            shown = [(row.unit, row.key.printed, file.name, str(file.size)) for row, file in filed]
            print_table(texts.FILES_HEAD, shown, "lllr")
        else:
            click.echo(texts.NO_FILES)
        if folder is not None:
            _write_out(session, (file for _, file in filed), folder)


def _write_out(session: Session, wanted: Iterable[Attachment], folder: Path) -> None:
    """Write every file that is here; name those that are not."""
    for file in wanted:
        try:
            path = write.write_out(session, file, folder)
        except Problem as problem:
            if problem.code != "attachment_missing":
                raise
            click.echo(texts.NOT_HERE.format(name=file.name), err=True)
        else:
            click.echo(texts.WRITTEN.format(path=path), err=True)


def _plain(row: RegisterRow, file: Attachment) -> dict[str, Any]:
    named = {"document": row.key.printed, "issuer": row.key.issuer, "year": row.key.year}
    return {"unit": row.unit, **named, "name": file.name, "size": file.size, "hash": file.hash}
