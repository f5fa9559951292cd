"""The printed shape of a form: its columns, the tiers of its head, its lines.

Tables of a report, annex sheets and fill-in templates all take their shape from here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from math import ceil
from typing import Literal, NamedTuple

from bhxh_desktop.domain.regime import VALUE_COLUMN, Form, FormColumn, FormRow, Item
from bhxh_desktop.reports import texts
from bhxh_desktop.reports.document import Align, HeaderCell
from bhxh_desktop.reports.printed import printed_target

Role = Literal["number", "unit", "caption", "measure", "target", "figure"]
_NUMBER_SHARE = 14
"""One part in so many of the others' width is enough for a short number."""
_CAPTION_WIDTH = 30
_WIDE_CAPTION_WIDTH = 38
_FEW_COLUMNS = 4
_MEASURE_WIDTH = 14
_VALUE_WIDTH = 18
_UNIT_WIDTH = 16
_ALIGN: dict[str, Align] = {"number": "right", "date": "center", "yes_no": "center"}


class GridColumn(NamedTuple):
    """One printed column."""

    role: Role
    caption: str
    width: int
    align: Align
    code: str = ""
    """Of a column that holds figures."""
    number: str = ""
    group: str = ""


class GridRow(NamedTuple):
    """One printed line."""

    code: str
    """A row of the form, or the id of an open row."""
    row: FormRow | None
    """None for an open row."""
    number: str
    caption: str = ""
    indent: int = 0
    total: bool = False
    unit: str = ""
    """Who added an open row, in a consolidated report."""


class FormGrid(NamedTuple):
    """A form as it is laid out."""

    form: Form
    columns: tuple[GridColumn, ...]
    rows: tuple[GridRow, ...]
    measure: str
    """Common to the figures of the whole form; "" where they have none in common."""

    @property
    def numbered(self) -> bool:
        """Tell whether the columns carry printed numbers."""
        return any(column.number for column in self.columns)

    @property
    def caption_column(self) -> int:
        """Where the captions of the rows stand; the first column where there are none."""
        return next((i for i, c in enumerate(self.columns) if c.role == "caption"), 0)

    @property
    def header(self) -> tuple[tuple[HeaderCell, ...], ...]:
        """The tiers of the head, cells covered from above left out."""
        return _header(self.columns)

    def item(self, row: GridRow, column: GridColumn) -> Item | None:
        """Return what stands where *row* and *column* meet; None for a heading or a caption."""
        return self.form.item(row.row, column.code) if column.role == "figure" else None

    def label(self, row: GridRow, column: GridColumn) -> str:
        """Return what stands there before any figure: number, caption, measure or target."""
        if column.role == "number":
            return row.number
        if column.role == "caption":
            return row.caption
        if column.role == "unit":
            return row.unit
        item = row.row.item if row.row else None
        if column.role == "measure":
            return item.measure if item else ""
        if column.role == "target":
            return printed_target(item.target, item) if item and item.target else ""
        return ""

    def is_heading(self, row: GridRow) -> bool:
        """Tell whether a line holds no figure."""
        return all(self.item(row, column) is None for column in self.columns)


def grid_of(form: Form, open_rows: Iterable[tuple[str, str]] = ()) -> FormGrid:
    """Return the shape of *form* with these rows added: id and, in a total, name of the unit."""
    measure = _common_measure(form)
    rows = (*map(_fixed_row, form.rows), *_open_rows(open_rows))
    columns: list[GridColumn] = []
    if len({row.unit for row in rows if row.unit}) > 1:
        columns.append(GridColumn("unit", texts.UNIT, _UNIT_WIDTH, "left"))
    if form.rows:
        wide = len(form.columns) <= _FEW_COLUMNS
        width = _WIDE_CAPTION_WIDTH if wide else _CAPTION_WIDTH
        caption = form.row_caption or texts.CAPTION
        columns.append(GridColumn("caption", caption, width, "left"))
    if form.is_sheet:
        columns += _sheet_columns(form, measure)
    columns += [_figure_column(column, form, measure) for column in form.columns]
    if any(row.number for row in rows) or (form.open_rows and not form.rows):
        width = ceil(sum(column.width for column in columns) / _NUMBER_SHARE)
        columns.insert(0, GridColumn("number", texts.NUMBER, width, "center"))
    return FormGrid(form, tuple(columns), rows, measure)


def items_of(form: Form) -> Iterator[Item]:
    """Yield what the cells of a form mean, each kind of cell at least once."""
    yield from (row.item for row in form.rows if row.item)
    yield from (column.item for column in form.columns if column.item)


def _fixed_row(row: FormRow) -> GridRow:
    return GridRow(row.code, row, row.number, row.caption, row.indent, bool(row.formula))


def _open_rows(rows: Iterable[tuple[str, str]]) -> Iterator[GridRow]:
    for number, (code, unit) in enumerate(rows, 1):
        yield GridRow(code, None, str(number), unit=unit)


def _sheet_columns(form: Form, measure: str) -> Iterator[GridColumn]:
    items = list(items_of(form))
    if not measure and any(item.measure for item in items):
        yield GridColumn("measure", texts.MEASURE, _MEASURE_WIDTH, "center")
    if any(item.target for item in items):
        yield GridColumn("target", texts.TARGET, _MEASURE_WIDTH, "center")
    align: Align = "right" if all(item.kind == "number" for item in items) else "center"
    yield GridColumn("figure", texts.FIGURE, _VALUE_WIDTH, align, VALUE_COLUMN)


def _figure_column(column: FormColumn, form: Form, measure: str) -> GridColumn:
    items = [column.item] if column.item else list(items_of(form))
    caption = column.caption
    own = column.item.measure if column.item else ""
    if own and own != measure and own not in caption:
        caption = f"{caption} ({own})"
    align = _ALIGN.get(items[0].kind, "left") if items else "left"
    return GridColumn(
        "figure", caption, column.width, align, column.code, column.number, column.group
    )


def _common_measure(form: Form) -> str:
    """Return the measure of a sheet's items where all agree, of most columns of a table."""
    counts = Counter(item.measure for item in items_of(form) if item.kind == "number")
    if form.is_sheet and len(counts) != 1:
        return ""
    return next((measure for measure, _ in counts.most_common(1)), "")


def _header(columns: Sequence[GridColumn]) -> tuple[tuple[HeaderCell, ...], ...]:
    if not any(column.group for column in columns):
        return (tuple(HeaderCell(text=column.caption) for column in columns),)
    upper: list[HeaderCell] = []
    lower: list[HeaderCell] = []
    for group, run in groupby(columns, key=lambda column: column.group):
        members = list(run)
        if group:
            upper.append(HeaderCell(text=group, columns=len(members)))
            lower += [HeaderCell(text=column.caption) for column in members]
        else:
            upper += [HeaderCell(text=column.caption, rows=2) for column in members]
    return tuple(upper), tuple(lower)
