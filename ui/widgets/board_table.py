"""The matrix of the board: regimes across with due day and share, units down."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QVBoxLayout

from bhxh_desktop.domain.period import Period
from bhxh_desktop.queries.desk import period_name
from bhxh_desktop.queries.status import StatusRow
from ui import theme
from ui.delegates.board_delegate import BoardDelegate
from ui.models.board_model import BoardModel, day_and_month
from ui.texts import board_texts as texts
from ui.widgets.basics import label
from ui.wrapping import wrapped

UNITS, HEAD = 172, 84
_LINE, _TOP = 18, 8
LEAST_COLUMN, LEAST_ROW, MOST_ROW = 132, 50, 60
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_BAR = {
    "approved": "ok",
    "received": "accent_l",
    "returned": "warn_l",
    "conflict": "fork_l",
    "disputed": "fork_l",
    "overdue": "error_l",
    "waiting_key": "warn_l",
    "missing_parent": "warn_l",
}


class BoardTable(QTableView):
    """Shows a board. Signals: ``moved(StatusRow)`` with the report of the current cell."""

    moved = Signal(object)

    def __init__(self, model: BoardModel) -> None:
        """Show *model*."""
        super().__init__()
        self.board = model
        self.setObjectName("grid")
        self.setModel(model)
        self.setItemDelegate(BoardDelegate(self))
        self.setHorizontalHeader(_Regimes(model, self))
        self.setVerticalHeader(_Units(model, self))
        self.setShowGrid(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self._corner = _corner(model, self)
        self.selectionModel().currentChanged.connect(self._on_current)

    def go_to(self, unit: str, regime: str) -> bool:
        """Make a cell current; False where the board has none for them."""
        units = [each.code for each in self.board.board.units]
        regimes = [column.regime for column in self.board.board.columns]
        if unit not in units or regime not in regimes:
            return False
        index = self.board.index(units.index(unit), regimes.index(regime))
        alone = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(index, alone)
        return True

    def choose(self, group: str) -> None:
        """Show only units with a cell of *group*, the others of their cells dimmed."""
        self.board.choose(group)
        for number in range(self.board.rowCount()):
            self.setRowHidden(number, not self.board.has(number, group))

    @property
    def current(self) -> StatusRow | None:
        """The report of the current cell."""
        return self.board.row_at(self.currentIndex())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 -- Qt's name
        """Let columns and rows fill the room, within what they need and bear."""
        super().resizeEvent(event)
        room, columns = self.viewport().size(), self.board.columnCount()
        for number in range(columns):
            first, last = room.width() * number // columns, room.width() * (number + 1) // columns
            self.setColumnWidth(number, max(LEAST_COLUMN, last - first))
        fitting = room.height() // max(1, self.board.rowCount())
        self.verticalHeader().setDefaultSectionSize(min(MOST_ROW, max(LEAST_ROW, fitting)))
        self._corner.setGeometry(0, 0, UNITS, HEAD)
        self.updateGeometries()  # the rows changed after the bars were measured

    def _on_current(self, current: QModelIndex, previous: QModelIndex) -> None:  # noqa: ARG002
        self.horizontalHeader().viewport().update()
        self.verticalHeader().viewport().update()
        row = self.board.row_at(current)
        if row is not None:
            self.moved.emit(row)


class _Header(QHeaderView):
    """What both headers share: the fill, and the accent on the current one."""

    def __init__(self, side: Qt.Orientation, model: BoardModel, parent: QTableView) -> None:
        super().__init__(side, parent)
        self._model, self._table = model, parent
        self.setSectionsClickable(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def _ground(self, painter: QPainter, rect: QRect, *, current: bool) -> None:
        upright = self.orientation() == Qt.Orientation.Vertical
        painter.fillRect(rect, theme.colour("sel" if current else "surface" if upright else "head"))
        painter.setPen(QPen(theme.colour("line" if upright else "line2"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setPen(QPen(theme.colour("line2"), 2 if upright else 1))
        painter.drawLine(rect.topRight(), rect.bottomRight())

    @staticmethod
    def _lines(
        painter: QPainter, rect: QRect, first: str, second: str, *, centred: bool = True
    ) -> None:
        """Draw *first* in bold, in two lines where it needs them, and *second* small below."""
        font = theme.font(bold=True)
        names = wrapped(first, font, rect.width())
        high = _LINE * (len(names) + bool(second))
        top = rect.center().y() - high // 2 + 1 if centred else rect.top()
        line = QRect(rect.left(), top, rect.width(), _LINE)
        painter.setFont(font)
        painter.setPen(theme.colour("text"))
        for words in names:
            painter.drawText(line, _LEFT, words)
            line.translate(0, _LINE)
        painter.setFont(theme.font(11))
        painter.setPen(theme.colour("text2"))
        painter.drawText(line, _LEFT, second)


class _Regimes(_Header):
    """Title, due day, how many are approved, and the share of each group as a bar."""

    def __init__(self, model: BoardModel, parent: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, model, parent)

    def sizeHint(self) -> QSize:  # noqa: N802 -- Qt's name
        return QSize(0, HEAD)

    def paintSection(self, painter: QPainter, rect: QRect, logical: int) -> None:  # noqa: N802
        column = self._model.column(logical)
        current = self._table.currentIndex().column() == logical
        done, of = self._model.done(regime=column.regime)
        painter.save()
        self._ground(painter, rect, current=current)
        words = texts.COLUMN_DUE.format(day=day_and_month(column.due_on), done=done, of=of)
        inside = rect.adjusted(10, _TOP, -10, 0)
        self._lines(painter, inside, column.title, words, centred=False)
        bar = QRect(inside.left(), rect.bottom() - 14, inside.width(), 5)
        groups = self._model.groups_in(column.regime)
        for number, group in enumerate(groups):
            left = bar.left() + bar.width() * number // len(groups)
            right = bar.left() + bar.width() * (number + 1) // len(groups)
            part = QRect(left, bar.top(), right - left - 1, bar.height())
            painter.fillRect(part, theme.colour(_BAR.get(group, "line2")))
        painter.restore()


class _Units(_Header):
    """The frozen column: units, with how many of their reports are approved."""

    def __init__(self, model: BoardModel, parent: QTableView) -> None:
        super().__init__(Qt.Orientation.Vertical, model, parent)
        self.setMinimumSectionSize(LEAST_ROW)

    def sizeHint(self) -> QSize:  # noqa: N802 -- Qt's name
        return QSize(UNITS, 0)

    def paintSection(self, painter: QPainter, rect: QRect, logical: int) -> None:  # noqa: N802
        unit = self._model.unit(logical)
        done, of = self._model.done(unit=unit.code)
        painter.save()
        self._ground(painter, rect, current=self._table.currentIndex().row() == logical)
        many = self._model.columnCount() > 1 and of > 0
        second = texts.UNIT_DONE.format(done=done, of=of) if many else ""
        self._lines(painter, rect.adjusted(14, 0, -8, 0), unit.short_name, second)
        painter.restore()


def _corner(model: BoardModel, parent: QTableView) -> QFrame:
    """Return what stands over the units: how many there are, and the period."""
    frame = QFrame(parent)
    frame.setObjectName("tableHead")
    column = QVBoxLayout(frame)
    column.setContentsMargins(14, _TOP, 8, 0)
    column.setSpacing(0)
    period = period_name(Period.parse(model.board.period))
    words = texts.UNITS.format(count=model.rowCount(), period=period[0].lower() + period[1:])
    column.addWidget(label(texts.UNIT, "strong"))
    column.addWidget(label(words, "small"))
    column.addStretch(1)
    return frame
