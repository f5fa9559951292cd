"""Commands that write a backup and make a workspace of one."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import click

from bhxh_desktop.bundles.trust import fingerprint
from bhxh_desktop.cli import texts
from bhxh_desktop.cli.common import (
    author_option,
    data_folder,
    file_argument,
    force_option,
    open_session,
)
from bhxh_desktop.errors import Problem
from bhxh_desktop.messages import one_line
from bhxh_desktop.operations.backups import back_up, restore
from bhxh_desktop.operations.recovery import code_in
from bhxh_desktop.reports.recovery_page import as_text
from bhxh_desktop.session import Session
from bhxh_desktop.vietnamese.dates import short_date
from bhxh_desktop.vietnamese.numbers import format_number


@click.command("backup", help=texts.BACKUP)
@file_argument("path", texts.BACKUP_IS)
@click.option("--recovery", is_flag=True, help=texts.BACKUP_CODE)
@click.option(
    "--recovery-page", type=click.Path(path_type=Path), metavar=texts.FILE, help=texts.BACKUP_PAGE
)
@force_option
@author_option
@click.pass_context
def backup_command(ctx: click.Context, /, path: Path, **options: Any) -> None:
    """Write a backup."""
    with open_session(ctx, options["author"]) as session:
        page = options["recovery_page"]
        made = back_up(session, path, code=options["recovery"], page=page, force=options["force"])
        size = texts.BYTES.format(size=format_number(Decimal(made.size)))
        click.echo(texts.BACKED_UP.format(path=one_line(str(made.path)), size=size))
        if page is not None:
            click.echo(texts.RECOVERY_WRITTEN.format(path=one_line(str(page))))
        else:
            click.echo(texts.BACKUP_OPENS[made.page is not None])
            click.echo(f"\n{as_text(made.page)}" if made.page else "", nl=False)


@click.command("restore", help=texts.RESTORE)
@file_argument("path", texts.RESTORE_FROM, exists=True)
@click.option(
    "--recovery",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar=texts.FILE,
    help=texts.RESTORE_CODE,
)
@click.option("--new-keys", is_flag=True, help=texts.NEW_KEYS)
@click.pass_context
def restore_command(
    ctx: click.Context,
    path: Path,
    recovery: Path | None,
    new_keys: bool,  # noqa: FBT001 -- click's way
) -> None:
    """Make a workspace of a backup."""
    folder = data_folder(ctx)
    if recovery is None and not new_keys:
        raise Problem("restore_needs_code")
    header = restore(folder, path, code_in(recovery) if recovery and not new_keys else None)
    with Session.open(folder) as session:
        at = datetime.fromisoformat(header.made_at)
        when = {"time": f"{at:%H:%M}", "day": short_date(at.date())}
        unit = session.unit.name
        click.echo(texts.RESTORED.format(unit=unit, path=one_line(str(folder)), **when))
        click.echo(texts.RESTORED_NEW if new_keys else texts.RESTORED_KEYS)
        click.echo(texts.OWN_KEY.format(fingerprint=fingerprint(session.key.public)))
        click.echo(texts.RESTORED_THEN)
