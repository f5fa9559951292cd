"""The view of two sides of a report: one row current, a side taken by its arrow or a click."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from bhxh_desktop.domain.divergence import Side
from ui.delegates.conflict_delegate import ConflictDelegate
from ui.models.conflict_model import PLACE, RESULT, SIDE_OF, ConflictModel

ROW, HEAD = 34, 30
SHARES = (36, 14, 17, 17, 16)
"""Of the width, in percent, for each column."""
ARROWS: dict[int, Side] = {Qt.Key.Key_Left: "left", Qt.Key.Key_Right: "right"}


class ConflictTable(QTableView):
    """Shows a :class:`ConflictModel`."""

    def __init__(self, model: ConflictModel) -> None:
        """Show *model*, the first open question current."""
        super().__init__()
        self.conflicts = model
        self.setModel(model)
        self.setItemDelegate(ConflictDelegate(self))
        self.setShowGrid(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(ROW)
        across = self.horizontalHeader()
        across.setFixedHeight(HEAD)
        across.setHighlightSections(False)
        across.setSectionsClickable(False)
        across.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for number, line in enumerate(model.lines):
            if line.words is None:
                self.setSpan(number, PLACE, 1, RESULT + 1)
        self.clicked.connect(self._take)
        if model.rowCount() > 1:
            self.setCurrentIndex(model.index(max(model.first_open, 1), PLACE))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 -- Qt's name
        """Take a side by its arrow and go on to the next open question; F2 types another value."""
        row = self.currentIndex().row()
        if event.key() in ARROWS and not event.modifiers() and row >= 0:
            self.conflicts.choose(row, ARROWS[event.key()])
            self._go_on(row)
        elif event.key() == Qt.Key.Key_F2 and row >= 0:
            self.edit(self.conflicts.index(row, RESULT))
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 -- Qt's name
        """Share the width."""
        super().resizeEvent(event)
        width = self.viewport().width()
        for column, share in enumerate(SHARES[:-1]):
            self.setColumnWidth(column, width * share // 100)
        used = sum(self.columnWidth(column) for column in range(RESULT))
        self.setColumnWidth(RESULT, width - used)

    def edit(self, index: QModelIndex, *rest: object) -> bool:  # type: ignore[override]
        """Open the editor where the cell takes one."""
        if not index.flags() & Qt.ItemFlag.ItemIsEditable:
            return False
        return bool(super().edit(index, *rest)) if rest else bool(super().edit(index))

    def _take(self, index: QModelIndex) -> None:
        side = SIDE_OF.get(index.column())
        if side is not None:
            self.conflicts.choose(index.row(), side)

    def _go_on(self, row: int) -> None:
        following = [
            number
            for number, line in enumerate(self.conflicts.lines)
            if number > row and line.question is not None and line.choice is None
        ]
        if following:
            self.setCurrentIndex(self.conflicts.index(following[0], PLACE))
