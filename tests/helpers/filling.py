"""Filling whole reports with one number, whatever their regime."""

from __future__ import annotations

from bhxh_desktop.domain.figure import Cell, FigureKey, number_cell, text_cell
from bhxh_desktop.domain.period import Period
from bhxh_desktop.domain.regime import Item
from bhxh_desktop.domain.revision import SubmissionKey
from bhxh_desktop.operations.figures import fill
from bhxh_desktop.operations.submissions import lock
from bhxh_desktop.queries.findings import forms_of
from bhxh_desktop.session import Session
from tests.helpers.workspaces import OFFICE, REASON

CONTROL = "kstthc"
"""A regime with quarters that go on from one another."""


def at(period: str, regime: str = CONTROL) -> SubmissionKey:
    """The office's own report of a period."""
    return SubmissionKey(OFFICE, "own", regime, period)


def entry(item: Item, number: int) -> Cell:
    """Something that every kind of item takes."""
    words = {"date": "2024-01-01", "yes_no": "yes", "choice": "".join(item.choices[:1])}
    return number_cell(number) if item.kind == "number" else text_cell(words.get(item.kind, "x"))


def filled(
    session: Session,
    key: SubmissionKey,
    number: int = 10,
    but: FigureKey | None = None,
    **cells: int,
) -> None:
    """Fill a report with one number all over, but for one cell and the columns of *cells*."""
    definition = session.definition_for(key.regime, Period.parse(key.period))
    forms = {form.code for form in forms_of(definition, session.tree[key.unit].level)}
    typed = {
        FigureKey(*place): entry(item, cells.get(place[2], number))
        for place, item in definition.items.items()
        if place[0] in forms and not item.formula and place != but
    }
    fill(session, key, {place: (cell, None) for place, cell in typed.items()})


def locked(session: Session, key: SubmissionKey, number: int = 10, **cells: int) -> None:
    """Fill and lock a report, whatever is found in it."""
    filled(session, key, number, **cells)
    lock(session, key, REASON)
