"""Typing: figures and progress of tasks, all or nothing, into a working copy."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import TypeVar

import msgspec

from bhxh_desktop import clock
from bhxh_desktop.domain.changes import Changes, changes
from bhxh_desktop.domain.document import by_key, in_order
from bhxh_desktop.domain.entries import Entries, Entry
from bhxh_desktop.domain.figure import BLANK, LONGEST_TEXT, Cell, FigureKey
from bhxh_desktop.domain.naming import place_name
from bhxh_desktop.domain.parts import MOST_EVIDENCE, TaskProgress
from bhxh_desktop.domain.period import Period
from bhxh_desktop.domain.regime import Definition, Item, is_open_row
from bhxh_desktop.domain.revision import SubmissionKey
from bhxh_desktop.domain.rules import fault_in
from bhxh_desktop.domain.tailored import spared_cells
from bhxh_desktop.errors import Problem, Problems
from bhxh_desktop.queries.assigned import tailored
from bhxh_desktop.queries.findings import filled_forms
from bhxh_desktop.queries.history import history
from bhxh_desktop.queries.journal import fed_by_lines
from bhxh_desktop.session import Session
from bhxh_desktop.store import definitions, working
from bhxh_desktop.store.working import WorkingCopy
from bhxh_desktop.vietnamese.dates import parse_date
from bhxh_desktop.vietnamese.text import one_line, plain_text

V = TypeVar("V")


def fill(session: Session, key: SubmissionKey, entries: Entries) -> Changes:
    """Write *entries* into the working copy of a submission, beginning one where none is.

    Texts and notes are cleaned to the one form in which they are kept and signed.
    Raises Problems for every entry the form does not take; Problem ``already_locked`` where the
    submission has a head and no working copy (people reopen it knowingly).
    """
    with session.writing():
        return filled(session, working_copy(session, key), entries)


def filled(session: Session, copy: WorkingCopy, entries: Entries) -> Changes:
    """Write *entries* into *copy* as `fill` does, inside the caller's transaction."""
    cleaned = checked(session, copy, entries)
    cells, notes = dict(copy.cells), dict(copy.notes)
    for place, (cell, note) in cleaned.items():
        if cell is not None:
            _put(cells, place, None if cell == BLANK else cell)
        if note is not None:
            _put(notes, place, note or None)
    return save(session, "fill", replace(copy, cells=cells, notes=notes))


def set_progress(
    session: Session, key: SubmissionKey, progress: Mapping[str, TaskProgress]
) -> Changes:
    """Write the progress of tasks.

    Raises Problem ``tasks_unassigned`` where the unit has no task at all, Problems for every task
    it was not assigned, day no calendar has, faulty note.
    """
    with session.writing():
        copy = working_copy(session, key)
        tasks = session.tasks(key.regime, key.period, key.unit)
        assigned = {task.code: task.code for task in tasks}
        if progress and not assigned:
            unit, year = session.tree[key.unit].short_name, Period.parse(key.period).year
            raise Problem("tasks_unassigned", unit=unit, year=year, count=len(progress))
        unknown = [Problem("task_unknown", task=code) for code in progress if code not in assigned]
        if unknown:
            raise Problems(unknown)
        cleaned = cleaned_each(progress, _clean_progress, assigned)
        return save(session, "task", replace(copy, progress={**copy.progress, **cleaned}))


def working_copy(session: Session, key: SubmissionKey) -> WorkingCopy:
    """Return the working copy of a submission, an empty one where nothing was typed yet.

    Raises Problem ``not_ours`` for another unit's submission, ``already_locked``.
    """
    check_ours(session, key)
    copy = working.load(session.connection, key)
    if copy is not None:
        return copy
    if history(session, key.regime, key.period).heads_at(key).ids:
        raise Problem("already_locked", period=key.period)
    period = Period.parse(key.period)
    definition = session.definition_for(key.regime, period)
    as_of = session.window(definition, period).as_of.isoformat()
    return WorkingCopy(key, base=(), definition=definition.hash, as_of=as_of)


def check_ours(session: Session, key: SubmissionKey) -> None:
    """Raise Problem ``not_ours`` for a submission of a unit that is neither this one nor below it.

    A parent may type what a unit below sent on paper or by telephone (*nhập thay*, model.md §6).
    """
    home = session.unit.code
    if home not in (key.unit, *session.tree.ancestors(key.unit)):
        raise Problem("not_ours", unit=session.tree[key.unit].short_name)


def save(session: Session, operation: str, copy: WorkingCopy) -> Changes:
    """Write a working copy and its entry in the audit, inside the caller's transaction."""
    definitions.keep(session.connection, session.definition(copy.definition))
    old, new = (
        {" ".join(name): content for name, content in side.items()}
        for side in working.save(session.connection, copy, clock.stamp())
    )
    return session.record(changes(operation, " ".join(copy.key), old, new))


def checked(session: Session, copy: WorkingCopy, entries: Entries) -> Entries:
    """Return the entries with clean texts; raise Problems for all that the form does not take."""
    definition = tailored(session, session.definition(copy.definition), copy.key)
    filled = filled_forms(definition, session.tree[copy.key.unit].level)
    faults = []
    foreign: dict[str, None] = {}
    fed, spared = fed_by_lines(session, copy.key), spared_cells(definition)
    cleaned: dict[FigureKey, Entry] = {}
    for place, (cell, note) in entries.items():
        item = definition.item(*place)
        name = place_name(definition, place)
        if item is None:
            faults.append(Problem("entry_unknown", cell=name))
        elif item.formula and cell is not None:
            faults.append(Problem("entry_derived", cell=name))
        elif place in fed and cell is not None:
            faults.append(Problem("entry_journal", cell=name))
        elif place.form not in filled:
            foreign[place.form] = None
        elif cell is not None and cell != spared.get(place, cell):
            faults.append(Problem("entry_spared", cell=name))
        else:
            try:
                cleaned[place] = _clean_entry(item, cell, note)
            except Problem as fault:
                faults.append(Problem("entry_cell", cell=name, fault=fault))
    titles = (definition.forms[form].title for form in foreign)
    faults += [Problem("entry_not_yours", form=title) for title in titles]
    faults += _too_many_rows(definition, copy, cleaned)
    if faults:
        raise Problems(faults)
    return cleaned


def _too_many_rows(
    definition: Definition, copy: WorkingCopy, entries: Entries
) -> Iterator[Problem]:
    """Yield a fault for every form that would get more rows of the unit's own than it takes."""
    cells = dict(copy.cells)
    cells |= {place: cell for place, (cell, _) in entries.items() if cell is not None}
    rows = {place[:2] for place, cell in cells.items() if is_open_row(place.row) and cell != BLANK}
    grown = {place[:2] for place in entries if is_open_row(place.row)}
    for form in definition.regime.forms:
        count = sum(code == form.code for code, _ in rows)
        limit = form.open_rows.limit if form.open_rows else 0
        if count > limit and any(code == form.code for code, _ in grown):
            yield Problem("entry_rows", form=form.title, found=count, limit=limit)


def _clean_entry(item: Item, cell: Cell | None, note: str | None) -> Entry:
    if cell is not None and isinstance(cell.value, str) and item.kind != "number":
        cell = cell._replace(value=one_line(cell.value, LONGEST_TEXT))
        cell = cell if cell.value else BLANK
    fault = fault_in(item, cell) if cell is not None else None
    if fault is not None:
        raise fault
    return cell, note and plain_text(note, LONGEST_TEXT)


def _clean_progress(progress: TaskProgress) -> TaskProgress:
    if progress.done_on is not None:
        parse_date(progress.done_on)
    documents = in_order(by_key(progress.documents).values())
    if len(documents) > MOST_EVIDENCE:
        raise Problem("task_documents", found=len(documents), limit=MOST_EVIDENCE)
    note = plain_text(progress.note, LONGEST_TEXT)
    return msgspec.structs.replace(progress, note=note, documents=documents)


def cleaned_each(
    entries: Mapping[str, V], clean: Callable[[V], V], called: Mapping[str, str]
) -> dict[str, V]:
    """Return every entry cleaned; raise Problems that say what the entry of each fault is called.

    *called* gives by its key what people call an entry.
    """
    cleaned: dict[str, V] = {}
    faults = []
    for name, entry in entries.items():
        try:
            cleaned[name] = clean(entry)
        except Problem as fault:
            faults.append(Problem("entry_at", place=called[name], fault=fault))
    if faults:
        raise Problems(faults)
    return cleaned


def _put(mapping: dict[FigureKey, V], place: FigureKey, value: V | None) -> None:
    if value is None:
        mapping.pop(place, None)
    else:
        mapping[place] = value
