"""Commands on the journal."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from bhxh_desktop.cli import texts
from bhxh_desktop.cli.common import (
    NAME,
    REASON,
    author_option,
    file_argument,
    json_option,
    open_session,
    print_json,
    print_table,
    reason_option,
    regime_argument,
    shortened,
)
from bhxh_desktop.domain.figure import FigureKey
from bhxh_desktop.domain.journal import Booking, JournalLine
from bhxh_desktop.domain.naming import cell_name
from bhxh_desktop.domain.period import Period
from bhxh_desktop.errors import Problem
from bhxh_desktop.operations import journal
from bhxh_desktop.operations.templates import read_csv
from bhxh_desktop.queries.journal import lines_of
from bhxh_desktop.session import Session
from bhxh_desktop.vietnamese.dates import short_date
from bhxh_desktop.vietnamese.numbers import figure_text

_SHOWN = 8
line_argument = click.argument("line", metavar=texts.LINE_ID, help=texts.LINE_IS)
switch_option = click.option("--switch", is_flag=True, help=texts.SWITCH)


@click.group("journal", help=texts.JOURNAL, invoke_without_command=True)
@json_option
@click.pass_context
def journal_command(ctx: click.Context, as_json: bool) -> None:  # noqa: FBT001 -- click's way
    """Show every line."""
    if ctx.invoked_subcommand is None:
        _list(ctx, "", "", as_json=as_json)


@journal_command.command(
    "add",
    help=texts.JOURNAL_ADD,
    context_settings={"ignore_unknown_options": True},  # -1 is a quantity
)
@regime_argument
@click.argument("place", metavar=texts.PLACE, help=texts.PLACE_IS, type=NAME)
@click.argument("day", metavar=texts.DAY, help=texts.DAY_IS)
@click.argument("quantity", metavar=texts.QUANTITY, help=texts.QUANTITY_IS)
@click.option("--note", metavar=texts.TEXT, type=REASON, default="", help=texts.NOTE)
@switch_option
@author_option
@click.pass_context
def add_line(ctx: click.Context, /, regime: str, place: str, **options: Any) -> None:
    """Write one line."""
    with open_session(ctx, options["author"]) as session:
        codes = place.split(".")
        if len(codes) != len(FigureKey._fields):
            raise Problem("entry_unknown", cell=place[:80])
        new = journal.new_line(
            FigureKey(*codes), options["day"], options["quantity"], options["note"]
        )
        made = journal.write_lines(session, regime, [new], switch=options["switch"])
        _tell(session, made)


@journal_command.command("load", help=texts.JOURNAL_LOAD)
@regime_argument
@file_argument("path", texts.JOURNAL_FILE, exists=True)
@switch_option
@author_option
@click.pass_context
def load_lines(ctx: click.Context, /, regime: str, path: Path, **options: Any) -> None:
    """Write the lines of a file."""
    with open_session(ctx, options["author"]) as session:
        given = journal.read_lines(read_csv(path))
        _tell(session, journal.write_lines(session, regime, given, switch=options["switch"]))


@journal_command.command("list", help=texts.JOURNAL_LIST)
@click.argument("regime", metavar=f"[{texts.REGIME}]", help=texts.REGIME_IS, default="")
@click.argument("period", metavar=f"[{texts.PERIOD}]", help=texts.PERIOD_IS, default="")
@json_option
@click.pass_context
def list_lines(ctx: click.Context, regime: str, period: str, as_json: bool) -> None:  # noqa: FBT001
    """Show the lines of a regime."""
    _list(ctx, regime, period, as_json=as_json)


def _list(ctx: click.Context, regime: str, period: str, *, as_json: bool) -> None:
    """Show all lines, or those of a regime, or those of its period."""
    with open_session(ctx, reading=True) as session:
        if period:
            session.definition_for(regime, Period.parse(period))
        lines = lines_of(session, regime, period)
        if as_json:
            print_json([_plain(line) for line in lines])
        elif lines:
            rows = [_row(session, line) for line in lines]
            print_table(texts.JOURNAL_HEAD, rows, "....r")
        else:
            click.echo(texts.JOURNAL_NOTHING)


@journal_command.command("remove", help=texts.JOURNAL_REMOVE)
@line_argument
@author_option
@click.pass_context
def remove_line(ctx: click.Context, line: str, author: str | None) -> None:
    """Remove a line that no revision counts."""
    with open_session(ctx, author) as session:
        removed = journal.remove_line(session, line)
        click.echo(texts.JOURNAL_REMOVED.format(id=removed.id[:_SHOWN]))


@journal_command.command("reverse", help=texts.JOURNAL_REVERSE)
@line_argument
@reason_option
@author_option
@click.pass_context
def reverse_line(ctx: click.Context, line: str, reason: str, author: str | None) -> None:
    """Take back a locked line."""
    with open_session(ctx, author) as session:
        _tell(session, [journal.reverse_line(session, line, reason)])


def _tell(session: Session, made: Iterable[tuple[JournalLine, Booking]]) -> None:
    """Say how many lines were written, and which count in another period than their own."""
    written = list(made)
    click.echo(texts.JOURNAL_WRITTEN.format(count=len(written)))
    for line, where in written:
        if where.late:
            words = texts.JOURNAL_LATE.format(
                cell=_name(session, line),
                day=short_date(line.event_on),
                belongs=where.belongs.words,
                booked=where.booked.words,
            )
            click.echo(words, err=True)


def _name(session: Session, line: JournalLine) -> str:
    definition = session.definition_for(line.regime, Period.parse(line.period))
    return cell_name(definition, line.place)


def _row(session: Session, line: JournalLine) -> list[str]:
    return [
        line.id[:_SHOWN],
        f"{line.regime} {line.period}",
        short_date(line.event_on),
        shortened(_name(session, line), 50),
        figure_text(line.quantity),
        shortened(line.note, 40),
        texts.JOURNAL_STANDING[line.locked],
    ]


def _plain(line: JournalLine) -> dict[str, Any]:
    return {
        "id": line.id,
        "regime": line.regime,
        "period": line.period,
        **line.place._asdict(),
        "event_on": line.event_on.isoformat(),
        "quantity": figure_text(line.quantity),
        "note": line.note,
        "author": line.author,
        "written_at": line.written_at,
        "reverses": line.reverses,
        "locked": line.locked,
    }
