"""The workbook in which a province assigns: tasks, targets and what each unit fills."""

from __future__ import annotations

from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.styles import Alignment
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from bhxh_desktop.domain.assigned import Assigned
from bhxh_desktop.domain.assignment_rows import TargetSaid, target_text, task_row
from bhxh_desktop.reports import assignment_texts as texts
from bhxh_desktop.reports.printed import printed_target
from bhxh_desktop.reports.sheet_size import text_height
from bhxh_desktop.reports.sheet_styles import at, style_body, style_head, style_line, write_text
from bhxh_desktop.reports.workbook import save

HEAD, FIRST = 2, 3
"""The rows of the head and of the first line; above stands a note."""
_FORM_WIDTHS, _TARGET_WIDTHS, _UNIT_WIDTH = (24, 60), (24, 28, 44, 14), 14
_SPARE_ROWS = 40


def write_assignment(view: Assigned, creator: str) -> bytes:
    """Return the workbook; `assignment_reader.read_assignment` reads it back."""
    book = Workbook()
    book.remove(book.worksheets[0])
    if view.groups:
        _tasks(book.create_sheet(texts.TASKS), view)
    _targets(book.create_sheet(texts.TARGETS), view)
    _forms(book.create_sheet(texts.FORMS), view)
    title = texts.TITLE.format(regime=view.definition.regime.short_title, year=view.said.year)
    return save(book, title, creator, {})


def _tasks(page: Worksheet, view: Assigned) -> None:
    rows = [task_row(task, view.groups, view.names) for task in view.said.tasks]
    spare = [[""] * len(texts.TASK_HEADS)] * _SPARE_ROWS
    _table(page, texts.TASKS_NOTE, texts.TASK_HEADS, texts.TASK_WIDTHS, [*rows, *spare])


def _targets(page: Worksheet, view: Assigned) -> None:
    said = {
        (each.cell, each.unit): target_text(TargetSaid(each.operator, each.value))
        for each in view.said.targets
    }
    rows = [
        [
            line.cell,
            line.form,
            line.caption,
            printed_target(line.item.target, line.item) if line.item.target else "",
            *(said.get((line.cell, unit.code), "") for unit in view.units),
        ]
        for line in view.targets
    ]
    heads = (*texts.TARGET_HEADS, *(unit.short_name for unit in view.units))
    _table(page, texts.TARGETS_NOTE, heads, _TARGET_WIDTHS, rows, fixed=len(_TARGET_WIDTHS))


def _forms(page: Worksheet, view: Assigned) -> None:
    spared = {(name, unit) for unit, names in view.said.spared.items() for name in names}
    rows = [
        [
            line.name,
            line.caption,
            *(texts.NOT_ASKED if (line.name, u.code) in spared else "" for u in view.units),
        ]
        for line in view.forms
    ]
    heads = (*texts.FORM_HEADS, *(unit.short_name for unit in view.units))
    _table(page, texts.FORMS_NOTE, heads, _FORM_WIDTHS, rows, fixed=len(_FORM_WIDTHS))
    for number, line in enumerate(view.forms, FIRST):
        style_body(at(page, number, 2), "left", bold=line.is_form, indent=0 if line.is_form else 1)


def _table(
    page: Worksheet,
    note: str,
    heads: Sequence[str],
    widths: Sequence[int],
    rows: Sequence[Sequence[str]],
    *,
    fixed: int = 0,
) -> None:
    """Write a note, a head and lines; the first *fixed* columns stand still and are gray."""
    write_text(at(page, 1, 2), note)
    style_line(at(page, 1, 2), "left")
    at(page, 1, 2).alignment = Alignment(vertical="center")  # one long line, not a tall cell
    every = [*widths, *[_UNIT_WIDTH] * (len(heads) - len(widths))]
    for column, (head, width) in enumerate(zip(heads, every, strict=True), 1):
        style_head(at(page, HEAD, column))
        page.column_dimensions[at(page, HEAD, column).column_letter].width = width
        write_text(at(page, HEAD, column), head)
    _set_height(page, HEAD, heads, every)
    for number, cells in enumerate(rows, FIRST):
        for column, text in enumerate(cells, 1):
            cell = at(page, number, column)
            write_text(cell, text)
            left = not fixed or column <= fixed
            style_body(cell, "left" if left else "center", gray=column <= fixed)
        _set_height(page, number, cells[1:] if fixed else cells, every[1:] if fixed else every)
    page.freeze_panes = at(page, FIRST, fixed + 1)
    if fixed:
        page.column_dimensions["A"].hidden = True
    page.page_setup.orientation = "landscape"
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _set_height(page: Worksheet, row: int, cells: Sequence[str], widths: Sequence[float]) -> None:
    heights = (text_height(text, width) for text, width in zip(cells, widths, strict=True))
    page.row_dimensions[row].height = max(heights)
