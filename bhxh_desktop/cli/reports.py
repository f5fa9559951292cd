"""Commands that write reports and totals."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from bhxh_desktop.bundles.writer import write_whole
from bhxh_desktop.cli import texts
from bhxh_desktop.cli.common import (
    all_option,
    author_option,
    cell_words,
    exclude_option,
    exclusions,
    file_argument,
    force_option,
    open_session,
    period_argument,
    reason_option,
    regime_argument,
    submission,
    unit_option,
)
from bhxh_desktop.cli.figures import as_plain, lines, print_contents
from bhxh_desktop.cli.findings import all_words
from bhxh_desktop.domain.figure import CellState
from bhxh_desktop.domain.long_csv import cell_texts, write_lines
from bhxh_desktop.domain.naming import cell_name, place_name
from bhxh_desktop.errors import Problem
from bhxh_desktop.messages import say
from bhxh_desktop.operations.reports import check_free, write_report
from bhxh_desktop.operations.submissions import lock_total
from bhxh_desktop.queries.after_lock import Afterwards, Shift
from bhxh_desktop.queries.consolidation import Consolidated, as_contents, consolidated
from bhxh_desktop.queries.figures import Contents, contents
from bhxh_desktop.queries.findings import findings
from bhxh_desktop.queries.report_source import source_of, source_of_total
from bhxh_desktop.reports.by_unit import cells_of_total
from bhxh_desktop.reports.printed import with_measure
from bhxh_desktop.reports.shortcomings import shortcomings
from bhxh_desktop.session import Session
from bhxh_desktop.vietnamese.numbers import format_change


@click.command("report", help=texts.REPORT)
@regime_argument
@period_argument
@file_argument("path", texts.REPORT_IS)
@unit_option
@click.option("--consolidated", "total", is_flag=True, help=texts.CONSOLIDATED)
@all_option
@exclude_option
@force_option
@click.pass_context
def report_command(
    ctx: click.Context, /, regime: str, period: str, path: Path, **options: Any
) -> None:
    """Write a draft or the annexes."""
    with open_session(ctx) as session:
        key = submission(session, regime, period, options["unit"])
        if options["total"]:
            made = _consolidated(session, regime, period, options)
            source = source_of_total(session, made, _own(session, regime, period))
        else:
            source = source_of(session, contents(session, key))
        write_report(session, source, path, force=options["force"])
        click.echo(texts.REPORT_WRITTEN[source.lock is not None].format(path=path))
        for fault in shortcomings(source, path.suffix.lower()):
            click.echo(say(fault), err=True)


@click.command("consolidate", help=texts.CONSOLIDATE)
@regime_argument
@period_argument
@click.argument(
    "path",
    type=click.Path(path_type=Path),
    metavar=f"[{texts.FILE}]",
    required=False,
    help=texts.TOTAL_IS,
)
@all_option
@exclude_option
@click.option("--lock", "locking", is_flag=True, help=texts.LOCK_TOTAL)
@force_option
@reason_option
@author_option
@click.pass_context
def consolidate_command(
    ctx: click.Context, /, regime: str, period: str, path: Path | None, **options: Any
) -> None:
    """Add up what counts."""
    with open_session(ctx, options["author"]) as session:
        made = _consolidated(session, regime, period, options)
        if path is None:
            _print(session, made)
        elif path.suffix.lower() == ".xlsx":
            own = _own(session, regime, period)
            source = source_of_total(session, made, own)
            write_report(session, source, path, force=options["force"])
        else:
            data = _as_file(made, path)
            if not options["force"]:
                check_free(path)
            write_whole(path, data)
        for note in _notes(session, made):
            click.echo(note, err=True)
        if options["locking"]:
            _print_findings(session, made)
            record = lock_total(session, made, options["reason"])
            click.echo(texts.TOTAL_LOCKED.format(code=record.verification_code), err=True)


def _consolidated(
    session: Session, regime: str, period: str, options: dict[str, Any]
) -> Consolidated:
    """Return the total people ask for; raise Problem ``total_nobody_below``.

    For a unit with nobody below it a total is its own report under another name.
    """
    excluded = exclusions(options["exclude"])
    if not any(unit.parent == session.unit.code for unit in session.tree):
        raise Problem("total_nobody_below", unit=session.unit.short_name)
    return consolidated(
        session, regime, period, unapproved=options["unapproved"], excluded=excluded
    )


def _print_findings(session: Session, made: Consolidated) -> None:
    """Print what a total would be locked over."""
    said = as_contents(made)
    found = findings(session, said)
    for words in all_words(said.definition, found, said.cells) if found else ():
        click.echo(words, err=True)


def _own(session: Session, regime: str, period: str) -> Contents | None:
    """Return what the unit itself wrote, if anything: it lends the total its narrative."""
    try:
        return contents(session, submission(session, regime, period))
    except Problem:
        return None


def _as_file(made: Consolidated, path: Path) -> bytes:
    said = as_contents(made)
    if path.suffix.lower() == ".csv":
        return write_lines(lines(said)).encode("utf-8-sig")
    if path.suffix.lower() == ".json":
        return json.dumps(_plain(made), ensure_ascii=False, indent=2).encode()
    raise Problem("report_suffix", found=path.name, expected=".csv, .xlsx, .json")


def _plain(made: Consolidated) -> dict[str, Any]:
    by_unit = [
        {"cell": ".".join(key), "unit": unit, "value": cell_texts(cell)[0]}
        for key, said in made.total.by_unit.items()
        for unit, cell in said
    ]
    return {
        **as_plain(as_contents(made)),
        "sources": {t.unit: {"scope": t.scope, "revision": t.revision} for t in made.plan.taken},
        "missing": list(made.plan.missing),
        "excluded": dict(made.plan.excluded),
        "by_unit": by_unit,
        "moved": _moved_plain(made.afterwards),
    }


def _print(session: Session, made: Consolidated) -> None:
    names = {unit.code: unit.short_name for unit in session.tree}
    cells, _ = cells_of_total(made.total, made.definition, names)
    print_contents(session, replace(as_contents(made), cells=cells))


def _notes(session: Session, made: Consolidated) -> Iterable[str]:
    """Yield what a reader of the total has to know."""
    plan = made.plan
    names = [session.tree[taken.unit].short_name for taken in plan.taken]
    yield texts.TAKEN.format(units=", ".join(names))
    if plan.missing:
        missing = ", ".join(session.tree[unit].short_name for unit in plan.missing)
        yield texts.MISSING.format(units=missing)
    for unit, reason in plan.excluded.items():
        yield texts.EXCLUDED.format(unit=session.tree[unit].short_name, reason=reason)
    for taken in plan.taken:
        name = session.tree[taken.unit].short_name
        if taken.choice.newer:
            yield texts.NEWER.format(unit=name)
        if taken.choice.disputed:
            code = made.records[taken.revision].verification_code
            yield texts.DISPUTED_CHOICE.format(unit=name, code=code)
        if not taken.choice.approved:
            yield texts.UNAPPROVED.format(unit=name)
    for found in made.total.differences:
        yield texts.DIFFERENCE.format(
            unit=session.tree[found.unit].short_name,
            cell=cell_name(made.definition, found.key),
            printed=cell_words(made.definition.items[found.key], found.printed),
            computed=cell_words(made.definition.items[found.key], found.computed),
        )
    yield from _changed(session, made)
    yield from _moved(session, made)
    for odd in made.total.disagreements:
        item = made.definition.items[odd.key]
        said = ", ".join(f"{unit} {cell_words(item, cell)}" for unit, cell in odd.values)
        yield texts.DISAGREEMENT.format(cell=cell_name(made.definition, odd.key), values=said)


def _changed(session: Session, made: Consolidated) -> Iterable[str]:
    """Yield where the locked total differs from what its own sources add up to today."""
    after = made.afterwards
    if after is not None and after.changes:
        yield texts.TOTAL_CHANGED.format(code=after.record.verification_code)
    for found in after.changes if after else ():
        item = made.definition.item(*found.key)
        if item is not None:
            yield texts.DIFFERENCE.format(
                unit=session.tree[found.unit].short_name,
                cell=cell_name(made.definition, found.key),
                printed=cell_words(item, found.printed),
                computed=cell_words(item, found.computed),
            )


def _moved(session: Session, made: Consolidated) -> Iterable[str]:
    """Yield what moved since the total was locked, number by number."""
    after = made.afterwards
    if after is None:
        return
    for unit in after.joined:
        yield texts.JOINED.format(unit=session.tree[unit].short_name)
    for unit in after.gone:
        yield texts.GONE.format(unit=session.tree[unit].short_name)
    for unit in after.revised:
        name = session.tree[unit].short_name
        shifts = [shift for shift in after.shifts if shift.unit == unit]
        for shift in shifts[:MOST_SHIFTS]:
            cell = place_name(made.definition, shift.key)
            yield texts.MOVED.format(change=_change(made, shift), unit=name, cell=cell)
        if not shifts:
            yield texts.REVISED.format(unit=name)
        elif len(shifts) > MOST_SHIFTS:
            yield texts.MOVED_MORE.format(count=len(shifts) - MOST_SHIFTS, unit=name)


MOST_SHIFTS = 10
"""Numbers of one unit that are told one by one; --json tells all."""


def _change(made: Consolidated, shift: Shift) -> str:
    """Return ``+13 hồ sơ``; where one side is no number, both as they are printed."""
    item = made.definition.items[shift.key]
    counted = (CellState.VALUE, CellState.NONE_ARISING)
    if shift.before.state not in counted or shift.after.state not in counted:
        before, after = cell_words(item, shift.before), cell_words(item, shift.after)
        return texts.FROM_TO.format(before=before, after=after)
    change = format_change(shift.after.number - shift.before.number, item.places)
    return with_measure(change, item)


def _moved_plain(after: Afterwards | None) -> dict[str, Any] | None:
    if after is None or after.is_current:
        return None
    return {
        "since": after.record.id,
        "joined": list(after.joined),
        "gone": list(after.gone),
        "revised": list(after.revised),
        "cells": [
            {
                "unit": shift.unit,
                "cell": ".".join(shift.key),
                "before": cell_texts(shift.before)[0],
                "after": cell_texts(shift.after)[0],
            }
            for shift in after.shifts
        ],
    }
