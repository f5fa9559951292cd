"""Reading the workbook in which a province assigned; a plain list of tasks is read as well."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import msgspec
from openpyxl.utils import get_column_letter

from bhxh_desktop.domain.assigned import Assigned
from bhxh_desktop.domain.assignment import Assignment, UnitTarget
from bhxh_desktop.domain.assignment_rows import TASK_FIELDS, AssignmentWords, read_target
from bhxh_desktop.domain.task import Task
from bhxh_desktop.errors import Problem, Problems
from bhxh_desktop.reports import assignment_texts as texts
from bhxh_desktop.reports.assignment_writer import FIRST, HEAD
from bhxh_desktop.reports.xlsx_pages import Page, Value, read_pages
from bhxh_desktop.vietnamese.dates import short_date
from bhxh_desktop.vietnamese.text import fold

_LONGEST = 2000


def read_assignment(path: Path, view: Assigned) -> Assignment:
    """Return the assignment a workbook holds; sheets that are not there leave theirs as it was.

    Raises Problem ``assignment_no_sheets``, Problems with every fault of the file and its place.
    """
    pages = {page.title: page for page in read_pages(path)}
    reader = _Reader(view)
    made = view.said
    if page := pages.get(texts.TASKS):
        made = msgspec.structs.replace(made, tasks=tuple(reader.tasks(page)))
    if page := pages.get(texts.TARGETS):
        made = msgspec.structs.replace(made, targets=tuple(reader.targets(page)))
    if page := pages.get(texts.FORMS):
        made = msgspec.structs.replace(made, spared=reader.spared(page))
    if reader.faults:
        raise Problems(reader.faults)
    if not {texts.TASKS, texts.TARGETS, texts.FORMS} & pages.keys():
        names = f"{texts.TASKS}, {texts.TARGETS}, {texts.FORMS}"
        raise Problem("assignment_no_sheets", name=path.name, expected=names)
    return made


class _Reader:
    def __init__(self, view: Assigned) -> None:
        self.view = view
        self.words = AssignmentWords(view.units, view.definition.regime.task_groups)
        self.faults: list[Problem] = []

    def tasks(self, page: Page) -> list[Task]:
        rows = (
            (texts.ROW.format(sheet=page.title, row=number), list(map(_text, values)))
            for number, values in self._lines(page, len(TASK_FIELDS))
        )
        try:
            return self.words.tasks(rows)
        except Problems as found:
            self.faults += found.problems
            return []

    def targets(self, page: Page) -> list[UnitTarget]:
        known = {line.cell for line in self.view.targets}
        found = []
        for cell, unit, place, text in self._marks(page, known, len(texts.TARGET_HEADS)):
            try:
                said = read_target(text)
            except Problem as fault:
                self.faults.append(Problem("template_cell", place=place, fault=fault))
                continue
            if said is not None:
                operator, value = said
                found.append(UnitTarget(unit=unit, cell=cell, operator=operator, value=value))
        return found

    def spared(self, page: Page) -> dict[str, tuple[str, ...]]:
        known = {line.name for line in self.view.forms}
        found: dict[str, list[str]] = {}
        for name, unit, place, text in self._marks(page, known, len(texts.FORM_HEADS)):
            if fold(text) == fold(texts.NOT_ASKED):
                found.setdefault(unit, []).append(name)
            else:
                fault = Problem("assignment_mark", found=text[:40], expected=texts.NOT_ASKED)
                self.faults.append(Problem("template_cell", place=place, fault=fault))
        return {unit: tuple(dict.fromkeys(names)) for unit, names in found.items()}

    def _marks(
        self, page: Page, known: set[str], fixed: int
    ) -> Iterator[tuple[str, str, str, str]]:
        """Yield what stands at units: code of the line, unit, address, text."""
        heads = [_text(value) for value in page.rows[HEAD - 1]] if len(page.rows) >= HEAD else []
        units: dict[int, str] = {}
        for at, head in enumerate(heads):
            if at >= fixed and head.strip():
                unit = self.words.units.get(fold(head))
                if unit is None:
                    place = _address(page, HEAD, at)
                    fault = Problem("assignment_unit", found=head[:80])
                    self.faults.append(Problem("template_cell", place=place, fault=fault))
                else:
                    units[at] = unit
        for number, values in self._lines(page, len(heads)):
            name = _text(values[0]).strip()
            said = {at: _text(values[at]).strip() for at in units if not values[at].is_blank}
            if said and name not in known:
                place = texts.ROW.format(sheet=page.title, row=number)
                self.faults.append(Problem("assignment_row_code", place=place, found=name[:80]))
                continue
            yield from ((name, units[at], _address(page, number, at), said[at]) for at in said)

    @staticmethod
    def _lines(page: Page, width: int) -> Iterator[tuple[int, Sequence[Value]]]:
        blank = Value(None, "")
        for number, values in enumerate(page.rows[FIRST - 1 :], FIRST):
            yield number, [*values[:width], *[blank] * (width - len(values))]


def _text(value: Value) -> str:
    if isinstance(value.value, datetime):
        return short_date(value.value.date())
    if isinstance(value.value, int | float) and not isinstance(value.value, bool):
        text = format(Decimal(repr(value.value)), "f").replace(".", ",")
        return f"{text}0" if text[-4:-3] == "," else text  # "95,123" might be thousands
    return "" if value.is_blank else str(value.value)[:_LONGEST]


def _address(page: Page, row: int, at: int) -> str:
    return texts.CELL.format(sheet=page.title, cell=f"{get_column_letter(at + 1)}{row}")
