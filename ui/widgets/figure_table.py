"""The figure grid: one table view whose frozen column is its vertical header (look §5)."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QKeySequence, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QTableView,
    QWidget,
)

from bhxh_desktop.domain.figure import FigureKey
from ui import theme
from ui.delegates.figure_delegate import FigureDelegate, words_height
from ui.models.figure_grid_model import VIEW, FigureGridModel
from ui.models.pasting import text_of
from ui.texts import figures_texts as texts
from ui.widgets.basics import label
from ui.widgets.figure_header import FigureHeader

ROW, LINE = 32, 15
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_COMMANDS = (Qt.Key.Key_F2, Qt.Key.Key_F5, Qt.Key.Key_F6, Qt.Key.Key_F7)
"""Keys that mean the table also while a cell is edited; what is typed is written first."""
NARROWEST, WIDEST_TEXT, VALUE, VALUE_OF_WORDS = 64, 200, 170, 420
NARROW, MANY, CAPTION_LINES, MARGINS = 46, 10, 4, 14
STUB, NARROW_STUB, WIDE_STUB, FEW = 240, 190, 520, 3
"""Widths of the frozen column: of a table, and where few columns leave room for its sentences."""


class FigureTable(QTableView):
    """Shows and edits a form; keys as in Excel.

    Signals: ``moved(FigureKey)`` with the current cell; ``pasted(str)``; ``cleared(list)`` with the
    places to empty; ``noted(FigureKey)`` to write a note; ``row_unwanted(str)``; ``taken(list)``
    with the places whose suggestion is taken over; ``given_up(FigureKey)`` what was typed there;
    ``refused(words)`` why a key did nothing.
    """

    moved = Signal(object)
    pasted = Signal(str)
    cleared = Signal(list)
    noted = Signal(object)
    row_unwanted = Signal(str)
    taken = Signal(list)
    given_up = Signal(object)
    refused = Signal(str)

    def __init__(self, model: FigureGridModel) -> None:
        """Show *model*."""
        super().__init__()
        self.grid = model
        self.setObjectName("grid")
        self.setModel(model)
        self._delegate = FigureDelegate(self)
        self._delegate.left.connect(self._leave)
        self._delegate.closeEditor.connect(self._on_closed)
        self.setItemDelegate(self._delegate)
        form = model.sheet.form
        self.setHorizontalHeader(FigureHeader(form, self))
        self._stub, self._wordy = _Stub(model, self), _wordy(model)
        self.setVerticalHeader(self._stub)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(True)
        self.setAccessibleName(form.title)
        self.setAccessibleDescription(texts.KEYS)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(
            triggers.AnyKeyPressed | triggers.EditKeyPressed | triggers.DoubleClicked
        )
        self._corner = label(form.row_caption, "corner", wraps=True)
        self._corner.setParent(self)
        for number in range(model.columnCount()):
            self.setColumnWidth(number, _width(model, number))
        if not form.columns and _holds_words(model):
            self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
            self.horizontalHeader().sectionResized.connect(self._fit_rows)
        self.selectionModel().currentChanged.connect(self._on_current)
        model.rowsInserted.connect(self._fit_rows)
        model.dataChanged.connect(self._widen)
        self._fit_rows()

    def go_to(self, place: FigureKey) -> bool:
        """Make a cell current and bring it into view; False where it is not in this form."""
        index = self.grid.find(place)
        if not index.isValid():
            return False
        self._select(index)
        self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
        self.setFocus()
        return True

    def commitData(self, editor: QWidget) -> None:  # noqa: N802 -- Qt's name
        """Take a text over; where that took its row away, its editor is through with it."""
        super().commitData(editor)
        if not editor.isVisible():
            editor.removeEventFilter(self._delegate)  # Qt has just put it back

    def finish(self) -> bool:
        """Write what is being typed; False where it was refused and stays in its editor."""
        editor = self.indexWidget(self.currentIndex())
        if not self._is_editing or editor is None:
            return True
        self.commitData(editor)
        if not self._delegate.taken:
            editor.setFocus()
            return False
        if editor.isVisible():
            self.closeEditor(editor, FigureDelegate.EndEditHint.NoHint)
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 -- Qt's name
        """Keep the caption of the frozen column in its corner."""
        super().resizeEvent(event)
        height = self.horizontalHeader().height()
        self._corner.setGeometry(0, 0, self.verticalHeader().width(), height)

    @property
    def selected(self) -> list[FigureKey]:
        """The places selected, row by row."""
        indexes = sorted(self.selectedIndexes(), key=lambda i: (i.row(), i.column()))
        return [self.grid.place(index) for index in indexes]

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 -- Qt's name
        """Do what a key means here, once what is being typed is written."""
        act = self._meant(event)
        if act is None or (event.key() not in _COMMANDS and self._is_editing):
            super().keyPressEvent(event)
        elif self.finish():
            act()

    def _meant(self, event: QKeyEvent) -> Callable[[], object] | None:
        """Return what a key does in the table, None for what Qt does with it."""
        keys, current = Qt.Key, self.currentIndex()
        if event.matches(QKeySequence.StandardKey.Copy):
            return self._copy
        if event.matches(QKeySequence.StandardKey.Paste):
            return lambda: self.pasted.emit(QApplication.clipboard().text())
        if event.key() == keys.Key_F2:
            noting = event.modifiers() & _SHIFT and current.isValid()
            return (lambda: self.noted.emit(self.grid.place(current))) if noting else None
        acts: dict[int, Callable[[], object]] = {
            keys.Key_Delete: self._clear,
            keys.Key_Backspace: self._clear,
            keys.Key_Return: self._down,
            keys.Key_Enter: self._down,
            keys.Key_Tab: lambda: self._leave(event),
            keys.Key_Backtab: lambda: self._leave(event),
            keys.Key_F5: self._to_new_row,
            keys.Key_F6: self._delete_row,
            keys.Key_F7: lambda: self.taken.emit(self.selected),
        }
        return acts.get(event.key())

    @property
    def _is_editing(self) -> bool:
        return self.state() is QAbstractItemView.State.EditingState

    def _clear(self) -> None:
        self.cleared.emit([place for place in self.selected if self.grid.is_editable(place)])

    def _delete_row(self) -> None:
        if self.currentIndex().isValid():
            self.row_unwanted.emit(self.grid.place(self.currentIndex()).row)

    def _to_new_row(self) -> None:
        if self.grid.sheet.spare_row:
            self._select(self.grid.index(self.grid.rowCount() - 1, 0))

    def _leave(self, event: QKeyEvent) -> None:
        """Go on from the editor, as in Excel: Enter down, Tab along; the next cell waits."""
        if not self.finish():
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._down()
            return
        forward = event.key() == Qt.Key.Key_Tab
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.setTabKeyNavigation(False)
            self.focusNextPrevChild(forward)
            self.setTabKeyNavigation(True)
            return
        moves = QAbstractItemView.CursorAction
        move = moves.MoveNext if forward else moves.MovePrevious
        self._select(self.moveCursor(move, Qt.KeyboardModifier.NoModifier))

    def _on_closed(self, _editor: QWidget, hint: FigureDelegate.EndEditHint) -> None:
        if hint is FigureDelegate.EndEditHint.RevertModelCache and self.currentIndex().isValid():
            self.given_up.emit(self.grid.place(self.currentIndex()))

    def _down(self) -> None:
        index = self.currentIndex()
        below = index.siblingAtRow(index.row() + 1)
        if below.isValid():
            self._select(below)

    def _fit_rows(self) -> None:
        for number in range(self.grid.rowCount()):
            words = (
                words_height(self.grid.index(number, column).data(VIEW), self.columnWidth(column))
                for column in self._wordy
            )
            self.setRowHeight(number, max([self._stub.height_of(number), *words]))

    def _widen(self, first: QModelIndex, last: QModelIndex) -> None:
        """Give a column that got a longer number its room; none ever becomes narrower."""
        for number in range(first.column(), last.column() + 1):
            needed = _widest(self.grid, number) if self.grid.sheet.form.columns else 0
            if needed > self.columnWidth(number):
                self.setColumnWidth(number, needed)
        if not self._wordy.isdisjoint(range(first.column(), last.column() + 1)):
            self._fit_rows()

    def _select(self, index: QModelIndex) -> None:
        """Make one cell current and selected alone, whatever keys are held."""
        alone = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(index, alone)

    def _copy(self) -> None:
        """Copy the selected block as Excel takes it; cells here and there make no block."""
        cells = {
            (index.row(), index.column()): str(index.data(Qt.ItemDataRole.EditRole) or "")
            for index in self.selectedIndexes()
        }
        rows, columns = (sorted({place[side] for place in cells}) for side in (0, 1))
        if len(cells) != len(rows) * len(columns):
            self.refused.emit(texts.COPY_BLOCK)
            return
        block = [[cells[row, column] for column in columns] for row in rows]
        QApplication.clipboard().setText(text_of(block))

    def _on_current(self, current: QModelIndex, previous: QModelIndex) -> None:  # noqa: ARG002
        self.horizontalHeader().viewport().update()
        self.verticalHeader().viewport().update()
        if current.isValid():
            self.moved.emit(self.grid.place(current))


class _Stub(QHeaderView):
    """The frozen column: captions of the lines, broken into as many lines as they need."""

    def __init__(self, model: FigureGridModel, parent: QTableView) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._grid = model
        few, many = len(model.columns) <= FEW, len(model.columns) > MANY
        self._width = WIDE_STUB if few else NARROW_STUB if many else STUB
        # not by contents: Qt would measure every cell again after each edit
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(ROW)

    def sizeHint(self) -> QSize:  # noqa: N802 -- Qt's name
        return QSize(self._width, 0)

    def height_of(self, logical: int) -> int:
        """Return the height a line needs for its caption."""
        row = self._grid.rows[logical]
        room = QRect(0, 0, self._width - 22 - 14 * row.indent, 1000)
        metrics = self.fontMetrics()
        needed = metrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), row.caption).height()
        return max(ROW, needed + 12)

    def paintSection(self, painter: QPainter, rect: QRect, logical: int) -> None:  # noqa: N802
        row = self._grid.rows[logical]
        view = self.parentWidget()
        current = isinstance(view, QTableView) and view.currentIndex().row() == logical
        painter.save()
        painter.fillRect(rect, theme.colour("sel" if current else "derived"))
        painter.setPen(QPen(theme.colour("line"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setPen(QPen(theme.colour("line2"), 2))
        painter.drawLine(rect.right(), rect.top(), rect.right(), rect.bottom())
        heading = row.total or self._is_heading(logical)
        painter.setFont(theme.font(bold=heading))
        painter.setPen(theme.colour("text"))
        inside = rect.adjusted(10 + 14 * row.indent, 0, -12, 0)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(inside, int(flags), row.caption)
        painter.restore()

    def _is_heading(self, logical: int) -> bool:
        place = self._grid.place(self._grid.index(logical, 0))
        return self._grid.item(place) is None


def _width(model: FigureGridModel, number: int) -> int:
    """Return the width of a column: of its longest word, its caption in lines, its widest value."""
    columns = model.sheet.form.columns
    if not columns:
        return VALUE_OF_WORDS if _holds_words(model) else VALUE
    column = columns[number]
    if column.item is not None and column.item.kind != "number":
        return WIDEST_TEXT if column.item.kind == "text" else 120
    many = len(columns) > MANY
    small = QFontMetrics(theme.font(11))
    word = max((small.horizontalAdvance(each) for each in column.caption.split()), default=0)
    caption = small.horizontalAdvance(column.caption) // (CAPTION_LINES if many else 3)
    return max(NARROW if many else NARROWEST, word + 8, caption + 14, _widest(model, number))


def _holds_words(model: FigureGridModel) -> bool:
    """Return whether a form without columns asks for words."""
    kinds = {row.item.kind for row in model.sheet.form.rows if row.item}
    return not kinds.isdisjoint({"text", "document"})


def _wordy(model: FigureGridModel) -> frozenset[int]:
    """Return the columns in which words may stand."""
    columns = model.sheet.form.columns
    if not columns:
        return frozenset({0} if _holds_words(model) else ())
    kinds = enumerate(column.item.kind if column.item else "number" for column in columns)
    return frozenset(number for number, kind in kinds if kind == "text")


def _widest(model: FigureGridModel, number: int) -> int:
    """Return the room the widest value of a column needs, with the mark that may stand by it."""
    values = QFontMetrics(theme.font(bold=True))
    views = (model.index(row, number).data(VIEW) for row in range(model.rowCount()))
    shown = (values.horizontalAdvance(view.text or view.offer) for view in views)
    return max(shown, default=0) + MARGINS
