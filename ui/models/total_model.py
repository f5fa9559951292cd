"""A total as a figure grid: nothing is typed here, and added rows carry their unit's name."""

from __future__ import annotations

from bhxh_desktop.domain.figure import FigureKey
from bhxh_desktop.domain.regime import Form
from bhxh_desktop.queries.drill import TotalView
from bhxh_desktop.queries.grid import Severity
from ui.models.figure_grid_model import FigureGridModel, Sheet


class TotalModel(FigureGridModel):
    """Shows one form of a total."""

    def __init__(self, view: TotalView, form: Form) -> None:
        """Show *form* of *view*."""
        super().__init__(Sheet(form, view.cells, marks=odd_cells(view), locked=True))
        self.rows = [
            row._replace(caption=view.owners.get(row.code, row.caption)) for row in self.rows
        ]


def odd_cells(view: TotalView) -> dict[FigureKey, Severity]:
    """Return a warning where units printed otherwise or differ, and each broken rule's cells."""
    total = view.made.total
    odd = {d.key for d in total.differences} | {d.key for d in total.disagreements}
    marks: dict[FigureKey, Severity] = dict.fromkeys(odd, "warning")
    for finding in (checked.finding for checked in view.findings):
        for cell in finding.cells if finding.kind != "blank" else ():
            if marks.get(cell) != "error":
                marks[cell] = finding.severity
    return marks
