"""The view of lines by units: captions stand still at the left, units above."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from ui.models.assignment_models import UnitMatrix

CAPTIONS, HEAD, ROW, LEAST_COLUMN = 324, 44, 32, 112


class MatrixTable(QTableView):
    """Shows a matrix; columns share the room there is."""

    def __init__(self, matrix: UnitMatrix) -> None:
        """Show *matrix*."""
        super().__init__()
        self.setModel(matrix)
        self.setWordWrap(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        lines, units = self.verticalHeader(), self.horizontalHeader()
        lines.setFixedWidth(CAPTIONS)
        lines.setTextElideMode(Qt.TextElideMode.ElideRight)
        lines.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        lines.setDefaultSectionSize(ROW)
        units.setFixedHeight(HEAD)
        units.setHighlightSections(False)
        side = Qt.AlignmentFlag.AlignLeft if matrix.ticks else Qt.AlignmentFlag.AlignHCenter
        units.setDefaultAlignment(side | Qt.AlignmentFlag.AlignVCenter)
        lines.setStyleSheet("QHeaderView::section { font-weight: 400; font-size: 13px; }")

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 -- Qt's name
        """Let the units share the room, none narrower than its name."""
        super().resizeEvent(event)
        count = self.model().columnCount()
        for number in range(count):
            self.setColumnWidth(number, max(LEAST_COLUMN, self.viewport().width() // count))
