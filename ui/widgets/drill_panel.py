"""A cell of the total taken apart: every unit with its share, adding up to the total."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QFrame, QHBoxLayout, QListView, QVBoxLayout, QWidget

from bhxh_desktop.domain.naming import cell_name
from bhxh_desktop.queries.drill import Drill, TotalView
from bhxh_desktop.reports.finding_words import finding_words
from bhxh_desktop.reports.printed import with_measure
from bhxh_desktop.vietnamese.numbers import format_change
from ui.delegates.share_delegate import ROW, ShareDelegate
from ui.models.drill_model import DrillModel, unit_value
from ui.models.figure_grid_model import shown
from ui.texts import consolidation_texts as texts
from ui.widgets.basics import label, rule

WIDTH = 340


class DrillPanel(QFrame):
    """Shows one cell by unit."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setFixedWidth(WIDTH)
        self.model = DrillModel()
        self.title = label("", "cardTitle", wraps=True)
        self.value = label("", "pageTitle")
        self.how = label("", "smallWords", wraps=True)
        self.missing = label("", "smallWarn", wraps=True)
        self.odd = label("", "smallWarn", wraps=True)
        self._by_unit = label(texts.BY_UNIT, "panelGroup")
        self.units = QListView()
        self.units.setModel(self.model)
        self.units.setItemDelegate(ShareDelegate(self.units))
        self.units.setUniformItemSizes(True)
        self.units.setFrameShape(QFrame.Shape.NoFrame)
        self.sum_words, self.sum = label(texts.ADDED, "strong"), label("", "strong")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 12)
        column.setSpacing(6)
        for part in (self.title, self.value):
            column.addWidget(_indented(part))
        column.addWidget(rule())
        column.addWidget(_indented(self._by_unit))
        column.addWidget(self.units, 1)
        column.addWidget(self._foot())
        column.addStretch()
        self.show_cell(None, None)

    def show_cell(self, view: TotalView | None, drill: Drill | None) -> None:
        """Show a cell of *view*; None where none is chosen."""
        self.model.show(drill)
        self.units.setMaximumHeight(ROW * self.model.rowCount())  # the sum stands right below
        empty = drill is None or view is None
        for part in (self._by_unit, self._sum_line):
            part.setVisible(not empty)
        if drill is None or view is None:
            self.title.setText(texts.PANEL_HINT if view is not None else "")
            for words in (self.value, self.how, self.missing, self.odd, self.sum):
                words.setText("")
            return
        self.title.setText(cell_name(view.made.definition, drill.key))
        total = shown(drill.total, drill.item)
        is_number = drill.item.kind == "number"
        self.value.setText(with_measure(total, drill.item) if is_number else "")
        adds = drill.way == "sum"
        self._sum_line.setVisible(adds)
        self.sum.setText(unit_value(drill.added, drill.item) if adds else "")
        self.how.setText(_how(drill))
        units = texts.JOIN.join(drill.missing)
        self.missing.setText(texts.NOT_IN.format(units=units) if units else "")
        self.odd.setText("\n".join(_odd(view, drill)))
        for words in (self.value, self.how, self.missing, self.odd):
            words.setVisible(bool(words.text()))

    def _foot(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(16, 0, 16, 0)
        column.setSpacing(6)
        self._sum_line = QWidget()
        inside = QVBoxLayout(self._sum_line)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(6)
        inside.addWidget(rule())
        row = QHBoxLayout()
        row.addWidget(self.sum_words)
        row.addStretch(1)
        row.addWidget(self.sum)
        inside.addLayout(row)
        for part in (self._sum_line, self.how, self.missing, self.odd):
            column.addWidget(part)
        return made


def _indented(part: QWidget) -> QWidget:
    part.setContentsMargins(16, 0, 16, 0)
    return part


def _how(drill: Drill) -> str:
    if not drill.rows:
        return texts.NOBODY
    if drill.way != "sum":
        return texts.HOW[drill.way]
    if drill.adds_up:
        return texts.SUM_HOLDS
    difference = format_change(drill.added.number - drill.total.number, drill.item.places)
    return texts.SUM_DIFFERS.format(difference=difference)


def _odd(view: TotalView, drill: Drill) -> Iterator[str]:
    """Yield the rules broken at a cell, and what units printed otherwise or differently there."""
    for finding in (checked.finding for checked in view.findings):
        if drill.key in finding.cells:
            words = finding_words(view.made.definition, finding, view.cells)
            yield " ".join(filter(None, (words.calculation, words.rule)))
    total = view.made.total
    for each in total.differences:
        if each.key == drill.key:
            yield texts.DIFFERENCE.format(
                unit=view.names[each.unit],
                printed=unit_value(each.printed, drill.item),
                computed=unit_value(each.computed, drill.item),
            )
    for odd in total.disagreements:
        if odd.key == drill.key:
            said = texts.JOIN.join(
                texts.SAYS.format(unit=view.names[unit], value=unit_value(cell, drill.item))
                for unit, cell in odd.values
            )
            yield texts.DISAGREEMENT.format(said=said)
