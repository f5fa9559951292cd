"""Commands on figures: templates, filling in, showing."""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import Any

import click

from bhxh_desktop.bundles.writer import write_whole
from bhxh_desktop.cli import texts
from bhxh_desktop.cli.common import (
    author_option,
    file_argument,
    json_option,
    open_session,
    period_argument,
    print_json,
    regime_argument,
    scope_option,
    submission,
    unit_option,
)
from bhxh_desktop.cli.forms import print_forms
from bhxh_desktop.domain.figure import FigureKey
from bhxh_desktop.domain.long_csv import Line, cell_texts, read_entries, write_lines, write_template
from bhxh_desktop.domain.period import Period
from bhxh_desktop.domain.revision import SubmissionKey
from bhxh_desktop.errors import Problem
from bhxh_desktop.operations.figures import Entries, fill, working_copy
from bhxh_desktop.operations.reports import empty_source
from bhxh_desktop.queries.figures import Contents, contents
from bhxh_desktop.queries.findings import filled_forms
from bhxh_desktop.reports.naming import cell_name
from bhxh_desktop.session import Session
from bhxh_desktop.vietnamese.dates import period_words

LARGEST_CSV = 20 * 2**20


@click.command("template", help=texts.TEMPLATE)
@regime_argument
@period_argument
@file_argument("path", texts.TEMPLATE_IS)
@click.pass_context
def template_command(ctx: click.Context, regime: str, period: str, path: Path) -> None:
    """Write an empty template."""
    with open_session(ctx) as session:
        key = submission(session, regime, period)
        if path.suffix.lower() == ".csv":
            content = _csv_template(session, key).encode("utf-8-sig")
        elif path.suffix.lower() == ".xlsx":
            from bhxh_desktop.reports.template_writer import write_template  # noqa: PLC0415

            content = write_template(empty_source(session, key))
        else:
            raise Problem("report_suffix", found=path.name, expected=".xlsx, .csv")
        write_whole(path, content)
        click.echo(texts.TEMPLATE_WRITTEN.format(path=path))


@click.command("fill", help=texts.FILL)
@regime_argument
@period_argument
@file_argument("path", texts.FIGURES_ARE, exists=True)
@unit_option
@author_option
@click.pass_context
def fill_command(
    ctx: click.Context, regime: str, period: str, path: Path, unit: str | None, author: str | None
) -> None:
    """Fill in from a file."""
    with open_session(ctx, author) as session:
        key = submission(session, regime, period, unit)
        changes = fill(session, key, _entries(session, key, path))
        click.echo(texts.FILLED.format(count=changes.count))


@click.command("show", help=texts.SHOW)
@regime_argument
@period_argument
@unit_option
@scope_option
@json_option
@click.option("--csv", "as_csv", is_flag=True, help=texts.AS_CSV)
@click.pass_context
def show_command(ctx: click.Context, /, regime: str, period: str, **options: Any) -> None:
    """Show figures."""
    with open_session(ctx) as session:
        key = submission(session, regime, period, options["unit"], options["scope"])
        said = contents(session, key)
        if options["as_csv"]:
            click.echo(write_lines(lines(said)), nl=False)
        elif options["as_json"]:
            print_json(as_plain(said))
        else:
            print_contents(session, said)


def print_contents(session: Session, said: Contents) -> None:
    """Print a submission for people: what it is, its forms as on paper, the signs used."""
    unit, period = session.tree[said.key.unit], Period.parse(said.key.period)
    words = period_words(period.year, period.kind, period.number)
    title = texts.SHOW_TITLES[said.key.scope]
    regime = said.definition.regime.short_title
    click.echo(title.format(unit=unit.short_name, regime=regime, period=words))
    record = said.revision
    if record is not None:
        words = texts.SHOW_LOCKED.format(number=record.number, code=record.verification_code)
    else:
        words = texts.SHOW_OPEN[said.key.scope]
    click.echo(f"{words}\n")
    every = frozenset(said.definition.forms)
    own = said.key.scope == "own"
    forms = filled_forms(said.definition, unit.level) if own else every
    print_forms(said.definition, said.cells, forms)
    click.echo(texts.SIGNS)


def lines(said: Contents) -> list[Line]:
    """Return the cells of a submission in printed order, open rows last."""
    order = [FigureKey(*key) for key in said.definition.items]
    order += [key for key in said.cells if key not in said.definition.items]
    return [
        Line(said.key, key, said.cells[key], said.notes.get(key, ""))
        for key in order
        if key in said.cells
    ]


def as_plain(said: Contents) -> dict[str, Any]:
    """Return a submission as plain JSON."""
    cells = []
    for line in lines(said):
        value, state = cell_texts(line.cell)
        place = dict(zip(("form", "row", "column"), line.key, strict=True))
        cells.append({**place, "value": value, "state": state, "note": line.note})
    return {
        **said.key._asdict(),
        "as_of": said.as_of,
        "revision": said.revision.id if said.revision else None,
        "cells": cells,
    }


def _entries(session: Session, key: SubmissionKey, path: Path) -> Entries:
    definition = session.definition(working_copy(session, key).definition)
    if path.suffix.lower() == ".xlsx":
        from bhxh_desktop.reports.xlsx_reader import read_template  # noqa: PLC0415

        found = read_template(path, definition, key.period)
        rows: dict[str, str] = {}
        return {_with_new_row(entry.key, rows): (entry.cell, None) for entry in found}
    if path.suffix.lower() != ".csv":
        raise Problem("report_suffix", found=path.name, expected=".xlsx, .csv")
    if path.stat().st_size > LARGEST_CSV:
        raise Problem("csv_too_large", limit=LARGEST_CSV >> 20)
    try:
        text = path.read_text("utf-8-sig")
    except UnicodeDecodeError:
        raise Problem("csv_encoding", name=path.name) from None
    return read_entries(text, definition, key)


def _with_new_row(key: FigureKey, rows: dict[str, str]) -> FigureKey:
    """Give a new open row of a template its stable random id."""
    if not key.row.startswith("+"):
        return key
    name = f"{key.form} {key.row}"
    return key._replace(row=rows.setdefault(name, f"r-{secrets.token_hex(8)}"))


def _csv_template(session: Session, key: SubmissionKey) -> str:
    definition = session.definition_for(key.regime, Period.parse(key.period))
    forms = filled_forms(definition, session.unit.level)
    places = [FigureKey(*place) for place, item in definition.items.items() if not item.formula]
    return write_template(
        key, ((place, cell_name(definition, place)) for place in places if place.form in forms)
    )
