"""Commands on figures: templates, filling in, showing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from bhxh_desktop.cli import texts
from bhxh_desktop.cli.common import (
    author_option,
    file_argument,
    force_option,
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
from bhxh_desktop.cli.hints import tell
from bhxh_desktop.domain.figure import FigureKey
from bhxh_desktop.domain.long_csv import Line, cell_texts, write_lines
from bhxh_desktop.domain.period import Period
from bhxh_desktop.domain.revision import SubmissionKey
from bhxh_desktop.errors import Problem
from bhxh_desktop.operations.templates import fill_file, save_template
from bhxh_desktop.operations.transcripts import transcribe
from bhxh_desktop.queries.figures import Contents, contents
from bhxh_desktop.queries.findings import filled_forms
from bhxh_desktop.queries.transcripts import definition_of, transcript
from bhxh_desktop.session import Session

earlier_option = click.option("--earlier", is_flag=True, help=texts.EARLIER)


@click.command("template", help=texts.TEMPLATE)
@regime_argument
@period_argument
@file_argument("path", texts.TEMPLATE_IS)
@force_option
@click.pass_context
def template_command(
    ctx: click.Context, regime: str, period: str, path: Path, *, force: bool
) -> None:
    """Write a template that holds what was entered already."""
    with open_session(ctx, reading=True) as session:
        save_template(session, submission(session, regime, period), path, force=force)
        click.echo(texts.TEMPLATE_WRITTEN.format(path=path))


@click.command("fill", help=texts.FILL)
@regime_argument
@period_argument
@file_argument("path", texts.FIGURES_ARE, exists=True)
@unit_option
@earlier_option
@author_option
@click.pass_context
def fill_command(ctx: click.Context, /, regime: str, period: str, path: Path, **more: Any) -> None:
    """Fill in from a file."""
    with open_session(ctx, more["author"]) as session:
        if more["earlier"]:
            key = SubmissionKey(session.unit.code, "own", regime, period)
            click.echo(texts.TRANSCRIBED.format(count=transcribe(session, key, path).count))
            return
        key = submission(session, regime, period, more["unit"])
        filled = fill_file(session, key, path)
        click.echo(texts.FILLED.format(count=filled.changes.count))
        tell(filled.warnings)


@click.command("show", help=texts.SHOW)
@regime_argument
@period_argument
@unit_option
@scope_option
@json_option
@click.option("--csv", "as_csv", is_flag=True, help=texts.AS_CSV)
@earlier_option
@click.pass_context
def show_command(ctx: click.Context, /, regime: str, period: str, **options: Any) -> None:
    """Show figures."""
    with open_session(ctx, reading=True) as session:
        if options["earlier"]:
            said = _transcript(session, SubmissionKey(session.unit.code, "own", regime, period))
        else:
            key = submission(session, regime, period, options["unit"], options["scope"])
            said = contents(session, key)
        if options["as_csv"]:
            click.echo(write_lines(lines(said)), nl=False)
        elif options["as_json"]:
            print_json(as_plain(said))
        else:
            print_contents(session, said)


def _transcript(session: Session, key: SubmissionKey) -> Contents:
    period = Period.parse(key.period)
    definition = definition_of(session, key.regime, period)
    cells = transcript(session, key, definition)
    if not cells:
        raise Problem("transcript_none", period=period.words)
    return Contents(key, definition, session.window(definition, period).as_of.isoformat(), cells)


def print_contents(session: Session, said: Contents) -> None:
    """Print a submission for people: what it is, its forms as on paper, the signs used."""
    unit, period = session.tree[said.key.unit], Period.parse(said.key.period)
    words = period.words
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
