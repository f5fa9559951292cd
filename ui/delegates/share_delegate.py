"""Paints one unit's part of a total: name, a bar for its share, the number."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui import theme
from ui.models.drill_model import VIEW, ShareView

Index = QModelIndex | QPersistentModelIndex
ROW, EDGE, GAP, NAME, BAR = 28, 16, 10, 132, 6
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class ShareDelegate(QStyledItemDelegate):
    """Paints :class:`ShareView`."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw name, bar and number."""
        view = index.data(VIEW)
        if not isinstance(view, ShareView):
            return
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.fillRect(rect, theme.colour("accent_s" if chosen else "surface"))
        inside = rect.adjusted(EDGE, 0, -EDGE, 0)
        painter.setFont(theme.font(12))
        painter.setPen(theme.colour("text3" if view.quiet else "text"))
        room = NAME if view.share >= 0 else inside.width() // 2
        name = QRect(inside.left(), inside.top(), room, inside.height())
        cut = painter.fontMetrics().elidedText(view.unit, Qt.TextElideMode.ElideRight, room)
        painter.drawText(name, _LEFT, cut)
        painter.setFont(theme.font())
        value = QRect(name.right() + GAP, inside.top(), inside.right() - name.right() - GAP, ROW)
        elided = painter.fontMetrics().elidedText(
            view.value, Qt.TextElideMode.ElideRight, value.width()
        )
        painter.drawText(value, _RIGHT, elided)
        if view.share >= 0:
            along = painter.fontMetrics().horizontalAdvance("0.000.000")
            track = value.adjusted(0, 0, -along - GAP, 0)
            track = QRect(track.left(), track.center().y() - BAR // 2, track.width(), BAR)
            painter.fillRect(track, theme.colour("hover"))
            track.setWidth(round(track.width() * view.share))
            painter.fillRect(track, theme.colour("accent" if chosen else "edge"))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802, ARG002
        """Return the height of a line."""
        return QSize(200, ROW)
