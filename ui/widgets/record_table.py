"""The view of a record table: whole rows, no grid, lines between rows."""

from __future__ import annotations

from typing import Generic

from PySide6.QtCore import QItemSelectionModel, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from ui.models.columns import Row
from ui.models.record_table_model import RecordTableModel

HEADER, HEIGHT = 28, 34
ROOMY = 1100
"""From this width on all columns are in view."""


class RecordTable(QTableView, Generic[Row]):
    """Shows a record model. Signals: ``moved()`` when another row is current, or none."""

    moved = Signal()

    def __init__(self, model: RecordTableModel[Row]) -> None:
        """Show *model* with the widths its columns ask for."""
        super().__init__()
        self._records = model
        self.setModel(model)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)  # names of files and reports end apart
        self.setIconSize(QSize(16, 16))
        self.setTabKeyNavigation(False)  # Tab leaves the list
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(HEIGHT)
        head = self.horizontalHeader()
        head.setFixedHeight(HEADER)
        head.setHighlightSections(False)
        head.setStyleSheet("QHeaderView::section { padding: 0 13px; }")  # as the words below
        for number, column in enumerate(model.columns):
            if column.width:
                self.setColumnWidth(number, column.width)
            else:
                head.setSectionResizeMode(number, QHeaderView.ResizeMode.Stretch)
        self.selectionModel().currentRowChanged.connect(lambda *_: self.moved.emit())
        model.modelReset.connect(self.moved.emit)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 -- Qt's name
        """Let spare columns give way to the others."""
        super().resizeEvent(event)
        for number, column in enumerate(self._records.columns):
            self.setColumnHidden(number, column.spare and self.width() < ROOMY)

    @property
    def current(self) -> Row | None:
        """The row the user is at."""
        index = self.currentIndex()
        return self._records.rows[index.row()] if index.isValid() else None

    def go_to(self, number: int) -> None:
        """Make a row current, if there is one of that *number*."""
        if 0 <= number < len(self._records.rows):
            alone = (  # whatever keys are held: Ctrl would let the view toggle the row
                QItemSelectionModel.SelectionFlag.ClearAndSelect
                | QItemSelectionModel.SelectionFlag.Rows
            )
            self.selectionModel().setCurrentIndex(self._records.index(number, 0), alone)
            self.scrollTo(self.currentIndex())
