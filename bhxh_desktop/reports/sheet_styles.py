"""How the cells of our workbooks look, and how figures are shown in them."""

from __future__ import annotations

from openpyxl.cell import Cell as SheetCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.worksheet.worksheet import Worksheet

from bhxh_desktop.domain.figure import Cell
from bhxh_desktop.domain.regime import Item
from bhxh_desktop.errors import Bug
from bhxh_desktop.reports import texts
from bhxh_desktop.reports.document import Align
from bhxh_desktop.reports.page import FONT

SIZE = 12
_LINE = Side(style="thin")
_BORDER = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_PLAIN, _BOLD = Font(name=FONT, size=SIZE), Font(name=FONT, size=SIZE, bold=True)
_ITALIC = Font(name=FONT, size=SIZE, italic=True)
_TITLE = Font(name=FONT, size=SIZE + 2, bold=True)
_GRAY = PatternFill("solid", fgColor="E7E6E6")
_OPEN = Protection(locked=False)
_ALIGN = {
    align: Alignment(horizontal=align, vertical="center", wrap_text=True)
    for align in ("left", "center", "right")
}
_INDENTED = {
    indent: Alignment(horizontal="left", vertical="center", wrap_text=True, indent=indent)
    for indent in range(5)
}
DATE_FORMAT = "dd/mm/yyyy"


def at(page: Worksheet, row: int, column: int) -> SheetCell:
    """Return the cell there, which no merged cell covers."""
    cell = page.cell(row, column)
    if not isinstance(cell, SheetCell):
        raise Bug(f"{cell.coordinate} is covered")
    return cell


def style_title(cell: SheetCell) -> None:
    """Show a cell as the title of the sheet."""
    cell.font, cell.alignment = _TITLE, _ALIGN["center"]


def style_line(cell: SheetCell, align: Align, *, bold: bool = False) -> None:
    """Show a cell as a line above or below the table."""
    cell.font, cell.alignment = _BOLD if bold else _ITALIC, _ALIGN[align]


def style_head(cell: SheetCell) -> None:
    """Show a cell as part of the head of the table."""
    cell.font, cell.alignment, cell.border, cell.fill = _BOLD, _ALIGN["center"], _BORDER, _GRAY


def style_body(
    cell: SheetCell, align: Align, *, bold: bool = False, indent: int = 0, gray: bool = False
) -> None:
    """Show a cell as part of a line of the table."""
    cell.font, cell.border = _BOLD if bold else _PLAIN, _BORDER
    cell.alignment = _INDENTED[indent] if indent else _ALIGN[align]
    if gray:
        cell.fill = _GRAY


def open_for_typing(cell: SheetCell) -> None:
    """Let a cell of a protected sheet be filled."""
    cell.protection = _OPEN


def number_format(item: Item, cell: Cell) -> str:
    """Return the format of a figure.

    Excel shows its points and commas by the PC's own habit, so on an English Windows 1.862 stands
    as 1,862. A format cannot change that: a locale in it ([$-42A]) turns dates and digits, not
    separators; points written as letters do for whole numbers of one size only, and no
    letter can take the place of the decimal sign. The paper report prints 1.862 everywhere.
    """
    plain = "#,##0" + ("." + "0" * item.places if item.places else "")
    before = f'"{texts.ESTIMATED.format(figure="")}"' if cell.estimated else ""
    after = f'"{texts.INCOMPLETE}"' if cell.incomplete else ""
    return f"{before}{plain}{after}"


def write_text(cell: SheetCell, text: str) -> None:
    """Put *text* into a cell as text: what begins with = + - @ never becomes a formula."""
    cell.value = text
    if isinstance(cell.value, str) and cell.value:
        cell.data_type = "s"
        if text[0] in "=+-@":
            cell.quotePrefix = True  # stays text when it is edited and entered again
