"""The board of a period: units by regimes, and one report with the proof of what it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from bhxh_desktop import clock
from bhxh_desktop.domain.compiled import compiled
from bhxh_desktop.domain.figure import BLANK, Cell, CellState, FigureKey
from bhxh_desktop.domain.naming import cell_name
from bhxh_desktop.domain.period import Period
from bhxh_desktop.domain.regime import Definition, Form, Item
from bhxh_desktop.domain.review import Verdict
from bhxh_desktop.domain.revision import HeadRecord, SubmissionKey
from bhxh_desktop.domain.unit import Unit
from bhxh_desktop.errors import Problem
from bhxh_desktop.queries.annotations import Noted, noted
from bhxh_desktop.queries.figures import Contents, of_revision
from bhxh_desktop.queries.findings import Checked, findings, forms_of
from bhxh_desktop.queries.history import History, history
from bhxh_desktop.queries.status import StatusRow, days_left, status
from bhxh_desktop.queries.versions import figures_in
from bhxh_desktop.session import Session, version_for
from bhxh_desktop.store import revisions, working

MOST_MAIN = 4


@dataclass(frozen=True)
class BoardColumn:
    """One regime that has the period."""

    regime: str
    title: str
    due_on: date
    days_left: int
    """Working days until it is due, below 0 after that."""


@dataclass(frozen=True)
class Board:
    """Where every unit stands with every regime of a period."""

    period: str
    columns: tuple[BoardColumn, ...]
    units: tuple[Unit, ...]
    rows: Mapping[tuple[str, str], StatusRow]
    """By unit and regime; a unit that does not owe a regime has no row there."""


@dataclass(frozen=True)
class Changed:
    """A typed cell that says something else than before."""

    name: str
    item: Item
    before: Cell
    after: Cell


@dataclass(frozen=True)
class MainFigure:
    """One of the figures that tell most of a report."""

    name: str
    item: Item
    cell: Cell


@dataclass(frozen=True)
class Side:
    """One head of a submission: as a rule there is just one, in a conflict there are several."""

    record: HeadRecord
    noted: Noted
    """Its number and day of issue, the day it was received where that was put right."""
    received_at: str
    """ISO; "" where it was locked here."""
    signed_by: Literal["unit", "above"]
    verdict: Verdict
    said: Contents | None
    """None where the figures were not passed on."""
    findings: tuple[Checked, ...]
    before: int
    """Lần thứ n of the revision that *changed* compares with, 0 where there is none."""
    changed: tuple[Changed, ...]
    main: tuple[MainFigure, ...]


@dataclass(frozen=True)
class Event:
    """Something that happened to a submission."""

    at: str
    kind: Literal["locked", "received", "approve", "return"]
    number: int
    """Lần thứ n of the revision it happened to."""
    unit: str
    """Whose act it was."""
    reason: str = ""


@dataclass(frozen=True)
class UnitReport:
    """All the board tells of one submission."""

    row: StatusRow
    title: str
    sides: tuple[Side, ...]
    events: tuple[Event, ...]
    """Oldest first."""
    at_home: bool
    """It is the workspace's own unit: nobody judges it here."""
    begun: bool
    """Something is being typed for the unit here."""


def board(session: Session, period: str) -> Board:
    """Return the board of a period; regimes and units in their order."""
    rows = status(session, period)
    regimes = dict.fromkeys(row.key.regime for row in rows)
    units = dict.fromkeys(row.unit.code for row in rows)
    due = {row.key.regime: row.due_on for row in rows}
    columns = []
    for code in regimes:
        title = version_for(session.installed, code, Period.parse(period).year).regime.short_title
        columns.append(BoardColumn(code, title, due[code], days_left(due[code], clock.today())))
    return Board(
        period=period,
        columns=tuple(columns),
        units=tuple(session.tree[code] for code in units),
        rows={(row.unit.code, row.key.regime): row for row in rows},
    )


def unit_report(session: Session, row: StatusRow) -> UnitReport:
    """Return what the board tells of the submission of *row*."""
    key = row.key
    known = history(session, key.regime, key.period)
    definition = session.definition_for(key.regime, Period.parse(key.period))
    heads = known.heads_at(key)
    group = known.groups.get(key, {})
    at_home = key.unit == session.unit.code
    received = {} if at_home else revisions.received_at(session.connection, group)
    sides = [
        _side(session, known, known.records[head], received.get(head, "")) for head in heads.ids
    ]
    return UnitReport(
        row=row,
        title=definition.regime.short_title,
        sides=tuple(sides),
        events=tuple(_events(known, key, received)),
        at_home=at_home,
        begun=not at_home and working.load(session.connection, key) is not None,
    )


def _side(session: Session, known: History, record: HeadRecord, received_at: str) -> Side:
    try:
        said = of_revision(session, record.id)
    except Problem:  # the figures were not passed on: the record still proves what came
        said = None
    before = _before(known, record)
    changed = _changed(session, said, before) if said and before else ()
    return Side(
        record=record,
        noted=noted(session, record),
        received_at=received_at,
        signed_by="above" if known.trust.by_ancestor(record, session.tree) else "unit",
        verdict=known.judge.verdict(known.same_as(record), known.records),
        said=said,
        findings=findings(session, said) if said else (),
        before=before.number if before and said else 0,
        changed=tuple(changed),
        main=tuple(_main(session, said))[:MOST_MAIN] if said else (),
    )


def _before(known: History, record: HeadRecord) -> HeadRecord | None:
    """Return the latest revision before *record* that was sent: its number is smaller."""
    graph = known.graph(record.key)
    earlier = [known.records[revision] for revision in graph.ancestors([record.id])]
    sent = [each for each in earlier if each.number < record.number]
    return max(sent, key=lambda each: (each.number, graph.depth(each.id)), default=None)


def _changed(session: Session, said: Contents, before: HeadRecord) -> Iterator[Changed]:
    """Yield the typed cells that differ, in printed order."""
    then = figures_in(session, before, said.definition) or {}
    program = compiled(said.definition).program
    order = {place: number for number, place in enumerate(said.definition.items)}
    different = {
        place for place in {*then, *said.cells} if then.get(place) != said.cells.get(place)
    }
    for place in sorted(different, key=lambda each: (order.get(each, len(order)), each)):
        item = said.definition.item(*place)
        if item is not None and program.is_input(place):
            name = cell_name(said.definition, place)
            yield Changed(name, item, then.get(place, BLANK), said.cells.get(place, BLANK))


def _main(session: Session, said: Contents) -> Iterator[MainFigure]:
    """Yield the first number of each total line, and the first computed one of each sheet."""
    for form in forms_of(said.definition, session.tree[said.key.unit].level):
        for place, item in _telling(said.definition, form):
            cell = said.cells.get(place, BLANK)
            if cell.state is CellState.VALUE:
                yield MainFigure(_main_name(said.definition, form, place), item, cell)
                break


def _telling(definition: Definition, form: Form) -> Iterator[tuple[FigureKey, Item]]:
    """Yield the computed numbers of a sheet, of a table those of its total lines."""
    totals = {row.code for row in form.rows if row.formula}
    for place, item in definition.items.items():
        sums_up = item.formula and (form.is_sheet or place[1] in totals)
        if place[0] == form.code and item.kind == "number" and sums_up:
            yield FigureKey(*place), item


def _main_name(definition: Definition, form: Form, place: FigureKey) -> str:
    """Return the group of columns a total stands in: it says more than "Tổng cộng"."""
    column = next((c for c in form.columns if c.code == place.column), None)
    return column.group if column and column.group else cell_name(definition, place)


def _events(known: History, key: SubmissionKey, received: Mapping[str, str]) -> Sequence[Event]:
    """Return what happened here: revisions that came or were locked, and their reviews."""
    waiting = known.heads_at(key).waiting
    found = [
        Event(received[i], "received", record.number, key.unit)
        if i in received
        else Event(record.locked_at, "locked", record.number, key.unit)
        for i, record in known.groups.get(key, {}).items()
        if i not in waiting
    ]
    for i, review in known.reviews.items():
        judged = known.records[review.revision]
        if judged.key == key and known.counts(i):
            event = Event(review.made_at, review.verdict, judged.number, review.unit, review.reason)
            found.append(event)
    return sorted(found, key=lambda event: datetime.fromisoformat(event.at))
