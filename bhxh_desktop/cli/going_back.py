"""The command that goes back to a copy of this workspace's own store."""

from __future__ import annotations

from pathlib import Path

import click

from bhxh_desktop.cli import going_back_texts as texts
from bhxh_desktop.cli.common import author_option, file_argument, open_session
from bhxh_desktop.messages import one_line
from bhxh_desktop.operations.going_back import Lost, go_back, what_is_lost
from bhxh_desktop.vietnamese.dates import short_date


@click.command("go-back", help=texts.GO_BACK)
@file_argument("path", texts.COPY_IS, exists=True)
@click.option("--dry-run", "dry", is_flag=True, help=texts.DRY_RUN)
@author_option
@click.pass_context
def go_back_command(
    ctx: click.Context,
    path: Path,
    dry: bool,  # noqa: FBT001 -- click's way
    author: str | None,
) -> None:
    """Tell what is lost, and go back."""
    with open_session(ctx, author) as session:
        lost = what_is_lost(session, path)
        _tell(lost)
        if not dry:
            kept = go_back(session, path, lost)
            click.echo(texts.WENT_BACK.format(path=one_line(str(kept))))


def _tell(lost: Lost) -> None:
    day = short_date(lost.made_at.date())
    click.echo(texts.LOSES.format(time=f"{lost.made_at:%H:%M}", day=day))
    for each in lost.revisions:
        click.echo(texts.REVISION.format(name=" ".join(each.key), number=each.number))
    for key in lost.typed:
        click.echo(texts.TYPED.format(name=" ".join(key)))
    click.echo(texts.FILES.format(count=lost.files))
