"""Paints one figure and edits it: shape says the state first, colour second (look §5)."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QBrush, QKeyEvent, QPainter, QPen, QPolygon
from PySide6.QtWidgets import (
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from bhxh_desktop.domain.figure import CellState
from ui import icons, theme
from ui.models.figure_grid_model import VIEW, CellView
from ui.wrapping import wrapped

Index = QModelIndex | QPersistentModelIndex
PADDING, MARK = 6, 12
LINE, MOST_LINES = 18, 5
"""Height of a line of words in a cell, and how many lines are shown."""
_LEAVING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


class FigureDelegate(QStyledItemDelegate):
    """Paints :class:`CellView`; edits with a bare line.

    Signals: ``left(QKeyEvent)`` when Enter or Tab asks to go on from the editor. Attributes:
    ``taken``, whether the last text that was taken over was written.
    """

    left = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        """Serve the table *parent*."""
        super().__init__(parent)
        self.taken = True

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw fill, text, marks and frame."""
        view = index.data(VIEW)
        if not isinstance(view, CellView):
            return
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        paint_cell(painter, rect, view, selected=bool(state & QStyle.StateFlag.State_Selected))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.save()
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(1, 1, -1, -1))
            painter.restore()

    def createEditor(  # noqa: N802 -- Qt's name
        self,
        parent: QWidget,
        option: QStyleOptionViewItem,  # noqa: ARG002
        index: Index,
    ) -> QWidget:
        """Return a bare line; numbers are typed at the right."""
        line = QLineEdit(parent)
        line.setObjectName("inCell")
        view = index.data(VIEW)
        if isinstance(view, CellView) and view.item is not None and view.item.kind == "number":
            line.setAlignment(Qt.AlignmentFlag.AlignRight)
        return line

    def setEditorData(self, editor: QWidget, index: Index) -> None:  # noqa: N802 -- Qt's name
        """Show what stands in the cell, also when it becomes another; never over what is typed."""
        if not (isinstance(editor, QLineEdit) and editor.isModified()):
            super().setEditorData(editor, index)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:  # noqa: N802
        """Ask for the edit."""
        if isinstance(editor, QLineEdit):
            self.taken = model.setData(index, editor.text())

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:  # noqa: N802 -- Qt's name
        """Leave it to the table how Enter and Tab go on: Qt would close the editor in any case."""
        pressed = event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
        if isinstance(event, QKeyEvent) and pressed and event.key() in _LEAVING:
            self.left.emit(event)
            return True
        return super().eventFilter(editor, event)


def paint_cell(painter: QPainter, rect: QRect, view: CellView, *, selected: bool = False) -> None:
    """Draw fill, lines, text and marks of one cell."""
    painter.save()
    painter.fillRect(rect, theme.colour(_fill(view)))
    if view.cell.state is CellState.NOT_APPLICABLE and view.item is not None:
        painter.fillRect(rect, QBrush(theme.colour("hatch"), Qt.BrushStyle.BDiagPattern))
    if selected:
        painter.fillRect(rect, theme.colour("accent_s"))
    _draw_lines(painter, rect, total=view.total)
    if view.item is not None:
        _draw_text(painter, rect, view)
        _draw_marks(painter, rect, view)
    painter.restore()


def words_height(view: CellView, width: int) -> int:
    """Return the height the words of a cell need in a column of *width*, 0 for a number."""
    if view.item is None or view.item.kind == "number":
        return 0
    return LINE * len(_lines(view, width - 2 * PADDING)) + 2 * PADDING


def _lines(view: CellView, width: int) -> tuple[str, ...]:
    return wrapped(view.text.replace("\n", " "), theme.font(), width, MOST_LINES)


def _fill(view: CellView) -> str:
    if view.severity in ("error", "warning"):
        return "error_s" if view.severity == "error" else "warn_s"
    return "derived" if view.derived or view.total else "surface"


def _draw_lines(painter: QPainter, rect: QRect, *, total: bool) -> None:
    painter.setPen(QPen(theme.colour("line"), 1))
    painter.drawLine(rect.topRight(), rect.bottomRight())
    painter.drawLine(rect.bottomLeft(), rect.bottomRight())
    if total:
        painter.setPen(QPen(theme.colour("edge"), 1))
        painter.drawLine(rect.topLeft(), rect.topRight())


def _draw_text(painter: QPainter, rect: QRect, view: CellView) -> None:
    cell, item = view.cell, view.item
    blank = cell.state is CellState.BLANK and cell.value is None
    if view.offer:
        painter.setFont(theme.font())
        painter.setPen(theme.colour("carry"))
        inside = rect.adjusted(PADDING, 0, -PADDING, 0)
        painter.drawText(
            inside, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, view.offer
        )
        return
    if blank and not view.derived:
        if view.item is None or not view.item.required:
            return
        pen = QPen(theme.colour("edge"), 1, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        middle = rect.bottom() - 7
        painter.drawLine(rect.left() + PADDING, middle, rect.right() - PADDING, middle)
        return
    is_number = item is not None and item.kind == "number"
    colour = "text3" if cell.incomplete else "error" if view.severity == "error" else "text"
    if cell.state is CellState.NOT_APPLICABLE:
        colour = "text2"
    side = Qt.AlignmentFlag.AlignRight if is_number else Qt.AlignmentFlag.AlignLeft
    if cell.state is CellState.NOT_APPLICABLE:
        side = Qt.AlignmentFlag.AlignHCenter
    painter.setFont(theme.font(bold=view.total or view.severity == "error"))
    painter.setPen(theme.colour(colour))
    inside = rect.adjusted(PADDING, 0, -PADDING, 0)
    lines = (view.text,) if is_number else _lines(view, inside.width())
    line = QRect(inside.left(), 0, inside.width(), LINE)
    line.moveTop(inside.center().y() - len(lines) * LINE // 2 + 1)
    for words in lines:
        painter.drawText(line, side | Qt.AlignmentFlag.AlignVCenter, words)
        line.translate(0, LINE)


def _draw_marks(painter: QPainter, rect: QRect, view: CellView) -> None:
    if view.noted:
        painter.setBrush(theme.colour("text2"))
        painter.setPen(Qt.PenStyle.NoPen)
        right, top = rect.right(), rect.top()
        corners = [QPoint(right - 7, top), QPoint(right + 1, top), QPoint(right + 1, top + 8)]
        painter.drawPolygon(QPolygon(corners))
    if view.severity == "linked":
        painter.fillRect(
            QRect(rect.left(), rect.bottom() - 2, rect.width(), 2), theme.colour("error")
        )
    elif view.severity:
        is_error = view.severity == "error"
        frame = QPen(theme.colour("error" if is_error else "warn_l"), 2 if is_error else 1)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(frame)
        painter.drawRect(rect.adjusted(1, 1, -1, -1))
        box = QRect(rect.left() + 4, rect.center().y() - MARK // 2, MARK, MARK)
        name, colour = ("error", "error") if is_error else ("warning", "warn")
        icons.draw(painter, box, name, colour, filled=True)
    if view.severity in ("", "linked") and (view.offer or view.overridden):
        box = QRect(rect.left() + 4, rect.center().y() - MARK // 2, MARK, MARK)
        icons.draw(painter, box, "suggested" if view.offer else "edit", "carry")
