"""What an edit and a whole check cost, for every shipped regime filled to the last cell.

The peer is openpyxl reading the same cells out of a workbook held in memory, which is what a
sheet of today costs before its first formula.
"""

from __future__ import annotations

import io

from _timing import median_of, report
from openpyxl import Workbook, load_workbook

from bhxh_desktop.definitions.cache import shipped
from bhxh_desktop.domain.compiled import Compiled
from bhxh_desktop.domain.figure import FigureKey, Figures, number_cell
from bhxh_desktop.domain.period import Period

RUNS, YEAR = 25, Period(2024, "year")


def main() -> None:
    """Measure and print."""
    for definition in shipped().definitions:
        compiled = Compiled(definition)
        numbers = {
            FigureKey(*place): number_cell(10)
            for place, item in definition.items.items()
            if item.kind == "number" and not item.formula
        }
        full = compiled.program.compute(numbers)
        name = f"{definition.regime.code}, {len(definition.items)} cells"
        book = _workbook(full)
        peer = median_of(lambda book=book: load_workbook(io.BytesIO(book)), 5)
        edit = median_of(lambda c=compiled, n=numbers: c.program.compute(n), RUNS)
        report(f"an edit: {name}", edit, openpyxl=(peer, "promised < 1 ms"))
        check = median_of(lambda c=compiled, f=full: _check(c, f), RUNS)
        report(f"a whole check: {name}", check, openpyxl=(peer, "promised < 20 ms"))


def _check(compiled: Compiled, full: Figures) -> None:
    forms = frozenset(compiled.definition.forms)
    compiled.checker.check(full, forms, None, {}, YEAR)
    compiled.suggestions.suggest(full)


def _workbook(cells: Figures) -> bytes:
    book = Workbook()
    sheet = book.active
    for place, cell in cells.items():
        sheet.append([*place, str(cell.value)])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


if __name__ == "__main__":
    main()
