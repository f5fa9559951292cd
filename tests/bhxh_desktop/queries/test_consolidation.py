"""The total: what it is made of, unit by unit down to the last cell, and what it cannot be."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import msgspec
import pytest

from bhxh_desktop.domain.assignment import Assignment
from bhxh_desktop.domain.compiled import compiled
from bhxh_desktop.domain.figure import CellState, FigureKey, number_cell
from bhxh_desktop.domain.parts import TaskProgress
from bhxh_desktop.domain.regime import Definition, is_open_row
from bhxh_desktop.domain.task import Task, count_tasks
from bhxh_desktop.errors import Problem, Problems
from bhxh_desktop.operations.exporting import export
from bhxh_desktop.operations.figures import set_progress
from bhxh_desktop.operations.importing import import_files
from bhxh_desktop.operations.reviews import review
from bhxh_desktop.operations.submissions import lock, lock_total
from bhxh_desktop.operations.workspaces import confirm_key, create
from bhxh_desktop.queries.consolidation import as_contents, consolidated
from bhxh_desktop.queries.history import history
from bhxh_desktop.session import Session
from bhxh_desktop.store import assignments, definitions, working
from tests.helpers.workspaces import (
    ATTENDEES,
    FIGURES,
    MENDED,
    OFFICE,
    OFFICES,
    PERIOD,
    PROVINCE,
    REASON,
    REGIME,
    STRANGER,
    UNITS,
    a_record,
    definition,
    head_of,
    key_of,
    total_of,
    write_one,
    write_withheld,
)

NEW = FigureKey("dossiers", "collection", "new")
PLANNED = FigureKey("task_totals", "planned", "value")
DONE = TaskProgress("procedures", "done", "2023-03-01")
LATE = TaskProgress("procedures", "late")


def code_of(session: Session, **more) -> str:
    """The one code of the Problems there are instead of a total."""
    with pytest.raises((Problem, Problems)) as caught:
        total_of(session, **more)
    (code,) = {fault.code for fault in getattr(caught.value, "problems", [caught.value])}
    return code


def signer_of(session: Session, unit: str) -> str:
    """The key that signed a unit's revision, waiting or not."""
    records = history(session).records.values()
    return next(r.signer for r in records if (r.unit, r.scope) == (unit, "own"))


@pytest.fixture
def session(open_at) -> Session:
    """The province with every office approved."""
    return open_at("received")


def test_drill_down(session):
    """Every number that adds up is the sum of the units' own, and each unit can be looked into."""
    total = total_of(session)
    assert list(UNITS) == [taken.unit for taken in total.plan.taken]
    assert {taken.revision for taken in total.plan.taken} == total.records.keys()
    figures = session.figures_of(total.records.values())
    program = compiled(definition()).program
    summed = [
        place
        for place in map(FigureKey._make, definition().items)
        if program.is_input(place)
        and definition().item(*place).consolidate == "sum"
        and definition().item(*place).kind == "number"
    ]
    assert {NEW, ATTENDEES} <= set(summed)
    for place in summed:
        own = [cells[place] for cells in figures.values() if place in cells]
        numbers = [cell.number for cell in own if cell.state is not CellState.NOT_APPLICABLE]
        if numbers:
            assert sum(numbers) == total.total.cells[place].number, place


def test_derived_cells_are_computed_anew(session):
    """Totals and rates follow from the sums, not from the units' own totals and rates."""
    total = total_of(session)
    program = compiled(definition()).program
    typed = {place: cell for place, cell in total.total.cells.items() if program.is_input(place)}
    counts = count_tasks(total.tasks, total.progress, date(2023, 12, 14))
    assert program.compute(typed, counts) == total.total.cells
    assert () == total.total.differences


def test_by_unit(session):
    """Open rows and words stand unit by unit, each with the unit that wrote it."""
    total = total_of(session)
    figures = {r.unit: session.figures_of([r])[r.id] for r in total.records.values()}
    assert total.total.by_unit
    for place, said in total.total.by_unit.items():
        written = {unit: cells[place] for unit, cells in figures.items() if place in cells}
        assert written == dict(said)
    rows = {place.row for place in total.total.by_unit if is_open_row(place.row)}
    assert 13 == len(rows)


def test_nothing_to_add(open_at, templates):
    """Before the province locked its own and anything was approved there is no total."""
    session = open_at("empty")
    assert "nothing_to_consolidate" == code_of(session)
    import_files(session, templates.bundles)
    assert "nothing_to_consolidate" == code_of(session)
    total = total_of(session, unapproved=True)
    assert (PROVINCE,) == total.plan.missing
    assert list(OFFICES) == [taken.unit for taken in total.plan.taken]
    assert {False} == {taken.choice.approved for taken in total.plan.taken}


@pytest.mark.parametrize(
    ("regime", "period", "code"),
    [
        ("other", PERIOD, "regime_unknown"),
        (REGIME, "2022", "regime_later"),
        (REGIME, "2023-9M", "period_not_owed"),
        (REGIME, "2023-Q1", "nothing_to_consolidate"),
    ],
)
def test_totals_there_are_none_of(session, regime, period, code):
    """A regime, a version or a period that does not exist, and one nobody reported on."""
    with pytest.raises(Problem) as caught:
        consolidated(session, regime, period)
    assert code == caught.value.code


def test_only_what_is_approved(open_at, templates):
    """The province's own needs no approval; an office counts once approved, or if asked for."""
    session = open_at("sent")
    import_files(session, templates.bundles)
    assert [PROVINCE] == [taken.unit for taken in total_of(session).plan.taken]
    assert set(OFFICES) == set(total_of(session).plan.missing)
    review(session, head_of(session), "approve")
    assert [PROVINCE, OFFICE] == [taken.unit for taken in total_of(session).plan.taken]
    review(session, head_of(session, MENDED), "return", "Sai")
    whole = total_of(session, unapproved=True)
    assert list(UNITS) == [taken.unit for taken in whole.plan.taken]


def test_a_conflict_keeps_the_approved(session, tmp_path):
    """Two sides of an office: the approved one goes on counting, the other is told as newer."""
    before = total_of(session)
    other = a_record(STRANGER, OFFICE, FIGURES)
    path = write_one(tmp_path / "1.bhxh", STRANGER, other, FIGURES)
    import_files(session, [path], enrol=True)
    total = total_of(session)
    assert before.total == total.total
    (taken,) = (taken for taken in total.plan.taken if taken.unit == OFFICE)
    assert other.id in taken.choice.newer


def test_withheld_figures(open_at, templates, tmp_path):
    """A unit that counts without its figures stops the total and is named."""
    session = open_at("empty")
    key = templates.key(OFFICE)
    import_files(session, [write_withheld(tmp_path / "1.bhxh", key, STRANGER, FIGURES)])
    assert "part_withheld" == code_of(session, unapproved=True)


def test_another_version(open_at, templates, tmp_path):
    """Figures of another version of the regime are not added as if they were the same."""
    session, key = open_at("received"), templates.key(OFFICE)
    later = Definition(msgspec.structs.replace(definition().regime, version=2))
    with session.writing():
        definitions.keep(session.connection, later)
    record = a_record(key, OFFICE, FIGURES, head_of(session), definition=later)
    path = write_one(tmp_path / "1.bhxh", key, record, FIGURES, later)
    assert {} == import_files(session, [path]).refused
    assert () == total_of(session).plan.missing
    review(session, record, "approve")
    assert "definition_differs" == code_of(session)
    assert () == total_of(session, excluded={OFFICE: "Bản khác"}).plan.missing


def test_all_that_cannot_be_added(open_at, templates, tmp_path):
    """Every unit whose figures cannot be added is named at once, with what is wrong."""
    session = open_at("empty")
    later = Definition(msgspec.structs.replace(definition().regime, version=2))
    with session.writing():
        definitions.keep(session.connection, later)
    paths = [write_withheld(tmp_path / "0.bhxh", templates.key(OFFICE), STRANGER, FIGURES)]
    for unit in OFFICES[1:3]:
        key = templates.key(unit)
        record = a_record(key, unit, FIGURES, definition=later)
        paths.append(write_one(tmp_path / f"{unit}.bhxh", key, record, FIGURES, later))
    import_files(session, paths)
    with pytest.raises(Problems) as caught:
        total_of(session, unapproved=True)
    assert [
        ("part_withheld", "BHXH Cam Ranh"),
        ("definition_differs", "BHXH Ninh Hòa"),
        ("definition_differs", "BHXH Vạn Ninh"),
    ] == [(fault.code, fault.fields["unit"]) for fault in caught.value.problems]


def assign(session: Session, *tasks: Task) -> None:
    """Replace the year's tasks."""
    with session.writing():
        said = Assignment(regime=REGIME, year=2023, tasks=tasks)
        assignments.save(session.connection, said)


def test_tasks_are_those_below(open_at):
    """A total counts the tasks of its units; an office's total only the office's."""
    tasks = [
        Task(code="1", group="procedures", text="Một", units=(PROVINCE,)),
        Task(code="2", group="procedures", text="Hai", units=(OFFICE,)),
        Task(code="3", group="procedures", text="Ba", units=(OFFICE, MENDED)),
        Task(code="4", group="procedures", text="Bốn"),
    ]
    province, office = open_at("received"), open_at("sent", OFFICE)
    for session in (province, office):
        assign(session, *tasks)
    assert ["1", "2", "3", "4"] == [task.code for task in total_of(province).tasks]
    assert ["2", "3", "4"] == [task.code for task in total_of(office).tasks]
    left = total_of(province, excluded={OFFICE: "Hư máy"})
    assert ["1", "3", "4"] == [task.code for task in left.tasks]
    assert number_cell(3) == left.total.cells[PLANNED]


def test_the_least_advanced_word_counts(open_at, tmp_path):
    """Of a task that several units report on, the total says what the slowest said."""
    tasks = (Task(code="1", group="procedures", text="Một", units=(OFFICE, MENDED)),)
    province = open_at("sent")
    assign(province, *tasks)
    for unit, said in ((OFFICE, DONE), (MENDED, LATE)):
        session = open_at("filled", unit)
        assign(session, *tasks)
        set_progress(session, key_of(unit), {"1": said})
        lock(session, key_of(unit), REASON)
        import_files(province, [export(session, tmp_path).path])
    assert LATE == total_of(province, unapproved=True).progress["1"]


def test_as_contents(session):
    """A total is shown as a submission is: its cells, its scope, and its revision once locked."""
    total = total_of(session)
    said = as_contents(total)
    assert (key_of(PROVINCE, "total"), "2023-12-14") == (said.key, said.as_of)
    assert (total.total.cells, None) == (said.cells, said.revision)
    record = lock_total(session, total, REASON)
    assert record == as_contents(total_of(session)).revision


def test_typing_does_not_count(open_at):
    """A working copy is no part of a total, not even the province's own."""
    session = open_at("received")
    before = total_of(session).total
    copy = working.load(open_at("filled", name="typing").connection, key_of(PROVINCE))
    changed = replace(copy, cells={**copy.cells, ATTENDEES: number_cell(999_999)})
    with session.writing():
        working.save(session.connection, changed, "2023-12-18T09:00:00+07:00")
    assert before == total_of(session).total


def test_one_floor_up(open_at, tmp_path):
    """Above the province its approved total stands for all its units, never beside them."""
    province = open_at("received")
    record = lock_total(province, total_of(province), REASON)
    merged = export(province, tmp_path / "merged.bhxh", merged=True).path
    create(tmp_path / "VN", "VN", "Người tổng hợp", sample=True)
    with Session.open(tmp_path / "VN") as session:
        import_files(session, [merged])
        assert {} == {k: h for k, h in history(session).heads.items() if h.ids}
        for unit in UNITS:
            confirm_key(session, unit, signer_of(session, unit))
        apart = total_of(session, unapproved=True)
        assert list(UNITS) == [taken.unit for taken in apart.plan.taken]
        review(session, record, "approve")
        total = total_of(session)
        assert [(PROVINCE, "total")] == [(t.unit, t.scope) for t in total.plan.taken]
        assert ("VN",) == total.plan.missing
        assert apart.total.cells == total.total.cells
        assert total.total.by_unit
        told, again = (
            {place: dict(said) for place, said in each.total.by_unit.items()}
            for each in (apart, total)
        )
        assert told == again
