"""The command that says what became of a locked report."""

from __future__ import annotations

from typing import Any

import click

from bhxh_desktop.cli import annotate_texts as texts
from bhxh_desktop.cli import texts as common
from bhxh_desktop.cli.common import NAME, REASON, author_option, open_session
from bhxh_desktop.operations.annotations import issue, receive
from bhxh_desktop.queries.history import find_revision
from bhxh_desktop.vietnamese.dates import parse_date, short_date


@click.command("annotate", help=texts.ANNOTATE)
@click.argument("revision", metavar=common.REVISION, help=common.REVISION_IS)
@click.option("--number", metavar=common.QUANTITY, type=NAME, help=texts.NUMBER)
@click.option("--date", "issued", metavar=common.DAY, help=texts.ISSUED)
@click.option("--signed-by", "person", metavar=common.NAME, type=NAME, help=texts.PERSON)
@click.option("--received", metavar=common.DAY, help=texts.RECEIVED)
@click.option("--reason", metavar=common.TEXT, type=REASON, default="", help=texts.REASON)
@author_option
@click.pass_context
def annotate_command(ctx: click.Context, /, revision: str, **said: Any) -> None:
    """Say that a report was issued, or when it was received."""
    if (said["received"] is None) == (said["issued"] is None):
        raise click.UsageError(texts.ONE_OF_TWO)
    with open_session(ctx, said["author"]) as session:
        record = find_revision(session, revision)
        if said["issued"] is not None:
            day = parse_date(said["issued"])
            issue(session, record, day, said["number"] or "", said["person"] or "")
            words = texts.IS_ISSUED.format(number=said["number"], day=short_date(day))
        else:
            day = parse_date(said["received"])
            receive(session, record, day, said["reason"])
            words = texts.IS_RECEIVED.format(day=short_date(day))
        unit = session.tree[record.unit].short_name
        click.echo(texts.SAID.format(unit=unit, code=record.verification_code, words=words))
