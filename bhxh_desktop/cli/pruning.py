"""The command that takes the content of old revisions out of the store."""

from __future__ import annotations

from decimal import Decimal

import click

from bhxh_desktop.cli import prune_texts as texts
from bhxh_desktop.cli import texts as common
from bhxh_desktop.cli.common import author_option, open_session
from bhxh_desktop.messages import one_line
from bhxh_desktop.operations.pruning import prunable, prune
from bhxh_desktop.vietnamese.numbers import format_number


@click.command("prune", help=texts.PRUNE)
@click.option("--before", type=int, required=True, metavar=common.YEAR, help=texts.BEFORE)
@click.option("--dry-run", "dry", is_flag=True, help=texts.DRY_RUN)
@author_option
@click.pass_context
def prune_command(
    ctx: click.Context,
    before: int,
    dry: bool,  # noqa: FBT001 -- click's way
    author: str | None,
) -> None:
    """Take out what was superseded, or say how much that would be."""
    with open_session(ctx, author) as session:
        found = prunable(session, before) if dry else prune(session, before)
    counted = {
        "revisions": format_number(Decimal(len(found.revisions))),
        "size": format_number(Decimal(found.size)),
        "year": before,
    }
    words = texts.DONE if not dry else texts.WOULD if found.parts else texts.NOTHING
    click.echo(words.format(**counted))
    if found.backup is not None:
        click.echo(texts.COPY.format(path=one_line(str(found.backup))))
