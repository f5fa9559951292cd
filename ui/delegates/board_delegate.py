"""Paints one report on the board: icon and word, below them day, number and lateness."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui import icons, theme
from ui.models.board_model import VIEW, CellView
from ui.texts import board_texts as texts

Index = QModelIndex | QPersistentModelIndex
PADDING, ICON, GAP = 10, 16, 7
WIDE = 380
"""A cell this wide has room for the proof at its right."""
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class BoardDelegate(QStyledItemDelegate):
    """Paints :class:`CellView`; quiet where all is well, filled only where someone must act."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw fill, lines, words and the frame of the current cell."""
        view = index.data(VIEW)
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(rect, theme.colour(_fill(view, chosen=chosen)))
        painter.setPen(QPen(theme.colour("line"), 1))
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if isinstance(view, CellView):
            _draw_words(painter, rect, view)
        else:
            painter.setPen(theme.colour("text3"))
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, str(index.data()))
        if chosen:
            focused = bool(state & QStyle.StateFlag.State_HasFocus)
            painter.setPen(QPen(theme.colour("accent" if focused else "edge"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(1, 1, -1, -1))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802, ARG002
        """Return the least room a cell needs."""
        return QSize(130, 50)


def _fill(view: object, *, chosen: bool) -> str:
    if isinstance(view, CellView) and view.must_act and not view.dim:
        return f"{view.colour}_s"
    return "accent_s" if chosen else "surface"


def _draw_words(painter: QPainter, rect: QRect, view: CellView) -> None:
    colour = "text3" if view.dim else view.colour
    strong = view.strong and not view.dim
    top = rect.center().y() - 18
    box = QRect(rect.left() + PADDING, top + 1, ICON, ICON)
    icons.draw(painter, box, view.icon, colour, filled=view.filled)
    left = box.right() + GAP
    first = QRect(left, top, rect.right() - PADDING - left, 18)
    painter.setFont(theme.font(bold=strong))
    painter.setPen(theme.colour(_word_colour(view)))
    painter.drawText(first, int(_LEFT), _cut(painter, view.words, first.width()))
    second = first.translated(0, 19)
    painter.setFont(theme.font(11))
    painter.setPen(theme.colour("text3" if view.dim else "text2"))
    words = _fitting(painter, view, second.width())
    painter.drawText(second, int(_LEFT), words)
    if view.late:
        along = painter.fontMetrics().horizontalAdvance(words)
        painter.setFont(theme.font(11, bold=not view.dim))
        painter.setPen(theme.colour("text3" if view.dim else "error"))
        painter.drawText(second.adjusted(along, 0, 0, 0), int(_LEFT), view.late)
    if rect.width() >= WIDE and view.proof:
        painter.setFont(theme.font(11))
        painter.setPen(theme.colour("text3"))
        painter.drawText(rect.adjusted(0, 0, -16, 0), int(_RIGHT), view.proof)


def _fitting(painter: QPainter, view: CellView, width: int) -> str:
    """Return what stands before the lateness; what says least, the day, gives way to it."""
    parts = view.second.split(texts.SEPARATOR) if view.second else []
    metrics = painter.fontMetrics()
    room = width - round(1.1 * metrics.horizontalAdvance(view.late))  # it is written bold
    while parts:
        words = texts.SEPARATOR.join([*parts, ""] if view.late else parts)
        if not view.late or metrics.horizontalAdvance(words) <= room:
            return words
        parts.pop(0)
    return ""


def _word_colour(view: CellView) -> str:
    if view.dim:
        return "text3"
    if view.must_act:
        return view.colour
    return "text2" if view.group == "coming" else "text"


def _cut(painter: QPainter, words: str, width: int) -> str:
    return painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, width)
