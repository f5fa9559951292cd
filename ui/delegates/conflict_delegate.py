"""Paints two sides of a report: radios for what is asked, the chosen one bold and filled."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from bhxh_desktop.domain.figure import Cell
from ui import icons, theme
from ui.models.conflict_model import LINE, PLACE, RESULT, SIDE_OF, Line
from ui.texts import resolve_texts as texts

Index = QModelIndex | QPersistentModelIndex
PADDING, RADIO, ICON = 12, 14, 14
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class ConflictDelegate(QStyledItemDelegate):
    """Paints a :class:`Line` of the table of conflicts."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw fill, radio, words, lines and the frame of the current row."""
        line, column, rect = index.data(LINE), index.column(), option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, theme.colour(_fill(line, column)))
        painter.setPen(QPen(theme.colour("line"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if line.words is None:
            painter.setFont(theme.font(12, bold=True))
            painter.setPen(theme.colour("text2"))
            painter.drawText(rect.adjusted(PADDING, 0, 0, 0), _LEFT, str(index.data()))
        else:
            if column != RESULT:
                painter.drawLine(rect.topRight(), rect.bottomRight())
            _draw(painter, rect, line, column, str(index.data()))
            state: QStyle.StateFlag = option.state
            if state & QStyle.StateFlag.State_Selected:
                _draw_current(painter, rect, column)
        painter.restore()


def _fill(line: Line, column: int) -> str:
    if line.words is None:
        return "derived"
    if column == RESULT:
        return "derived"
    chosen = column in SIDE_OF and line.choice == SIDE_OF[column]
    return "accent_s" if chosen and line.question is not None else "surface"


def _draw(painter: QPainter, rect: QRect, line: Line, column: int, words: str) -> None:
    inside = rect.adjusted(PADDING, 0, -PADDING, 0)
    chosen = column in SIDE_OF and line.choice == SIDE_OF[column]
    if column == RESULT:
        _draw_result(painter, inside, line, words)
        return
    if column in SIDE_OF and line.question is not None:
        _draw_radio(painter, inside, chosen=chosen)
        inside = inside.adjusted(RADIO + PADDING, 0, 0, 0)
    painter.setFont(theme.font(bold=chosen))
    painter.setPen(theme.colour("text" if column == PLACE or chosen else "text2"))
    _draw_cut(painter, inside, _LEFT if column == PLACE else _RIGHT, words)


def _draw_result(painter: QPainter, rect: QRect, line: Line, words: str) -> None:
    if line.choice is None:
        painter.setFont(theme.font(bold=True))
        painter.setPen(theme.colour("warn"))
        width = painter.fontMetrics().horizontalAdvance(words)
        icon = QRect(rect.right() - width - ICON - 8, rect.center().y() - ICON // 2, ICON, ICON)
        icons.draw(painter, icon, "warning", "warn", filled=True)
        painter.drawText(rect, _RIGHT, words)
        return
    by = texts.OTHER if isinstance(line.choice, Cell) else texts.BY[line.choice]
    painter.setFont(theme.font(11))
    painter.setPen(theme.colour("text3"))
    painter.drawText(rect, _LEFT, by)
    room = rect.adjusted(painter.fontMetrics().horizontalAdvance(by) + PADDING, 0, 0, 0)
    painter.setFont(theme.font(bold=True))
    painter.setPen(theme.colour("text"))
    _draw_cut(painter, room, _RIGHT, words)


def _draw_radio(painter: QPainter, rect: QRect, *, chosen: bool) -> None:
    box = QRect(rect.left(), rect.center().y() - RADIO // 2, RADIO, RADIO)
    painter.setPen(QPen(theme.colour("accent" if chosen else "edge"), 1.5))
    painter.setBrush(theme.colour("surface"))
    painter.drawEllipse(box)
    if chosen:
        painter.setBrush(theme.colour("accent"))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawEllipse(box.adjusted(4, 4, -3, -3))


def _draw_current(painter: QPainter, rect: QRect, column: int) -> None:
    painter.setPen(QPen(theme.colour("accent"), 2))
    painter.drawLine(rect.topLeft(), rect.topRight())
    painter.drawLine(rect.bottomLeft(), rect.bottomRight())
    if column == PLACE:
        painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), theme.colour("accent"))


def _draw_cut(painter: QPainter, rect: QRect, side: int, words: str) -> None:
    shown = painter.fontMetrics().elidedText(
        words.replace("\n", " "), Qt.TextElideMode.ElideRight, rect.width()
    )
    painter.drawText(rect, side, shown)
